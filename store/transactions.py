"""The end of a transaction, whichever database keeps the store."""

from __future__ import annotations

from sqlalchemy import Connection


def commit(connection: Connection) -> None:
    """Commit; where that fails, the connection is given up, and with it all that it would have changed."""
    try:
        connection.commit()
    except BaseException:
        # SQLite keeps the transaction open where a commit failed, and the pool would hand it on like that.
        connection.invalidate()
        raise
