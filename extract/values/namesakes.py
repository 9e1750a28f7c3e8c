"""Names of people inside and behind the names of bodies: a school's own, a foreigner's."""

from __future__ import annotations

import re

from extract.reading.gazetteer import place_end
from extract.values.names import begins_name, capital_words, is_surname, is_syllable

_WORD = re.compile(r"[^\W_]+(?:[.'/&-][^\W_]+)*")
_SCHOOL = re.compile(r"(?:THPT|THCS|PTTH|PTDTNT|[Tt]iểu học|[Mm]ầm non|[Mm]ẫu giáo|[Cc]huyên|[Pp]hổ thông|[Cc]ơ sở) \Z")
"""What a school's own name stands behind, which mostly is that of a person."""
_SCHOOL_REACH, _LONGEST_NAME = 12, 4


def namesake_end(text: str, at: int, limit: int) -> int | None:
    """Return the end of the name that a school is called by: "Trường THPT | Nguyễn Du" before "Trần Văn A"."""
    if not _SCHOOL.search(text, max(0, at - _SCHOOL_REACH), at):
        return None
    end = begins_name(text, at, limit)
    parts = capital_words(text, at, limit)
    if end is None or len(parts) <= _LONGEST_NAME:
        return end
    cut = next((n for n in range(2, len(parts) - 1) if is_surname(text[slice(*parts[n])])), None)
    return parts[cut - 1][1] if cut else end


def is_foreign(text: str, at: int) -> bool:
    """Whether a word of a foreign person's name stands here, and none of a body's: "Bộ Ngoại giao Mỹ | Robert"."""
    word = _WORD.match(text, at)
    if word is None or not text[at].isupper() or word[0].isupper():
        return False
    return not is_syllable(word[0]) and place_end(text, at) is None
