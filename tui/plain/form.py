"""Asking for the fields of a fact line by line, with the parsers that the form of the full screen uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from extract.facts import FactError, Field, FieldValue, to_fact, to_fields
from extract.values import show_value
from tui.advice import days_without_year, lost_values, year_of
from tui.drafts import Entry
from tui.entries import as_written, places, read_field
from tui.folding import FoldedText
from tui.gateway import Span, StoredArticle
from tui.plain.console import Console
from tui.plain.quoting import find_quote
from tui.plain.telling import difference_lines, entry_lines, sentence_line, value_or_nothing
from tui.wording import field_name, label, numbered_name, ordered_fields, refusal

_RULES = "An empty line keeps, - clears, . keeps all that follow, ! leaves everything as it was."


class Cancelled(Exception):  # noqa: N818 - a person asks for something else
    """Everything is to stay as it was."""


class LineForm:
    """Asks for one fact of an article."""

    def __init__(self, console: Console, article: StoredArticle, folded: FoldedText) -> None:
        self._console = console
        self._article = article
        self._folded = folded
        self._year = year_of(article)

    async def correct(self, before: Entry, number: int = 0) -> tuple[Entry, str] | None:
        """Return a fact as corrected with what is to be said of it; None where nothing was changed or it was left.

        A `number` asks for the field with that number alone.
        """
        specs = ordered_fields(before.kind)
        return await self._fill(before, specs[number - 1 : number] if number else specs, adding=False)

    async def add(self, before: Entry) -> tuple[Entry, str] | None:
        """Return a new fact, its fields prefilled as `before` has them; None where it was left."""
        return await self._fill(before, ordered_fields(before.kind), adding=True)

    async def _fill(self, before: Entry, specs: Sequence[Field], *, adding: bool) -> tuple[Entry, str] | None:
        self._console.tell(f"{'Add' if adding else 'Correct'} {label(before.kind)}. {_RULES}")
        try:
            fields = await self._whole(before, await self._asked(before.kind, before.fields, specs))
            evidence = before.evidence
            if len(specs) > 1 and not adding:
                evidence = await self._evidence(before.evidence)
            return await self._confirmed(before, fields, evidence, adding=adding)
        except Cancelled:
            self._console.tell("Nothing was changed.")
            return None

    async def _asked(self, kind: str, fields: Any, specs: Sequence[Field]) -> dict[str, Any]:
        """Return the fields with what was answered for these."""
        asked = dict(fields)
        for spec in specs:
            answer = await self._field(kind, spec, asked.get(spec.name))
            if answer == ".":
                break
            if answer == "-":
                asked.pop(spec.name, None)
            elif answer:
                asked[spec.name] = self._read(spec, answer)
        return asked

    async def _field(self, kind: str, spec: Field, now: FieldValue | None) -> str:
        """Return what was answered for one field, once it can be read; a refusal is told and asked again."""
        number = ordered_fields(kind).index(spec) + 1
        must = ", must be given" if spec.required else ""
        choices = ", ".join(f"{at} {choice}" for at, choice in enumerate(spec.choices, 1))
        present = f"Now {value_or_nothing(spec.value_type, now)}."
        question = f"{numbered_name(number, spec)}{must}{f', one of {choices}' if choices else ''}. {present}"
        while True:
            answer = await self._answer(question)
            if answer == "-" and spec.required:
                self._console.tell(f"{field_name(spec.name)}: a fact of this kind must have it.")
                continue
            try:
                if answer not in {"", "-", "."}:
                    self._tell_meaning(spec, answer)
            except ValueError as error:
                self._console.tell(f"Not taken: {refusal(kind, spec.name, str(error))}")
                continue
            return answer

    async def _answer(self, question: str) -> str:
        answer = await self._console.ask(question)
        if answer == "!":
            raise Cancelled
        return answer

    def _read(self, spec: Field, typed: str) -> FieldValue:
        return read_field(spec, typed, self._year)

    def _tell_meaning(self, spec: Field, answer: str) -> None:
        shown = show_value(spec.value_type, self._read(spec, answer))
        if shown != answer:
            self._console.tell(f"Understood as {shown}.")

    async def _whole(self, before: Entry, fields: dict[str, Any]) -> dict[str, Any]:
        """Return the fields once they make a fact; the one that doesn't fit is told and asked again."""
        specs = {spec.name: spec for spec in ordered_fields(before.kind)}
        while True:
            try:
                return to_fields(to_fact(before.kind, fields))
            except FactError as error:
                name = error.field or next(iter(specs))
                self._console.tell(f"Not taken: {refusal(before.kind, name, str(error))}")
                fields = await self._asked(before.kind, fields, [specs[name]])

    async def _evidence(self, evidence: Span) -> Span:
        self._console.tell(f"The evidence is: {sentence_line(self._article, evidence)}")
        words = await self._answer("Other words of the article as the evidence, or an empty line to keep it.")
        if words in {"", "."}:
            return evidence
        return await find_quote(self._console, self._article, self._folded, words) or evidence

    async def _confirmed(
        self, before: Entry, fields: dict[str, Any], evidence: Span, *, adding: bool
    ) -> tuple[Entry, str] | None:
        changed = {name for name in fields if fields[name] != before.fields.get(name)}
        fields, spellings = as_written(self._folded, before.kind, fields, changed)
        moved = replace(before, evidence=evidence)
        entry = Entry(before.kind, fields, evidence, places(self._article.text, moved, fields))
        lines = [*(entry_lines(entry) if adding else difference_lines(before.kind, before.fields, fields))]
        if evidence != before.evidence:
            lines.append(f"evidence: {sentence_line(self._article, evidence)}")
        if not lines:
            self._console.tell("Nothing was changed; a accepts the fact as it is.")
            return None
        lost = lost_values(before.spans, before.evidence, entry.spans, evidence)
        days = days_without_year(self._article, entry.kind, fields)
        said = "; ".join([*filter(None, (lost, days)), *spellings])
        self._console.tell(*lines, *([f"Note that: {said}"] if said else []))
        while (answer := await self._answer("Save this? yes (y) or no (n)")) not in {"y", "yes", "n", "no"}:
            self._console.tell("Answer y or n.")
        if answer in {"n", "no"}:
            raise Cancelled
        return entry, said
