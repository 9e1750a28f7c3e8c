"""Verified facts, suggestions from them, and the counts of progress."""

import sqlite3
from datetime import timedelta
from uuid import uuid4

import pytest

from extract.facts import ValueType
from store import State, Store, StoreError, Verdict
from store.articles import PAGE
from store.progress import pace
from store.records import Batch
from tests.store.backends import sqlite_alone, tampered
from tests.store.factory import START, adding, an_article, correcting, deciding, fact, facts, office, proposal, undone


def test_only_accepted_corrected_and_added_facts_are_verified(store: Store) -> None:
    verdicts = (Verdict.REJECT, Verdict.SKIP, Verdict.FLAG)
    for verdict, shown in zip(verdicts, facts(store, "bai-2"), strict=True):
        store.decide(deciding(verdict, shown))
    store.decide(correcting(fact(store, 0, "bai-1"), {"person": "Bền", "role": "Chủ tịch"}))
    store.decide(adding("bai-1"))
    store.decide(deciding(Verdict.ACCEPT, fact(store, 2)))
    store.decide(deciding(Verdict.ACCEPT, fact(store, 1)))
    undone(store)
    found = list(store.verified())
    assert [(one.article, one.verdict) for one in found] == [
        ("bai-0", "accept"),
        ("bai-1", "correct"),
        ("bai-1", "add"),
    ]
    assert [one.kind for one in store.verified("office")] == ["office", "office"]
    assert list(store.verified("event")) == []


def test_a_verified_fact_carries_its_evidence_and_history(store: Store) -> None:
    shown = fact(store)
    decision = correcting(
        shown, {"person": "Bền", "role": "Chủ tịch"}, start=shown.start + 9, note="tên", reviewer="minh"
    )
    made = store.decide(decision)
    (one,) = store.verified()
    text = store.article("bai-0").text
    assert one.quote == text[one.start : one.end] == "Bền, Chủ tịch"
    assert (one.fields, one.proposed) == (decision.fields, shown.fields)
    assert (one.reviewer, one.decided_at, one.took, one.note) == ("minh", decision.at, 2.5, "tên")
    assert (one.decision, one.rule, one.confidence, one.checks) == (made.decision, "office.test", 0.875, shown.checks)


def test_an_added_fact_has_no_machine_behind_it(store: Store) -> None:
    decision = adding()
    store.decide(decision)
    (one,) = store.verified()
    assert (one.proposed, one.confidence, one.rule, one.origin) == (None, None, "", "reviewer")
    assert one.proposed_at == decision.at


def test_a_fact_accepted_after_a_correction_counts_as_corrected(store: Store) -> None:
    store.decide(correcting(fact(store), {"person": "Bền", "role": "Chủ tịch"}))
    store.decide(deciding(Verdict.REJECT, fact(store)))
    store.decide(deciding(Verdict.ACCEPT, fact(store), reviewer="minh"))
    (one,) = store.verified()
    assert (one.verdict, one.reviewer, one.fields["person"]) == (Verdict.CORRECT, "minh", "Bền")


def test_facts_stream_in_reading_order_over_pages(empty: Store) -> None:
    articles = [an_article(number) for number in range(PAGE * 2 + 3)]
    empty.add((article, [office(article), office(article, "Lê Thị Mận", "Giám đốc")]) for article in articles)
    for article in articles:
        for one in reversed(facts(empty, article.id)):
            empty.decide(deciding(Verdict.ACCEPT, one))
    first = fact(empty)
    empty.decide(correcting(first, start=0, end=1, spans={}))
    found = [(one.article, one.start) for one in empty.verified()]
    assert [article for article, _ in found] == [article.id for article in articles for _ in range(2)]
    assert all(found[n][1] < found[n + 1][1] for n in range(0, len(found), 2))
    assert [article.id for article, _ in empty.verified_by_article()] == [article.id for article in articles]


@sqlite_alone
def test_a_stream_holds_no_transaction_between_pages(store: Store) -> None:
    store.decide(deciding(Verdict.ACCEPT, fact(store)))
    stream = store.verified()
    next(stream)
    with sqlite3.connect(store.place) as other:
        other.execute("PRAGMA busy_timeout=0")
        busy, *_ = other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    other.close()
    assert not busy
    assert list(stream) == []


def test_articles_are_all_or_those_with_verified_facts_of_a_kind(store: Store) -> None:
    store.decide(deciding(Verdict.ACCEPT, fact(store, 0, "bai-1")))
    assert list(store.articles()) == [an_article(number) for number in range(3)]
    assert [article for article, _ in store.verified_by_article("office")] == [an_article(1)]
    assert list(store.verified_by_article("statistic")) == []


def test_a_quote_that_moved_is_never_given_out(store: Store) -> None:
    store.decide(deciding(Verdict.ACCEPT, fact(store)))
    tampered(store, "UPDATE proposal SET start = start + 1")
    with pytest.raises(StoreError, match=r"fact \d+ of article 'bai-0': its quote doesn't stand"):
        list(store.verified())


