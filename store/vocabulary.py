"""The words of SQLite's full text index (FTS5): which of them begin as a person began to type."""

from __future__ import annotations

from sqlalchemy import Connection

_BEHIND = "\U0010ffff"
_MOST = 32
"""With more words than these an expression of them all takes longer than to let the index gather what begins so."""

# By instances, and each word looked for behind the one before: by rows, the table counts every place of each word.
_MADE = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_word USING fts5vocab('main', 'search_index', 'instance')"
_NEXT = "(SELECT term FROM temp.search_word WHERE term >= {} LIMIT 1)"
_BEGUN = f"""WITH RECURSIVE found (word) AS (
    SELECT {_NEXT.format(":begun")}
    UNION ALL SELECT {_NEXT.format("found.word || char(1)")} FROM found WHERE word < :end
) SELECT word FROM found WHERE word < :end LIMIT {_MOST + 1}"""  # noqa: S608


def words_begun(connection: Connection, begun: str) -> tuple[str, ...]:
    """Return the words of the index that begin so; none where there are none, or too many to be named.

    SQLite gathers whatever begins with some letters anew for each expression that asks for it; an expression that names
    the words is answered as quickly as one of whole words. A server's index needs no such help.
    """
    if connection.dialect.name != "sqlite":
        return ()
    connection.exec_driver_sql(_MADE)
    found = connection.exec_driver_sql(_BEGUN, {"begun": begun, "end": begun + _BEHIND})
    words = tuple(found.scalars())
    return words if len(words) <= _MOST else ()
