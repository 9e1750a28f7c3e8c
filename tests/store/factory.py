"""Articles, proposals and decisions on invented people, for the tests of the store."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from extract import Article, Check, Proposal, Span, to_fact
from store import Batch, Decision, ReviewFact, Store, Verdict

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
_seconds = count()

TEXT = (
    "😀 Hội nghị tổng kết\n"
    "Ngày 22/5, ông Trần Văn Bền, Chủ tịch UBND tỉnh Bình Sơn, và bà Lê Thị Mận, Giám đốc Sở Y tế, dự hội nghị.\n"
    "Có 42/69 tổ chức cơ sở đảng đã hoàn thành đại hội."
)


def an_article(number: int = 0, **about: str) -> Article:
    """Return an article; every number has a text of its own."""
    return Article(**({"id": f"bai-{number}", "text": f"{TEXT}\nBài số {number}."} | about))


def office(article: Article, person: str = "Trần Văn Bền", role: str = "Chủ tịch", **more: Any) -> Proposal:
    """Return the proposal that a person of `TEXT` holds an office, with the evidence from name to role."""
    at, of_role = article.text.index(person), article.text.index(role)
    spans = {"person": (Span(at, at + len(person)),), "role": (Span(of_role, of_role + len(role)),)}
    return proposal(article, "office", {"person": person, "role": role}, at, of_role + len(role), spans=spans, **more)


def statistic(article: Article, value: float = 42, **more: Any) -> Proposal:
    """Return the proposal of the figure in `TEXT`."""
    at = article.text.index("42/69")
    return proposal(article, "statistic", {"subject": "tổ chức cơ sở đảng", "value": value}, at, at + 24, **more)


def proposal(
    article: Article,
    kind: str,
    fields: Mapping[str, Any],
    start: int,
    end: int,
    *,
    spans: Mapping[str, tuple[Span, ...]] | None = None,
    rule: str = "",
    confidence: float = 0.875,
    checks: tuple[Check, ...] = (Check("adds-up", True, "42 of 69 is 60.87 %"),),
) -> Proposal:
    """Return a proposal of any kind."""
    return Proposal(
        article=article.id,
        fact=to_fact(kind, fields),
        start=start,
        end=end,
        spans=spans or {},
        rule=rule or f"{kind}.test",
        confidence=confidence,
        checks=checks,
        origin="test-rules 1",
    )


def filled(store: Store, articles: int = 1) -> None:
    """Put articles with three proposals each into the store: two offices and a figure."""
    store.add(
        (article, [office(article), office(article, "Lê Thị Mận", "Giám đốc"), statistic(article)])
        for article in map(an_article, range(articles))
    )


def facts(store: Store, article: str = "bai-0") -> tuple[ReviewFact, ...]:
    """Return the facts of an article, in reading order."""
    return store.article(article).facts


def fact(store: Store, index: int = 0, article: str = "bai-0") -> ReviewFact:
    """Return one fact of an article by its place in reading order."""
    return facts(store, article)[index]


def deciding(verdict: Verdict, on: ReviewFact | None = None, **more: Any) -> Decision:
    """Return a decision by lan, later than every one before it, on a fact as it is shown."""
    given: dict[str, Any] = {"key": uuid4().hex, "reviewer": "lan", "at": later(), "took": 2.5, "verdict": verdict}
    if on is not None:
        given |= {"fact": on.id, "version": on.version}
    return Decision(**(given | more))


def correcting(on: ReviewFact, fields: Mapping[str, Any] | None = None, **more: Any) -> Decision:
    """Return a correction of a fact; its evidence and spans stay unless they are given."""
    kept = {"fields": fields or on.fields, "start": on.start, "end": on.end, "spans": on.spans}
    return deciding(Verdict.CORRECT, on, **(kept | more))


def adding(article: str = "bai-0", **more: Any) -> Decision:
    """Return the addition of an office that no proposal has."""
    given: dict[str, Any] = {
        "article": article,
        "kind": "office",
        "fields": {"person": "Lê Thị Mận", "role": "Giám đốc", "organisation": "Sở Y tế"},
        "start": TEXT.index("Lê Thị Mận"),
        "end": TEXT.index("Sở Y tế") + 7,
    }
    return deciding(Verdict.ADD, **(given | more))


def worked_on(store: Store) -> None:
    """Put three articles into the store and make ten decisions: each verdict, a batch and its undo, an addition."""
    filled(store, 3)
    store.decide(deciding(Verdict.ACCEPT, fact(store, 0), note="tên theo ảnh"))
    store.decide(correcting(fact(store, 1), {"person": "Mận", "role": "Giám đốc"}))
    alike = [fact(store, 2, f"bai-{number}") for number in range(3)]
    seen = tuple((one.id, one.version) for one in alike)
    rejected = Batch(key=uuid4().hex, reviewer="minh", verdict=Verdict.REJECT, at=later(), facts=seen, took=7.5)
    store.decide_batch(replace(rejected, reason="said twice"))
    undone(store, "minh")
    store.decide(adding("bai-1"))
    store.decide(deciding(Verdict.FLAG, fact(store, 0, "bai-2"), took=3))


def later() -> datetime:
    """Return a time ten seconds behind the one before."""
    return START + timedelta(seconds=10 * next(_seconds))


def undone(store: Store, reviewer: str = "lan") -> Any:
    """Undo the reviewer's latest decision."""
    return store.undo(reviewer, uuid4().hex, later())
