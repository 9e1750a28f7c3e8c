"""The commands that work on a store without a session: add, export, status and check."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import StoreError
from tui.ingest import counted, ingest_found, proposed, until_article
from tui.stdio import say, standard_input, write_json

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from extract.sources import Refused
    from store import Store
    from store.chain import Head
    from store.moving import Moved
    from store.records import Difference
    from tui.ingest import Found

__all__ = [
    "Added",
    "StoreError",
    "add",
    "backup",
    "check",
    "export",
    "is_missing",
    "opened",
    "reindex",
    "restore",
    "shown_place",
    "status",
    "upgrade",
]

ALIKE = 20
"""How many differences that say the same are printed one by one."""

OTHERS_WRITE = 0o022

_SQLITE_URL = re.compile(r"sqlite(?:\+\w+)?:///([^?]*)")


@dataclass(frozen=True, slots=True)
class Added:
    """How adding went: whether all inputs were taken, whether any article was, and where their review can begin."""

    complete: bool
    any_article: bool = True
    start_article: str | None = None


def add(url: str, paths: Sequence[str]) -> Added:
    """Add articles and their proposals, making the store where there is none.

    Where no article can be read, nothing is opened and no store is made. `start_article` of what is returned is the
    first of these articles that has pending facts, if any has.
    """
    ids: dict[str, None] = {}
    with _progress_bar(paths) as progress:
        found = proposed(paths, stdin=standard_input(), progress=progress)
        first, refused = until_article(found, refuse=say)
        if first is None:
            say("No article could be read, so nothing was added.")
            return Added(complete=False, any_article=False)
        with opened(url, create=True) as store:
            report = ingest_found(store, _noting_ids(chain([first], found), ids), refuse=say)
            start = _first_pending(store, ids)
    say(report.summary())
    return Added(complete=not (refused or report.refused), start_article=start)


def export(url: str, folder: str, *, umask: int) -> int:
    """Write the verified facts into a folder that others may read as far as `umask` lets them; nobody else writes."""
    from store.exchange.dataset import export_dataset

    with opened(url) as store, _umask(umask | OTHERS_WRITE):
        report = export_dataset(store, Path(folder))
    exported = f"{counted(report.facts, 'fact')} of {counted(report.articles, 'article')}"
    say(f"{exported} exported to {report.folder}: {', '.join(report.files)}")
    return 0


def status(url: str, *, as_json: bool, every_rule: bool) -> int:
    """Print the statistics of the store, and where it is, to standard output."""
    with opened(url, announced=False) as store:
        statistics = store.statistics()
    if as_json:
        import msgspec

        from tui.figures import record

        write_json(msgspec.json.encode(record(statistics)))
    else:
        from tui.tables import print_status

        print_status(statistics, every_rule=every_rule)
    sys.stdout.flush()
    return 0


def check(url: str, exported: str | None = None) -> int:
    """Compare the store with its own decisions and texts; print what differs and return 1 where anything does.

    With the folder of an export, look whether the store still has the decisions that it was made with, and the facts.
    """
    with opened(url) as store:
        differences = _tell(chain(store.check(_head_in(exported)), _altered_since(store, exported)))
    say(f"{counted(differences, 'difference')} found." if differences else "The store agrees with its decisions.")
    return 1 if differences else 0


def _tell(found: Iterable[Difference]) -> int:
    """Print differences, of many that say the same the first alone and how many more there are; return their number."""
    said = Counter[str]()
    for difference in found:
        said[difference.message] += 1
        if said[difference.message] <= ALIKE:
            say(f"{difference.where}: {difference.message}")
    for message, count in said.items():
        if count > ALIKE:
            say(f"in {count - ALIKE:,} more places: {message}")
    return said.total()


def _altered_since(store: Store, exported: str | None) -> Iterable[Difference]:
    if exported is None:
        return ()
    from store.exchange.held_to import altered_since

    return altered_since(store, Path(exported))


def _head_in(exported: str | None) -> Head | None:
    if exported is None:
        return None
    from store.exchange.log_head import head_in

    return head_in(Path(exported))


def upgrade(url: str) -> int:
    """Upgrade a store that an older program made, and say where the copy of the old one is."""
    from store import upgrade_store

    done = upgrade_store(url)
    say(f"Store: {done.place}")
    if done.before == done.now:
        say(f"It has this program's version ({done.now}) already; nothing was changed.")
        return 0
    say(f"It was upgraded from version {done.before} to {done.now}.")
    if done.backup is not None:
        say(f"The store as it was is kept at {done.backup}: remove it once you are content.")
    return 0


def backup(url: str, file: str) -> int:
    """Write the whole store into a file; return 1 where its log was altered, with the file made all the same."""
    from store import back_up_store

    done = back_up_store(url, Path(file).expanduser().absolute())
    say(f"Store: {done.source}")
    say(f"{_moved(done)} backed up to {done.target}.")
    if done.trouble:
        say(f"The log of the store is not as it was written ({done.trouble}): run `duyet store check`.")
    return 1 if done.trouble else 0


def restore(url: str, file: str) -> int:
    """Fill a store that isn't there yet from a backup."""
    from store import restore_store

    done = restore_store(url, Path(file).expanduser().absolute())
    say(f"Store: {done.target}")
    say(f"{_moved(done)} restored from {done.source}.")
    return 0


