"""What came in is held to what is there: an article or a proposal that nobody decided on is no more to be altered."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from store import Store, Verdict, open_store
from store.moving import back_up, restore
from store.tables import META
from tests.store.backends import tampered, url_of
from tests.store.factory import adding, an_article, deciding, fact, filled, statistic

ALTERED = "is not as it came in"


def _found(store: Store) -> list[str]:
    return [found.message for found in store.check() if found.where == "intake"]


def _kept(store: Store) -> str | None:
    with store._database.reading() as connection:
        return connection.scalar(select(META.c.value).where(META.c.name == "arrived"))


@pytest.mark.parametrize(
    "change",
    [
        *(f"UPDATE article SET {name} = 'x' WHERE position = 2" for name in ("url", "outlet", "published", "source")),
        "UPDATE article SET text = 'x', sha256 = 'x' WHERE position = 2",
        "UPDATE article SET added_at = '2020-01-01 00:00:00.000000+00' WHERE position = 2",
        *(f"UPDATE proposal SET {name} = 'x' WHERE id = 9" for name in ("rule", "origin", "fingerprint")),
        "UPDATE proposal SET confidence = 0.8751 WHERE id = 9",
        "UPDATE proposal SET checks = '[]' WHERE id = 9",
        "UPDATE proposal SET spans = '{}' WHERE id = 7",
        "UPDATE proposal SET article = 1 WHERE id = 9",
    ],
)
def test_what_was_altered_since_it_came_in_is_told(store: Store, change: str) -> None:
    store.decide(deciding(Verdict.ACCEPT, fact(store)))
    assert _found(store) == []
    tampered(store, change.replace("+00'", "'") if "/" in store.place else change)
    assert any(ALTERED in message for message in _found(store))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("DELETE FROM proposal WHERE id = 9", "9 proposals came in, but 8 are there"),
        ("UPDATE proposal SET seed_of = 8 WHERE id = 9", "9 proposals came in, but 8 are there"),
        (
            """INSERT INTO article SELECT 3, 'bai-3', sha256, text, title, url, outlet, published, source, added_at
            FROM article WHERE position = 2""",
            "3 articles came in, but 4 are there",
        ),
        ("UPDATE meta SET value = 'x' WHERE name = 'arrived'", "what the store says of what came in can't be read"),
    ],
)
def test_what_was_removed_or_inserted_is_told_also_after_the_index_was_made_anew(
    store: Store, change: str, words: str
) -> None:
    tampered(store, change)
    assert any(words in message for message in _found(store))
    store.reindex()
    assert any(words in message for message in _found(store))


def test_what_comes_in_later_and_what_is_there_already_are_told_apart(store: Store) -> None:
    first = _kept(store)
    filled(store, 3)
    assert _kept(store) == first
    article = an_article(2)
    store.add([(article, [statistic(article), statistic(article, 43)]), (an_article(7), [])])
    store.decide(adding("bai-7"))
    assert (_kept(store) or "").startswith("4 10 ")
    assert list(store.check()) == []


@pytest.mark.parametrize("way", ["intake", "index"])
def test_a_store_of_before_is_not_called_damaged_and_says_what_came_in_from_now_on(store: Store, way: str) -> None:
    tampered(store, "DELETE FROM meta WHERE name = 'arrived'")
    assert list(store.check()) == []
    store.reindex() if way == "index" else filled(store, 4)
    assert (_kept(store) or "").startswith("3 9 " if way == "index" else "4 12 ")
    assert list(store.check()) == []
    tampered(store, "UPDATE article SET outlet = 'x' WHERE position = 2")
    assert any(ALTERED in message for message in _found(store))


@pytest.mark.parametrize("altered", [False, True])
def test_a_backup_is_held_to_what_came_into_the_store(
    store: Store, altered: bool, make_address: Callable[..., str], tmp_path: Path
) -> None:
    if altered:
        tampered(store, "UPDATE article SET outlet = 'x' WHERE position = 2")
    back_up(url_of(store), tmp_path / "copy")
    address = make_address(made=False)
    restore(address, tmp_path / "copy")
    with open_store(address) as other:
        assert _kept(other) == _kept(store)
        assert bool(_found(other)) is altered
