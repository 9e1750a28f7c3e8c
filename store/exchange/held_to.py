"""Holding a store to an export of it: what rests on the same decision must still say the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from store.errors import StoreError
from store.exchange.jsonl import fact_record
from store.records import Difference, VerifiedFact
from store.store import Store

FACTS = "facts.jsonl"


def altered_since(store: Store, folder: Path) -> Iterator[Difference]:
    """Yield the facts that an export has otherwise, though nobody decided on them since.

    The chain of the log has the decisions; what an acceptance accepted, and who stands behind a name, an export alone
    can tell. Raises `StoreError` where the folder has no facts that can be read.
    """
    try:
        with (folder / FACTS).open("rb") as exported:
            yield from _altered(store, exported)
    except (OSError, msgspec.MsgspecError, KeyError, TypeError) as error:
        raise StoreError(f"{folder / FACTS} can't be read as the facts of an export: {error}") from None


def _altered(store: Store, exported: BinaryIO) -> Iterator[Difference]:
    places = _places(exported)
    with store.snapshot() as snapshot:
        try:
            for fact in snapshot.verified():
                if fact.id in places:
                    exported.seek(places[fact.id])
                    yield from _compared(fact, msgspec.json.decode(exported.readline()))
        except StoreError as error:  # which `Store.check` names with its place
            yield Difference(where="export", message=f"what stands behind this wasn't held to it: {error}")


def _places(exported: BinaryIO) -> dict[int, int]:
    """Where the line of each fact begins, by the fact's number: a million lines may be too much to keep."""
    places, at = {}, 0
    for line in exported:
        places[int(msgspec.json.decode(line)["id"])] = at
        at += len(line)
    return places


def _compared(fact: VerifiedFact, told: dict[str, Any]) -> Iterator[Difference]:
    """Compare what both have: a later program may write more of a fact."""
    now = msgspec.json.decode(msgspec.json.encode(fact_record(fact)))
    if now["decided_at"] != told["decided_at"]:
        return
    if differing := [name for name in told if name in now and told[name] != now[name]]:
        where = f"article {fact.article}, fact {fact.id}"
        message = f"the export has it otherwise ({', '.join(differing)}), and nobody decided on it since"
        yield Difference(where=where, message=message)
