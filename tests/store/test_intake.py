"""Taking articles and proposals in: counted, idempotent, refused in words, all or nothing."""

from typing import Any

import pytest
from msgspec.structs import replace

from extract import Article, Check, Proposal, Span
from extract.facts import Office
from store import IntakeReport, RefusedError, Store, Verdict
from tests.store.factory import TEXT, an_article, deciding, fact, facts, filled, office, proposal, statistic


def test_what_is_added_is_read_back_as_it_was(empty: Store) -> None:
    article = an_article(
        title="Hội nghị", url="https://bao.example/1", outlet="Báo", published="2026", source="a.jsonl:1"
    )
    checks = (Check("adds-up", True, "42/69"), Check("dated", False, "no date"))
    proposed = office(article, confidence=0.1 + 0.2, checks=checks)
    assert empty.add([(article, [proposed])]) == IntakeReport(articles=1, proposals=1)
    stored = empty.article(article.id)
    about = ("id", "text", "title", "url", "outlet", "published", "source")
    assert [getattr(stored, name) for name in about] == [getattr(article, name) for name in about]
    (found,) = stored.facts
    same = ("kind", "fields", "start", "end", "spans", "rule", "confidence", "checks", "origin")
    assert [getattr(found, name) for name in same] == [getattr(proposed, name) for name in same]
    assert (found.state, found.version, found.proposed) == ("pending", 0, proposed.fields)


def test_the_same_again_changes_nothing_and_says_so(store: Store) -> None:
    before = [facts(store, f"bai-{number}") for number in range(3)]
    article = an_article()
    again = [(article, [office(article), statistic(article), statistic(article, 43)])]
    assert store.add(again) == IntakeReport(articles_known=1, proposals=1, proposals_known=2)
    assert store.add(again) == IntakeReport(articles_known=1, proposals_known=3)
    assert len(facts(store)) == 4
    assert [facts(store, f"bai-{number}") for number in (1, 2)] == before[1:]


def test_the_same_twice_in_one_batch_is_taken_once(empty: Store) -> None:
    article = an_article()
    pair = (article, [office(article), office(article)])
    report = empty.add([pair, pair])
    assert report == IntakeReport(articles=1, articles_known=1, proposals=1, proposals_known=3)


def test_a_second_run_leaves_decisions_alone(store: Store) -> None:
    store.decide(deciding(Verdict.REJECT, fact(store)))
    filled(store, 3)
    assert fact(store).state == "rejected"
    assert store.progress().count(*store.progress().by_kind["office"]) == 9


def test_an_id_with_another_text_is_refused_and_the_rest_goes_on(store: Store) -> None:
    other = an_article(0, text="Một bài khác hẳn.", source="b.jsonl:7")
    new = an_article(9)
    report = store.add([(other, [proposal(other, "statement", {"form": "point"}, 0, 3)]), (new, [office(new)])])
    assert (report.articles, report.proposals) == (1, 1)
    assert report.refused == (
        "article 'bai-0' (b.jsonl:7) was not taken: its id stands in the store with another text",
    )
    assert store.article("bai-0").text == an_article().text


def test_two_texts_of_one_id_in_one_batch_are_told_apart(empty: Store) -> None:
    report = empty.add([(an_article(text="Một."), []), (an_article(text="Hai."), [])])
    assert (report.articles, len(report.refused)) == (1, 1)
    assert empty.article("bai-0").text == "Một."


@pytest.mark.parametrize("wrong", [{"text": "a\0b"}, {"title": "\ud800"}, {"url": "\0"}, {"id": "\udcff"}])
def test_a_character_that_no_database_keeps_is_refused_and_the_rest_goes_on(empty: Store, wrong: Any) -> None:
    report = empty.add([(Article(**({"id": "a", "text": "b"} | wrong)), []), (an_article(), [])])
    assert report.articles == 1
    assert "NUL or half of a surrogate pair" in report.refused[0]


def _wrong_proposals(article: Article) -> list[Proposal]:
    right = office(article)
    untyped = Office(person="x", role=7)  # type: ignore[arg-type]
    return [
        replace(right, end=len(article.text) + 1),
        replace(right, start=right.end),
        replace(right, start=-1),
        replace(right, spans={"person": (Span(0, 10_000),)}),
        replace(right, spans={"colour": (Span(0, 1),)}),
        replace(right, fact=untyped),
        replace(right, fact=Office(person="a\0b", role="c")),
        replace(right, confidence=1.5),
        replace(right, confidence=float("nan")),
        replace(right, article="another"),
        replace(right, checks=(Check("x", True, "\ud800"),)),
    ]


@pytest.mark.parametrize("wrong", _wrong_proposals(an_article(1)))
def test_a_proposal_that_does_not_fit_stops_the_batch_before_anything_is_written(empty: Store, wrong: Any) -> None:
    good = an_article(0)
    with pytest.raises(RefusedError, match=r"office\.test.*bai-1"):
        empty.add([(good, [office(good)]), (an_article(1), [wrong])])
    assert empty.first_article() is None


def test_many_articles_are_looked_up_at_once(empty: Store) -> None:
    articles: list[tuple[Article, list[Proposal]]] = [(an_article(number), []) for number in range(1201)]
    assert empty.add(articles).articles == 1201
    assert empty.add(articles).articles_known == 1201
    assert [empty.article(f"bai-{number}").position for number in (0, 600, 1200)] == [0, 600, 1200]


def test_nothing_is_no_batch(empty: Store) -> None:
    assert empty.add([]) == IntakeReport()


def test_text_is_kept_to_the_character(empty: Store) -> None:
    text = f"﻿{TEXT}\t\u200b\u202e\x1b[2J\x9b31m [bold]‘;--\n\n  cuối  "
    empty.add([(an_article(text=text), [])])
    assert empty.article("bai-0").text == text
