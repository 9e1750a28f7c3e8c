"""What several reviewers of one store get from it: claims of articles, disputes, facts that were read twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from extract.proposal import Span
from store.records import ReviewFact, Role, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember:
    """Who is or was in the team of a store, or decided in it without one."""

    name: str
    role: Role | None
    """None for who never joined."""
    joined_at: datetime | None
    retired_at: datetime | None
    """When they left; None for who may decide."""
    database_role: str
    """The role on a server by which alone they decide; "" where there is none."""
    decisions: int
    """How many are in the log, undos among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An article that was handed to a reviewer's session, until a moment by the clock of the store's machine."""

    article: str
    reading: int
    """1, or 2 where somebody else reads the article too."""
    until: datetime
    open: int
    """How many facts are still pending in this reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Whether a reviewer has an article, and who has it otherwise."""

    mine: bool
    by: str = ""
    """Who has it, where it isn't this reviewer: a name, or two."""
    until: datetime | None = None
    """Until when; None where the others keep it until they have read it."""
    reading: int = 0
    """The number of this reviewer's reading; 0 where there is none."""
    mixes: bool = False
    """Whether the store mixes in facts that are known to be wrong."""
    changed: bool = False
    """Whether some were mixed in just now: the article's facts aren't those that were read before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What one of two readers made of a fact."""

    reading: int
    reviewer: str
    verdict: Verdict
    """`accept`, `correct`, `reject` or `add`: what it amounts to, whichever way it was come to."""
    fields: Mapping[str, Any]
    """Of a rejection: the fields that were rejected."""
    start: int
    end: int
    quote: str
    spans: Mapping[str, tuple[Span, ...]]
    note: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A fact on which two readers differ, to be decided with `Decision.adjudicates`."""

    fact: ReviewFact
    """As it was first proposed, or added; its version is the one to decide on."""
    title: str
    """What its article is called."""
    before: str
    after: str
    """Up to 200 code points of the text on each side of the evidence."""
    versions: tuple[Version, ...]
    """Both, by reading; one alone for a fact that one reader added and the other didn't."""
    missed_by: str = ""
    """Who read the whole article and didn't add what the other did; "" where there are two versions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneReading:
    """What one reader made of a fact, for measures of agreement."""

    reviewer: str
    verdict: Verdict | None
    """`accept`, `correct`, `reject` or `add`; None for who read the article and didn't add what the other did."""
    fields: Mapping[str, Any] | None
    """The fields that it says are true; None where it says that there is no such fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTwice:
    """A fact on which both readers of its article have said what they make of it."""

    article: str
    fact: int
    kind: str
    readings: tuple[OneReading, OneReading]
