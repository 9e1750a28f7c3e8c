"""What callers of the store get and give: frozen records, never rows of the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from operator import attrgetter
from pathlib import Path
from typing import Any

from extract.proposal import Check, Span
from store.titles import title_of


class Verdict(StrEnum):
    """What a reviewer can decide; every decision is one of these and is never changed afterwards."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    SKIP = "skip"
    FLAG = "flag"
    ADD = "add"
    UNDO = "undo"


class State(StrEnum):
    """What a fact's decisions amount to."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    SKIPPED = "skipped"
    FLAGGED = "flagged"
    ADDED = "added"
    WITHDRAWN = "withdrawn"
    """An added fact whose addition was undone."""
    DISPUTED = "disputed"
    """Two reviewers read it and came to different verdicts."""
    WITHHELD = "withheld"
    """A true fact that waits until the known-wrong one that was made from it is decided."""


class Role(StrEnum):
    """What a member of a team may do; each may do what those before it may."""

    REVIEWER = "reviewer"
    ADJUDICATOR = "adjudicator"
    ADMIN = "admin"


VERIFIED = (State.ACCEPTED, State.CORRECTED, State.ADDED)
"""The states whose facts are exported."""

SET_ASIDE = (State.SKIPPED, State.FLAGGED)
"""The states of facts that were left to be decided later, or by somebody else."""

HIDDEN = (State.WITHDRAWN, State.WITHHELD)
"""The states of facts that nobody is shown, and that count as none."""

OPEN = (State.PENDING, *SET_ASIDE)
"""The states of facts on which nobody has said yet whether they are right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFact:
    """A fact as it stands now: the proposal, overlaid with what was last decided on it."""

    id: int
    article: str
    kind: str
    fields: Mapping[str, Any]
    start: int
    end: int
    spans: Mapping[str, tuple[Span, ...]]
    proposed: Mapping[str, Any]
    """The machine's fields, as first proposed (equal to `fields` unless corrected)."""
    rule: str
    confidence: float
    checks: tuple[Check, ...]
    origin: str
    state: State
    version: int
    """Counts the decisions on this fact; a decision names the version that its reviewer saw."""
    quote: str
    """The words of the text between `start` and `end`."""
    note: str = ""
    reason: str = ""
    """Why it was rejected, where that was said."""
    decided_by: str = ""
    """Who made the latest decision that stands, and wrote the note; "" where none stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article of the store with its facts in reading order (by start, end, id)."""

    id: str
    position: int
    """Its place in the store's order of articles, from 0."""
    text: str
    title: str
    url: str
    outlet: str
    published: str
    source: str
    facts: tuple[ReviewFact, ...]

    @property
    def heading(self) -> str:
        """What it is called: by its file, else as its facts say, else by its first line, else by its id."""
        stated = (fact for fact in self.facts if fact.kind == "article" and fact.state is not State.REJECTED)
        titles = (str(fact.fields.get("title") or "") for fact in sorted(stated, key=attrgetter("id")))
        return title_of(self.title, titles, self.text) or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One verdict on one fact, as the session gives it to the store.

    `key` (32 hexadecimal digits, made by the client) makes a retry after a lost answer harmless. `fields`, `start`,
    `end` and `spans` are given with `correct` and `add` alone; `article` and `kind` with `add` alone.
    """

    key: str
    reviewer: str
    verdict: Verdict
    at: datetime
    took: float = 0.0
    """Seconds for which the fact was on screen."""
    fact: int | None = None
    version: int = 0
    article: str = ""
    kind: str = ""
    fields: Mapping[str, Any] | None = None
    start: int | None = None
    end: int | None = None
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    note: str = ""
    reason: str = ""
    """With `reject` alone: one of `REASONS`, or own words in one line."""
    adjudicates: bool = False
    """Whether it says which of two readings is right: `accept`, `correct` or `reject`, by who may adjudicate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a committed decision led to."""

    decision: int
    """Of a batch: its first decision."""
    fact: ReviewFact
    """Of a batch: the fact that was decided first."""
    verdict: Verdict
    """For an undo: the verdict that was undone."""
    repeated: bool = False
    """True where the same key had been stored before, so that nothing was written now."""
    batch: int = 1
    """On how many facts it was decided: 1 for a single decision."""


LARGEST_BATCH = 10_000
"""The most facts of one batch: what one transaction decides within seconds in a store of a million."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A fact that a batch may have: its id, the version to decide on, and its confidence in whole percent."""

    fact: int
    version: int
    percent: int
    """100 for a fact that a reviewer added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One verdict, `accept` or `reject`, on many facts at once, each named with the version that was seen."""

    key: str
    reviewer: str
    verdict: Verdict
    at: datetime
    facts: tuple[tuple[int, int], ...]
    took: float = 0.0
    """Seconds for which the batch was on screen. Each of its decisions is stored with its share of them, as rates and
    medians would else count them once for every fact."""
    note: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOutcome:
    """What a committed batch led to: the id of its first decision, and its facts in the order given."""

    batch: int
    decided: tuple[int, ...]
    repeated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where in the store's order an article stands, and a fact of it; for reopening a session."""

    article: str
    fact: int | None = None


