"""The least that a step of a reviewer costs a database: the store's own reads and writes as plain statements.

They run on the store's tables with its triggers and indexes, with the same durability and the same locks, without
checking, hashing or folding anything; what is written is only of use to be measured.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple, Protocol
from uuid import uuid4

from store.address import is_server
from store.locks import Lock

_PRAGMAS = ("foreign_keys=ON", "synchronous=FULL", "wal_autocheckpoint=4000")
_FREE = """SELECT reading.article, article.id FROM reading JOIN article ON article.position = reading.article
    WHERE open > 0 AND (reading.reviewer IS NULL OR reading.reviewer = %s OR until < %s) ORDER BY article LIMIT 1"""
_OF_FACT = "SELECT proposal.*, article.id FROM proposal JOIN article ON position = article WHERE proposal.id = %s"
_ADD = """INSERT INTO decision (id, key, proposal, version, reviewer, verdict, at, took, note)
    VALUES (%s, %s, %s, 1, %s, 'accept', %s, 1.0, '')"""
_KEEP = "UPDATE proposal SET state = 'accepted', version = 1, decision = %s WHERE id = %s"
_FORGET = """INSERT INTO search_index (search_index, rowid, words, tags, standing)
    SELECT 'delete', place, NULL, NULL, standing FROM search_text WHERE place = %s"""
_ENTER = """INSERT INTO search_index (rowid, words, tags, standing)
    SELECT place, NULL, NULL, standing FROM search_text WHERE place = %s"""


class Cursor(Protocol):
    """What both drivers' connections do."""

    def execute(self, statement: str, parameters: tuple[Any, ...] = ...) -> Any:
        """Run a statement."""


class Work(NamedTuple):
    """A fact to decide on, and the article that it stands in."""

    article: int
    fact: int


class Floor:
    """A reviewer who works by plain statements."""

    def __init__(self, url: str, reviewer: str) -> None:
        self._server = is_server(url)
        self._connection: Any = _server(url) if self._server else _file(url)
        self._run("INSERT INTO reviewer (name, made_at) VALUES (%s, %s)", reviewer, _now())
        self._me = self._run("SELECT id FROM reviewer WHERE name = %s", reviewer).fetchone()[0]
        self._name = reviewer

    def claim(self) -> int:
        """Take the next article and return its position."""
        self._begin()
        self._run("SELECT id, role, joined_at, retired_at FROM reviewer WHERE name = %s", self._name).fetchone()
        self._run("SELECT value FROM meta WHERE name = 'known_wrong'").fetchone()
        skipping = " FOR UPDATE OF reading SKIP LOCKED" if self._server else ""
        article = self._run(_FREE + skipping, self._me, _now()).fetchone()[0]
        given = "UPDATE reading SET reviewer = %s, session = %s, until = %s WHERE article = %s AND number = 1"
        self._run(given, self._me, self._name, _now() + timedelta(minutes=15), article)
        self._run("COMMIT")
        return int(article)

    def pending(self, article: int) -> Work:
        """Return a fact of an article to decide on."""
        asked = "SELECT id FROM proposal WHERE article = %s AND state = 'pending' LIMIT 1"
        return Work(article, self._run(asked, article).fetchone()[0])

    def decide(self, work: Work) -> None:
        """Accept a fact."""
        place = work.article << 32 | work.fact
        self._begin()
        if self._server:
            self._run(f"SELECT pg_advisory_xact_lock({Lock.NAME.value}, {self._me})")
        self._read(work)
        if self._server:
            self._run(f"SELECT pg_advisory_xact_lock({Lock.LOG.value})")
        self._run("SELECT value FROM meta WHERE name = 'chain'").fetchone()
        made = self._run("SELECT coalesce(max(id), 0) + 1 FROM decision").fetchone()[0]
        if not self._server:
            self._run(_FORGET, place)
        self._run(_ADD, made, uuid4().hex, work.fact, self._me, _now())
        chain = "UPDATE meta SET value = value WHERE name = 'chain'"
        self._run("SELECT keep_chain()" if self._server else chain)
        self._run(_KEEP, made, work.fact)
        self._run("UPDATE search_text SET standing = %s WHERE place = %s", f"_saccepted _v{self._me}", place)
        if not self._server:
            self._run(_ENTER, place)
        self._run("UPDATE reading SET open = open - 1, begun = 1 WHERE article = %s AND number = 1", work.article)
        self._run(_OF_FACT, work.fact).fetchone()
        self._run("COMMIT")

    def _read(self, work: Work) -> None:
        self._run("SELECT id FROM decision WHERE key = %s", uuid4().hex).fetchone()
        self._run("SELECT id, role, joined_at, retired_at FROM reviewer WHERE name = %s", self._name).fetchone()
        still = " FOR UPDATE" if self._server else ""
        self._run(f"SELECT * FROM reading WHERE article = %s{still}", work.article).fetchall()
        self._run(_OF_FACT, work.fact).fetchone()
        self._run("SELECT * FROM decision WHERE proposal = %s", work.fact).fetchall()

    def following(self, article: int) -> None:
        """Look for the next article with something to decide."""
        self._begin(writes=False)
        self._run("SELECT position FROM article WHERE position = %s", article).fetchone()
        self._run(_FREE, self._me, _now()).fetchone()
        self._run("COMMIT")

    def close(self) -> None:
        """Free what is held, and go."""
        self._run("UPDATE reading SET reviewer = NULL, session = '', until = NULL WHERE reviewer = %s", self._me)
        self._connection.close()

    def _begin(self, *, writes: bool = True) -> None:
        self._run("BEGIN IMMEDIATE" if writes and not self._server else "BEGIN")

    def _run(self, statement: str, *parameters: Any) -> Any:
        if self._server:
            return self._connection.execute(statement, parameters)
        given = tuple(str(one) if isinstance(one, datetime) else one for one in parameters)
        return self._connection.execute(statement.replace("%s", "?"), given)


def _file(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=60, isolation_level=None)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _server(url: str) -> Any:
    import psycopg

    return psycopg.connect(url.replace("+psycopg", "", 1), autocommit=True)


def _now() -> datetime:
    return datetime.now(UTC)
