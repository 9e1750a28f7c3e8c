"""Files to proposals to the store, in batches; no screen. The rules run here, and a fault in one costs one article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import BinaryIO, TypeAlias

    from extract import Article, Proposal
    from extract.sources import Refused
    from store import IntakeReport, Store

    Found: TypeAlias = tuple[Article, Sequence[Proposal]]
    """An article with what the rules propose for it."""

BATCH_ARTICLES = 200
BATCH_CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestReport:
    """What a whole run changed: how much was new, how much the store knew already, and what was refused."""

    articles: int = 0
    articles_known: int = 0
    proposals: int = 0
    proposals_known: int = 0
    refused: int = 0

    def summary(self) -> str:
        """Return the run in one sentence."""
        if self.articles or self.proposals:
            added = f"{counted(self.articles, 'article')}, {counted(self.proposals, 'fact')} proposed"
            said = f"{added} ({self.proposals_known:,} known)"
        elif self.articles_known:
            known = f"{counted(self.articles_known, 'article')} and {counted(self.proposals_known, 'fact')}"
            said = f"no change: {known} were there already"
        else:
            said = "no change: no article was read"
        return f"{said}; {counted(self.refused, 'input')} refused" if self.refused else said


def ingest(
    store: Store,
    paths: Iterable[str],
    *,
    stdin: BinaryIO | None = None,
    progress: Callable[[int], object] | None = None,
    refuse: Callable[[str], object] | None = None,
) -> IngestReport:
    """Read these paths, propose facts and add both to the store; the arguments are those of the functions below."""
    return ingest_found(store, proposed(paths, stdin=stdin, progress=progress), refuse=refuse)


def ingest_found(
    store: Store, found: Iterable[Found | Refused], *, refuse: Callable[[str], object] | None = None
) -> IngestReport:
    """Add what was proposed to the store, a batch a transaction.

    `refuse` is told each sentence about an input that was left out. A `StoreError` ends the run; the batches before
    it stay.
    """
    report = IngestReport()
    batch: list[Found] = []
    size = 0
    for item in found:
        if not isinstance(item, tuple):
            report = _with_refused(report, (str(item),), refuse)
            continue
        batch.append(item)
        size += len(item[0].text)
        if len(batch) >= BATCH_ARTICLES or size >= BATCH_CHARACTERS:
            report = _with_batch(report, _add(store, batch), refuse)
            batch, size = [], 0
    return _with_batch(report, _add(store, batch), refuse) if batch else report


def until_article(found: Iterator[Found | Refused], *, refuse: Callable[[str], object]) -> tuple[Found | None, int]:
    """Take from `found` up to the first article; return it, or None where there is none, and how many were refused."""
    refused = 0
    for item in found:
        if isinstance(item, tuple):
            return item, refused
        refused += 1
        refuse(str(item))
    return None, refused


def proposed(
    paths: Iterable[str],
    *,
    stdin: BinaryIO | None = None,
    progress: Callable[[int], object] | None = None,
) -> Iterator[Found | Refused]:
    """Yield each article of these paths with its proposals, or why there are none.

    `progress` is told how many more bytes of the files have been read.
    """
    from extract import propose
    from extract.sources import Refused, read

    for article in read(paths, stdin, advance=progress):
        if isinstance(article, Refused):
            yield article
            continue
        try:
            found = propose(article)
        except ImportError:  # a broken installation fails on every article: say so once
            raise
        except Exception as error:  # noqa: BLE001 - a fault in a rule must cost this article alone, not the run
            reason = f"the rules failed on it ({type(error).__name__}); report this with the article"
            yield Refused(article.source, article.id, reason)
        else:
            yield article, found


def counted(number: int, noun: str) -> str:
    """Return "1 article", "8 articles", "1,200 articles"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _add(store: Store, batch: Sequence[Found]) -> IntakeReport:
    """Add a batch; where the store won't take it whole, add its articles one by one and refuse those at fault."""
    from store import IntakeReport, RefusedError

    try:
        return store.add(batch)
    except RefusedError as error:
        if len(batch) == 1:
            return IntakeReport(refused=(str(error),))
    reports = [_add(store, [found]) for found in batch]
    return IntakeReport(
        articles=sum(report.articles for report in reports),
        articles_known=sum(report.articles_known for report in reports),
        proposals=sum(report.proposals for report in reports),
        proposals_known=sum(report.proposals_known for report in reports),
        refused=tuple(sentence for report in reports for sentence in report.refused),
    )


def _with_refused(
    report: IngestReport, sentences: Sequence[str], refuse: Callable[[str], object] | None
) -> IngestReport:
    if refuse is not None:
        for sentence in sentences:
            refuse(sentence)
    return replace(report, refused=report.refused + len(sentences))


def _with_batch(report: IngestReport, added: IntakeReport, refuse: Callable[[str], object] | None) -> IngestReport:
    grown = replace(
        report,
        articles=report.articles + added.articles,
        articles_known=report.articles_known + added.articles_known,
        proposals=report.proposals + added.proposals,
        proposals_known=report.proposals_known + added.proposals_known,
    )
    return _with_refused(grown, added.refused, refuse)
