from collections.abc import Callable, Iterator
from itertools import chain, count
from pathlib import Path

import pytest

from store import Store, open_store
from tests.store.factory import filled


@pytest.fixture(params=["sqlite", "postgresql"])
def make_address(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., str]:
    """Gives the address of another empty store (or, with `made=False`, of none yet), on each kind of database."""
    if request.param == "sqlite":
        names = chain([""], count(2))
        return lambda *, made=True: _file(tmp_path / f"duyet{next(names)}.db", made=made)
    server, template = request.getfixturevalue("server"), request.getfixturevalue("template")
    return lambda *, made=True: str(server.url(server.database(template if made else "template1")))


def _file(path: Path, *, made: bool) -> str:
    if made:
        open_store(str(path), create=True).close()
    return str(path)


@pytest.fixture
def address(make_address: Callable[..., str]) -> str:
    """The address of an empty store."""
    return make_address()


@pytest.fixture
def empty(address: str) -> Iterator[Store]:
    with open_store(address) as store:
        yield store


@pytest.fixture
def store(empty: Store) -> Store:
    """A store of three articles with three pending facts each."""
    filled(empty, 3)
    return empty
