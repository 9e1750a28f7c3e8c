"""Rules for `document`."""

from __future__ import annotations

from collections.abc import Iterator

from extract.draft import Draft
from extract.page import Page


def drafts(page: Page) -> Iterator[Draft]:
    """Yield the document facts of a page, one a mention."""
    yield from ()
