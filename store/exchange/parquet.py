"""Parquet: a typed file a kind, values exact, absent ones null."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from extract.facts import KINDS
from store.exchange.columns import ColumnType, columns_of

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

    def write(self, kind: str, row: dict[str, Any]) -> None:
        """Add one row, as `row_of` gives it, to the file of a kind."""
        waiting = self._waiting[kind]
        waiting.append(row)
        if len(waiting) >= _ROWS_AT_ONCE:
            self._flush(kind)

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
