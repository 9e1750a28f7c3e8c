"""What the server of the database refuses a reviewer who gets at `psql`, as docs/server.md promises."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ssh.database import Newsroom
from tests.store.test_rights import forged


def test_by_hand_a_reviewer_enters_decisions_under_their_own_name_alone(newsroom: Newsroom) -> None:
    assert "row-level security" in newsroom.refusal(forged("chi", id=1), "binh")
    assert "row-level security" in newsroom.refusal(forged("lead", id=1), "binh")
    assert newsroom.refusal(forged("binh", id=1), "binh") == ""


@pytest.fixture(scope="module")
def decided(founded: Newsroom) -> Iterator[Newsroom]:
    """The page's team, whose binh and chi have decided by hand, for statements that are all refused."""
    founded.renew()
    for number, name in enumerate(("binh", "chi"), 1):
        founded.sql(forged(name, id=number, fact=number).replace("forged", f"by hand {number}"), name)
    before = founded.sql("SELECT * FROM decision")
    yield founded
    assert founded.sql("SELECT * FROM decision") == before


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE decision SET verdict = 'reject'", "permission denied"),
        ("UPDATE decision SET verdict = 'reject' WHERE id = 1", "permission denied"),
        ("DELETE FROM decision WHERE id = 2", "permission denied"),
        ("UPDATE article SET text = 'x'", "permission denied"),
        ("UPDATE reviewer SET role = 'admin' WHERE name = 'binh'", "permission denied"),
        ("SET ROLE chi", "permission denied"),
        ("SET SESSION AUTHORIZATION lead", "permission denied"),
        ("\\connect news chi", "Peer authentication failed"),
        ("\\connect news lead", "Peer authentication failed"),
    ],
)
def test_by_hand_a_reviewer_changes_nothing_and_becomes_nobody_else(
    decided: Newsroom, statement: str, said: str
) -> None:
    assert said in decided.refusal(statement, "binh")
