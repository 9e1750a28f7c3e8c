"""The head of the log in the data card: with it a store can be held to what an export was made from."""

from __future__ import annotations

import re
from pathlib import Path

from store.chain import EMPTY, Head
from store.errors import StoreError
from store.exchange.folder import README

_LINE = re.compile(r"^\* Log: (\d+) decisions?, the last with the hash `([0-9a-f]{64})`", re.MULTILINE)


def said(head: Head) -> str:
    """Return the line of the card on a log that ends with this decision."""
    if head == EMPTY:
        return "* Log: no decision"
    counted = "1 decision" if head.decision == 1 else f"{head.decision} decisions"
    held = "`duyet store check --export DIR` looks whether the store still has all of them"
    return f"* Log: {counted}, the last with the hash `{head.hash}`; {held}"


def head_in(folder: Path) -> Head:
    """Return the head of the log from which an export was made. Raises `StoreError` where the folder tells none."""
    try:
        card = (folder / README).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise StoreError(f"{folder} holds no export: it has no {README} that can be read") from None
    if found := _LINE.search(card):
        return Head(int(found[1]), found[2])
    if said(EMPTY) in card.splitlines():
        return EMPTY
    raise StoreError(f"{folder / README} doesn't say where the log ended when it was written")
