"""A batch before it is decided: its facts, which of them were taken out, and the few that are on screen."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from tui.gateway import Candidate, Gateway, ListedFact

_PAGE = 50
_PAGES_KEPT = 20


class Place(StrEnum):
    """Whether a fact is in the batch; its value is the word for it."""

    IN = "in"
    OUT = "out"
    CHANGED = "changed"
    """Out, as another session decided on it since it was listed."""


class BatchDraft:
    """The facts of a batch in their order, one of them at hand; of thousands, only pages near the window are read."""

    def __init__(self, gateway: Gateway, facts: Sequence[Candidate]) -> None:
        self._gateway = gateway
        self._facts = facts
        self._out: set[int] = set()
        self._changed: set[int] = set()
        self._pages: dict[int, tuple[ListedFact, ...]] = {}
        self.at = 0

    def __len__(self) -> int:
        return len(self._facts)

    @property
    def percents(self) -> frozenset[int]:
        """The confidences that occur, in whole percent."""
        return frozenset(fact.percent for fact in self._facts)

    @property
    def chosen(self) -> tuple[tuple[int, int], ...]:
        """The facts that are in, each with the version that was listed."""
        apart = self._out | self._changed
        return tuple((fact.fact, fact.version) for fact in self._facts if fact.fact not in apart)

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many facts are in, taken out, and changed elsewhere."""
        changed = len(self._changed)
        out = len(self._out - self._changed)
        return len(self._facts) - out - changed, out, changed

    def place(self, at: int) -> Place:
        """Tell whether the fact at this place of the list is in."""
        fact = self._facts[at].fact
        if fact in self._changed:
            return Place.CHANGED
        return Place.OUT if fact in self._out else Place.IN

    def turn(self) -> Place:
        """Take the fact at hand out, or in again; one that was changed elsewhere stays out."""
        self._out ^= {self._facts[self.at].fact}
        return self.place(self.at)

    def mark_changed(self, facts: Sequence[int]) -> None:
        """Take out what another session decided on, and read anew what is on screen."""
        self._changed.update(facts)
        self._pages.clear()

    def move(self, step: int) -> bool:
        """Go on or back in the list, as far as it goes; False where it ends here."""
        target = max(0, min(self.at + step, len(self._facts) - 1))
        moved, self.at = target != self.at, target
        return moved

    def take_over(self, before: BatchDraft) -> None:
        """Keep out what was out of another list, and stay at its fact where this one has it."""
        here = {fact.fact: at for at, fact in enumerate(self._facts)}
        self._out, self._changed = before._out & here.keys(), before._changed & here.keys()
        self.at = here.get(before._facts[before.at].fact, 0)

    def read(self, at: int) -> ListedFact | None:
        """Return the fact at this place of the list; None as long as its page was not read, or if it is gone."""
        page = self._pages.get(at // _PAGE)
        wanted = self._facts[at].fact
        return next((listed for listed in page or () if listed.fact.id == wanted), None)

    async def load(self, first: int, last: int) -> None:
        """Read the pages with the places from `first` up to `last`; what changed since it was listed is taken out."""
        for number in range(first // _PAGE, max(first, last - 1) // _PAGE + 1):
            if number in self._pages:
                continue
            page = self._facts[number * _PAGE : (number + 1) * _PAGE]
            read = await self._gateway.listed([fact.fact for fact in page])
            versions = {listed.fact.id: listed.fact.version for listed in read}
            self._changed.update(fact.fact for fact in page if versions.get(fact.fact) != fact.version)
            self._pages[number] = read
            while len(self._pages) > _PAGES_KEPT:
                del self._pages[next(iter(self._pages))]
