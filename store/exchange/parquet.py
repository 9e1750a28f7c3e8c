"""Parquet: a typed file a kind, values exact, absent ones null."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from extract.article import Article
from extract.facts import KINDS
from store.exchange.columns import ColumnType, columns_of, row_of
from store.records import VerifiedFact

_ROWS_AT_ONCE = 5_000
_TYPES = {
    ColumnType.TEXT: pa.string(),
    ColumnType.INTEGER: pa.int64(),
    ColumnType.NUMBER: pa.float64(),
    ColumnType.FLAG: pa.bool_(),
    ColumnType.TEXTS: pa.list_(pa.string()),
    ColumnType.TIME: pa.timestamp("us", tz="UTC"),
}


def schema_of(kind: str) -> pa.Schema:
    """Return the schema of a kind's file."""
    return pa.schema([pa.field(column.name, _TYPES[column.type]) for column in columns_of(kind)])


class ParquetTables:
    """A Parquet file a kind in one folder; rows are written by the thousand."""

    def __init__(self, folder: Path) -> None:
        self._schemas = {kind: schema_of(kind) for kind in KINDS}
        self._writers = {
            kind: pq.ParquetWriter(folder / f"{kind}.parquet", schema, compression="zstd")
            for kind, schema in self._schemas.items()
        }
        self._waiting: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}

    def write(self, fact: VerifiedFact, article: Article) -> None:
        """Add one row to the file of the fact's kind."""
        waiting = self._waiting[fact.kind]
        waiting.append(row_of(fact, article))
        if len(waiting) >= _ROWS_AT_ONCE:
            self._flush(fact.kind)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if error is None:
                for name in KINDS:
                    self._flush(name)
        finally:
            for writer in self._writers.values():
                writer.close()

    def _flush(self, kind: str) -> None:
        rows, self._waiting[kind] = self._waiting[kind], []
        if rows:
            self._writers[kind].write_table(pa.Table.from_pylist(rows, schema=self._schemas[kind]))
