"""What was proposed, decided and verified: `open_store(url)` gives a `Store`; importing this loads no database."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from store.errors import (
    BusyError,
    ConflictError,
    MissingStoreError,
    NewerSchemaError,
    OlderSchemaError,
    RefusedError,
    StoreError,
    UnreachableError,
)
from store.reasons import REASONS

if TYPE_CHECKING:
    from pathlib import Path

    from store.moving import Moved
    from store.records import (
        LARGEST_BATCH,
        VERIFIED,
        Batch,
        BatchOutcome,
        Candidate,
        Decision,
        Difference,
        ExportReport,
        Filter,
        IntakeReport,
        ListedFact,
        Listing,
        Order,
        Outcome,
        Position,
        Progress,
        ReviewFact,
        State,
        StoredArticle,
        Upgrade,
        Verdict,
        VerifiedFact,
    )
    from store.store import Store

__all__ = [
    "LARGEST_BATCH",
    "REASONS",
    "VERIFIED",
    "Batch",
    "BatchOutcome",
    "BusyError",
    "Candidate",
    "ConflictError",
    "Decision",
    "Difference",
    "ExportReport",
    "Filter",
    "IntakeReport",
    "ListedFact",
    "Listing",
    "MissingStoreError",
    "NewerSchemaError",
    "OlderSchemaError",
    "Order",
    "Outcome",
    "Position",
    "Progress",
    "RefusedError",
    "ReviewFact",
    "State",
    "Store",
    "StoreError",
    "StoredArticle",
    "UnreachableError",
    "Upgrade",
    "Verdict",
    "VerifiedFact",
    "back_up_store",
    "open_store",
    "restore_store",
    "upgrade_store",
]


def open_store(url: str, *, create: bool = False) -> Store:
    """Open the store at this path of a file, `sqlite:///` or `postgresql://` URL; with `create`, make it if need be.

    Raises `MissingStoreError`, `NewerSchemaError`, `BusyError` or another `StoreError`.
    """
    from store.store import Store

    return Store.open(url, create=create)


def upgrade_store(url: str) -> Upgrade:
    """Upgrade the store at this address to this program's version, after a backup beside it.

    Where anything fails the store stays as it was. Raises `MissingStoreError`, `NewerSchemaError`, `BusyError` or
    another `StoreError`.
    """
    from store.upgrading import upgrade

    return upgrade(url)


def back_up_store(url: str, path: Path) -> Moved:
    """Write the whole store at this address into a new file, as it is at one moment.

    Raises `MissingStoreError`, `OlderSchemaError`, `NewerSchemaError`, `BusyError` or another `StoreError`.
    """
    from store.moving import back_up

    return back_up(url, path)


def restore_store(url: str, path: Path) -> Moved:
    """Fill a store that isn't there yet from a backup. Raises as `back_up_store`, with nothing stored."""
    from store.moving import restore

    return restore(url, path)


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load the records with their first use, and the database with that of `Store`."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module("store.store" if name == "Store" else "store.records"), name)