def test_an_article_that_was_altered_gives_no_facts(store: Store) -> None:
    store.decide(deciding(Verdict.ACCEPT, fact(store)))
    tampered(store, "UPDATE article SET text = text || '.'")
    with pytest.raises(StoreError, match="'bai-0' was altered"):
        list(store.verified())


def test_suggestions_come_from_verified_facts_with_their_counts(store: Store) -> None:
    for article in ("bai-0", "bai-1"):
        store.decide(deciding(Verdict.ACCEPT, fact(store, 0, article)))
    store.decide(correcting(fact(store, 1), {"person": "Lê Mận", "role": "Chủ tịch"}))
    store.decide(deciding(Verdict.REJECT, fact(store, 1, "bai-1")))
    known = store.known_values()
    assert known[ValueType.PERSON] == {"Trần Văn Bền": 2, "Lê Mận": 1}
    assert known[ValueType.ROLE] == {"Chủ tịch": 3}
    assert ValueType.NUMBER not in known


def test_each_name_of_a_list_is_a_suggestion(empty: Store) -> None:
    article = an_article()
    about = {"authors": ("An", "Bình"), "published": "2020-05-22", "title": "Hội nghị"}
    award = {"form": "Bằng khen", "recipients": ("Chi bộ 1",)}
    empty.add([(article, [proposal(article, "article", about, 0, 5), proposal(article, "award", award, 0, 5)])])
    for shown in facts(empty):
        empty.decide(deciding(Verdict.ACCEPT, shown))
    known = empty.known_values()
    assert known[ValueType.NAMES] == known[ValueType.PERSON] == {"An": 1, "Bình": 1}
    assert known[ValueType.RECIPIENTS] == {"Chi bộ 1": 1}
    assert known[ValueType.TEXT] == {"Hội nghị": 1, "Bằng khen": 1}


def test_progress_counts_by_kind_and_state(store: Store) -> None:
    store.decide(deciding(Verdict.ACCEPT, fact(store)))
    store.decide(adding())
    progress = store.progress()
    assert (progress.place, progress.articles, progress.decisions) == (store.place, 3, 2)
    assert progress.by_kind["office"] == {State.ACCEPTED: 1, State.PENDING: 5, State.ADDED: 1}
    assert progress.by_kind["statistic"] == {State.PENDING: 3}
    assert progress.by_kind["event"] == {}
    assert progress.count(State.PENDING) == 8


def test_counts_of_proposals_leave_out_what_reviewers_added(store: Store) -> None:
    store.decide(adding())
    assert store.proposal_counts()["office"] == {State.PENDING: 6}


def test_the_rate_leaves_out_pauses_and_keeps_reviewers_apart(store: Store) -> None:
    at = [START + timedelta(seconds=seconds) for seconds in (0, 30, 60, 4000, 4030)]
    assert pace([]).rate is None
    assert pace([(1, at[0], None)]).rate is None
    assert pace([(1, at[0], None), (1, at[3], None)]).rate is None
    assert pace([(1, time, None) for time in at]).rate == pytest.approx(120)
    assert pace([(1, at[0], None), (2, at[1], None), (1, at[2], None)]).rate == pytest.approx(60)


def test_the_rate_counts_a_batch_once(store: Store) -> None:
    at = [START + timedelta(seconds=seconds) for seconds in (0, 30, 60)]
    in_batches = [(1, at[0], None), (1, at[1], 2), (1, at[1], 2), (1, at[1], 2), (1, at[2], 5)]
    assert pace(in_batches).decisions == 2
    store.decide(deciding(Verdict.SKIP, fact(store), at=at[0]))
    seen = tuple((one.id, one.version) for one in facts(store, "bai-1"))
    store.decide_batch(Batch(key=uuid4().hex, reviewer="lan", verdict=Verdict.ACCEPT, at=at[1], took=9.0, facts=seen))
    assert store.progress().rate == pytest.approx(120)
    assert store.statistics(at[2]).in_all.decisions == 1


def test_the_rate_is_that_of_the_store(store: Store) -> None:
    at = [START + timedelta(seconds=seconds) for seconds in (0, 30, 60)]
    assert store.progress().rate is None
    for index in range(3):
        store.decide(deciding(Verdict.SKIP, fact(store, index), at=at[index]))
    assert store.progress().rate == pytest.approx(120)


def test_the_rate_is_of_the_latest_decisions(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for index, seconds in enumerate((0, 240, 270)):
        store.decide(deciding(Verdict.SKIP, fact(store, index), at=START + timedelta(seconds=seconds)))
    monkeypatch.setattr("store.progress.SAMPLE", 2)
    assert store.progress().rate == pytest.approx(120)


def test_undos_are_counted_apart_and_are_no_work(store: Store) -> None:
    at = [START + timedelta(seconds=seconds) for seconds in (0, 30, 40, 60)]
    store.decide(deciding(Verdict.SKIP, fact(store), at=at[0]))
    store.decide(deciding(Verdict.SKIP, fact(store, 1), at=at[1]))
    assert store.undo("lan", uuid4().hex, at[2]) is not None
    store.decide(deciding(Verdict.SKIP, fact(store, 1), at=at[3]))
    progress = store.progress()
    assert (progress.decisions, progress.undos) == (4, 1)
    assert progress.rate == pytest.approx(120)