class Order(StrEnum):
    """In which order facts are listed; those that are equal in it come in reading order, article by article."""

    ARTICLE = "article"
    """The store's order of articles, and in each by start, end and id."""
    UNCERTAINTY = "uncertainty"
    """By how many whole percent the confidence is away from 50 %, nearest first; added facts last."""
    KIND = "kind"
    """As the vocabulary lists the kinds."""
    RULE = "rule"
    """By the name of the rule; added facts last."""
    CONFIDENCE = "confidence"
    """By confidence in whole percent, highest first; added facts last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which facts are listed: those that all given fields hold for; none given, every fact that wasn't withdrawn."""

    words: tuple[str, ...] = ()
    """Each must occur in the present fields or the quote, in any case and without diacritics; one with spaces or
    punctuation as a phrase within one value. The last may be the beginning of a longer word, from three letters on."""
    kinds: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    """Names of rules, or beginnings of names that end with a dot; facts that reviewers added have no rule."""
    states: tuple[State, ...] = ()
    least: float | None = None
    most: float | None = None
    """Bounds of the confidence as it is shown, in whole percent, themselves in it; added facts, which have none, are
    left out."""
    above_least: bool = False
    below_most: bool = False
    """Whether the bound of this name is out of it."""
    reviewer: str = ""
    """By whom the decision is that stands (case and diacritics make no difference)."""
    failed_check: bool | None = None
    """Whether a cross-check failed; with `check`, whether that one did."""
    check: str = ""
    """The name of a cross-check that was made of the fact."""
    article: str = ""
    """The id of an article, or words of the names that it is known by, the last perhaps begun."""
    like: int | None = None
    """A fact: those are listed that say the same (same kind, same fields), itself among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFact:
    """A fact of a listing, with enough of its article to be read in its sentence."""

    fact: ReviewFact
    title: str
    """What its article is called."""
    before: str
    after: str
    """Up to 200 code points of the text on each side of the evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A page of facts, first to last in the asked order also where it was asked backwards."""

    facts: tuple[ListedFact, ...]
    more: bool
    """Whether there are more in the direction in which was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArticle:
    """An article by its names."""

    id: str
    number: int
    """Its place in the store's order of articles, from 1, as a session shows it."""
    title: str
    """What it is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeReport:
    """What one batch of articles changed."""

    articles: int = 0
    articles_known: int = 0
    proposals: int = 0
    proposals_known: int = 0
    refused: tuple[str, ...] = ()
    """A sentence for each article that was not taken: its id stands in the store with another text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Counts over the whole store."""

    place: str
    """The store's address, without a password."""
    articles: int
    decisions: int
    """All that stand in the log, undos among them."""
    by_kind: Mapping[str, Mapping[State, int]]
    rate: float | None
    """The latest 10,000 decisions but undos, an hour of working time (pauses over five minutes left out).

    None below two of them.
    """
    undos: int = 0

    def count(self, *states: State) -> int:
        """Return how many facts of all kinds are in one of these states."""
        return sum(by_state.get(state, 0) for by_state in self.by_kind.values() for state in states)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedFact:
    """A verified fact with its evidence and where it comes from; `text[start:end] == quote` always holds."""

    id: int
    kind: str
    fields: Mapping[str, Any]
    article: str
    article_sha256: str
    start: int
    end: int
    quote: str
    spans: Mapping[str, tuple[Span, ...]]
    verdict: Verdict
    reviewer: str
    decided_at: datetime
    took: float
    note: str
    decision: int
    proposed: Mapping[str, Any] | None
    """The machine's fields; None for a fact that a reviewer added."""
    rule: str
    confidence: float | None
    checks: tuple[Check, ...]
    origin: str
    proposed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that `Store.check` found wrong."""

    where: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgrade:
    """What an upgrade of a store changed: its version before and now, and the copy that was made before."""

    place: str
    before: int
    now: int
    backup: Path | None = None
    """None where the store had this program's version already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What an export holds; `files` are the names of its files but for the check sums."""

    folder: Path
    facts: int
    articles: int
    by_kind: Mapping[str, int]
    files: tuple[str, ...]
