"""CSV after RFC 4180, in UTF-8 with a byte-order mark, so that spreadsheets read Vietnamese and run nothing."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from extract.facts import KINDS
from store.exchange.columns import columns_of

LIST_SEPARATOR = "; "
_RUN = frozenset("=+-@\t\r\n'")


class CsvTables:
    """A CSV file a kind, each with its heading, in one folder."""

    def __init__(self, folder: Path) -> None:
        self._files = {kind: (folder / f"{kind}.csv").open("x", encoding="utf-8-sig", newline="") for kind in KINDS}
        self._writers = {kind: csv.writer(file) for kind, file in self._files.items()}
        for kind, writer in self._writers.items():
            writer.writerow([column.name for column in columns_of(kind)])

    def write(self, kind: str, row: Mapping[str, Any]) -> None:
        """Write one row, as `row_of` gives it, into the file of a kind."""
        self._writers[kind].writerow([cell(value) for value in row.values()])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for file in self._files.values():
            file.close()


def cell(value: Any) -> str:
    """Return a value as a cell; numbers stay numbers, and a text can't start a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return harmless(LIST_SEPARATOR.join(value) if isinstance(value, tuple) else str(value))


def harmless(text: str) -> str:
    """Return the text with "'" before it where a spreadsheet would run it, or where it starts with "'" itself.

    So a first "'" is always one to be taken away. Full-width signs and signs behind white space count as well.
    """
    first = unicodedata.normalize("NFKC", text.lstrip(_SKIPPED)[:1])
    return f"'{text}" if text[:1] in _RUN or first in _RUN else text


_SKIPPED = " \t\r\n\v\f\x00\xa0\u200b\u200c\u200d\u2060\ufeff\u3000"
