"""What the rules for offices find in a text, and facts to compare it with."""

from __future__ import annotations

from typing import Any

from extract.article import Article
from extract.kinds import office
from extract.reading.page import Page


def offices(text: str) -> list[dict[str, Any]]:
    return [draft.fields for draft in office.drafts(Page.of(Article(id="a", text=text)))]


def fact(
    person: str, role: str, organisation: str | None = None, place: str | None = None, status: str | None = None
) -> dict[str, Any]:
    fields = {"person": person, "role": role, "organisation": organisation, "place": place, "status": status}
    return {name: value for name, value in fields.items() if value}


def in_order(facts: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    return sorted(tuple(f"{name}={value}" for name, value in sorted(one.items())) for one in facts)
