"""The dataset: verified facts, their articles and a data card, written as a whole or not at all."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack, closing
from pathlib import Path

import pyarrow as pa

from extract.facts import KINDS
from store.errors import StoreError
from store.exchange.card import card
from store.exchange.columns import row_of
from store.exchange.csvfile import CsvTables
from store.exchange.described import described
from store.exchange.folder import README, replaced, sha256_of, write_sums
from store.exchange.jsonl import JsonLines, article_record, fact_record
from store.exchange.parquet import ParquetTables
from store.exchange.summary import Summary
from store.records import ExportReport
from store.store import Snapshot, Store

__all__ = ["ExportReport", "export_dataset"]


def export_dataset(store: Store, folder: Path) -> ExportReport:
    """Write the verified facts of the store into a folder, in place of an earlier export there.

    The same decisions give the same bytes. Raises `StoreError`, with the earlier export untouched, where a quote
    doesn't stand in its text, where the folder holds anything else, or where the disk fails.
    """
    try:
        with replaced(folder) as new, store.snapshot() as snapshot:
            summary = _write(snapshot, new)
            sums = {path.name: sha256_of(path) for path in new.iterdir()}
            (new / README).write_text(card(summary, sums), encoding="utf-8")
            files = tuple(sorted(write_sums(new)))
    except (OSError, pa.ArrowException, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise StoreError(f"nothing was exported to {folder}, and what was there is untouched: {reason}") from error
    by_kind = {kind: summary.by_kind(kind) for kind in KINDS}
    return ExportReport(folder=folder, facts=summary.facts, articles=summary.articles, by_kind=by_kind, files=files)


def _write(snapshot: Snapshot, folder: Path) -> Summary:
    summary = Summary(snapshot.proposal_counts(), Counter(snapshot.rejections()), snapshot.log_head())
    with ExitStack() as files:
        facts = files.enter_context(JsonLines(folder / "facts.jsonl"))
        articles = files.enter_context(JsonLines(folder / "articles.jsonl"))
        tables = files.enter_context(CsvTables(folder)), files.enter_context(ParquetTables(folder))
        for told, its_facts in files.enter_context(closing(snapshot.verified_by_article())):
            article = described(told, its_facts)
            summary.count_article(article)
            articles.write(article_record(article))
            for fact in its_facts:
                summary.count_fact(fact)
                facts.write(fact_record(fact))
                row = row_of(fact, article)
                for table in tables:
                    table.write(fact.kind, row)
    return summary
