"""The search index as a reviewer may use it: what it says of some facts is left out, and what they are shown put in.

Those are few (`store.blinded`), and are looked at one by one, by the same expressions as are asked of the index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, Row, select

from extract.proposal import Span, likeness
from store.blinded import Blinded, blinded
from store.chunks import chunks
from store.content import decode_fields
from store.errors import StoreError
from store.expressions import AllOf, Expression, Phrase, holds
from store.places import Bounds, Made, fact_at, place_of
from store.records import State
from store.tables import PROPOSAL, SEARCH_TEXT, TALLY
from store.terms import ADDED, LIKENESS, likeness_tag, standing_column, state_tag, tags_of_making, words_column

if TYPE_CHECKING:
    from store.filters import Asked


class _Texts(NamedTuple):
    """All that the index is asked for of a fact, with a blank on each side: as it has it, and as is shown."""

    indexed: str
    shown: str


class BlindedTexts:
    """The facts that a reviewer is shown otherwise than they stand, as the index would have them."""

    def __init__(
        self, connection: Connection | None = None, facts: Iterable[Blinded] = (), *, barred: Expression | None = None
    ) -> None:
        self.facts = {fact.id: fact for fact in facts}
        """The facts by id."""
        self.barred = barred
        """What finds facts of others that the reviewer isn't shown, beside these."""
        self._connection = connection
        self._places = {place_of(fact.article, fact.id): fact for fact in self.facts.values()}

    def __contains__(self, place: object) -> bool:
        return place in self._places

    def __len__(self) -> int:
        return len(self._places)

    def found(self, asked: Asked, bounds: Bounds) -> list[int]:
        """Return the places within bounds of what is found as it is shown, in no order."""
        texts, (first, last) = self._texts_for(asked.expression, asked.barred), bounds
        return [
            place
            for place, fact in self._places.items()
            if first <= place <= last and fact.shown and _passes(texts[fact.id].shown, asked)
        ]

    def made(self, asked: Asked, bounds: Bounds) -> Iterator[Made]:
        """Yield how those that `found` returns came in."""
        for place in self.found(asked, bounds):
            fact = self._places[place]
            yield place, fact.kind, fact.rule, fact.confidence

    def number_in_index(self, asked: Asked, bounds: Bounds) -> int:
        """Return how many of these facts the index itself finds within bounds."""
        texts, (first, last) = self._texts_for(asked.expression, asked.barred), bounds
        within = (fact for place, fact in self._places.items() if first <= place <= last)
        return sum(_passes(texts[fact.id].indexed, asked) for fact in within)

    def any_found(self, expression: Expression) -> bool:
        """Whether an expression finds any of them as they are shown."""
        texts = self._texts_for(expression)
        return any(fact.shown and holds(expression, texts[fact.id].shown) for fact in self.facts.values())

    def first_place(self) -> int | None:
        """Return the first place of one that is shown."""
        return min((place for place, fact in self._places.items() if fact.shown), default=None)

    def evidence(self, fact: int) -> Span | None:
        """Return where a fact stands as it is shown; None where that is no other place than all see."""
        one = self.facts.get(fact)
        return None if one is None or one.start is None or one.end is None else Span(one.start, one.end)

    def _texts_for(self, *expressions: Expression) -> Mapping[int, _Texts]:
        """The texts in which these can be looked for: most ask for states and kinds alone, for which none is read."""
        return self._tags if all(map(_asks_for_tags, expressions)) else self._whole

    @cached_property
    def _tags(self) -> Mapping[int, _Texts]:
        return {fact.id: _tags(fact) for fact in self.facts.values()}

    @cached_property
    def _whole(self) -> Mapping[int, _Texts]:
        found: dict[int, _Texts] = {}
        if self._connection is None:
            return found
        for some in chunks([*self._places]):
            proposed = _proposed(self._connection, [fact_at(place) for place in some])
            for row in self._connection.execute(select(SEARCH_TEXT).where(SEARCH_TEXT.c.place.in_(some))):
                fact = self._places[row.place]
                found[fact.id] = _texts(fact, row, proposed[fact.id])
        return found


UNBLINDED = BlindedTexts()
"""For who sees everything as it stands."""

_SET_ASIDE = AllOf((Phrase((ADDED,)), Phrase((state_tag(State.PENDING),))))
"""What another reader added and then set aside: of all that was added, this alone is pending."""

_SOME_SET_ASIDE = (
    select(TALLY.c.times).where(TALLY.c.rule == "", TALLY.c.state == State.PENDING, TALLY.c.times > 0).limit(1)
)
_LIKENESS = select(*(PROPOSAL.c[name] for name in ("likeness", "fingerprint", "state", "fields")))
_TAGS = ("_s", "_k", "_r", "_p", "_c", "_a")
"""How the tags begin that are known of a fact without its text."""


def blinded_texts(connection: Connection, reviewer: str, *, signed: bool = False) -> BlindedTexts:
    """Return the facts that `blinded` returns."""
    if not reviewer:
        return UNBLINDED
    barred = _SET_ASIDE if connection.scalar(_SOME_SET_ASIDE) else None
    return BlindedTexts(connection, blinded(connection, reviewer, signed=signed), barred=barred)


def likeness_of(connection: Connection, fact: int, blind: BlindedTexts) -> str:
    """Return the likeness of a fact as it is shown. Raises `StoreError` where it isn't there, or not shown."""
    row = connection.execute(_LIKENESS.where(PROPOSAL.c.id == fact)).one_or_none()
    one = blind.facts.get(fact)
    barred = blind.barred is not None and row is not None and row.fingerprint is None and row.state == State.PENDING
    if row is None or (barred if one is None else one.shown is None):
        raise StoreError(f"there is no fact {fact} in the store")
    return str(row.likeness) if one is None else likeness(one.kind, decode_fields(one.fields or row.fields))


def _proposed(connection: Connection, facts: list[int]) -> dict[int, Any]:
    asked = select(PROPOSAL.c.id, PROPOSAL.c.fields, PROPOSAL.c.quote)
    return {row.id: row for row in connection.execute(asked.where(PROPOSAL.c.id.in_(facts)))}


def _tags(fact: Blinded) -> _Texts:
    made = f" _k{fact.kind}{tags_of_making(fact.rule, fact.confidence)} "
    shown = "" if fact.shown is None else standing_column(fact.shown, fact.reviewer)
    return _Texts(f"{made}{state_tag(fact.stands)} ", f"{made}{shown} ")


def _texts(fact: Blinded, row: Row[Any], proposed: Any) -> _Texts:
    words, tags = row.words, row.tags
    if fact.rewritten:
        fields = decode_fields(fact.fields or proposed.fields)
        like = likeness_tag(likeness(fact.kind, fields))
        words = words_column(fields, fact.quote or proposed.quote)
        tags = " ".join(like if tag.startswith(LIKENESS) else tag for tag in tags.split(" "))
    shown = "" if fact.shown is None else standing_column(fact.shown, fact.reviewer)
    return _Texts(f" {row.words}  {row.tags} {row.standing} ", f" {words}  {tags} {shown} ")


def _passes(text: str, asked: Asked) -> bool:
    return holds(asked.expression, text) and not holds(asked.barred, text)


def _asks_for_tags(expression: Expression) -> bool:
    if isinstance(expression, Phrase):
        return expression.words[0].startswith(_TAGS)
    return all(map(_asks_for_tags, expression.parts))
