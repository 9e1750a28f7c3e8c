"""In how many processes the tests are run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import workers

HERE = Path(__file__)


@pytest.mark.parametrize(("cores", "expected"), [(1, 2), (2, 4), (64, 8)])
def test_a_folder_is_tested_by_two_processes_a_core(cores: int, expected: int) -> None:
    assert workers([str(HERE.parent)], cores) == expected


@pytest.mark.parametrize("path", [HERE, f"{HERE}::test_a_file_is_tested_where_it_is_asked_for"])
def test_a_file_is_tested_where_it_is_asked_for(path: object) -> None:
    assert workers([str(path)], cores=2) == 0
