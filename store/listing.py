"""Facts by filter and order, page by page.

A page is read from the search index, group by group of its order and a few facts more than it holds, so that it takes
no longer in a large store.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, bindparam, select

from store.blinded_texts import BlindedTexts, blinded_texts
from store.errors import StoreError
from store.filters import query
from store.headings import OPENING, headings_of
from store.orders import Place, placed
from store.records import HIDDEN, Filter, ListedFact, Listing, Order, ReviewFact
from store.rows import facts
from store.search_index import count
from store.seen import seen_by
from store.tables import ARTICLE, PROPOSAL
from store.walking import Walk

CONTEXT = 200
"""Code points of the text on each side of the evidence."""

_ARTICLES = select(ARTICLE.c.position, ARTICLE.c.title, ARTICLE.c.text).where(
    ARTICLE.c.position.in_(bindparam("positions", expanding=True))
)


class _Article(NamedTuple):
    position: int
    title: str
    text: str

    @property
    def opening(self) -> str:
        """The beginning in which the article's first line is looked for."""
        return self.text[:OPENING]


def listing(
    connection: Connection,
    wanted: Filter,
    order: Order,
    *,
    after: int | None,
    back: bool,
    limit: int,
    including: bool = False,
    reviewer: str = "",
) -> Listing:
    """Return the facts that pass a filter from the one behind (or, with `back`, before) a fact on.

    With `including` this fact itself comes first, where it passes. For a reviewer facts are found, and follow each
    other, as they are shown to that reviewer.
    """
    blind = _blind(connection, wanted, reviewer)
    start = None if after is None else _place(connection, after, order, blind)
    asked = query(connection, wanted, blind)
    page: list[ListedFact] = []
    more = asked is not None
    while asked is not None and more and len(page) <= limit:
        found = Walk(connection, asked, order, start, back, including).found(limit + 1)
        page += _listed(connection, [place.fact for place in found], reviewer, wanted)
        more = len(found) > limit
        start, including = found[-1] if found else None, False
    return Listing(facts=tuple(page[:limit][::-1] if back else page[:limit]), more=len(page) > limit)


def matching(connection: Connection, wanted: Filter, *, at_most: int, reviewer: str = "") -> int:
    """Return how many facts pass a filter, counted up to a number; for a reviewer, as they are shown."""
    asked = query(connection, wanted, _blind(connection, wanted, reviewer))
    return 0 if asked is None else count(connection, asked, at_most=at_most)


def _blind(connection: Connection, wanted: Filter, reviewer: str) -> BlindedTexts:
    return blinded_texts(connection, reviewer, signed=bool(wanted.reviewer))


def _place(connection: Connection, fact: int, order: Order, blind: BlindedTexts) -> Place:
    one = blind.facts.get(fact)
    for place in placed(connection, [fact] if one is None or one.shown else [], order, blind):
        return place
    raise StoreError(f"there is no fact {fact} in the store")


def _listed(connection: Connection, page: list[int], reviewer: str, wanted: Filter) -> Iterator[ListedFact]:
    """Read the facts of a page that are shown to a reviewer."""
    for row, found in in_context(connection, page, reviewer):
        if not reviewer or _is_listed(row, found.fact, wanted):
            yield found


def in_context(connection: Connection, page: Sequence[int], reviewer: str) -> Iterator[tuple[Row[Any], ListedFact]]:
    """Yield the rows of a page of facts as the reviewer is shown them, reading each article that they stand in once.

    Those that aren't shown are among them, in a state that tells so.
    """
    rows = {row.id: row for row in connection.execute(_these_facts(), {"page": page}).all()}
    seen = {fact.id: fact for fact in seen_by(connection, reviewer, [*rows.values()])}
    positions = sorted({row.article for row in rows.values()})
    articles = {row.position: _Article(*row) for row in connection.execute(_ARTICLES, {"positions": positions}).all()}
    called = headings_of(connection, [*articles.values()])
    for row in (rows[fact] for fact in page if fact in rows):
        fact, text = seen[row.id], articles[row.article].text
        before, after = text[max(0, fact.start - CONTEXT) : fact.start], text[fact.end : fact.end + CONTEXT]
        yield row, ListedFact(fact=fact, title=called[row.article].title, before=before, after=after)


@cache
def _these_facts() -> Select[Any]:
    """The query for facts by a page of ids, made once: to make it anew takes as long as to read ten facts."""
    return facts().where(PROPOSAL.c.id.in_(bindparam("page", expanding=True)))


def _is_listed(row: Row[Any], fact: ReviewFact, wanted: Filter) -> bool:
    """Whether a reviewer finds a fact; of those known to be wrong, none once decided."""
    if wanted.states:
        return fact.state in wanted.states and not (fact.state in HIDDEN and row.seed_of)
    return fact.state not in HIDDEN
