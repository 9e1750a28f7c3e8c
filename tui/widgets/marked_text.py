"""A text of an article with marks in it: the evidence of every fact, the values of the current one, a cursor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from rich.style import Style

from tui.gateway import Span
from tui.safe import display_safe
from tui.widgets.line_view import LineView, Pieces


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in the text; a mark further down this list covers those before it."""

    others: tuple[Span, ...] = ()
    evidence: Span | None = None
    fields: tuple[Span, ...] = ()
    focused: tuple[Span, ...] = ()
    """The places of the field that is being edited, or that of the value that is looked at."""
    cursor: Span | None = None

    @property
    def front(self) -> Span | None:
        """What the window must show."""
        return self.cursor or (self.focused[0] if self.focused else self.evidence)

    def layers(self) -> tuple[tuple[str, tuple[Span, ...]], ...]:
        """Return the component class and the spans of each layer, from back to front."""
        return (
            ("article-view--other", self.others),
            ("article-view--evidence", (self.evidence,) if self.evidence else ()),
            ("article-view--field", self.fields),
            ("article-view--focused", self.focused),
            ("article-view--cursor", (self.cursor,) if self.cursor else ()),
        )


class MarkedText(LineView):
    """A pane that shows places of a text; offsets are code points of the stored text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article-view--other",
        "article-view--evidence",
        "article-view--field",
        "article-view--focused",
        "article-view--cursor",
    }

    DEFAULT_CSS = """
    MarkedText {
        & > .article-view--other { color: $foreground; text-style: underline; }
        & > .article-view--evidence { background: $evidence; color: $evidence-text; }
        & > .article-view--field { background: $field; color: $field-text; text-style: bold; }
        & > .article-view--focused { background: $accent; color: $background; text-style: bold underline; }
        & > .article-view--cursor { background: $background; color: $foreground; text-style: reverse; }
        &:ansi {
            & > .article-view--evidence { text-style: reverse; }
            & > .article-view--field { text-style: reverse bold; }
            & > .article-view--focused, & > .article-view--cursor { color: ansi_default; background: ansi_default; }
            & > .article-view--focused { text-style: reverse bold underline; }
            & > .article-view--cursor { text-style: bold underline; }
        }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.text = self.shown = ""
        """The text, and as it is shown."""
        self.marks = Marks()
        """What is marked at present."""

    def take_text(self, text: str) -> bool:
        """Show another text; False where it is the same."""
        if text == self.text:
            return False
        self.text = text
        self.shown = "\n".join(map(display_safe, text.split("\n")))
        return True

    def marked(self, start: int, end: int, plain: Style) -> Pieces:
        """Return a range of the text in pieces, one for each change of marks; `plain` is the style of the unmarked."""
        marked = [(name, s) for name, spans in self.marks.layers() for s in spans if s.start < end and s.end > start]
        inner = (max(start, min(end, bound)) for _, span in marked for bound in span)
        cuts = sorted({start, end, *inner})
        return [(self.shown[a:b], self._style_at(a, marked, plain)) for a, b in pairwise(cuts)]

    def _style_at(self, offset: int, marked: Iterable[tuple[str, Span]], plain: Style) -> Style:
        style = plain
        for name, span in marked:
            if span.start <= offset < span.end:
                style = self.style_of(name)
        return style
