"""JSON Lines: a line is an article, with `id` and `text`, and perhaps `title`, `url`, `outlet` and `published`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from extract.article import Article
from extract.sources.decode import TOO_LONG, article_text, decode
from extract.sources.refused import Refused, UnreadableError
from extract.text import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.sources.lines import Line

SUFFIXES = (".jsonl", ".ndjson")

MAX_ID = 500
"""The longest id, in characters."""

_OPTIONAL = ("title", "url", "outlet", "published")


def articles(lines: Iterable[Line], source: str) -> Iterator[Article | Refused]:
    """Yield the article of each line that isn't blank, or why it is none; other keys of the object are ignored."""
    for line in lines:
        if line.is_blank and not line.too_long:
            continue
        try:
            yield _article(line, f"{source}:{line.number}")
        except UnreadableError as error:
            yield error.refused(source)


def _article(line: Line, source: str) -> Article:
    where = f"line {line.number}"
    if line.too_long:
        raise UnreadableError(where, TOO_LONG)
    row = _object(line, where)
    optional = {name: canonical(_string(row, name, where)) for name in _OPTIONAL if row.get(name) is not None}
    text = article_text(_string(row, "text", where), where)
    return Article(id=_id(row, where), text=text, source=source, **optional)


def _object(line: Line, where: str) -> dict[str, Any]:
    text = decode(line.content, line.offset + len(line.data) - len(line.content), where).rstrip()
    try:
        row = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableError(where, _why_not_json(error, text)) from None
    except (ValueError, RecursionError):
        raise UnreadableError(where, "is nested too deeply or has too long a number; leave that key out") from None
    if not isinstance(row, dict):
        raise UnreadableError(where, 'is not an object; write {"id": "...", "text": "..."}')
    return row


def _why_not_json(error: json.JSONDecodeError, text: str) -> str:
    """Return what is wrong with a line, at its column in characters; a text without an end breaks off at the line's."""
    if error.pos >= len(text) or error.msg.startswith("Unterminated string"):
        return f"is cut off after column {len(text)} ({error.msg}); write each object whole, on one line"
    return f"is not JSON ({error.msg} at column {error.pos + 1}); write one object a line"


def _id(row: dict[str, Any], where: str) -> str:
    found = canonical(_string(row, "id", where))
    if not found.strip() or len(found) > MAX_ID:
        raise UnreadableError(where, f'"id" must have between 1 and {MAX_ID} characters; give each article its own')
    return found


def _string(row: dict[str, Any], name: str, where: str) -> str:
    found = row.get(name)
    if found is None:
        raise UnreadableError(where, f'has no "{name}"; an article needs "id" and "text", both strings')
    if not isinstance(found, str):
        raise UnreadableError(where, f'"{name}" is not a string; write it in double quotes')
    return found
