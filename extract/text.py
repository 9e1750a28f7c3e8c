"""Canonical text, and the copies of it that are matched and searched."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CAPITALS = "A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""The capital letters of Vietnamese, to stand in a character class: in Unicode they lie between the small ones."""

_LINE_ENDS = re.compile(r"\r\n?")
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")

_MATCHING = {
    "\u00d0": "Đ",
    "\u00f0": "đ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2212": "-",
    "\u2014": "–",
    "\u2015": "–",
    "\t": " ",
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    ),
    **dict.fromkeys("\u200c\u200d\u2060\ufeff\u00ad", "\u200b"),
    "\u2018": "'",
    "\u2019": "'",
    "\u201e": "“",
}
_OLD_TONES = re.compile(r"[oOuU](?<![qQ][uU])[àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ](?!\w)")
_TONES = "\u0300\u0301\u0309\u0303\u0323"
_NEW_TONES = {
    first + unicodedata.normalize("NFC", plain + tone): unicodedata.normalize("NFC", first + tone) + plain
    for first, plains in {"o": "aeAE", "O": "aeAE", "u": "yY", "U": "yY"}.items()
    for plain in plains
    for tone in _TONES
}


def canonical(raw: str) -> str:
    """Return the text as it is stored: NFC, line ends "\\n", no byte-order mark, nothing a database refuses.

    NUL and lone surrogates become U+FFFD, one for one; everything else stays, boilerplate included.
    """
    text = _LINE_ENDS.sub("\n", raw.removeprefix("\ufeff"))
    return unicodedata.normalize("NFC", _UNSTORABLE.sub("\ufffd", text))


def matching(text: str) -> str:
    """Return a copy of canonical text for the rules, of the same length, with spellings made one.

    Đ and its look-alikes, kinds of space, dash and quote, and the place of the tone mark (uỷ -> ủy) are folded;
    zero-width characters become U+200B. Case is kept.
    """
    for odd, plain in _MATCHING.items():
        # Faster than to translate each character, as few texts have more than two of these.
        if odd in text:
            text = text.replace(odd, plain)
    return fold_tones(text)


def fold_tones(text: str) -> str:
    """Return the text with tone marks in their new place (hoà -> hòa, uỷ -> ủy), of the same length."""
    return _OLD_TONES.sub(_move_tone, text)


def _move_tone(match: re.Match[str]) -> str:
    return _NEW_TONES.get(match[0], match[0])


def lowered(text: str) -> str:
    """Return a text in small letters, of the same length: a letter whose small form is two stays as it is."""
    # Python takes twelve bytes a letter to do it, so that a long text is done piece by piece.
    small = "".join(text[at : at + _PIECE].lower() for at in range(0, len(text), _PIECE))
    if len(small) == len(text):
        return small
    return "".join(letter if len(letter.lower()) != 1 else letter.lower() for letter in text)


_PIECE = 100_000
_QUOTES = {"“": "”", "«": "»", "‘": "’", '"': '"', "'": "'"}
_OUTER = " ,.;:–-\u200b"


def bare(text: str) -> str:
    """Return a text as a field's value: white space folded, no outer punctuation, no quotes round the whole.

    Quotes round a part of it stay; one that has lost its other half at the edge goes.
    """
    value = " ".join(text.split()).strip(_OUTER)
    while value and not (value[0].isalnum() and value[-1].isalnum()):
        first, last = value[0], value[-1]
        inner = value[1:-1]
        if _QUOTES.get(first) == last and first not in inner and last not in inner:
            value = inner.strip(_OUTER)
        elif first in "“«‘\"'”»’" and value.count(_QUOTES.get(first, first)) <= (first == _QUOTES.get(first, first)):
            value = value[1:].strip(_OUTER)
        elif last in "”»’\"'“«‘" and not _opened(inner, last):
            value = value[:-1].strip(_OUTER)
        else:
            break
    return value


def _opened(inner: str, last: str) -> bool:
    """Tell whether a closing quote at the end has its opening one inside."""
    opening = next((left for left, right in _QUOTES.items() if right == last), last)
    return inner.count(opening) > inner.count(last) if opening != last else inner.count(last) % 2 == 1


_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
"""The marks that Vietnamese letters come apart into."""


@lru_cache(maxsize=50_000)
def search_key(text: str) -> str:
    """Return what two spellings of a text have in common: no case, no diacritics, no tone marks, white space folded."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d").replace("\u00f0", "d"))
    plain = _MARKS.sub("", plain)
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(plain.split())


def name_key(text: str) -> str:
    """Return what two spellings of a body's or place's name have in common: dashes unspaced, "TP" spelled out."""
    return re.sub(r"(?<!\w)tp\.? ?(?=\w)", "thanh pho ", re.sub(r" ?[-–] ?", "-", search_key(text)))
