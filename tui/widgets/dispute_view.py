"""A dispute: the sentence, and what two readers made of it side by side, or one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from tui.disputed import BESIDE, READERS, Compared
from tui.widgets.line_view import LineView, Pieces, pad
from tui.widgets.wrapping import wrap
from tui.wording import LABEL_WIDTH

WIDE = 100
"""From so many cells on the readers stand side by side."""

_GAP = 2
_SIGN = "* "
_START = len(_SIGN) + LABEL_WIDTH

_Line = tuple[tuple[str, str], ...]
"""Texts, each with the name of its style."""


class DisputeView(LineView):
    """Shows one dispute; a row in which the readers differ begins with a star."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"dispute--head", "dispute--label", "dispute--value", "dispute--differs"}

    DEFAULT_CSS = """
    DisputeView {
        height: 1fr;
        padding: 1 2 0 2;
        & > .dispute--head { color: $foreground; text-style: bold; }
        & > .dispute--label { color: $muted; }
        & > .dispute--value { color: $foreground; }
        & > .dispute--differs { color: $accent; text-style: bold; }
        &:ansi { & > .dispute--differs { color: ansi_default; } }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._sentence = ""
        self._rows: Sequence[Compared] = ()
        self._others: Sequence[str] = ()
        self._lines: Sequence[_Line] = ()

    @property
    def line_count(self) -> int:
        """How many lines the dispute takes."""
        return len(self._lines)

    def show(self, sentence: str, rows: Sequence[Compared], others: Sequence[str] = ()) -> None:
        """Show this (safe) sentence, what the readers made of it and what else stands there, from its beginning."""
        self._sentence, self._rows, self._others, self.top = sentence, rows, others, 0
        self.relayout()
        self.repaint()

    def relayout(self) -> None:
        """Wrap for the width."""
        width = self.size.width
        if not width:
            return
        sentence = [((line, "value"),) for line in _wrapped(self._sentence, width)]
        rows = _beside(self._rows, width) if self.app.size.width >= WIDE else _below(self._rows, width)
        self._lines = [*sentence, (), *rows, *_others(self._others, width)]

    def pieces(self, line: int) -> Pieces:
        """Return the texts of a line."""
        return [(text, self.style_of(f"dispute--{style}")) for text, style in self._lines[line]]


def _beside(rows: Sequence[Compared], width: int) -> Iterator[_Line]:
    column = max(1, (width - _START - _GAP) // 2)
    heads = [pad(_head(number), column + _GAP) for number in (0, 1)]
    yield ((" " * _START, "label"), *((head, "head") for head in heads))
    for row in rows:
        first, second = _wrapped(row.sides[0], column), _wrapped(row.changed, column)
        for at in range(max(len(first), len(second))):
            cells = (first[at] if at < len(first) else "", second[at] if at < len(second) else "")
            yield (_label(row, at), (pad(cells[0], column + _GAP), "value"), (cells[1], "value"))


def _below(rows: Sequence[Compared], width: int) -> Iterator[_Line]:
    for number in (0, 1):
        if number:
            yield ()
        yield ((_head(number), "head"),)
        for row in rows:
            said = row.changed if number else row.sides[0]
            for at, text in enumerate(_wrapped(said, max(1, width - _START)) if said or row.differs else ()):
                yield (_label(row, at), (text, "value"))


def _others(facts: Sequence[str], width: int) -> Iterator[_Line]:
    if facts:
        yield ()
        yield ((BESIDE, "head"),)
    for fact in facts:
        yield from (((line, "value"),) for line in _wrapped(fact, width))


def _label(row: Compared, at: int) -> tuple[str, str]:
    shown = f"{_SIGN if row.differs else '  '}{row.label}" if at == 0 else ""
    return pad(shown, _START), "differs" if row.differs else "label"


def _head(number: int) -> str:
    return f"{number + 1} {READERS[number]} reader"


def _wrapped(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width).lines] or [""]
