"""What the data card tells of an export, counted while it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from extract.article import Article
from store.chain import Head
from store.exchange.jsonl import public_source
from store.records import State, Verdict, VerifiedFact


@dataclass(slots=True)
class Summary:
    """Counts of facts by kind and verdict, and of where they come from.

    `proposals`, `rejected` and `log` are of the whole store.
    """

    proposals: Mapping[str, Mapping[State, int]]
    rejected: Counter[str]
    """By the reason that was given, "" for none."""
    log: Head
    """Where the log of decisions ended."""
    articles: int = 0
    verdicts: Counter[tuple[str, Verdict]] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    origins: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    reviewers: Counter[str] = field(default_factory=Counter)
    first: datetime | None = None
    last: datetime | None = None

    @property
    def facts(self) -> int:
        """How many facts the export holds."""
        return self.verdicts.total()

    def by_kind(self, kind: str) -> int:
        """Return how many facts of a kind the export holds."""
        return sum(self.verdicts[kind, verdict] for verdict in Verdict)

    def count_article(self, article: Article) -> None:
        """Count an article as it is described in the export, with its outlet and the file that it was read from."""
        self.articles += 1
        self.outlets[article.outlet] += 1
        self.sources[_file_of(public_source(article.source))] += 1

    def count_fact(self, fact: VerifiedFact) -> None:
        """Count a fact, with who decided it, when, and what proposed it."""
        self.verdicts[fact.kind, fact.verdict] += 1
        self.origins[fact.origin] += 1
        if fact.proposed is not None:
            self.rules[fact.rule] += 1
        self.reviewers[fact.reviewer] += 1
        self.first = fact.decided_at if self.first is None else min(self.first, fact.decided_at)
        self.last = fact.decided_at if self.last is None else max(self.last, fact.decided_at)


def _file_of(source: str) -> str:
    name, _, line = source.rpartition(":")
    return name if name and line.isdecimal() else source
