"""Terms of office: "2020-2025"."""

from __future__ import annotations

import re

_YEAR = r"(?:19|20)\d\d"
TERM = rf"(?P<first>{_YEAR}) ?[-–] ?(?P<last>{_YEAR}|\d\d)(?!\d)"
"""Pattern of the two years of a term, with or without spaces round the dash."""

_TERM = re.compile(rf"(?:nhiệm kỳ|nhiệm kì|khóa|giai đoạn)?\s*{TERM}\Z", re.IGNORECASE)


def term_of(first: str, last: str) -> str | None:
    """Return the term of two years as written ("2020", "2025" or "25"), or None where they make none."""
    end = int(last) if len(last) == 4 else int(first[:2] + last)
    return f"{first}-{end}" if 1 <= end - int(first) <= 20 else None


def parse_term(text: str) -> str:
    """Return a term as people write it ("2020 – 2025", "nhiệm kỳ 2020-2025"). Raises `ValueError` in words."""
    written = " ".join(text.replace("—", "–").split())
    match = _TERM.match(written)
    term = match and term_of(match["first"], match["last"])
    if not term:
        raise ValueError(f"“{text.strip()}” is no term; write 2020-2025")
    return term
