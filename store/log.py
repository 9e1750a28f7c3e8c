"""The log of decisions: what is appended to it, and what it then amounts to is kept beside each fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, bindparam, insert, select, update

from store import chain
from store.chain import Grounds, Head
from store.chunks import chunks
from store.content import Content
from store.fold import Said, Standing, Step, standing, standing_of_all
from store.found import facts_in, rewrite
from store.membership import Member
from store.open_facts import move_open, waiting
from store.places import place_of
from store.records import State, Verdict
from store.said import said_by, said_on
from store.search_index import renewed
from store.server_append import adding
from store.tables import ARTICLE, DECISION, PROPOSAL
from store.together import ask, sent_together

_PAST = select(*(DECISION.c[name] for name in ("proposal", "id", "verdict", "undoes", "reviewer", "reading"))).order_by(
    DECISION.c.id
)
_NOTHING = dict.fromkeys(Content._fields)
_BEFORE = select(
    *(PROPOSAL.c[name] for name in ("id", "article", "kind", "state", "version", "fingerprint", "content", "seed_of")),
    ARTICLE.c.sha256.label("article_sha256"),
).join(ARTICLE, ARTICLE.c.position == PROPOSAL.c.article)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A decision on one fact as it goes into the log; `undoes` is the number of another."""

    key: str
    fact: int
    reviewer: Member
    verdict: Verdict
    at: datetime
    took: float = 0.0
    note: str = ""
    reason: str = ""
    undoes: int | None = None
    content: Content | None = None
    reading: int = 1


class Made(NamedTuple):
    """The id of a decision in the log, and how its fact now stands."""

    id: int
    now: Standing


def append(
    connection: Connection,
    entries: Sequence[Entry],
    *,
    together: bool = False,
    twice: Collection[int] = (),
    before: Sequence[Any] = (),
) -> list[Made]:
    """Add decisions, each on another fact, and keep the states that they lead to.

    Those that are made `together` become a batch, which is undone as a whole. `twice` are those of their facts whose
    articles are read twice. `before` may have the rows of their facts, read since the readings are held.

    The ids are counted on from the head of the log: writers come one at a time, and no decision is ever removed.
    """
    facts = [entry.fact for entry in entries]
    rows_before = {row.id: row for row in before or read(connection, facts, _BEFORE)}
    logged = decisions_on(connection, [fact for fact in facts if rows_before[fact].version])
    said, seeds = said_on(connection, twice), dict[int, State]()
    head = chain.take(connection)
    first = head.decision + 1
    rows, kept, rewritten, standings = [], [], [], []
    opened: Counter[tuple[int, int]] = Counter()
    for made, entry in enumerate(entries, first):
        fact = rows_before[entry.fact]
        past = [step(row, said) for row in logged.get(entry.fact, ())]
        row = _row(made, entry, version=len(past) + 1, batch=first if together else None)
        rows.append((row, _grounds(entry, fact)))
        stated = _said(fact.kind, entry.content)
        this, added = Step(made, entry.verdict, entry.undoes, entry.reading, stated), fact.fingerprint is None
        seeded = fact.seed_of is not None
        now = standing_of_all([*past, this], added=added, twice=entry.fact in twice, seeded=seeded)
        kept.append(_kept(entry.fact, now))
        standings.append(Made(made, now))
        if seeded:
            seeds[fact.seed_of] = now.state
        if seeded or entry.fact in twice:
            mine = [one for one in past if one.reading == entry.reading]
            opened[fact.article, entry.reading] += _open([*mine, this], added=added) - _open(mine, added=added)
        else:
            opened[fact.article, 1] += _more_open(fact, now)
        if now.content != fact.content:
            rewritten.append(entry.fact)
    kept += [_kept(fact, now) for fact, now in waiting(connection, seeds, opened)]
    facts = [one["fact"] for one in kept]
    renamed = {
        *rewritten,
        *facts_in(connection, {rows_before[fact].article for fact in rewritten if _names(rows_before[fact])}),
    }
    # In the order in which they lie in the file: each of its pages is then read and written once.
    linked, undos = list(chain.link(rows, head)), sum(entry.undoes is not None for entry in entries)
    # To write a fact's text anew is to read what was written before.
    at_once = nullcontext() if renamed else sent_together(connection)
    with at_once, renewed(connection, sorted({*facts, *renamed}), renamed):
        connection.execute(insert(DECISION), linked)
        chain.keep(connection, Head(linked[-1]["id"], linked[-1]["hash"]), undos)
        connection.execute(_KEEP, sorted(kept, key=itemgetter("fact")))
        move_open(connection, opened, begun={(rows_before[entry.fact].article, entry.reading) for entry in entries})
        rewrite(connection, renamed)
    return standings


