"""How the tests are run: in several processes, which share compiled code, with no time limit for generated cases."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import settings

from tests.store.server import MISSING, Server, programs, running_server

# Each case would have a fifth of a second, which a busy machine makes a failure of.
settings.register_profile("duyet", deadline=None)
settings.load_profile("duyet")


def workers(paths: Sequence[str], cores: int) -> int:
    """Return how many processes run the tests of these paths: 0, this one alone, where they are files or parts of them.

    Many tests wait for terminals and servers, so that a core has time for those of two processes.
    """
    return min(2 * cores, 8) if any(Path(path).is_dir() for path in paths) else 0


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Begin other processes only for a folder of tests: for a few they would take longer to begin than to test."""
    return workers(config.args, os.cpu_count() or 1)


def pytest_configure(config: pytest.Config) -> None:
    """Keep compiled code for this run where it is kept nowhere: a session compiles its libraries for seconds."""
    if sys.dont_write_bytecode and "PYTHONPYCACHEPREFIX" not in os.environ:
        compiled = tempfile.mkdtemp(prefix="duyet-compiled-")
        Path(compiled).chmod(0o755)  # other users run the program, too, in tests of a server
        config.add_cleanup(lambda: shutil.rmtree(compiled, ignore_errors=True))
        os.environ["PYTHONPYCACHEPREFIX"] = compiled
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_collection_finish() -> None:
    """Set aside what all tests share: each session that a test opens looks for garbage, and would look through that."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server of this process of the tests, which starts with the first test that needs it."""
    if programs() is None:
        pytest.skip(MISSING)
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def template(server: Server) -> str:
    """A database with an empty store, to make others like it in a moment."""
    name = server.database()
    from store import open_store

    open_store(server.url(name), create=True).close()
    return name
