"""The columns of a table of verified facts: the fields of a kind, the article, the day of the decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from extract.facts import Field, ValueType, fields_of
from tui.gateway import BrowsedFact
from tui.safe import display_safe
from tui.wording import SIGNS, field_name, value_text

GAP = 2
DIGITS = 10
"""So many columns have a digit; the tenth has 0."""
_NARROWEST, _WIDE, _WIDEST = 8, 24, 40


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column; `by` is what the store sorts by for it, `field` the field that it shows, if it shows one."""

    by: str
    title: str
    field: Field | None = None

    @property
    def is_figure(self) -> bool:
        """Whether the cells are numbers, which stand at the right."""
        return self.field is not None and self.field.value_type in {ValueType.INTEGER, ValueType.NUMBER}

    def text(self, row: BrowsedFact) -> str:
        """Return the cell on one line, safe to show; "" for a field that isn't stated."""
        if self.field is not None:
            value = row.fact.fields.get(self.field.name)
            return "" if value is None else " ".join(value_text(self.field.value_type, value).split())
        if self.by == "article":
            return display_safe(" ".join((row.title or row.fact.article).split()))
        return f"{SIGNS[row.fact.state]} {row.decided_at.astimezone():%d/%m/%Y}"


def columns_of(kind: str) -> tuple[TableColumn, ...]:
    """Return the columns of a kind: its fields as the vocabulary has them, then article and decision."""
    fields = (TableColumn(spec.name, field_name(spec.name), spec) for spec in fields_of(kind))
    return (*fields, TableColumn("article", "article"), TableColumn("decided", "decided"))


def title_of_column(columns: Sequence[TableColumn], at: int) -> str:
    """Return the title of the column at this place, after the digit that sorts by it, if it has one."""
    number = f"{(at + 1) % 10} " if at < DIGITS else ""
    return f"{number}{columns[at].title}"


def arranged(columns: Sequence[TableColumn], rows: Sequence[BrowsedFact]) -> list[int]:
    """Return the places of the columns from left to right: those that are empty in all of these rows stand last."""
    empty = [at for at, column in enumerate(columns) if rows and not any(map(column.text, rows))]
    return [*(at for at in range(len(columns)) if at not in empty), *empty]


def widths(
    columns: Sequence[TableColumn], order: Sequence[int], rows: Sequence[BrowsedFact], room: int
) -> Iterator[tuple[int, int]]:
    """Yield the place in `columns` and the width of each that fits into so many cells, in this order.

    A column is as wide as its cells in `rows`, within bounds. The last that fits takes what is left, and what its title
    needs from the widest.
    """
    fitting: list[tuple[int, int]] = []
    for at in order:
        title = title_of_column(columns, at)
        width = _width(title, columns[at], rows)
        left = room - _taken(fitting)
        if left < min(width, _NARROWEST):
            break
        if left < (titled := _titled(title)):
            _narrow_widest(fitting, titled - left)
            left = room - _taken(fitting)
        fitting.append((at, min(width, left)))
    spare = room - _taken(fitting) + GAP
    for number, (at, width) in enumerate(fitting):
        yield at, width + (max(0, spare) if number == len(fitting) - 1 else 0)


def _taken(fitting: Sequence[tuple[int, int]]) -> int:
    return sum(width + GAP for _, width in fitting)


def _narrow_widest(fitting: list[tuple[int, int]], by: int) -> None:
    """Take so many cells from the widest column, where it stays wide."""
    widest = max(range(len(fitting)), key=lambda number: fitting[number][1], default=0)
    if fitting and fitting[widest][1] - by >= _WIDE:
        fitting[widest] = fitting[widest][0], fitting[widest][1] - by


def _titled(title: str) -> int:
    """The cells of a title with the sign that it sorts by this column."""
    return cell_len(title) + len(" ▲")


def _width(title: str, column: TableColumn, rows: Sequence[BrowsedFact]) -> int:
    longest = max((cell_len(column.text(row)) for row in rows), default=0)
    return min(max(longest, _titled(title)), _WIDEST)
