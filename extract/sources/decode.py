"""Bytes to canonical text, or the reason why not."""

from __future__ import annotations

import codecs

from extract.sources.refused import UnreadableError
from extract.text import canonical

MAX_BYTES = 16 * 2**20
"""The largest article, in bytes: far above any newspaper page, and small enough to hold in memory."""

TOO_LONG = f"is longer than {MAX_BYTES // 2**20} MiB, which is no article; split it into one article a file or line"

_WIDE = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


def decode(data: bytes, offset: int = 0, line: str = "") -> str:
    """Return the text of UTF-8 bytes that start at `offset` of their file.

    Raises `UnreadableError` with the position in the file where they are not UTF-8 text.
    """
    for mark, encoding in _WIDE.items():
        if offset == 0 and data.startswith(mark):
            raise UnreadableError("byte 0", f"is {encoding}; convert it with: iconv -f {encoding} -t UTF-8")
    if (nul := data.find(0)) >= 0:
        reason = "is a NUL byte, so this is no UTF-8 text; give a text file, or convert UTF-16 with iconv"
        raise UnreadableError(_place(line, offset + nul), reason)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        reason = f"(0x{data[error.start]:02X}) is not UTF-8; convert the file with: iconv -f ENCODING -t UTF-8"
        raise UnreadableError(_place(line, offset + error.start), reason) from None


def article_text(raw: str, line: str = "") -> str:
    """Return the canonical text of an article; raises `UnreadableError` where nothing stands in it."""
    text = canonical(raw)
    if not text.strip():
        raise UnreadableError(line, "has no text; leave it out or put the article's text in")
    return text


def _place(line: str, position: int) -> str:
    return f"{line}, byte {position}" if line else f"byte {position}"
