"""`duyet extract`: what the rules propose, on standard output; no store is read or made."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tui.ingest import proposed
from tui.stdio import say, standard_input, write_json

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from extract import Article, Proposal


def extract(paths: Sequence[str], form: str | None) -> int:
    """Print the proposals for these paths as "jsonl" or "table"; return 1 where an input was refused, else 0.

    With None the form is a table on a terminal and JSON Lines anywhere else.
    """
    refused = 0
    digests: dict[str, str] = {}
    show = _printer(form or ("table" if sys.stdout.isatty() else "jsonl"))
    for item in proposed(paths, stdin=standard_input()):
        if isinstance(item, tuple):
            _warn_of_second_text(item[0], digests)
            show(*item)
        else:
            refused += 1
            say(str(item))
    sys.stdout.flush()
    return 1 if refused else 0


def _warn_of_second_text(article: Article, digests: dict[str, str]) -> None:
    if digests.setdefault(article.id, article.digest) != article.digest:
        said = f"warning: an article before it has the same id {article.id!r} and another text"
        say(f"{article.source}: {said}; give each article its own id")


def _printer(form: str) -> Callable[[Article, Sequence[Proposal]], None]:
    if form == "table":
        from tui.tables import print_proposals

        return print_proposals
    return _print_json


def _print_json(article: Article, proposals: Sequence[Proposal]) -> None:
    import msgspec

    write_json(msgspec.json.encode({"id": article.id, "facts": [_record(proposal) for proposal in proposals]}))


def _record(proposal: Proposal) -> dict[str, object]:
    return {
        "kind": proposal.kind,
        "fields": proposal.fields,
        "start": proposal.start,
        "end": proposal.end,
        "confidence": proposal.confidence,
        "rule": proposal.rule,
        "checks": [check._asdict() for check in proposal.checks],
    }
