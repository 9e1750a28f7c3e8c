"""One article has one title wherever it is shown, and is found by all names that it is known by."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event

from store import Filter, Order, ReviewFact, Store, Verdict, open_store
from store.headings import headings
from tests.store.factory import adding, an_article, correcting, deciding, facts, later, office, proposal, undone

FIRST = "Thứ ba, 02/03/2021"
STATED = "Vân Lĩnh họp bàn việc tỉnh"


def of_itself(store: Store) -> ReviewFact:
    """The fact of the first article about itself, as it stands."""
    return next(one for one in facts(store) if one.kind == "article")


def taken_in(store: Store, given: str = "", *, stated: str = STATED) -> None:
    article = an_article(0, title=given, text=f"{FIRST}\n{an_article().text}")
    about = [proposal(article, "article", {"title": stated}, 0, len(FIRST))] if stated else []
    store.add([(article, [*about, office(article)])])


def shown(store: Store) -> set[str]:
    """Every title under which the first article is shown."""
    ids = [one.id for one in facts(store)]
    listed = store.listing(Filter(), Order.KIND).facts + store.listed(ids) + store.browsed(ids)
    return {store.article("bai-0").heading, store.find_articles("1", limit=1)[0].title, *(one.title for one in listed)}


def finding(store: Store, words: str) -> bool:
    """Whether words find the article, which its facts must be found by as well."""
    found = {one.id for one in store.find_articles(words, limit=3)} == {"bai-0"}
    assert store.matching(Filter(article=words)) == (len(facts(store)) if found else 0)
    return found


@pytest.mark.parametrize(
    ("given", "stated", "title"),
    [("Tựa của tệp", STATED, "Tựa của tệp"), ("", STATED, STATED), ("", "", FIRST), ("Hai\n dòng", "", "Hai dòng")],
)
def test_the_title_is_the_files_else_the_rules_else_the_first_line(
    empty: Store, given: str, stated: str, title: str
) -> None:
    taken_in(empty, given, stated=stated)
    empty.decide(deciding(Verdict.ACCEPT, facts(empty)[-1]))
    assert shown(empty) == {title}
    assert finding(empty, "tua cua") == (given == title == "Tựa của tệp")
    assert finding(empty, "van lin") == bool(stated)
    assert finding(empty, "thu ba 02")


def test_a_corrected_title_is_shown_and_found_and_so_is_what_it_was_before(empty: Store) -> None:
    taken_in(empty)
    empty.decide(correcting(of_itself(empty), {"title": "Bình Sơn họp cuối năm"}))
    assert shown(empty) == {"Bình Sơn họp cuối năm"}
    assert finding(empty, "binh son cuoi nam")
    assert finding(empty, "van linh")
    undone(empty)
    assert shown(empty) == {STATED}
    assert not finding(empty, "cuoi nam")
    assert list(empty.check()) == []


def test_a_rejected_title_is_shown_no_more(empty: Store) -> None:
    taken_in(empty)
    empty.decide(deciding(Verdict.REJECT, of_itself(empty)))
    assert shown(empty) == {FIRST}
    assert finding(empty, "van linh")


def test_a_title_that_a_person_adds_is_shown_until_that_is_undone(empty: Store) -> None:
    taken_in(empty, stated="")
    empty.decide(adding(kind="article", fields={"title": "Bình Sơn họp"}))
    assert shown(empty) == {"Bình Sơn họp"}
    assert finding(empty, "son hop")
    empty.undo("lan", uuid4().hex, later())
    assert shown(empty) == {FIRST}
    assert not finding(empty, "son hop")
    assert list(empty.check()) == []


def test_titles_are_read_by_an_index_of_the_facts_that_state_them(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "duyet.db"), create=True) as store:
        taken_in(store)
        asked: list[tuple[str, Any]] = []
        with store._database.reading() as connection:
            event.listen(connection, "before_cursor_execute", lambda *now: asked.append((now[2], now[3])))
            headings(connection, [0])
            plan = [
                str(row)
                for text, given in [*asked]
                for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", given)
            ]
    assert any("ix_proposal_heading" in step for step in plan)


def test_facts_are_found_by_a_title_that_comes_in_later(empty: Store) -> None:
    taken_in(empty, stated="")
    taken_in(empty)
    assert finding(empty, "van linh")
    assert shown(empty) == {STATED}
    assert list(empty.check()) == []
