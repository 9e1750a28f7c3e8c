"""Cross-checks: each a named result with a sentence that a reviewer understands."""

from __future__ import annotations

from extract.page import Page
from extract.proposal import Proposal


def checked(proposals: list[Proposal], page: Page) -> list[Proposal]:
    """Return the proposals with the results of the checks that apply to them."""
    return proposals
