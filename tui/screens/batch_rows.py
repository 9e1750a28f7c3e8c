"""What the list of a batch shows of a fact: its sentence with the evidence, its values, its article."""

from __future__ import annotations

from tui.gateway import ListedFact, ReviewFact, Span
from tui.safe import display_safe
from tui.sentences import sentences_around
from tui.widgets.batch_list import BatchRow
from tui.widgets.marked_text import Marks
from tui.wording import summary


def row_of(listed: ListedFact, place: str, *, named: bool) -> BatchRow:
    """Return the row of a fact; `named` puts its values before the article, where facts aren't all alike."""
    fact = listed.fact
    text = listed.before + fact.quote + listed.after
    evidence = Span(len(listed.before), len(listed.before) + len(fact.quote))
    _, sentence, _ = sentences_around(text, evidence)
    title = _flat(listed.title or fact.article).strip()
    return BatchRow(
        place=place,
        heading=summary(fact.kind, fact.fields, fact.quote) if named else title,
        about=f"{fact.confidence:.0%} · {title}" if named else f"{fact.confidence:.0%}",
        before=_flat(text[min(sentence.start, evidence.start) : evidence.start]),
        quote=_flat(fact.quote),
        after=_flat(text[evidence.end : max(sentence.end, evidence.end)]),
    )


def article_marks(fact: ReviewFact) -> Marks:
    """Return what is marked in the article of a fact: its evidence and its values."""
    fields = tuple(span for places in fact.spans.values() for span in places)
    return Marks(evidence=Span(fact.start, fact.end), fields=fields)


def _flat(text: str) -> str:
    """Return a text on one line, made safe to show; blanks at its ends stay, as one."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return display_safe(f"{' ' * text[0].isspace()}{words}{' ' * text[-1].isspace()}")
