"""Articles and proposals in, in bulk: all is checked first, then written in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.dialects.sqlite import insert

from extract.article import Article
from extract.proposal import Proposal, Span, likeness
from store.content import content_of_fact, encode_checks, is_storable
from store.engine import Database
from store.errors import RefusedError
from store.finding import OPENING, first_line, heading
from store.open_facts import open_new
from store.records import IntakeReport, State
from store.search_index import Found, enter, place_of
from store.tables import ARTICLE, PROPOSAL
from store.tally import count_new, latest_fact
from store.terms import standing_column, tags_column, title_tags, words_column

Batch = Iterable[tuple[Article, Sequence[Proposal]]]

_LOOKED_UP = 500
"""Ids asked for at once: each is a variable of the statement, and their number has a limit."""

_NOT_GIVEN = {"id", "decision", "content", "seed_of"}
"""Columns of a proposal that its row of values has nothing for."""

_Row = tuple[Any, ...]


_FINGERPRINT = 10
"""Where the fingerprint stands in the row of a proposal as it is prepared."""


class _Prepared(NamedTuple):
    article: Article
    digest: str
    proposals: list[tuple[_Row, str, str]]
    """Rows without what is alike for all, each with its words and tags but those of the title."""


class _Sorted(NamedTuple):
    """What is to be written, and what is left out and why."""

    articles: list[_Row]
    proposals: list[_Row]
    found_by: dict[tuple[int, str], tuple[str, str]]
    """Words and tags by position and fingerprint."""
    known: int
    refused: list[str]


def add(database: Database, batch: Batch) -> IntakeReport:
    """Store articles with their proposals; what is there already is counted and left as it is.

    Raises `RefusedError`, with nothing written, where a proposal doesn't fit its article.
    """
    prepared: list[_Prepared] = []
    refused: list[str] = []
    for article, proposals in batch:
        if is_storable(article.id, article.text, article.title, article.url, article.outlet, article.published):
            rows = [_prepared(article, proposal) for proposal in proposals]
            prepared.append(_Prepared(article, article.digest, rows))
        else:
            refused.append(f"{_named(article)} was not taken: it holds a NUL or half of a surrogate pair")
    with database.writing() as connection:
        return _write(connection, prepared, refused)


def _write(connection: Connection, prepared: list[_Prepared], refused: list[str]) -> IntakeReport:
    work = _sorted(connection, prepared, _written(connection, datetime.now(UTC)))
    articles = _insert(connection, ARTICLE, ["id"], work.articles)
    before = latest_fact(connection)
    proposals = _insert(connection, PROPOSAL, ["article", "fingerprint"], work.proposals)
    count_new(connection, before)
    open_new(connection, before)
    enter(connection, list(_entries(connection, before, work.found_by)))
    return IntakeReport(
        articles=articles,
        articles_known=work.known,
        proposals=proposals,
        proposals_known=len(work.proposals) - proposals,
        refused=(*refused, *work.refused),
    )


def _sorted(connection: Connection, prepared: list[_Prepared], now: Any) -> _Sorted:
    ending = (now, str(State.PENDING), 0)
    stored = dict(_stored(connection, {article.id for article, _, _ in prepared}))
    free = connection.scalar(select(func.coalesce(func.max(ARTICLE.c.position) + 1, 0))) or 0
    work = _Sorted([], [], {}, 0, [])
    known = 0
    for article, digest, proposals in prepared:
        known_as = article.title or article.text[:OPENING]
        position, stored_digest, known_as = stored.setdefault(article.id, (free, digest, known_as))
        if stored_digest != digest:
            work.refused.append(f"{_named(article)} was not taken: its id stands in the store with another text")
            continue
        if position == free:
            work.articles.append((*_article_row(position, article, digest), now))
            free += 1
        else:
            known += 1
        work.proposals.extend([(position, *row, *ending) for row, _, _ in proposals])
        of_title = title_tags(first_line(known_as))
        for row, words, tags in proposals:
            # Two rules can propose the same: the first is stored.
            work.found_by.setdefault((position, row[_FINGERPRINT]), (words, tags + of_title))
    return work._replace(known=known)


def _stored(connection: Connection, ids: set[str]) -> Iterator[tuple[str, tuple[int, str, str]]]:
    wanted = iter(sorted(ids))
    while some := list(islice(wanted, _LOOKED_UP)):
        columns = (ARTICLE.c[name] for name in ("id", "position", "sha256"))
        asked = select(*columns, heading().label("heading")).where(ARTICLE.c.id.in_(some))
        for row in connection.execute(asked):
            yield row.id, (row.position, row.sha256, row.heading)


def _article_row(position: int, article: Article, digest: str) -> _Row:
    about = (article.title, article.url, article.outlet, article.published, article.source)
    return (position, article.id, digest, article.text, *about)


def _prepared(article: Article, proposal: Proposal) -> tuple[_Row, str, str]:
    try:
        if proposal.article != article.id:
            raise RefusedError(f"it names another article, {proposal.article!r}")
        if not 0 <= proposal.confidence <= 1:
            raise RefusedError(f"its confidence, {proposal.confidence}, is no probability")
        content = content_of_fact(article.text, proposal.fact, Span(proposal.start, proposal.end), proposal.spans)
        checks = encode_checks(proposal.checks)
    except (RefusedError, UnicodeEncodeError) as error:
        where = f"a proposal of rule {proposal.rule!r} for {_named(article)}"
        raise RefusedError(f"{where} can't be stored: {error}") from error
    made = (proposal.rule, proposal.confidence, checks, proposal.origin)
    fields, kind = proposal.fields, proposal.kind
    alike = likeness(kind, fields)
    tags = tags_column(kind, rule=proposal.rule, confidence=proposal.confidence, checks=proposal.checks, likeness=alike)
    row = (kind, *content, *made, proposal.fingerprint, alike)
    return row, words_column(fields, content.quote), tags


def _entries(connection: Connection, before: int, found_by: dict[tuple[int, str], tuple[str, str]]) -> Iterator[Found]:
    """Yield what the search index gets for the facts that came in after one."""
    pending = standing_column(State.PENDING, None)
    new = select(PROPOSAL.c.id, PROPOSAL.c.article, PROPOSAL.c.fingerprint).where(PROPOSAL.c.id > before)
    for fact, article, fingerprint in connection.execute(new):
        words, tags = found_by[article, fingerprint]
        yield place_of(article, fact), words, tags, pending


def _insert(connection: Connection, table: Table, unique: list[str], rows: list[_Row]) -> int:
    """Insert rows, their values in the order of the columns, unless they are there; return how many were new."""
    if not rows:
        return 0
    names = [column.name for column in table.c if not (table is PROPOSAL and column.name in _NOT_GIVEN)]
    statement = insert(table).on_conflict_do_nothing(index_elements=unique)
    compiled = statement.compile(dialect=connection.dialect, column_keys=names)
    return connection.exec_driver_sql(str(compiled), rows).rowcount


def _written(connection: Connection, at: datetime) -> Any:
    column = ARTICLE.c.added_at.type.dialect_impl(connection.dialect)
    process = column.bind_processor(connection.dialect)
    return process(at) if process else at


def _named(article: Article) -> str:
    return f"article {article.id!r} ({article.source})" if article.source else f"article {article.id!r}"
