"""Whatever was proposed and decided, a listing is what a plain look at every fact finds, page by page and both ways."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract import Check
from store import ConflictError, Filter, Order, RefusedError, State, Store, Verdict, open_store
from tests.store.factory import adding, an_article, correcting, deciding, facts, later, office, proposal, statistic
from tests.store.naive import naive_listing

PEOPLE = (("Trần Văn Bền", "Chủ tịch"), ("Lê Thị Mận", "Giám đốc"))
TITLES = ("Hội nghị tổng kết", "Đại hội bàn việc tỉnh", "Hội thao", "")
RULES = ("office.a", "office.b", "statistic.a", "")
CHECKS = (Check("adds-up", True, "yes"), Check("adds-up", False, "no"), Check("known", True, "yes"))
WORDS = (
    "tran van",
    "VĂN",
    "bền",
    "ben",
    "chu tich tinh",
    "so",
    "so co",
    "giám",
    "gia",
    "42",
    "to chuc",
    "hoc",
    "?!",
    "tri",
)

confidences = st.sampled_from([0.0, 0.004, 0.005, 0.295, 0.3, 0.305, 0.5, 0.505, 0.51, 0.875, 0.9951, 1.0])
proposed = st.tuples(
    st.integers(0, 3), confidences, st.sampled_from(RULES), st.lists(st.sampled_from(CHECKS), max_size=2).map(tuple)
)
articles = st.lists(st.tuples(st.sampled_from(TITLES), st.lists(proposed, max_size=5)), min_size=1, max_size=5)
acts = st.lists(
    st.tuples(st.sampled_from([*Verdict]), st.integers(0, 30), st.sampled_from(["lan", "Minh"])), max_size=12
)
filters = st.fixed_dictionaries(
    {},
    optional={
        "words": st.lists(st.sampled_from(WORDS), max_size=3).map(tuple),
        "kinds": st.lists(st.sampled_from(["office", "statistic", "event"]), max_size=2).map(tuple),
        "rules": st.lists(st.sampled_from(["office.a", "office.", "statistic.", "x."]), max_size=2).map(tuple),
        "states": st.lists(st.sampled_from([*State]), max_size=4).map(tuple),
        "least": confidences,
        "most": confidences,
        "above_least": st.booleans(),
        "below_most": st.booleans(),
        "reviewer": st.sampled_from(["lan", "LAN", "minh", "nobody"]),
        "failed_check": st.booleans(),
        "check": st.sampled_from(["adds-up", "known", "other"]),
        "article": st.sampled_from(
            ["bai-1", "hoi nghi", "hội", "dai hoi tin", "viec", "bai-99", "-", "tong ket", "thao ve", "nam"]
        ),
        "like": st.integers(1, 8),
    },
)


def _fill(store: Store, made: list[tuple[str, list[Any]]]) -> int:
    for number, (title, proposals) in enumerate(made):
        article = an_article(number, title=title)
        found = []
        for what, confidence, rule, checks in proposals:
            more = {"confidence": confidence, "rule": rule, "checks": checks}
            if what == 3:
                found.append(proposal(article, "article", {"title": "Hội thảo về việc tỉnh"}, 0, 20, **more))
            else:
                found.append(statistic(article, **more) if what == 2 else office(article, *PEOPLE[what], **more))
        store.add([(article, found)])
    return len(made)


def _act(store: Store, articles: int, verdict: Verdict, index: int, reviewer: str) -> None:
    article = f"bai-{index % articles}"
    if verdict is Verdict.UNDO:
        store.undo(reviewer, uuid4().hex, later())
    elif verdict is Verdict.ADD:
        store.decide(adding(article, reviewer=reviewer))
    elif shown := facts(store, article):
        one = shown[index % len(shown)]
        if verdict is not Verdict.CORRECT:
            store.decide(deciding(verdict, one, reviewer=reviewer))
        elif one.kind == "office":
            store.decide(
                correcting(one, {"person": "Trần Bền", "role": "Trưởng ban"}, reviewer=reviewer, start=3 + index)
            )
        elif one.kind == "article":
            store.decide(correcting(one, {"title": "Hội nghị tổng kết năm"}, reviewer=reviewer))


def _pages(store: Store, wanted: Filter, order: Order, size: int, *, back: bool) -> list[int]:
    found: list[int] = []
    more, after = True, None
    while more:
        page = store.listing(wanted, order, after=after, back=back, limit=size)
        ids = [one.fact.id for one in page.facts]
        found = ids + found if back else found + ids
        more = page.more
        assert len(ids) == size or not more
        after = (ids[0] if back else ids[-1]) if ids else None
    return found


def _from(store: Store, wanted: Filter, order: Order, fact: int) -> list[int]:
    return [one.fact.id for one in store.listing(wanted, order, after=fact, including=True).facts]


@settings(max_examples=25, suppress_health_check=[*HealthCheck])
@given(articles, acts, st.lists(filters, min_size=4, max_size=8), st.integers(1, 4), st.sampled_from([0, 3, 2_000]))
def test_a_listing_is_what_a_look_at_every_fact_finds(
    make_address: Callable[[], str], made: list[Any], done: list[Any], asked: list[Any], size: int, few: int
) -> None:
    bounds = patch.multiple("store.walking", _FEW=few, _SOME=few // 2)
    with bounds, open_store(make_address()) as store:
        number = _fill(store, made)
        for act in done:
            with suppress(RefusedError, ConflictError):
                _act(store, number, *act)
        known = {one.id for at in range(number) for one in facts(store, f"bai-{at}")}
        for fields in asked:
            if fields.get("like") not in {None, *known}:
                del fields["like"]
            wanted = Filter(**fields)
            for order in Order:
                expected = naive_listing(store, wanted, order)
                assert _pages(store, wanted, order, size, back=False) == expected
                assert _pages(store, wanted, order, size, back=True) == expected
                assert all(_from(store, wanted, order, fact) == expected[at:] for at, fact in enumerate(expected))
            assert store.matching(wanted) == len(expected)
            assert store.matching(wanted, at_most=2) == min(len(expected), 2)
        assert list(store.check()) == []
