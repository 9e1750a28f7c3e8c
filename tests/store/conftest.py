from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Store, open_store
from tests.store.factory import filled


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "duyet.db"), create=True) as store:
        yield store


@pytest.fixture
def store(empty: Store) -> Store:
    """A store of three articles with three pending facts each."""
    filled(empty, 3)
    return empty
