"""In how many processes the tests are run, and what ends with these."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import workers
from tests.store.server import MISSING, programs

HERE = Path(__file__)
_TESTS = """
from tests.store.server import running_server
with running_server() as server:
    print((server.folder / "data" / "postmaster.pid").read_text().split()[0], flush=True)
    input()
"""


@pytest.mark.parametrize(("cores", "expected"), [(1, 2), (2, 4), (64, 8)])
def test_a_folder_is_tested_by_two_processes_a_core(cores: int, expected: int) -> None:
    assert workers([str(HERE.parent)], cores) == expected


@pytest.mark.parametrize("path", [HERE, f"{HERE}::test_a_file_is_tested_where_it_is_asked_for"])
def test_a_file_is_tested_where_it_is_asked_for(path: object) -> None:
    assert workers([str(path)], cores=2) == 0


@pytest.mark.skipif(programs() is None, reason=MISSING)
def test_a_server_ends_with_tests_that_are_killed() -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", _TESTS], stdin=pipe, stdout=pipe, cwd=HERE.parents[1]) as tests:
        assert tests.stdout is not None
        server = os.pidfd_open(int(tests.stdout.readline()))
        tests.kill()
    ended, _, _ = select.select([server], [], [], 60)
    os.close(server)
    assert ended
