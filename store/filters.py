"""Whether a fact passes a filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extract.proposal import stated, words_of
from store.records import Filter, ReviewFact, State

Test = Callable[[ReviewFact], bool]


def of_fact(filter_: Filter) -> Test:
    """Return the test for what a fact itself tells: all but its reviewer, its article and its likeness."""
    tests = [*_of_origin(filter_), *_of_checks(filter_)]
    phrases = [words_of(word) for word in filter_.words]
    for at, phrase in enumerate(phrases):
        tests.append(_has_phrase(phrase, begun=at == len(phrases) - 1))
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
        tests.append(lambda fact: bool(fact.rule) and _between(filter_, fact.confidence))
    return tests


def _names(rule: str, name: str) -> bool:
    return bool(name) and (name == rule or (rule.endswith(".") and name.startswith(rule)))


def _between(filter_: Filter, confidence: float) -> bool:
    least = 0.0 if filter_.least is None else filter_.least
    most = 1.0 if filter_.most is None else filter_.most
    if filter_.strict:
        return (filter_.least is None or least < confidence) and (filter_.most is None or confidence < most)
    return least <= confidence <= most


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
    """Tell whether words hold a phrase; with `begun`, its last word may be the beginning of one."""
    length = len(phrase)
    for at in range(len(words) - length + 1):
        found = words[at : at + length]
        if list(found[:-1]) == list(phrase[:-1]) and length:
            last = found[-1]
            if last == phrase[-1] or (begun and last.startswith(phrase[-1])):
                return True
    return not length
