"""From a filter to what is asked of the search index."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from extract.facts import KINDS
from extract.proposal import words_of
from store import terms
from store.blinded_texts import UNBLINDED, BlindedTexts, likeness_of
from store.expressions import NOTHING, AllOf, AnyOf, Expression, Phrase, any_of
from store.records import HIDDEN, Filter, State
from store.tables import ARTICLE, REVIEWER, TALLY
from store.vocabulary import words_begun

_TALLY = select(TALLY.c.kind, TALLY.c.rule, TALLY.c.state, TALLY.c.times)

LISTED = tuple(state for state in State if state not in HIDDEN)


class Asked(NamedTuple):
    """What must be found, and what must not."""

    expression: Expression
    barred: AnyOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked of the index: expressions, the article alone in which is looked, and which groups can occur."""

    passing: tuple[Expression, ...]
    """Expressions that a fact must all pass, what is mostly rare first, without what bounds the confidence."""
    at_least: AnyOf
    """What is named where a fact need pass nothing else: the index knows no "all but"."""
    barred: AnyOf
    article: int | None
    kinds: tuple[str, ...]
    rules: tuple[str, ...]
    """Kinds and rules that can occur, as the store has facts of them."""
    percents: tuple[int, ...]
    """The whole percents that pass, lowest first."""
    bounded: bool
    """Whether the confidence is bounded."""
    added: bool
    """Whether facts that reviewers added can pass."""
    filter: Filter
    blind: BlindedTexts
    """The facts that are found by how their reviewer is shown them, whatever the index says."""

    def within(self, group: Expression | None = None, percents: Iterable[int] | None = None) -> Asked:
        """Return what is asked for the facts of a group (None for all); `percents` are those of one that is by them."""
        sure = any_of(percent_tags(self.percents)) if self.bounded and percents is None else None
        # SQLite's index goes on by what is named first and looks there for the others, so the rarest is named first.
        passing = tuple(part for part in (group, *self.passing, sure) if part)
        return Asked(AllOf(passing or (self.at_least,)), self.barred)


def query(connection: Connection, wanted: Filter, blind: BlindedTexts = UNBLINDED) -> Query | None:
    """Return what to ask for a filter; None where nothing can pass it. Raises `StoreError` for an unknown fact."""
    tallied = connection.execute(_TALLY).all()
    known = {(row.kind, row.rule) for row in tallied if _is_asked_for(row.kind, row.rule, wanted)}
    kinds = tuple(kind for kind in KINDS if any(kind == of for of, _ in known))
    rules = tuple(sorted({rule for _, rule in known if rule}))
    percents = tuple(whole for whole in range(101) if _is_within(whole / 100, wanted))
    bounded = wanted.least is not None or wanted.most is not None
    article = _article(connection, wanted.article)
    states, others = any_of(map(terms.state_tag, wanted.states)), _other_states(tallied, wanted.states)
    parts = [
        None if wanted.like is None else any_of([terms.likeness_tag(likeness_of(connection, wanted.like, blind))]),
        *(_of_title(connection, wanted.article) if wanted.article and article is None else ()),
        *_of_checks(wanted),
        *_of_words(connection, wanted.words),
        _of_reviewer(connection, wanted.reviewer),
        any_of(map(terms.rule_tag, rules)) if wanted.rules else None,
        states if states and not others else None,
        any_of(map(terms.kind_tag, kinds)) if wanted.kinds else None,
    ]
    if NOTHING in parts or not percents:
        return None
    return Query(
        passing=tuple(part for part in parts if part is not None),
        at_least=states or any_of(map(terms.state_tag, LISTED)),
        barred=AnyOf((*any_of((*others, *_barred(wanted))).parts, *([blind.barred] if blind.barred else ()))),
        article=article,
        kinds=kinds,
        rules=rules if wanted.rules else ("", *rules),
        percents=percents,
        bounded=bounded,
        added=not bounded and not wanted.rules,
        filter=wanted,
        blind=blind,
    )


