"""Reading one kind of fact from a text, for the tests of its rules."""

from __future__ import annotations

from typing import Any

from extract import Article, propose
from extract.text import canonical

HEADLINE = "Tin hoạt động trong tuần ở huyện\n\n"


def facts(kind: str, text: str) -> list[dict[str, Any]]:
    """The fields of the facts of a kind in a whole page, in reading order."""
    return [proposal.fields for proposal in propose(Article(id="page", text=canonical(text))) if proposal.kind == kind]


def facts_of(kind: str, sentence: str) -> list[dict[str, Any]]:
    """The fields of the facts of a kind in a sentence below a headline that says nothing."""
    return facts(kind, f"{HEADLINE}{sentence}\n")


def quotes(kind: str, sentence: str) -> list[str]:
    """The evidence of the facts of a kind in a sentence."""
    text = canonical(f"{HEADLINE}{sentence}\n")
    found = propose(Article(id="page", text=text))
    return [text[proposal.start : proposal.end] for proposal in found if proposal.kind == kind]
