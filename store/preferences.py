"""What a reviewer keeps from session to session: small settings, and filter lines under names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from operator import attrgetter

import msgspec
from sqlalchemy import Connection, delete, func, select, update

from store.content import is_storable
from store.errors import RefusedError
from store.membership import entered
from store.tables import REVIEWER, SAVED_FILTER
from store.upserts import insert_into

_LONGEST_NAME = 100
_LONGEST_LINE = 2_000
_MOST_FILTERS = 200
_LARGEST_SETTINGS = 10_000

_SETTINGS = msgspec.json.Decoder(dict[str, str])


def settings(connection: Connection, reviewer: str) -> Mapping[str, str]:
    """Return the settings of a reviewer; none for a new one."""
    stored = connection.scalar(select(REVIEWER.c.settings).where(REVIEWER.c.name == reviewer))
    return _SETTINGS.decode(stored) if stored else {}


def keep_settings(connection: Connection, reviewer: str, changed: Mapping[str, str]) -> None:
    """Set these settings of a reviewer; the others stay, and one that is set to "" goes. Raises `RefusedError`."""
    if not is_storable(*changed, *changed.values()):
        raise RefusedError("a setting can't hold a NUL character")
    number = entered(connection, reviewer)
    now = {name: value for name, value in {**settings(connection, reviewer), **changed}.items() if value}
    encoded = msgspec.json.encode(now, order="sorted").decode()
    if len(encoded) > _LARGEST_SETTINGS:
        raise RefusedError(f"the settings of a reviewer take at most {_LARGEST_SETTINGS} characters together")
    connection.execute(update(REVIEWER).where(REVIEWER.c.id == number).values(settings=encoded))


def saved_filters(connection: Connection, reviewer: str) -> Mapping[str, str]:
    """Return the filter lines that a reviewer saved, by name in the order of names."""
    mine = select(SAVED_FILTER.c.name, SAVED_FILTER.c.line).join(REVIEWER, REVIEWER.c.id == SAVED_FILTER.c.reviewer)
    rows = connection.execute(mine.where(REVIEWER.c.name == reviewer))
    return {row.name: row.line for row in sorted(rows, key=attrgetter("name"))}


def save_filter(connection: Connection, reviewer: str, name: str, line: str) -> None:
    """Keep a filter line under a name, in place of the former of this name. Raises `RefusedError`."""
    if not name.strip() or len(name) > _LONGEST_NAME or not is_storable(name):
        raise RefusedError(f"a saved filter needs a name of 1 to {_LONGEST_NAME} characters")
    if len(line) > _LONGEST_LINE or not is_storable(line):
        raise RefusedError(f"a filter that is saved has at most {_LONGEST_LINE} characters, none of them a NUL")
    number = entered(connection, reviewer)
    others = select(func.count()).where(SAVED_FILTER.c.reviewer == number, SAVED_FILTER.c.name != name)
    if (connection.scalar(others) or 0) >= _MOST_FILTERS:
        raise RefusedError(f"a reviewer keeps at most {_MOST_FILTERS} filters: drop one first")
    row = {"reviewer": number, "name": name, "line": line, "made_at": datetime.now(UTC)}
    kept = insert_into(connection, SAVED_FILTER).values(row)
    connection.execute(kept.on_conflict_do_update(index_elements=["reviewer", "name"], set_={"line": line}))


def drop_filter(connection: Connection, reviewer: str, name: str) -> None:
    """Forget a saved filter; nothing happens where there is none of this name."""
    mine = select(REVIEWER.c.id).where(REVIEWER.c.name == reviewer).scalar_subquery()
    connection.execute(delete(SAVED_FILTER).where(SAVED_FILTER.c.reviewer == mine, SAVED_FILTER.c.name == name))
