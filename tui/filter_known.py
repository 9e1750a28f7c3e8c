"""What a filter line may name: the rules, checks, reviewers and saved filters of a store."""

from __future__ import annotations

from tui.filter_line import CHECKS, Known, parse
from tui.gateway import Filter, Gateway


async def known(gateway: Gateway, reviewer: str) -> Known:
    """Return what the store knows that a filter of this reviewer may name."""
    rules = await gateway.rules()
    return Known(
        rules=(*sorted({f"{rule.partition('.')[0]}." for rule in rules}), *rules),
        checks=CHECKS,
        reviewers=await gateway.reviewers(),
        saved=await gateway.saved_filters(reviewer),
    )


async def read(line: str, gateway: Gateway, reviewer: str) -> Filter:
    """Return the filter that this reviewer typed. Raises `FilterError`."""
    return parse(line, await known(gateway, reviewer))
