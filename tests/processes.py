"""Processes that tests let work at once, forked from one that has the store loaded: each would load it for a second."""

from __future__ import annotations

import multiprocessing
from multiprocessing.context import ForkServerContext

_LOADED = ("store.store", "psycopg", "tests.store.factory", "tests.store.team", "tests.tui.data")


def siblings() -> ForkServerContext:
    """Return what makes such processes, and their queues and barriers; what tests patch is not patched there."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_LOADED))
    return context
