"""Version 2: likenesses, batches, reasons, settings, saved filters, the tally and the text of the search index."""

from __future__ import annotations

from alembic.operations import Operations
from sqlalchemy import BigInteger, Column, DateTime, ForeignKey, Integer, String, text

_PENDING = text("state = 'pending'")


def upgrade(op: Operations) -> None:
    """Change the tables; what is made from others in them is filled in afterwards."""
    op.add_column("reviewer", Column("settings", String(), nullable=False, server_default="{}"))
    op.add_column("proposal", Column("likeness", String(), nullable=False, server_default=""))
    op.add_column("decision", Column("reason", String(), nullable=False, server_default=""))
    batch = Column("batch", Integer(), ForeignKey("decision.id", name="fk_decision_batch"))
    op.add_column("decision", batch, inline_references=True)
    op.create_index("ix_decision_batch", "decision", ["batch"], sqlite_where=text("batch IS NOT NULL"))
    op.create_index("ix_proposal_alike", "proposal", ["likeness"], sqlite_where=_PENDING)
    op.create_index("ix_proposal_rule", "proposal", ["rule", "confidence"], sqlite_where=_PENDING)
    _make_tables(op)


def _make_tables(op: Operations) -> None:
    op.create_table(
        "saved_filter",
        Column("reviewer", Integer(), ForeignKey("reviewer.id"), primary_key=True),
        Column("name", String(), primary_key=True),
        Column("line", String(), nullable=False),
        Column("made_at", DateTime(), nullable=False),
    )
    op.create_table(
        "tally",
        Column("kind", String(), primary_key=True),
        Column("rule", String(), primary_key=True),
        Column("state", String(), primary_key=True),
        Column("times", Integer(), nullable=False),
    )
    place = BigInteger().with_variant(Integer(), "sqlite")
    op.create_table(
        "search_text",
        Column("place", place, primary_key=True, autoincrement=False),
        Column("words", String(), nullable=False),
        Column("tags", String(), nullable=False),
        Column("standing", String(), nullable=False),
    )
