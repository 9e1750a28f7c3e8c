"""What the tables are made from. What is decided is only ever added; the present state can be rebuilt from it.

Table models validate nothing, so every value is checked before it comes here, and the constraints hold the rest.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

from extract.facts import KINDS
from store.records import Role, State, Verdict
from store.tables import IN_BATCH, IN_SESSION, IS_VERIFIED, OF_ITS_ARTICLE, PENDING, SOME_OPEN, UtcDateTime, one_of


class _Base(SQLModel):
    model_config = {"defer_build": True}  # table models validate nothing, so their validators are not made
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class MetaRow(_Base, table=True):
    """Facts on the store itself: `schema_version`, `made_at`; shares that are read twice (`overlap`) or known to be
    wrong (`known_wrong`), as decimal numbers; `chain`: id and hash of the latest decision; `undos`: their number;
    `arrived`: what came in (`store.arrivals`)."""

    __tablename__ = "meta"

    name: str = Field(primary_key=True)
    value: str


class ArticleRow(_Base, table=True):
    """A text that never changes; `position` is its place in the store's order, from 0."""

    __tablename__ = "article"

    position: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    id: str = Field(unique=True)
    sha256: str
    text: str
    title: str
    url: str
    outlet: str
    published: str
    source: str
    added_at: datetime = Field(sa_type=UtcDateTime)


class ReviewerRow(_Base, table=True):
    """Who decides, where the last session was left, and small settings of the sessions (JSON, names to strings).

    A member of a team has `joined_at`, and `retired_at` after leaving it; `database_role` is that on a server, or "".
    """

    __tablename__ = "reviewer"
    __table_args__ = (CheckConstraint(one_of("role", Role), "role"),)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    made_at: datetime = Field(sa_type=UtcDateTime)
    article: int | None = Field(default=None, foreign_key="article.position")
    fact: int | None = Field(default=None, foreign_key="proposal.id")
    settings: str = Field(default="{}", sa_column_kwargs={"server_default": "{}"})
    role: str = Field(default=Role.REVIEWER, sa_column_kwargs={"server_default": Role.REVIEWER})
    joined_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    retired_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    database_role: str = Field(default="", sa_column_kwargs={"server_default": ""})


class ReadingRow(_Base, table=True):
    """One reviewer's independent pass over an article: number 1, and 2 where the article is read twice.

    `open` facts are still pending in it. `reviewer` has it in `session` until `until`, by the clock of the store's
    machine, and has decided something in it where `begun`.
    """

    __tablename__ = "reading"
    __table_args__ = (
        CheckConstraint("number = 1 OR number = 2", "number"),
        CheckConstraint("open >= 0", "open"),
        CheckConstraint("begun = 0 OR begun = 1", "begun"),
        Index("ix_reading_open", "article", sqlite_where=SOME_OPEN),
        Index("ix_reading_reviewer", "reviewer"),
        Index("ix_reading_session", "session", sqlite_where=IN_SESSION),
    )

    article: int = Field(primary_key=True, foreign_key="article.position", sa_column_kwargs={"autoincrement": False})
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    open: int
    reviewer: int | None = Field(default=None, foreign_key="reviewer.id")
    session: str = Field(default="", sa_column_kwargs={"server_default": ""})
    until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    begun: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


class SavedFilterRow(_Base, table=True):
    """A filter line that a reviewer keeps under a name, as it was typed."""

    __tablename__ = "saved_filter"

    reviewer: int = Field(primary_key=True, foreign_key="reviewer.id")
    name: str = Field(primary_key=True)
    line: str
    made_at: datetime = Field(sa_type=UtcDateTime)


class TallyRow(_Base, table=True):
    """How many facts of a kind, found by a rule, are in a state; the rule of those that reviewers added is ""."""

    __tablename__ = "tally"

    kind: str = Field(primary_key=True)
    rule: str = Field(primary_key=True)
    state: str = Field(primary_key=True)
    times: int


class SearchTextRow(_Base, table=True):
    """The text of a fact for the search index, at its place in it (see there)."""

    __tablename__ = "search_text"

    place: int = Field(
        primary_key=True,
        sa_type=BigInteger().with_variant(Integer, "sqlite"),
        sa_column_kwargs={"autoincrement": False},
    )
    words: str
    tags: str
    standing: str


def _decision_link(name: str) -> Column[int]:
    """`decision` refers to `proposal` as well, so on servers this constraint is added after both tables."""
    return Column(name, Integer, ForeignKey("decision.id", use_alter=True))


_UNDECIDED = (State.PENDING, State.WITHHELD)