def append_last(connection: Connection, entry: Entry, fact: Row[Any]) -> Made:
    """Add a decision on a fact in an article that is read once, of which nothing else is to be done, as `append` does.

    The fact's row was read since the readings are held.
    """
    if connection.dialect.name == "sqlite" or entry.content:
        return append(connection, [entry], before=[fact])[0]
    past = [step(row) for row in decisions_on(connection, [fact.id]).get(fact.id, ())] if fact.version else []
    added = fact.fingerprint is None
    row, this = _row(0, entry, version=len(past) + 1, batch=None), Step(0, entry.verdict, entry.undoes, entry.reading)
    now = standing([*past, this], added=added)
    plain = {name: row[name] for name in chain.COLUMNS}
    place, opened = place_of(fact.article, fact.id), _more_open(fact, now)
    added_last = adding(plain, _grounds(entry, fact), str(now.state), place, opened)
    (((made,),),) = ask(connection, added_last, last=True)
    return Made(made, now)


def decisions_on(connection: Connection, facts: Sequence[int]) -> dict[int, list[Row[Any]]]:
    """Return the decisions on each of these facts, oldest first: `id`, `verdict`, `undoes`, `reviewer`, `reading`."""
    logged: dict[int, list[Row[Any]]] = {}
    for chunk in chunks(facts):
        for row in connection.execute(_PAST.where(DECISION.c.proposal.in_(chunk))):
            logged.setdefault(row.proposal, []).append(row)
    return logged


def _names(fact: Row[Any]) -> bool:
    """Whether a fact says what its article is called, by which all facts of the article are found."""
    return bool(fact.kind == "article")


def _said(kind: str, content: Content | None) -> Said | None:
    return None if content is None else said_by(kind, content.fields, content.start, content.end)


def _open(steps: Sequence[Step], *, added: bool) -> bool:
    return standing(steps, added=added).state is State.PENDING


def step(row: Row[Any], said: Mapping[int, Said] = MappingProxyType({})) -> Step:
    """Return a decision of the log as the fold takes it; `said` is what those said that gave fields, by id."""
    return Step(row.id, Verdict(row.verdict), row.undoes, row.reading, said.get(row.id))


def added_among(connection: Connection, facts: Sequence[int]) -> set[int]:
    """Return those of these facts that a reviewer added."""
    found = read(connection, facts, select(PROPOSAL.c.id, PROPOSAL.c.fingerprint))
    return {row.id for row in found if row.fingerprint is None}


def read(connection: Connection, facts: Sequence[int], asked: Select[Any]) -> Iterator[Row[Any]]:
    """Yield what is asked of facts, however many, in no order; a fact that isn't there has no row."""
    for chunk in chunks(facts):
        yield from connection.execute(asked.where(PROPOSAL.c.id.in_(chunk)))


def _more_open(fact: Row[Any], now: Standing) -> int:
    """How many more facts of an article that is read once are pending; one that was just added never was before."""
    return (now.state is State.PENDING) - (fact.state == State.PENDING and fact.fingerprint is not None)


def _grounds(entry: Entry, fact: Row[Any]) -> Grounds:
    return Grounds(entry.reviewer.name, fact.article_sha256, fact.fingerprint)


def _row(made: int, entry: Entry, *, version: int, batch: int | None) -> dict[str, Any]:
    return {
        "id": made,
        "key": entry.key,
        "proposal": entry.fact,
        "version": version,
        "reviewer": entry.reviewer.id,
        "verdict": str(entry.verdict),
        "at": entry.at,
        "took": entry.took + 0.0,
        "note": entry.note,
        "reason": entry.reason,
        "batch": batch,
        "reading": entry.reading,
        "undoes": entry.undoes,
        **(entry.content._asdict() if entry.content else _NOTHING),
    }


_KEEP = (
    update(PROPOSAL)
    .where(PROPOSAL.c.id == bindparam("fact"))
    .values({name: bindparam(f"now_{name}") for name in Standing._fields})
)


def _kept(fact: int, now: Standing) -> dict[str, Any]:
    columns = now._asdict() | {"state": str(now.state)}
    return {"fact": fact} | {f"now_{name}": value for name, value in columns.items()}
