"""Several statements in one message to a server: each would be another wait, while others wait for the locks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection


@contextmanager
def sent_together(connection: Connection) -> Iterator[None]:
    """Send statements that give no rows without waiting for each; what fails is raised at the end.

    A file runs them one by one.
    """
    if connection.dialect.name == "sqlite":
        yield
        return
    raw: Any = connection.connection.driver_connection
    try:
        with raw.pipeline():
            yield
    except sys.modules["psycopg"].Error:
        if raw.closed:
            # Else the pool would try to take it back, and say on the terminal that it can't.
            connection.invalidate()
        raise
