"""Names of units of government inside the names of bodies, known to the lists or not."""

from __future__ import annotations

from functools import cache

from extract.lexica import Phrases, entries
from extract.reading.gazetteer import commune_end, numbered_end, place_end
from extract.values.names import begins_name, capital_words, is_surname


@cache
def _ranks() -> Phrases:
    return Phrases(frozenset(words for words in entries("honorifics.txt") if " " in words))


def begins_rank(text: str, at: int) -> bool:
    """Whether a rank or address begins here that is written with one capital: "Đại tá", "Đồng chí", "Bác sĩ"."""
    head, _, rest = text[at : at + 24].partition(" ")
    if not head.istitle() or head.lower() not in _ranks():
        return False
    return _ranks().end(f"{head.lower()} {rest}", 0, head.lower()) is not None


def unit_name_end(text: str, at: int, limit: int, *, named: bool, commune: bool = False) -> int | None:
    """Return the end of the place's name at `at`; after a level word (`named`) it may be one that no list knows."""
    if at >= limit or not (text[at].isupper() or text[at].isdigit()):
        return None
    ends = [place_end(text, at), commune_end(text, at) if commune else None, numbered_end(text, at) if named else None]
    known = max((end for end in ends if end is not None and end <= limit), default=None)
    parts = capital_words(text, at, limit)
    if known is not None:
        rest = [part for part in parts if part[0] >= known]
        name = begins_name(text, at, limit)
        if name is not None and name > known and not (rest and begins_name(text, rest[0][0], limit)):
            alone = bool(rest) and len(rest) in {1, 2} and text[at:known] not in entries("countries.txt")
            return None if alone and not named else known
        return known
    if not named and not _closes(text, parts, limit):
        return None
    return capitals_end(text, at, limit, required=False)


def _closes(text: str, parts: list[tuple[int, int]], limit: int) -> bool:
    """Whether two or three capitalised words that open no name stand before a comma or the end: an unlisted place."""
    if not 2 <= len(parts) <= 3 or is_surname(text[slice(*parts[0])]) or len(text[slice(*parts[0])]) < 2:
        return False
    end = parts[-1][1]
    return end >= limit or text[end] in ",;.)"


def names_person(text: str, at: int, limit: int) -> bool:
    """Whether a person's name begins here, of two words with no weak surname ("Phú Tài" is a firm)."""
    end = begins_name(text, at, limit)
    if end is None:
        return False
    return text.count(" ", at, end) > 1 or is_surname(text[at:end].partition(" ")[0], weak=False)


def capitals_end(text: str, at: int, limit: int, *, required: bool) -> int | None:
    """Return the end of the capitalised words at `at` that are no person's name; `required`: the first one belongs."""
    end = None
    for index, (start, stop) in enumerate(capital_words(text, at, limit)):
        if (index or not required) and (names_person(text, start, limit) or begins_rank(text, start)):
            break
        end = stop
    return end
