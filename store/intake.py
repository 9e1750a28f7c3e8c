"""Articles and proposals in, in bulk: all is checked first, then written in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from extract.article import Article
from extract.proposal import Proposal, Span, likeness, words_of
from store.arrivals import keep_new
from store.bulk import Row, bring_in
from store.content import content_of_fact, encode_checks, is_storable
from store.database import Database
from store.errors import RefusedError
from store.found import retitle
from store.headings import headings
from store.locks import Lock, hold
from store.open_facts import open_new
from store.places import Found, place_of
from store.records import IntakeReport, State
from store.search_index import enter
from store.tables import ARTICLE, PROPOSAL
from store.tally import count_new
from store.terms import standing_column, tags_column, title_tags, words_column
from store.titles import names_of

Batch = Iterable[tuple[Article, Sequence[Proposal]]]

_LOOKED_UP = 500
"""Ids asked for at once: each is a variable of the statement, and their number has a limit."""

_OF_ARTICLE = [column.name for column in ARTICLE.c]
_OF_PROPOSAL = [column.name for column in PROPOSAL.c if column.name not in {"id", "decision", "content", "seed_of"}]
"""Columns in the order of the values of a row."""

_FINGERPRINT = 10
"""Where the fingerprint stands in the row of a proposal as it is prepared."""

_TEXT = 3
"""Where the text stands in the row of an article."""


_New = Sequence[Any]
"""Id, position and fingerprint of a fact that came in."""


class _Prepared(NamedTuple):
    article: Article
    digest: str
    proposals: list[tuple[Row, str, str]]
    """Rows without what is alike for all, each with its words and tags but those of the article's names."""
    names: tuple[str, ...]
    """By which the article is known."""


class _Sorted(NamedTuple):
    """What is to be written, and what is left out and why."""

    articles: list[Row]
    proposals: list[Row]
    first: dict[tuple[int, str], tuple[Row, str, str]]
    """Of those that propose the same, by position and fingerprint: two rules can, and the first is stored."""
    names: dict[int, tuple[str, ...]]
    """By which articles are known, by position."""
    renamed: set[int]
    """The positions of articles that the store has under fewer names."""
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
            stated = (str(one.fields.get("title") or "") for one in proposals if one.kind == "article")
            names = names_of(article.title, stated, article.text)
            prepared.append(_Prepared(article, article.digest, rows, names))
        else:
            refused.append(f"{_named(article)} was not taken: it holds a NUL or half of a surrogate pair")
    with database.writing() as connection:
        return _write(connection, prepared, refused)


def _write(connection: Connection, prepared: list[_Prepared], refused: list[str]) -> IntakeReport:
    hold(connection, Lock.INTAKE)
    now = datetime.now(UTC)
    work = _sorted(connection, prepared, _written(connection, now))
    articles = bring_in(connection, ARTICLE, _OF_ARTICLE, ["id"], work.articles)
    proposals = bring_in(connection, PROPOSAL, _OF_PROPOSAL, ["article", "fingerprint"], work.proposals)
    new = connection.execute(
        select(PROPOSAL.c.id, PROPOSAL.c.article, PROPOSAL.c.fingerprint).where(proposals.new)
    ).all()
    enter(connection, list(_entries(new, work)))
    keep_new(connection, [(*row[:_TEXT], *row[_TEXT + 1 : -1]) for row in work.articles], _arrived(new, work), now)
    open_new(connection, proposals.new)
    count_new(connection, proposals.new)  # at the end, as those who decide wait from here on
    if work.renamed:
        hold(connection, Lock.LOG)
        retitle(connection, work.renamed)
    return IntakeReport(
        articles=articles.number,
        articles_known=work.known,
        proposals=proposals.number,
        proposals_known=len(work.proposals) - proposals.number,
        refused=(*refused, *work.refused),
    )


def _sorted(connection: Connection, prepared: list[_Prepared], now: Any) -> _Sorted:
    ending = (now, str(State.PENDING), 0)
    stored = dict(_stored(connection, {one.article.id for one in prepared}))
    free = connection.scalar(select(func.coalesce(func.max(ARTICLE.c.position) + 1, 0))) or 0
    work = _Sorted([], [], {}, {}, set(), 0, [])
    known = 0
    for article, digest, proposals, names in prepared:
        position, stored_digest, stored_names = stored.setdefault(article.id, (free, digest, ()))
        if stored_digest != digest:
            work.refused.append(f"{_named(article)} was not taken: its id stands in the store with another text")
            continue
        if position == free:
            work.articles.append((*_article_row(position, article, digest), now))
            free += 1
        else:
            known += 1
        work.names[position] = _joined(work.names.get(position, stored_names), names)
        if stored_names and {*words_of(" ".join(names))} - {*words_of(" ".join(stored_names))}:
            work.renamed.add(position)
        work.proposals.extend([(position, *row, *ending) for row, _, _ in proposals])
        for row, words, tags in proposals:
            work.first.setdefault((position, row[_FINGERPRINT]), (row, words, tags))
    return work._replace(known=known)


def _joined(before: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*before, *more)))


def _stored(connection: Connection, ids: set[str]) -> Iterator[tuple[str, tuple[int, str, tuple[str, ...]]]]:
    wanted = iter(sorted(ids))
    while some := list(islice(wanted, _LOOKED_UP)):
        columns = (ARTICLE.c[name] for name in ("id", "position", "sha256"))
        rows = connection.execute(select(*columns).where(ARTICLE.c.id.in_(some))).all()
        called = headings(connection, [row.position for row in rows])
        for row in rows:
            yield row.id, (row.position, row.sha256, called[row.position].names)


def _article_row(position: int, article: Article, digest: str) -> Row:
    about = (article.title, article.url, article.outlet, article.published, article.source)
    return (position, article.id, digest, article.text, *about)


def _prepared(article: Article, proposal: Proposal) -> tuple[Row, str, str]:
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


def _entries(new: Iterable[_New], work: _Sorted) -> Iterator[Found]:
    """Yield what the search index gets for the facts that came in."""
    pending = standing_column(State.PENDING, None)
    for fact, article, fingerprint in new:
        _, words, tags = work.first[article, fingerprint]
        yield place_of(article, fact), words, tags + title_tags(work.names[article]), pending


def _arrived(new: Iterable[_New], work: _Sorted) -> list[Row]:
    """Return the positions and rows of the facts that came in, up to their fingerprints."""
    first = work.first
    return [(article, *first[article, fingerprint][0][: _FINGERPRINT + 1]) for _, article, fingerprint in new]


def _written(connection: Connection, at: datetime) -> Any:
    column = ARTICLE.c.added_at.type.dialect_impl(connection.dialect)
    process = column.bind_processor(connection.dialect)
    return process(at) if process else at


def _named(article: Article) -> str:
    return f"article {article.id!r} ({article.source})" if article.source else f"article {article.id!r}"
