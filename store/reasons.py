"""Why a fact is rejected, in the words that are stored; apart, as the table of keys needs no more of the store."""

from __future__ import annotations

REASONS = (
    "not in the article",
    "wrong person or body",
    "wrong value",
    "wrong evidence",
    "said twice",
    "not a fact of this kind",
)
"""The usual reasons for a rejection, as they are stored."""
