"""What the database itself does with every change: refuse those that are never made, and keep the tally of states.

Each database has its own words for triggers, so they are made beside the tables and not as a part of them.
"""

from __future__ import annotations

from sqlalchemy import Connection

from store.server_triggers import make_server_triggers
from store.tables import PROPOSAL

_KEPT = frozenset({"state", "version", "decision", "content", "likeness"})
"""Columns of a proposal that say what its decisions amount to, and change with them."""

_OF_PROPOSAL = ", ".join(f'"{column.name}"' for column in PROPOSAL.c if column.name not in _KEPT)
_REFUSALS = {
    "decision_update": ("UPDATE ON decision", "a decision is never changed"),
    "decision_delete": ("DELETE ON decision", "a decision is never removed"),
    "article_update": ("UPDATE OF position, id, sha256, text ON article", "the text of an article is never changed"),
    "proposal_update": (f"UPDATE OF {_OF_PROPOSAL} ON proposal", "a proposal is never changed"),
}
"""Triggers by name: what they stop, and the words with which."""

_RULE = "CASE WHEN new.fingerprint IS NULL THEN '' ELSE new.rule END"
_TALLY = f"""CREATE TRIGGER tally_state AFTER UPDATE OF state ON proposal WHEN old.state <> new.state BEGIN
    UPDATE tally SET times = times - 1 WHERE kind = new.kind AND rule = {_RULE} AND state = old.state;
    INSERT INTO tally (kind, rule, state, times) VALUES (new.kind, {_RULE}, new.state, 1)
        ON CONFLICT (kind, rule, state) DO UPDATE SET times = times + 1;
END"""  # noqa: S608
_TALLY_ADDED = """CREATE TRIGGER tally_added AFTER INSERT ON proposal WHEN new.fingerprint IS NULL BEGIN
    INSERT INTO tally (kind, rule, state, times) VALUES (new.kind, '', new.state, 1)
        ON CONFLICT (kind, rule, state) DO UPDATE SET times = times + 1;
END"""
"""What comes in from the machine is counted by the whole batch (`store.tally`)."""


def make_triggers(connection: Connection) -> None:
    """Make the triggers of a new store, or those of an upgraded one anew; its tables are there."""
    if connection.dialect.name == "postgresql":
        make_server_triggers(connection, _REFUSALS)
        return
    for name, (event, words) in _REFUSALS.items():
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS refuse_{name}")
        connection.exec_driver_sql(
            f"CREATE TRIGGER refuse_{name} BEFORE {event} BEGIN SELECT RAISE(ABORT, '{words}'); END"
        )
    for name, made in (("tally_state", _TALLY), ("tally_added", _TALLY_ADDED)):
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(made)
