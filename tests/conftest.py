"""How the tests are run: programs that they start share their compiled code, and generated cases have no time limit."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.store.server import MISSING, Server, programs, running_server

# Each case would have a fifth of a second, which a busy machine makes a failure of.
settings.register_profile("duyet", deadline=None)
settings.load_profile("duyet")


def pytest_configure(config: pytest.Config) -> None:
    """Keep compiled code for this run where it is kept nowhere: a session compiles its libraries for seconds."""
    if sys.dont_write_bytecode and "PYTHONPYCACHEPREFIX" not in os.environ:
        compiled = tempfile.mkdtemp(prefix="duyet-compiled-")
        Path(compiled).chmod(0o755)  # other users run the program, too, in tests of a server
        config.add_cleanup(lambda: shutil.rmtree(compiled, ignore_errors=True))
        os.environ["PYTHONPYCACHEPREFIX"] = compiled
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


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
