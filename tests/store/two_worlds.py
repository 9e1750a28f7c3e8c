"""Stores that differ only in what one of two readers decided, and all that a session of the other reader asks for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, NamedTuple

from store import Filter, Order, ReviewFact, State, Store, Verdict
from store.measures import Statistics
from store.records import Progress
from store.views import Beginning
from tests.store.factory import START, TEXT, adding, an_article, correcting, deciding, office, statistic
from tests.store.team import join, overlap
from tui.gateway import Gateway, StoreError

READER, OTHER, THIRD = "lan", "mai", "an"
CORRECTED = ({"person": "Bền", "role": "Trưởng ban"}, {"person": "Mận Hiếm", "role": "Giám đốc"})
EVIDENCE = ((0, 14), (TEXT.index("Lê Thị Mận"), TEXT.index("Sở Y tế")))
ADDED = ("Lê Thị Mận", "LÊ THỊ MẬN", "Đỗ Kín")
FACTS = range(1, 20)
"""The ids that facts have, and some that none has."""

FILTERS = (
    Filter(),
    *(Filter(states=(state,)) for state in State),
    Filter(states=(State.ACCEPTED, State.CORRECTED, State.ADDED), kinds=("office",)),
    *(Filter(words=(word,)) for word in ("hiếm", "trưở", "chủ tịch", "ki", "so y te", "42")),
    *(Filter(reviewer=name) for name in (READER, OTHER)),
    Filter(least=0.5, most=0.875, below_most=True),
    Filter(failed_check=True),
    Filter(check="adds-up", rules=("office.",)),
    Filter(article="bai-1"),
    *(Filter(like=fact) for fact in FACTS),
)


class Deed(NamedTuple):
    """What a reviewer does: a verdict on one of the facts of an article, and which of some contents it gives."""

    verdict: Verdict
    article: int
    fact: int
    content: int


class World:
    """A store of four articles: `READER` and `OTHER` read the first two, `OTHER` and `THIRD` the others."""

    def __init__(self, store: Store, *, reader_first: bool) -> None:
        self.store = store
        self._made = 0
        for number in range(4):
            article = an_article(number, title=f"Bài {number}")
            other = office(article, ADDED[0], "Giám đốc", confidence=0.3 + number / 10)
            store.add([(article, [office(article), other, statistic(article)])])
        join(store)
        join(store, (THIRD,))
        overlap(store, 1)
        readers = (READER, OTHER) if reader_first else (OTHER, READER)
        for at, pair in enumerate((readers, readers, (OTHER, THIRD), (OTHER, THIRD))):
            for who in pair:
                store.hold(who, f"session of {who}", f"bai-{at}")
        for number, verdict in enumerate((Verdict.ACCEPT, Verdict.REJECT, Verdict.ACCEPT)):
            self.do(OTHER, Deed(Verdict.ACCEPT, 2, number, 0))
            self.do(THIRD, Deed(verdict, 2, number, 0))
        self.do(THIRD, Deed(Verdict.ADD, 3, 0, 2))

    def do(self, who: str, deed: Deed) -> None:
        """Let a reviewer do this: in every world it is one decision at the same time."""
        self._made += 1
        key, at = f"{self._made:032x}", START + timedelta(seconds=20 * self._made)
        if deed.verdict is Verdict.UNDO:
            self.store.undo(who, key, at)
            return
        signed: dict[str, Any] = {"reviewer": who, "at": at, "key": key}
        article = f"bai-{deed.article}"
        if deed.verdict is Verdict.ADD:
            fields = {"person": ADDED[deed.content], "role": "Giám đốc"}
            self.store.decide(adding(article, fields=fields, end=EVIDENCE[1][1] - deed.content, **signed))
            return
        shown = self.store.article(article, who).facts
        one = shown[deed.fact % len(shown)]
        if deed.verdict is Verdict.CORRECT and one.kind == "office":
            start, end = EVIDENCE[deed.content % 2]
            content: dict[str, Any] = {"fields": CORRECTED[deed.content % 2], "start": start, "end": end, "spans": {}}
            self.store.decide(correcting(one, **content, **signed))
        else:
            verdict = Verdict.ACCEPT if deed.verdict is Verdict.CORRECT else deed.verdict
            self.store.decide(deciding(verdict, one, **signed))

    def shown(self, who: str = READER) -> list[ReviewFact]:
        """All facts, as a reviewer is shown their articles."""
        return [fact for number in range(4) for fact in self.store.article(f"bai-{number}", who).facts]


def reads(gateway: Gateway) -> Mapping[str, Callable[[], Iterable[Awaitable[Any]]]]:
    """Return for each read of a gateway what is asked of it."""
    every = [State.PENDING, *(State(state) for state in ("accepted", "rejected"))]
    pending = Filter(states=(State.PENDING,))
    articles = [f"bai-{number}" for number in range(4)]
    return {
        "article": lambda: (gateway.article(article) for article in articles),
        "first_article": lambda: [gateway.first_article()],
        "article_count": lambda: [gateway.article_count()],
        "next_article": lambda: (gateway.next_article(article) for article in articles),
        "pending_article": lambda: (gateway.pending_article(article) for article in articles),
        "open_article": lambda: (gateway.open_article(article) for article in articles),
        "listing": lambda: (
            *(gateway.listing(wanted, Order.ARTICLE) for wanted in FILTERS),
            *(gateway.listing(one, order, limit=4) for order in Order for one in (Filter(), pending)),
            *(gateway.listing(Filter(), order, after=fact, limit=2) for order in Order for fact in FACTS[::3]),
            *(gateway.listing(pending, Order.KIND, after=fact, limit=2, back=True) for fact in FACTS),
        ),
        "matching": lambda: (
            *(gateway.matching(wanted) for wanted in FILTERS),
            *(gateway.matching(Filter(states=(state,)), at_most=2) for state in every),
        ),
        "find_articles": lambda: (gateway.find_articles(asked) for asked in ("1", "bài", "bai-3")),
        "rules": lambda: [gateway.rules()],
        "reviewers": lambda: [gateway.reviewers()],
        "alike": lambda: (gateway.alike(fact, at_most=most) for fact in FACTS for most in (2, 100)),
        "of_rule": lambda: (gateway.of_rule("office.test", 10, at_most=most) for most in (1, 2, 100)),
        "less_sure": lambda: (gateway.less_sure("office.test", percent) for percent in (100, 88, 50, 40, 31)),
        "listed": lambda: (gateway.listed([fact]) for fact in FACTS),
        "settings": lambda: [gateway.settings(READER)],
        "saved_filters": lambda: [gateway.saved_filters(READER)],
        "progress": lambda: [gateway.progress()],
        "browse": lambda: (
            gateway.browse("office", wanted, by, down=down)
            for wanted in (Filter(), Filter(words=("hiếm",)), Filter(states=(State.ACCEPTED,)), Filter(reviewer=READER))
            for by in ("article", "decided", "person")
            for down in (False, True)
        ),
        "browsed": lambda: [gateway.browsed(FACTS)],
        "statistics": lambda: [gateway.statistics()],
        "history": lambda: (gateway.history(fact) for fact in FACTS),
        "known_values": lambda: [gateway.known_values()],
        "position": lambda: [gateway.position(READER)],
        "disputes": lambda: (gateway.disputes(fact) for fact in (None, *FACTS)),
        "may_adjudicate": lambda: [gateway.may_adjudicate(READER)],
        "dispute_count": lambda: [gateway.dispute_count()],
    }


async def look(address: str) -> dict[str, list[Any]]:
    """Return what a session of `READER` finds in a store by every read, failures as their words."""
    gateway = Gateway(address)
    try:
        await gateway.open()
        gateway.read_as(READER)
        return {name: [await _found(one) for one in ask()] for name, ask in reads(gateway).items()}
    finally:
        gateway.close()


async def _found(read: Awaitable[Any]) -> Any:
    try:
        found = await read
    except StoreError as error:
        return str(error)
    return _comparable(found)


def _comparable(found: Any) -> Any:
    """Worlds are made in different places, and at different times."""
    match found:
        case Statistics():
            return replace(found, progress=_comparable(found.progress))
        case Progress():
            return replace(found, place="")
        case (Beginning(), _):
            return replace(found[0], at=START), found[1]
    return found
