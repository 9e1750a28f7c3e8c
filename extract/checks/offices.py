"""Checks of offices: one that only one person can hold, given to two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.facts import Office
from extract.proposal import Check, Proposal
from extract.reading.page import Page
from extract.text import search_key

_OF_UNIT = frozenset({"tinh uy", "thanh uy", "huyen uy", "thi uy", "quan uy", "dang uy"})
_SINGLE = re.compile(
    r"(?:quyen )?(?:tong bi thu|bi thu|chu tich|thu tuong|bo truong|giam doc|tong giam doc|truong ban|truong doan"
    r"|hieu truong|chanh an"
    r"|vien truong|chu nhiem|chanh van phong|cuc truong|vu truong|tu lenh|chinh uy|chu tich nuoc|truong phong)\Z"
)
_ONE_AFTER_ANOTHER = frozenset({"office.box", "office.career"})
"""Rules that read offices with their times, where one holder follows another."""
_OF_SEVERAL = frozenset(
    {"trung uong dang", "trung uong doan", "ban chap hanh trung uong dang", "ban chap hanh trung uong doan"}
)
"""Bodies that have several secretaries at once."""


_NAMED = 2
"""How many other holders a message names."""


def holders(proposals: list[Proposal], page: Page) -> Iterator[tuple[int, Check]]:
    """Report a single office of one body that two people hold, neither of them formerly nor just elected."""
    del page
    held: dict[tuple[str, str, str], dict[str, list[int]]] = {}
    names: dict[int, str] = {}
    for index, proposal in enumerate(proposals):
        fact = proposal.fact
        if not isinstance(fact, Office) or fact.status or not fact.organisation or proposal.rule in _ONE_AFTER_ANOTHER:
            continue
        role = search_key(fact.role)
        body = search_key(fact.organisation)
        if _SINGLE.match(role) and body not in _OF_SEVERAL and (fact.place or _is_named(fact.organisation)):
            key = role, body, search_key(fact.place or "")
            held.setdefault(key, {}).setdefault(search_key(fact.person), []).append(index)
            names[index] = fact.person
    for people in held.values():
        if len(people) > 1:
            yield from _reports(people, names, proposals)


def _is_named(body: str) -> bool:
    """Tell whether a body is told from others of its sort: by a name of its own, or as that of the article's unit."""
    return search_key(body) in _OF_UNIT or any(letter.isupper() for letter in body[1:])


def _reports(
    people: dict[str, list[int]], names: dict[int, str], proposals: list[Proposal]
) -> Iterator[tuple[int, Check]]:
    first = list(people)[: _NAMED + 1]
    for person, indexes in people.items():
        others = [names[people[other][0]] for other in first if other != person][:_NAMED]
        unnamed = len(people) - 1 - len(others)
        more = f" and {unnamed} more" if unnamed else ""
        for index in indexes:
            role = proposals[index].fields["role"]
            yield (
                index,
                Check("holder", False, f"the article gives this office ({role}) to {', '.join(others)}{more} as well"),
            )
