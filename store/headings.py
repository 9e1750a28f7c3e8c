"""The headings of articles in the store: what they are called, and what they are found by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, func, select, text

from store.chunks import chunks
from store.content import decode_fields
from store.records import HIDDEN, VERIFIED, State
from store.rows import CONTENT
from store.tables import ARTICLE, OF_ITS_ARTICLE, PROPOSAL
from store.titles import names_of, title_of

OPENING = 300
"""Code points of a text that are looked through for its first line."""


_OPENING = func.substr(ARTICLE.c.text, 1, OPENING).label("opening")
_OPENINGS = select(ARTICLE.c.position, ARTICLE.c.title, _OPENING).where(
    ARTICLE.c.position.in_(bindparam("positions", expanding=True))
)
_STATED = (
    select(*(PROPOSAL.c[name] for name in ("article", "fields", "state", "fingerprint")), CONTENT.c.fields.label("now"))
    .outerjoin(CONTENT, CONTENT.c.id == PROPOSAL.c.content)
    .where(PROPOSAL.c.article.in_(bindparam("positions", expanding=True)))
    .order_by(PROPOSAL.c.id)
)
_OF_SERVER = _STATED.where(OF_ITS_ARTICLE)
_OF_FILE = _STATED.where(text(f"likely({OF_ITS_ARTICLE})"))
"""Else SQLite would take the tally's index, by kind, which leads it to one fact in every article of the store."""


class Heading(NamedTuple):
    """What an article is called, and every name that it is known by, also those that were corrected or rejected."""

    title: str
    names: tuple[str, ...]


def headings(connection: Connection, positions: Collection[int]) -> dict[int, Heading]:
    """Return the headings of the articles at these positions."""
    found: dict[int, Heading] = {}
    for some in chunks(sorted({*positions})):
        found |= headings_of(connection, connection.execute(_OPENINGS, {"positions": some}).all())
    return found


def headings_of(connection: Connection, articles: Sequence[Any]) -> dict[int, Heading]:
    """Return the headings of at most a thousand articles, by position, each told by `position`, `title`, `opening`."""
    found: dict[int, Heading] = {}
    stated = _stated(connection, [row.position for row in articles])
    for row in articles:
        facts = stated.get(row.position, ())
        present = (_title(fact.now or fact.fields) for fact in facts if _says_what_it_is(fact))
        ever = (_title(fields) for fact in facts for fields in _stands(fact))
        title = title_of(row.title, present, row.opening)
        found[row.position] = Heading(title, names_of(row.title, ever, row.opening))
    return found


def _stated(connection: Connection, positions: Sequence[int]) -> defaultdict[int, list[Any]]:
    """The facts that say of their articles what these are, whatever became of them."""
    asked = _OF_FILE if connection.dialect.name == "sqlite" else _OF_SERVER
    stated: defaultdict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(asked, {"positions": positions}).all():
        stated[row.article].append(row)
    return stated


def _stands(fact: Any) -> Iterator[str]:
    """The fields that the machine gave and those that stand; what one reader alone added is nobody else's to find."""
    if fact.fingerprint:
        yield fact.fields
    if fact.now:
        yield fact.now


def _says_what_it_is(fact: Any) -> bool:
    """Whether a title is shown; one that a reader added is not, until both readers have."""
    return fact.state in VERIFIED or bool(fact.fingerprint and fact.state not in {State.REJECTED, *HIDDEN})


def _title(fields: str) -> str:
    """The title among encoded fields; what can't be read, as only tampering leaves it, is named by `store check`."""
    with suppress(msgspec.MsgspecError, AttributeError, TypeError, ValueError):
        title = decode_fields(fields).get("title")
        return title if isinstance(title, str) else ""
    return ""