class ProposalRow(_Base, table=True):
    """A fact as first proposed, or as first added by a reviewer, and what its decisions amount to.

    `fields`, `spans` and `checks` are JSON. `fingerprint` and `confidence` are NULL for an added fact. `decision` is
    the latest decision that stands; `content` is the one that gave the present fields, NULL where the proposal did.
    `likeness` is that of the present fields, and kept with them. `seed_of` is the true fact from which this one, known
    to be wrong, was made.
    """

    __tablename__ = "proposal"
    __table_args__ = (
        # By article first: new rows then lie side by side in it, and it finds an article's facts as well.
        UniqueConstraint("article", "fingerprint"),
        CheckConstraint(one_of("kind", KINDS), "kind"),
        CheckConstraint(one_of("state", State), "state"),
        CheckConstraint('start >= 0 AND start < "end"', "evidence"),
        CheckConstraint("confidence BETWEEN 0 AND 1", "confidence"),
        CheckConstraint("(fingerprint IS NULL) = (confidence IS NULL)", "machine"),
        CheckConstraint(f"version >= 0 AND (version > 0 OR {one_of('state', _UNDECIDED)})", "version"),
        Index("ix_proposal_queue", "article", "start", "end", sqlite_where=PENDING),
        Index("ix_proposal_verified", "article", sqlite_where=IS_VERIFIED),
        Index("ix_proposal_heading", "article", sqlite_where=OF_ITS_ARTICLE),
        Index("ix_proposal_tally", "kind", "state"),
        Index("ix_proposal_alike", "likeness", sqlite_where=PENDING),
        Index("ix_proposal_rule", "rule", "confidence", sqlite_where=PENDING),
    )

    id: int | None = Field(default=None, primary_key=True)
    article: int = Field(foreign_key="article.position")
    kind: str
    fields: str
    start: int
    end: int
    spans: str
    quote: str
    rule: str
    confidence: float | None
    checks: str
    origin: str
    fingerprint: str | None
    likeness: str = Field(default="", sa_column_kwargs={"server_default": ""})
    proposed_at: datetime = Field(sa_type=UtcDateTime)
    state: str = Field(default=State.PENDING, sa_column_kwargs={"server_default": State.PENDING})
    version: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    decision: int | None = Field(default=None, sa_column=_decision_link("decision"))
    content: int | None = Field(default=None, sa_column=_decision_link("content"))
    seed_of: int | None = Field(default=None, foreign_key="proposal.id")


class DecisionRow(_Base, table=True):
    """One verdict; never changed, never removed. `version` is that of the fact after it.

    `fields`, `spans`, `start`, `end` and `quote` stand with `correct` and `add`; `undoes` with `undo`;
    a `reason` with `reject` alone. `batch` is the id of the first decision of a batch, NULL for a single one.
    `reading` tells in which reading of the article it was made; 3 is the adjudication. `hash` is made of the row and
    of the hash before it (`store.chain`).
    """

    __tablename__ = "decision"
    __table_args__ = (
        CheckConstraint(one_of("verdict", Verdict), "verdict"),
        CheckConstraint('start >= 0 AND start < "end"', "evidence"),
        CheckConstraint("took >= 0", "took"),
        CheckConstraint("reading BETWEEN 1 AND 3", "reading"),
        CheckConstraint("(undoes IS NOT NULL) = (verdict = 'undo')", "undoes"),
        CheckConstraint("(fields IS NOT NULL) = (verdict IN ('correct', 'add'))", "content"),
        CheckConstraint(
            "(fields IS NULL) = (spans IS NULL) AND (fields IS NULL) = (start IS NULL) "
            'AND (fields IS NULL) = ("end" IS NULL) AND (fields IS NULL) = (quote IS NULL)',
            "whole_content",
        ),
        Index("uq_decision_proposal_version", "proposal", "version", unique=True),
        Index("ix_decision_reviewer", "reviewer", "id"),
        Index("ix_decision_batch", "batch", sqlite_where=IN_BATCH),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    proposal: int = Field(foreign_key="proposal.id")
    version: int
    reviewer: int = Field(foreign_key="reviewer.id")
    verdict: str
    at: datetime = Field(sa_type=UtcDateTime)
    took: float
    note: str
    fields: str | None
    start: int | None
    end: int | None
    spans: str | None
    quote: str | None
    undoes: int | None = Field(foreign_key="decision.id", unique=True)
    batch: int | None = Field(default=None, foreign_key="decision.id")
    reason: str = Field(default="", sa_column_kwargs={"server_default": ""})
    reading: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    hash: str = Field(default="", sa_column_kwargs={"server_default": ""})


METADATA = _Base.metadata
