"""Checking what is kept of reviewers and of the store's settings: whether it can be read, as nothing vouches for it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from store.check_kept import MALFORMED
from store.preferences import settings
from store.records import Difference
from store.roster import SHARES
from store.tables import META, REVIEWER


def check_roster(connection: Connection) -> Iterator[Difference]:
    """Yield the reviewers and the shares of the store that no session or list could read."""
    for row in connection.execute(select(REVIEWER.c.id, REVIEWER.c.name)).all():
        try:
            connection.execute(select(REVIEWER).where(REVIEWER.c.id == row.id)).one()
            settings(connection, row.name)
        except MALFORMED as error:
            yield Difference(where=f"reviewer {row.name}", message=f"what is kept of them can't be read: {error}")
    kept = {row.name: row.value for row in connection.execute(select(META).where(META.c.name.in_(SHARES)))}
    for name in SHARES:
        if not _is_share(kept.get(name, "")):
            message = f"it is kept as {kept.get(name)!r}, which is no share: set it by duyet store settings"
            yield Difference(where=f"setting {name}", message=message)


def _is_share(value: str) -> bool:
    try:
        return 0 <= float(value) <= 1
    except MALFORMED:
        return False
