"""A whole session of the ideal reviewer on a store of its own, checked at its end against the annotation."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from extract import propose
from extract.evaluation.gold import GoldArticle
from store import open_store
from store.records import VERIFIED
from tests.bench.oracle.hand import Hand
from tests.bench.oracle.ledger import Ledger
from tests.bench.oracle.plan import unlike
from tests.bench.oracle.reviewer import Reviewer
from tui.app import DuyetApp
from tui.gateway import Gateway

SIZE = (120, 40)


@dataclass(frozen=True)
class Session:
    """What was pressed, and what the store says otherwise than the annotation, a line a fact."""

    ledger: Ledger
    unlike: tuple[str, ...]


async def review(
    golds: Sequence[GoldArticle], place: Path, hand_on: Callable[[DuyetApp, Pilot[None]], Hand] = Hand
) -> Session:
    """Make a store of what the rules propose for these articles, and decide all of it by keys of such a hand."""
    os.environ.pop("NO_COLOR", None)
    with open_store(str(place), create=True) as store:
        store.add([(gold.article, propose(gold.article)) for gold in golds])
    ledger = Ledger()
    app = DuyetApp(Gateway(str(place)), "oracle")
    try:
        async with app.run_test(size=SIZE) as pilot:
            await app.opened.wait()
            hand = hand_on(app, pilot)
            await hand.settle()
            await Reviewer(hand, {gold.article.id: gold.facts for gold in golds}, ledger).review()
    finally:
        app.leave()
    return Session(ledger, _compared(golds, place, ledger))


def _compared(golds: Sequence[GoldArticle], place: Path, ledger: Ledger) -> tuple[str, ...]:
    """Read the store anew and tell where it differs."""
    lines: list[str] = []
    with open_store(str(place)) as store:
        for gold in golds:
            facts = [fact for fact in store.article(gold.article.id).facts if fact.state in VERIFIED]
            ledger.verified.update(fact.kind for fact in facts)
            lines += [f"{gold.article.id}: {line}" for line in unlike(gold.facts, facts)]
    return tuple(lines)
