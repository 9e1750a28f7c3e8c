"""Speed of bulk intake against plain sqlite3: `python -m tests.bench.intake [--proposals 100000] [--rounds 5]`.

`Store.add` checks every fact and span, takes fingerprints, encodes JSON and keeps every index. The two baselines are
one `executemany` of the very rows that the store then holds: into a table without any index or constraint, and into
the store's own tables. The three take turns; medians of wall time and of processor time are compared.
"""

import argparse
import gc
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from extract import Article, Check, Proposal, Span
from extract.facts import Office
from store import open_store
from tests.bench.machine import describe

PER_ARTICLE = 20
PER_BATCH = 200
_TABLES = ("article", "proposal")


def main() -> None:
    """Run the benchmark and print its figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--proposals", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=5)
    args = options.parse_args()
    batches = articles_with_proposals(args.proposals)
    gc.freeze()  # a run holds one batch at a time, so the collector would not walk all of them there
    names = ("store", "bare table", "same tables")
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
    for _ in range(args.rounds):
        with tempfile.TemporaryDirectory() as folder:
            for name, took in zip(names, one_round(Path(folder), batches), strict=True):
                times[name].append(took)
    print(describe())
    print(f"{args.proposals} proposals of {sum(map(len, batches))} articles, medians of {args.rounds} rounds")
    medians = {
        name: [statistics.median(column) for column in zip(*taken, strict=True)] for name, taken in times.items()
    }
    for name, (wall, processor) in medians.items():
        ratios = [ours / theirs for ours, theirs in zip(medians["store"], (wall, processor), strict=True)]
        print(f"{name:12} {wall:6.2f} s wall   {processor:6.2f} s processor   ", end="")
        print("" if name == "store" else f"store takes {ratios[0]:.2f}x wall, {ratios[1]:.2f}x processor")


def articles_with_proposals(count: int) -> list[list[tuple[Article, list[Proposal]]]]:
    """Return batches of articles of about two thousand characters, each proposal a fact of its own."""
    made = [_article(number) for number in range(count // PER_ARTICLE)]
    return [made[start : start + PER_BATCH] for start in range(0, len(made), PER_BATCH)]


def one_round(folder: Path, batches: list[list[tuple[Article, list[Proposal]]]]) -> list[tuple[float, float]]:
    """Return wall and processor seconds of the store, of the bare table and of the same tables, in this order."""
    store = open_store(str(folder / "store.db"), create=True)
    ours = timed(lambda: [store.add(batch) for batch in batches])
    store.close()
    rows = {table: _rows(folder / "store.db", table) for table in _TABLES}
    bare = sqlite3.connect(folder / "bare.db")
    for table in _TABLES:
        bare.execute(f"CREATE TABLE {table} ({', '.join(f'c{n}' for n in range(len(rows[table][0])))})")
    same = _emptied_copy(folder / "store.db", folder / "same.db")
    return [ours, timed(lambda: _insert(bare, rows)), timed(lambda: _insert(same, rows))]


def timed(call: Callable[[], object]) -> tuple[float, float]:
    """Return the wall and processor seconds of a call."""
    wall, processor = time.perf_counter(), time.process_time()
    call()
    return time.perf_counter() - wall, time.process_time() - processor


def _article(number: int) -> tuple[Article, list[Proposal]]:
    people = [f"Nguyễn Văn {number}-{n}" for n in range(PER_ARTICLE)]
    text = "\n".join(
        f"Ông {person}, Phó Chủ tịch UBND tỉnh Bình Sơn, dự và phát biểu tại hội nghị." for person in people
    )
    article = Article(id=f"bai-{number}", text=text, source=f"news.jsonl:{number + 1}")
    return article, [_proposal(article, person) for person in people]


def _proposal(article: Article, person: str) -> Proposal:
    start = article.text.index(person)
    end = start + len(person)
    spans = {
        "person": (Span(start, end),),
        "role": (Span(end + 2, end + 14),),
        "organisation": (Span(end + 15, end + 34),),
    }
    return Proposal(
        article=article.id,
        fact=Office(person=person, role="Phó Chủ tịch", organisation="UBND tỉnh Bình Sơn", place="Bình Sơn"),
        start=start,
        end=end + 34,
        spans=spans,
        rule="office.person-role-body",
        confidence=0.87,
        checks=(Check("known-body", True, "the lexicon has this body"),),
        origin="bench",
    )


def _rows(path: Path, table: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def _emptied_copy(source: Path, target: Path) -> sqlite3.Connection:
    with sqlite3.connect(source) as connection:
        statements = [
            sql
            for (sql,) in connection.execute(
                "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'search%'"
            )
        ]
    copy = sqlite3.connect(target)
    copy.execute("PRAGMA journal_mode=WAL")
    for sql in statements:
        copy.execute(sql)
    return copy


def _insert(connection: sqlite3.Connection, rows: dict[str, list[tuple[object, ...]]]) -> None:
    with connection:
        for table, found in rows.items():
            connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(found[0]))})", found)


if __name__ == "__main__":
    main()
