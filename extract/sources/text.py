"""Plain text: a file is an article."""

from __future__ import annotations

import hashlib
import re
from typing import BinaryIO

from extract.article import Article
from extract.sources.decode import MAX_BYTES, TOO_LONG, article_text, decode
from extract.sources.refused import Refused, UnreadableError
from extract.text import canonical

SUFFIXES = (".txt", ".text")

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def article(stream: BinaryIO, source: str, stem: str, *, before: bytes = b"") -> Article | Refused:
    """Read the rest of the stream, `before` ahead of it, as one article.

    Its id is the stem, a hyphen, and the first 12 hexadecimal digits of the text's SHA-256.
    """
    data = before + stream.read(max(0, MAX_BYTES + 1 - len(before)))
    if len(data) > MAX_BYTES:
        return Refused(source, "", TOO_LONG)
    try:
        text = article_text(decode(data))
    except UnreadableError as error:
        return error.refused(source)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id=f"{_CONTROL.sub('_', canonical(stem))}-{digest[:12]}", text=text, source=source)
