"""What a terminal's screen says of the facts of an article: states, counters, and words about what was done."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeVar

from tests.hostile.news import FACTS, people_of
from tui.gateway import State
from tui.wording import SIGNS

T = TypeVar("T")

_ROW = re.compile(r"[▸ ] (\S) (\w+) +Office +([^,…]+),")
_PLACE = re.compile(rf"fact \d+/{FACTS} · article (\d)/\d · (\d+) pending")
_WORDS = re.compile(r"pending   (accepted|corrected|rejected|skipped|flagged) Office: ([^,…]+),")
_STATES = {f"{sign} {state}": state for state, sign in SIGNS.items()}


@dataclass
class Seen:
    """What a screen showed over its time, each claim in the order in which it came."""

    states: dict[tuple[int, str], list[State]] = field(default_factory=dict)
    """By article and person, no state twice in a row."""
    pending: dict[int, list[int]] = field(default_factory=dict)
    """The counter of each article, no number twice in a row."""
    words: set[tuple[State, str]] = field(default_factory=set)
    """What was said to have become of the facts about a person."""
    at_a_fact: bool = False

    def look(self, text: str) -> None:
        """Take in what stands on the screen; rows count where they are all those of the article that is named."""
        place = _PLACE.search(text)
        if place is None:
            return
        self.at_a_fact = True
        article = int(place[1]) - 1
        _add(self.pending.setdefault(article, []), int(place[2]))
        if said := _WORDS.search(text):
            self.words.add((State(said[1]), said[2]))
        rows = {who: _STATES.get(f"{sign} {state}") for sign, state, who in _ROW.findall(text)}
        if rows.keys() == set(people_of(article)):
            for person, state in rows.items():
                if state is not None:
                    _add(self.states.setdefault((article, person), []), state)


def _add(claims: list[T], claim: T) -> None:
    if not claims or claims[-1] != claim:
        claims.append(claim)
