"""JSON Lines: everything that is known of the verified facts and their articles, exactly."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import TracebackType
from typing import Any, Self

import msgspec

from extract.article import Article
from store.records import VerifiedFact

_FILE_URL = re.compile(r"^file:(?://[^/]*)?", re.IGNORECASE)


class JsonLines:
    """A file of one JSON object a line, in UTF-8."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("xb")
        self._encoder = msgspec.json.Encoder()

    def write(self, record: dict[str, Any]) -> None:
        """Write one line."""
        self._file.write(self._encoder.encode(record) + b"\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()


def fact_record(fact: VerifiedFact) -> dict[str, Any]:
    """Return the object of a fact in facts.jsonl."""
    added = fact.proposed is None
    return {
        "id": fact.id,
        "kind": fact.kind,
        "fields": fact.fields,
        "quote": fact.quote,
        "start": fact.start,
        "end": fact.end,
        "spans": fact.spans,
        "article": fact.article,
        "article_sha256": fact.article_sha256,
        "verdict": fact.verdict,
        "reviewer": fact.reviewer,
        "decided_at": written_time(fact.decided_at),
        "seconds": fact.took,
        "note": fact.note,
        "rule": None if added else fact.rule,
        "confidence": fact.confidence,
        "checks": [check._asdict() for check in fact.checks],
        "origin": fact.origin,
        "proposed": fact.proposed,
        "proposed_at": written_time(fact.proposed_at),
    }


def article_record(article: Article) -> dict[str, Any]:
    """Return the object of an article in articles.jsonl."""
    return {
        "id": article.id,
        "sha256": article.digest,
        "title": article.title,
        "url": article.url,
        "outlet": article.outlet,
        "published": article.published,
        "source": public_source(article.source),
        "text": article.text,
    }


def public_source(source: str) -> str:
    """Return where an article was read, without the folders of the machine that it was read on.

    A relative name stays as it was given; of an absolute path, in the manner of any system, the file's name is left.
    """
    path = _FILE_URL.sub("", source)
    if PurePosixPath(path).is_absolute() or path.startswith("~"):
        return PurePosixPath(path).name
    windows = PureWindowsPath(path)
    return windows.name if windows.drive or windows.root else source


def written_time(at: datetime) -> str:
    """Return a time in UTC as ISO 8601 with microseconds and "Z"."""
    return at.isoformat(timespec="microseconds").replace("+00:00", "Z")
