"""The dashboard's lines: headings, sentences, a course of the day and tables, as wide as there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from tui.figures import RIGHT, Column, Figures, by_field, by_kind, by_reason, by_rule, by_verdict, sentences
from tui.gateway import Course, RuleTally, Statistics
from tui.plots import bar, gathered, sparkline
from tui.widgets.line_view import LineView, Pieces, clip, pad
from tui.widgets.wrapping import wrap

_CARET = "▸ "
_INDENT = 2
_GAP = 2
_LABEL = 16


@dataclass(frozen=True, slots=True)
class Line:
    """Texts, each with the name of its style; `rule` is what the line is about, if it is about a rule."""

    parts: tuple[tuple[str, str], ...] = ()
    rule: RuleTally | None = None
    heading: bool = False


def dashboard_lines(statistics: Statistics, width: int, *, blocks: bool) -> Iterator[Line]:
    """Yield the lines of the dashboard for so many cells; `blocks`: bars may fill parts of a cell."""
    yield from _heading("Progress")
    for name, words in sentences(statistics):
        yield from _sentence(name, words, width)
    if statistics.course:
        yield from _course(statistics.course, width, blocks=blocks)
    sections = (
        ("By kind", by_kind(statistics), ""),
        ("How right the rules proved", by_rule(statistics.rules), RIGHT),
        ("Time for a decision", by_verdict(statistics), "seconds on screen; half of the decisions were quicker"),
        ("What was corrected", by_field(statistics), "share of the corrected facts in which the field was changed"),
        ("Why facts were rejected", by_reason(statistics), ""),
    )
    for title, figures, explanation in sections:
        if figures.rows:
            yield Line()
            yield from _heading(title)
            yield from _explanation(explanation, width)
            yield from table_lines(figures, width, blocks=blocks)


def _heading(title: str) -> Iterator[Line]:
    yield Line(((title, "heading"),), heading=True)


def _explanation(words: str, width: int) -> Iterator[Line]:
    for start, end in wrap(words, max(1, width - _INDENT)).lines if words else ():
        yield Line(((" " * _INDENT + words[start:end], "quiet"),))


def _sentence(name: str, words: str, width: int) -> Iterator[Line]:
    for at, (start, end) in enumerate(wrap(words, max(1, width - _LABEL)).lines):
        yield Line(((pad("" if at else f"  {name}", _LABEL), "quiet"), (words[start:end], "words")))


def _course(course: Course, width: int, *, blocks: bool) -> Iterator[Line]:
    """The latest day: a character for each quarter of an hour, or for more where the day is longer than the line."""
    first, last = course.start, course.start + course.step * len(course.decisions)
    begin, end = f"{first:%H:%M} ", f" {last:%H:%M}"
    each, sums = gathered(course.decisions, width - _LABEL - len(begin) - len(end))
    minutes = each * course.step.total_seconds() / 60
    day = "today" if first.date() == datetime.now(first.tzinfo).date() else f"{first:%d/%m/%Y}"
    words = f"{day}: at most {max(sums):,} decisions in {minutes:.0f} minutes"
    drawn = ((begin, "quiet"), (sparkline(sums, blocks=blocks), "bar"), (end, "quiet"))
    yield Line(((pad("  course", _LABEL), "quiet"), *drawn))
    yield Line(((pad("", _LABEL), "quiet"), (words, "quiet")))


def table_lines(figures: Figures, width: int, *, blocks: bool) -> Iterator[Line]:
    """Yield the titles and rows of a table; columns of high rank are left out where the line is too short."""
    kept, widths = figures.fitted(width - _INDENT, gap=_GAP)
    columns = [figures.columns[at] for at in kept]
    titles = [_aligned(column.title, column, room) for column, room in zip(columns, widths, strict=True)]
    yield Line(((" " * _INDENT + (" " * _GAP).join(titles), "quiet"),))
    for number, row in enumerate(figures.rows):
        parts = [(" " * _INDENT, "words")]
        for at, column, room in zip(kept, columns, widths, strict=True):
            parts.append((_cell(row[at], column, room, blocks=blocks), "bar" if column.is_bar else "words"))
            parts.append((" " * _GAP, "words"))
        yield Line(tuple(parts), figures.rules[number] if figures.rules else None)


def _cell(value: str | float | None, column: Column, room: int, *, blocks: bool) -> str:
    shown = value if isinstance(value, str) else bar(value or 0.0, room, blocks=blocks)
    return _aligned(shown, column, room)


def _aligned(text: str, column: Column, room: int) -> str:
    return pad(text, room) if column.words else clip(text, room).rjust(room)


class DashboardView(LineView):
    """Shows the statistics; the caret goes from rule to rule and the window follows."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "dashboard--heading",
        "dashboard--words",
        "dashboard--quiet",
        "dashboard--bar",
        "dashboard--here",
    }

    DEFAULT_CSS = """
    DashboardView {
        height: 1fr;
        padding: 1 2 0 2;
        & > .dashboard--heading { color: $foreground; text-style: bold underline; }
        & > .dashboard--words { color: $foreground; }
        & > .dashboard--quiet { color: $muted; }
        & > .dashboard--bar { color: $success; }
        & > .dashboard--here { color: $accent; text-style: bold; }
        &:ansi { & > .dashboard--bar, & > .dashboard--here { color: ansi_default; } }
    }
    """

    def __init__(self, *, blocks: bool) -> None:
        super().__init__()
        self._blocks = blocks
        self._statistics: Statistics | None = None
        self._lines: Sequence[Line] = ()
        self._rule = -1

    @property
    def line_count(self) -> int:
        """How many lines the dashboard has."""
        return len(self._lines)

    @property
    def rule(self) -> RuleTally | None:
        """The rule at the caret; None until the caret was moved to one."""
        return self._lines[self._rule].rule if 0 <= self._rule < len(self._lines) else None

    def show(self, statistics: Statistics) -> None:
        """Show these; the caret stays at its rule."""
        self._statistics = statistics
        self.relayout()
        self.repaint()

    def relayout(self) -> None:
        """Lay the lines out for the width."""
        if self._statistics is None or not self.size:
            return
        name = self.rule.rule if self.rule else None
        self._lines = [*dashboard_lines(self._statistics, self.size.width, blocks=self._blocks)]
        found = (at for at, line in enumerate(self._lines) if line.rule and line.rule.rule == name)
        self._rule = next(found, -1)

    def move(self, step: int) -> None:
        """Go to the next (1) or previous (-1) rule; without one that way, a line further."""
        rules = [at for at, line in enumerate(self._lines) if line.rule]
        here = self._rule if self._rule >= 0 else self.top - 1
        ahead = [at for at in rules if (at - here) * step > 0]
        if not ahead or (self._rule < 0 and step < 0):
            self.scroll_lines(step)
            return
        self._rule = min(ahead, key=lambda at: abs(at - here))
        self._follow()
        self.repaint()

    def _follow(self) -> None:
        height = self.size.height
        if not self.top <= self._rule < self.top + height:
            self.set_top(self._rule - height // 2)

    def next_section(self) -> None:
        """Let the next heading stand at the top; after the last one, the first."""
        headings = [at for at, line in enumerate(self._lines) if line.heading]
        last_top = self.line_count - self.size.height
        ahead = [at for at in headings if at > self.top]
        self.set_top(ahead[0] if ahead and self.top < last_top else 0)

    def pieces(self, line: int) -> Pieces:
        """Return the parts of a line, with the caret before the rule at hand."""
        parts = self._lines[line].parts
        styled = [(text, self.style_of(f"dashboard--{style}")) for text, style in parts]
        if line == self._rule:
            styled[0] = (_CARET, self.style_of("dashboard--here"))
        return styled
