"""Version 3: readings, teams, disputed and withheld facts, and the hash chain."""

from __future__ import annotations

from alembic.operations import Operations
from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    DateTime,
    ForeignKey,
    Integer,
    String,
    bindparam,
    column,
    select,
    table,
    text,
    update,
)

from store.chain import EMPTY, Head, digest
from store.tables import UtcDateTime

_STATES = ("pending", "accepted", "corrected", "rejected", "skipped", "flagged", "added", "withdrawn")
_LOGGED = (
    *("id", "key", "proposal", "version", "reviewer", "verdict", "took", "note", "fields", "start", "end", "spans"),
    *("quote", "undoes", "batch", "reason", "reading"),
)
_PAGE = 2_000
_ROLES = ("reviewer", "adjudicator", "admin")


def upgrade(op: Operations) -> None:
    """Change the tables; what is made from others in them is filled in afterwards."""
    _add_to_reviewer(op)
    one_to_three = CheckConstraint("reading BETWEEN 1 AND 3", name="ck_decision_reading")
    op.add_column("decision", Column("reading", Integer(), one_to_three, nullable=False, server_default="1"))
    op.add_column("decision", Column("hash", String(), nullable=False, server_default=""))
    op.execute("DROP TRIGGER refuse_decision_update")
    head = _chain(op.get_bind())
    _rebuild_proposal(op)
    _make_reading(op)
    about = {"overlap": "0.1", "known_wrong": "0", "chain": f"{head.decision} {head.hash}", "undos": "0"}
    meta = table("meta", column("name"), column("value"))
    op.bulk_insert(meta, [{"name": name, "value": value} for name, value in about.items()])


def _add_to_reviewer(op: Operations) -> None:
    one_of = CheckConstraint(_one_of("role", _ROLES), name="ck_reviewer_role")
    op.add_column("reviewer", Column("role", String(), one_of, nullable=False, server_default="reviewer"))
    op.add_column("reviewer", Column("joined_at", DateTime()))
    op.add_column("reviewer", Column("retired_at", DateTime()))
    op.add_column("reviewer", Column("database_role", String(), nullable=False, server_default=""))


def _chain(connection: Connection) -> Head:
    """Make the hash of every decision, and return the head of the log."""
    log = table("decision", *(column(name) for name in _LOGGED), column("at", UtcDateTime), column("hash"))
    keep = update(log).where(log.c.id == bindparam("made")).values(hash=bindparam("made_of_it"))
    head = EMPTY
    while page := list(connection.execute(select(log).where(log.c.id > head.decision).order_by(log.c.id).limit(_PAGE))):
        made = []
        for row in page:
            columns = {name: value for name, value in row._mapping.items() if name != "hash"}
            head = Head(row.id, digest(columns, head.hash))
            made.append({"made": head.decision, "made_of_it": head.hash})
        connection.execute(keep, made)
    return head


def _rebuild_proposal(op: Operations) -> None:
    undecided = _one_of("state", ("pending", "withheld"))
    with op.batch_alter_table("proposal") as proposal:
        proposal.add_column(Column("seed_of", Integer(), ForeignKey("proposal.id", name="fk_proposal_seed_of")))
        for name in ("ck_proposal_state", "ck_proposal_version"):
            proposal.drop_constraint(name, type_="check")
        proposal.create_check_constraint("ck_proposal_state", _one_of("state", (*_STATES, "disputed", "withheld")))
        proposal.create_check_constraint("ck_proposal_version", f"version >= 0 AND (version > 0 OR {undecided})")
    op.create_index("ix_proposal_heading", "proposal", ["article"], sqlite_where=text("kind = 'article'"))


def _make_reading(op: Operations) -> None:
    op.create_table(
        "reading",
        Column("article", Integer(), ForeignKey("article.position"), primary_key=True, autoincrement=False),
        Column("number", Integer(), primary_key=True, autoincrement=False),
        Column("open", Integer(), nullable=False),
        Column("reviewer", Integer(), ForeignKey("reviewer.id")),
        Column("session", String(), nullable=False, server_default=""),
        Column("until", DateTime()),
        Column("begun", Integer(), nullable=False, server_default="0"),
        CheckConstraint("number = 1 OR number = 2", name="ck_reading_number"),
        CheckConstraint("open >= 0", name="ck_reading_open"),
        CheckConstraint("begun = 0 OR begun = 1", name="ck_reading_begun"),
    )
    op.create_index("ix_reading_open", "reading", ["article"], sqlite_where=text("open > 0"))
    op.create_index("ix_reading_reviewer", "reading", ["reviewer"])
    op.create_index("ix_reading_session", "reading", ["session"], sqlite_where=text("session <> ''"))


def _one_of(column: str, values: tuple[str, ...]) -> str:
    return f"({' OR '.join(f'{column} = {value!r}' for value in values)})"
