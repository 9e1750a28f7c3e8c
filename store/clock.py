"""The time by which leases end: that of the machine which keeps the store, whatever the reviewers' own clocks say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, text

from store.together import Question, ask

ASKED = Question(text("SELECT clock_timestamp() AS time"), of_server=True)
"""The question for the time."""


def now(connection: Connection) -> datetime:
    """Return the time, which for a file is this machine's."""
    return told(ask(connection, ASKED)[0])


def told(answer: Sequence[Any]) -> datetime:
    """Return the time from what answered `ASKED`, or another question that says the `time` as well."""
    moment = answer[0].time if answer else datetime.now(UTC)
    assert isinstance(moment, datetime)
    return moment
