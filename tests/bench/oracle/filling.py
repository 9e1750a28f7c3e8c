"""Bringing the fields of the open form to what is annotated."""

from __future__ import annotations

import re
from typing import Any

from extract.evaluation.agreement import agrees
from extract.evaluation.gold import GoldFact
from extract.facts import Field
from extract.values import parse_value, show_value
from tests.bench.oracle.edits import Edit, Wish, cheapest
from tests.bench.oracle.hand import Hand, command_on
from tests.bench.oracle.ledger import Ledger
from tests.bench.oracle.plan import differing
from tests.bench.oracle.pointing import cheapest_mark
from tui.advice import year_of
from tui.commands import Scope
from tui.entries import written_at
from tui.folding import FoldedText
from tui.gateway import ReviewFact, Span
from tui.screens.selecting import Selection
from tui.spelling import compare
from tui.widgets.field_row import FieldRow
from tui.widgets.suggestion_list import SuggestionList
from tui.wording import ordered_fields

_YEAR = re.compile(r"[/-]\d{4}$")


class Filling:
    """Fills a form, field by field, each in its cheapest way."""

    def __init__(self, hand: Hand, ledger: Ledger) -> None:
        self._hand = hand
        self._ledger = ledger
        self._folded: tuple[str, FoldedText] | None = None

    async def correct(self, fact: ReviewFact, gold: GoldFact) -> None:
        """Open the form of the fact at hand at the first field that is wrong, fill it and save."""
        wrong, before = differing(gold, fact.fields), self._hand.pressed
        number = 1 + min(self._numbers(gold.kind).index(name) for name in wrong)
        if command_on(Scope.REVIEW, str(number)):
            await self._hand.press(str(number))
        else:
            await self._hand.do("review.correct")
        self._count("correct", gold, "open the form to correct", before)
        await self.fill("correct", gold)

    async def fill(self, verdict: str, gold: GoldFact) -> None:
        """Bring every field of the open form to what is annotated, and save."""
        for name in [row.spec.name for row in self._hand.form.rows]:
            wrong = differing(gold, self._values())
            if name in wrong and await self._fill_field(verdict, gold, name, last=wrong == [name]):
                return
        if left := differing(gold, self._values()):
            raise AssertionError(f"{left} of {gold} can't be typed: the form has {self._values()}")
        before = self._hand.pressed
        await self._hand.do("form.save")
        self._count(verdict, gold, f"save ({verdict})", before)
        if self._hand.review.mode is Scope.FORM:
            raise AssertionError(f"{gold} can't be saved: {self._hand.form.query_one('#form-words')}")

    async def _fill_field(self, verdict: str, gold: GoldFact, name: str, *, last: bool) -> bool:
        """Bring a field to what is annotated; True where the keys that did it saved the fact, too."""
        before = self._hand.pressed
        await self._go_to(name)
        self._count(verdict, gold, "go to another field", before, name)
        before = self._hand.pressed
        row = self._row(name)
        edit = cheapest(self._wish(row, gold))
        edit = self._marked(row, gold, len(edit.keys), last=last) or edit
        await self._press(edit)
        self._count(verdict, gold, f"{verdict}: {edit.habit}", before, name, edit.text)
        return self._hand.review.mode is not Scope.FORM

    def _marked(self, row: FieldRow, gold: GoldFact, most: int, *, last: bool) -> Edit | None:
        """Return how the value is marked in the article where that takes fewer keys; of the last field it saves."""
        article, entry = self._hand.review.session.article, self._hand.review._editing._entry
        assert article is not None
        name, text, places = row.spec.name, article.text, entry.spans.get(row.spec.name, ())
        begun = Selection.of(text, places[0]) if places else Selection(text, entry.evidence.start)

        def right(span: Span) -> bool:
            shown = written_at(text, span, row.spec, row.input.typed, self._hand.form.year)
            return agrees(name, gold.fields.get(name), self._value(row.spec, shown))

        around = 1 if last else 2
        keys = cheapest_mark(text, begun, right, most - around)
        if keys is None:
            return None
        end = "enter" if last else "f2"
        return Edit("mark it in the article", ("f2", *keys, end), str(gold.fields.get(name)))

    async def _press(self, edit: Edit) -> None:
        await self._hand.press(*edit.keys)
        if edit.picks:
            picked = self._hand.form.query_one(SuggestionList).picked
            assert picked == edit.picks, f"{edit} picks {picked}"

    async def _go_to(self, name: str) -> None:
        """Take the shorter way round to a field."""
        rows = self._hand.form.rows
        at = next((i for i, row in enumerate(rows) if row is self._hand.form.current), 0)
        to = next(i for i, row in enumerate(rows) if row.spec.name == name)
        on, back = (to - at) % len(rows), (at - to) % len(rows)
        jump = command_on(Scope.FORM, f"alt+{to + 1}")
        if jump and min(on, back) > 1:
            await self._hand.press(f"alt+{to + 1}")
        else:
            await self._hand.do(*["form.next_field"] * on if on <= back else ["form.previous_field"] * back)

    def _wish(self, row: FieldRow, gold: GoldFact) -> Wish:
        name, wanted = row.spec.name, gold.fields.get(row.spec.name)
        form, suggesting = self._hand.form, self._hand.review._editing.suggesting

        def right(text: str) -> bool:
            return agrees(name, wanted, self._value(row.spec, text))

        return Wish(
            shown=row.input.value,
            texts=_texts(row.spec, wanted),
            right=right,
            suggested=lambda typed: suggesting.values(row.spec, typed, typed=True),
            offered=tuple(form.query_one(SuggestionList).values),
        )

    def _value(self, spec: Field, text: str) -> Any:
        """What is stored where this is typed."""
        session = self._hand.review.session
        assert session.article is not None
        if self._folded is None or self._folded[0] != session.article.id:
            self._folded = session.article.id, FoldedText(session.article.text)
        if not text.strip():
            return None
        try:
            value = parse_value(spec.value_type, text, year=year_of(session.article))
        except ValueError:
            return None
        return compare(self._folded[1], spec, value).value

    def _values(self) -> dict[str, Any]:
        """What the form would store as it stands."""
        rows = self._hand.form.rows
        values = {
            row.spec.name: self._value(row.spec, row.input.value) if row.changed else row.value(None) for row in rows
        }
        return {name: value for name, value in values.items() if value is not None}

    def _row(self, name: str) -> FieldRow:
        return next(row for row in self._hand.form.rows if row.spec.name == name)

    @staticmethod
    def _numbers(kind: str) -> list[str]:
        """The fields in the order in which number keys name them."""
        return [spec.name for spec in ordered_fields(kind)]

    def _count(self, verdict: str, gold: GoldFact, habit: str, before: int, name: str = "", example: str = "") -> None:
        if pressed := self._hand.pressed - before:
            self._ledger.note(verdict, gold.kind, habit, pressed, f"{name} {example}".strip() or str(gold.fields), name)


def _texts(spec: Field, wanted: Any) -> tuple[str, ...]:
    """The texts that a user may type for a value: as it is shown, or a day without its year."""
    if wanted is None:
        return ()
    shown = show_value(spec.value_type, tuple(wanted) if isinstance(wanted, list) else wanted)
    short = _YEAR.sub("", shown) if spec.value_type.value == "date" and shown.count("/") == 2 else shown
    return tuple(dict.fromkeys((shown, short)))
