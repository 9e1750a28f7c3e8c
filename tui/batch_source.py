"""Where the facts of a batch come from: those that say the same, or those of a rule from a confidence up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tui.gateway import LARGEST_BATCH, Candidate, Gateway, ReviewFact
from tui.safe import display_safe
from tui.wording import name_of


def percent(fact: ReviewFact) -> int:
    """Return a confidence as it is shown."""
    return round(fact.confidence * 100)


@dataclass(frozen=True, slots=True)
class Source:
    """Pending facts that are like `fact`; with `least` (in whole percent), those of its rule from there up."""

    fact: ReviewFact
    least: int | None = None

    async def facts(self, gateway: Gateway) -> tuple[tuple[Candidate, ...], bool]:
        """Return at most `LARGEST_BATCH` facts, and whether there are more.

        First comes the fact that they are like; of a rule, those that are least sure.
        """
        if self.least is None:
            found = await gateway.alike(self.fact.id, at_most=LARGEST_BATCH + 1)
            found = tuple(sorted(found, key=lambda one: one.fact != self.fact.id))
        else:
            found = await gateway.of_rule(self.fact.rule, self.least, at_most=LARGEST_BATCH + 1)
        return found[:LARGEST_BATCH], len(found) > LARGEST_BATCH

    def title(self, count: int, *, more: bool) -> str:
        """Return what these facts are and how many, in words that are safe to show."""
        number = f"the first {count:,} of the pending facts" if more else f"{count:,} pending fact{'s' * (count != 1)}"
        if self.least is None:
            return f"{number} like {name_of(self.fact)}"
        return f"{number} of {display_safe(self.fact.rule)} at {self.least} % or more"

    def raised(self, percents: Iterable[int]) -> Source | None:
        """Return the source from the next of these confidences up; None where that is the highest."""
        least = self.least
        above = min((one for one in percents if least is not None and one > least), default=None)
        return None if above is None else replace(self, least=above)

    async def lowered(self, gateway: Gateway) -> Source | None:
        """Return the source from the next lower confidence that occurs; None where none is lower."""
        if self.least is None:
            return None
        below = await gateway.less_sure(self.fact.rule, self.least)
        return None if below is None else replace(self, least=below)
