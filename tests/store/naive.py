"""Listings by a look at every fact: what the store must agree with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Row

from extract.facts import KINDS
from extract.proposal import likeness, stated, words_of
from store import Filter, Order, ReviewFact, State, Store
from store.headings import headings
from store.rows import ADDED_ORIGIN, LAST, facts, reading_order, review_fact
from store.tables import REVIEWER
from store.terms import BEGUN

Test = Callable[[ReviewFact], bool]


def of_fact(filter_: Filter) -> Test:
    """The test for what a fact itself tells: all but its reviewer, its article and its likeness."""
    tests = [*_of_origin(filter_), *_of_checks(filter_)]
    phrases = [phrase for phrase in map(words_of, filter_.words) if phrase]
    for at, phrase in enumerate(phrases):
        tests.append(_has_phrase(phrase, begun=at == len(phrases) - 1 and len(phrase[-1]) >= BEGUN))
    return lambda fact: all(test(fact) for test in tests)


def _of_origin(filter_: Filter) -> list[Test]:
    tests: list[Test] = []
    states = filter_.states or tuple(state for state in State if state is not State.WITHDRAWN)
    tests.append(lambda fact: fact.state in states)
    if filter_.kinds:
        tests.append(lambda fact: fact.kind in filter_.kinds)
    if filter_.rules:
        tests.append(lambda fact: any(_names(rule, fact.rule) for rule in filter_.rules))
    if filter_.least is not None or filter_.most is not None:
        tests.append(lambda fact: fact.origin != ADDED_ORIGIN and _between(filter_, fact.confidence))
    return tests


def _names(rule: str, name: str) -> bool:
    return bool(name) and (name == rule or (rule.endswith(".") and name.startswith(rule)))


def _between(filter_: Filter, confidence: float) -> bool:
    least, most = filter_.least, filter_.most
    confidence = round(confidence * 100) / 100
    enough = least is None or (least < confidence if filter_.above_least else least <= confidence)
    return enough and (most is None or (confidence < most if filter_.below_most else confidence <= most))


def _of_checks(filter_: Filter) -> list[Test]:
    if not filter_.check and filter_.failed_check is None:
        return []

    def passes(fact: ReviewFact) -> bool:
        checks = [check for check in fact.checks if filter_.check in {"", check.name}]
        failed = any(not check.passed for check in checks)
        return (bool(checks) or not filter_.check) and (filter_.failed_check in {None, failed})

    return [passes]


def _has_phrase(phrase: Sequence[str], *, begun: bool) -> Test:
    def has(fact: ReviewFact) -> bool:
        return any(holds(words_of(text), phrase, begun=begun) for text in (*stated(fact.fields), fact.quote))

    return has


def holds(words: Sequence[str], phrase: Sequence[str], *, begun: bool) -> bool:
    """Whether words hold a phrase; with `begun`, its last word may be the beginning of one."""
    length = len(phrase)
    for at in range(len(words) - length + 1):
        found = words[at : at + length]
        if list(found[:-1]) == list(phrase[:-1]) and length:
            last = found[-1]
            if last == phrase[-1] or (begun and last.startswith(phrase[-1])):
                return True
    return not length


def naive_listing(store: Store, wanted: Filter, order: Order) -> list[int]:
    """The ids of all facts that pass a filter, in an order."""
    with store._database.reading() as connection:
        asked = facts().add_columns(REVIEWER.c.name.label("by"))
        rows = list(connection.execute(asked.outerjoin(REVIEWER, REVIEWER.c.id == LAST.c.reviewer)))
        called = headings(connection, {row.article for row in rows})
    passes, known = of_fact(wanted), {row.article_id for row in rows} | set(_articles(store))
    alike = {row.id: likeness(row.kind, review_fact(row).fields) for row in rows}
    found = [
        row
        for row in rows
        if passes(review_fact(row))
        and (not wanted.reviewer or words_of(row.by or "") == words_of(wanted.reviewer))
        and (not wanted.article or _of_article(row, called[row.article].names, wanted.article, known))
        and (wanted.like is None or alike[row.id] == alike[wanted.like])
    ]
    return [row.id for row in sorted(found, key=lambda row: (_group(order, row), row.article, *reading_order(row)))]


def _articles(store: Store) -> list[str]:
    return [article.id for article in store.articles()]


def _of_article(row: Row[Any], names: Sequence[str], asked: str, known: set[str]) -> bool:
    if asked in known:
        return bool(row.article_id == asked)
    named, words = words_of(" ".join(names)), words_of(asked)
    begun = bool(words) and len(words[-1]) >= BEGUN and any(word.startswith(words[-1]) for word in named)
    return bool(words) and all(word in named for word in words[:-1]) and (words[-1] in named or begun)


def _group(order: Order, row: Row[Any]) -> Any:
    added = row.confidence is None
    match order:
        case Order.ARTICLE:
            return 0
        case Order.KIND:
            return list(KINDS).index(row.kind)
        case Order.RULE:
            return added, row.rule
        case Order.CONFIDENCE:
            return added, 0 if added else -round(row.confidence * 100)
        case Order.UNCERTAINTY:
            return added, 0 if added else abs(round(row.confidence * 100) - 50)