def headed(connection: Connection, words: Iterable[str]) -> Expression:
    """Return the expression for facts of articles in whose heading each of these words (at least one) begins a word."""
    return AllOf(tuple(begun(connection, [f"_t{word}"]) for word in words))


def percent_tags(percents: Collection[int]) -> Iterator[str]:
    """Yield the tags of whole percents, those of tens where all of these are among them."""
    for tens in range(11):
        within = [whole for whole in range(10 * tens, min(10 * tens + 10, 101)) if whole in percents]
        if len(within) == (10 if tens < 10 else 1):
            yield terms.tens_tag(tens)
        else:
            yield from map(terms.percent_tag, within)


def _is_asked_for(kind: str, rule: str, wanted: Filter) -> bool:
    """Whether facts of a kind, found by a rule ("" for added ones), may pass a filter."""
    if wanted.kinds and kind not in wanted.kinds:
        return False
    return not wanted.rules or any(
        rule == asked or (asked.endswith(".") and rule.startswith(asked)) for asked in wanted.rules if rule
    )


def _is_within(shown: float, wanted: Filter) -> bool:
    """Whether a confidence as it is shown, in whole percent, lies within the bounds of a filter."""
    enough = wanted.least is None or (shown > wanted.least if wanted.above_least else shown >= wanted.least)
    return enough and (wanted.most is None or (shown < wanted.most if wanted.below_most else shown <= wanted.most))


def _of_reviewer(connection: Connection, name: str) -> Expression | None:
    if not name:
        return None
    asked = words_of(name)
    rows = connection.execute(select(REVIEWER.c.id, REVIEWER.c.name))
    return any_of(
        terms.reviewer_tag(row.id) for row in rows if row.name == name or (asked and words_of(row.name) == asked)
    )


def _of_checks(wanted: Filter) -> Iterator[Expression]:
    if wanted.check:
        yield any_of([(terms.failure_tag if wanted.failed_check else terms.check_tag)(wanted.check)])
    elif wanted.failed_check:
        yield any_of([terms.FAILED])


def _barred(wanted: Filter) -> Iterator[str]:
    """The tags that facts must not have."""
    if not wanted.states:
        yield from map(terms.state_tag, HIDDEN)
    if wanted.failed_check is False:
        yield terms.failure_tag(wanted.check) if wanted.check else terms.FAILED


def _other_states(tallied: Iterable[Any], asked: Collection[State]) -> tuple[str, ...]:
    """The tags of the states that aren't asked for, where few facts are in them.

    To leave out the few takes a third of the time that it takes to look whether nearly every fact is among the many.
    """
    among = sum(row.times if row.state in asked else -row.times for row in tallied)
    return tuple(terms.state_tag(state) for state in State if state not in asked) if asked and among > 0 else ()


def _article(connection: Connection, asked: str) -> int | None:
    return connection.scalar(select(ARTICLE.c.position).where(ARTICLE.c.id == asked)) if asked else None


def _of_title(connection: Connection, asked: str) -> Iterator[Expression]:
    words = words_of(asked)
    for at, word in enumerate(words, 1):
        last = at == len(words) and len(word) >= terms.BEGUN
        yield begun(connection, [f"_t{word}"]) if last else Phrase((f"_t{word}",))
    if not words:
        yield NOTHING


def _of_words(connection: Connection, asked: tuple[str, ...]) -> Iterator[Expression]:
    phrases = [phrase for phrase in map(words_of, asked) if phrase]
    for at, phrase in enumerate(phrases, 1):
        last = at == len(phrases) and len(phrase[-1]) >= terms.BEGUN
        yield begun(connection, phrase) if last else Phrase((*phrase,))


def begun(connection: Connection, words: Sequence[str]) -> Expression:
    """Return the expression for a phrase whose last word may be the beginning of one."""
    meant = Phrase((*words,), begun=True)
    whole = words_begun(connection, words[-1])
    return AnyOf(tuple(Phrase((*words[:-1], word)) for word in whole), meant) or meant