def _moved(done: Moved) -> str:
    return f"{counted(done.articles, 'article')} and {counted(done.decisions, 'decision')}"


def reindex(url: str) -> int:
    """Make the search index and the counts of a store anew."""
    with opened(url) as store:
        store.reindex()
    say("The search index and the counts were made anew.")
    return 0


def is_missing(url: str) -> bool:
    """Return whether this is the address of a SQLite file that isn't there; no database library is loaded for it."""
    file = _sqlite_file(url)
    return file is not None and not file.exists()


def shown_place(url: str) -> str:
    """Return where the store is, as a person is told: a whole path, or a URL without its password."""
    file = _sqlite_file(url)
    if file is not None:
        return str(file)
    scheme, _, rest = url.partition("://")
    who, at, where = rest.rpartition("@")
    return f"{scheme}://{re.split('[:?#]', who)[0]}{at}{re.split('[?#]', where)[0]}"


@contextmanager
def opened(url: str, *, create: bool = False, announced: bool = True) -> Iterator[Store]:
    """Give the store at this address, which is closed at the end; where it is, is said first."""
    from store import open_store

    store = open_store(url, create=create)
    try:
        if announced:
            say(f"Store: {store.place}")
        yield store
    finally:
        store.close()


def _noting_ids(found: Iterable[Found | Refused], ids: dict[str, None]) -> Iterator[Found | Refused]:
    for item in found:
        if isinstance(item, tuple):
            ids[item[0].id] = None
        yield item


def _first_pending(store: Store, ids: Collection[str]) -> str | None:
    """Return the first of these articles that has pending facts."""
    for article in ids:
        try:
            pending = store.pending_article(article)
        except StoreError:  # the store did not take this article
            continue
        if pending is None or pending == article:
            return pending
    return None


@contextmanager
def _umask(umask: int) -> Iterator[None]:
    before = os.umask(umask)
    try:
        yield
    finally:
        os.umask(before)


@contextmanager
def _progress_bar(paths: Sequence[str]) -> Iterator[Callable[[int], object] | None]:
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

    from extract.sources import total_bytes

    columns = (BarColumn(), DownloadColumn(binary_units=True), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        yield partial(bar.advance, bar.add_task("", total=total_bytes(paths)))


def _sqlite_file(url: str) -> Path | None:
    match = _SQLITE_URL.match(url)
    if "://" in url and match is None:
        return None
    return Path(match[1] if match else url).expanduser().resolve()
