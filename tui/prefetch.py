"""Modules that are loaded in the first pause of a session, as the first key that needs one would else wait for it."""

from __future__ import annotations

from importlib import import_module

_WANTED_LATER = (
    "extract.selected.likely",
    "tui.suggest",
    "tui.known",
    "tui.spelling",
    "tui.screens.batch",
    "tui.screens.browse",
    "tui.screens.dashboard",
    "tui.screens.help",
    "tui.screens.history",
)


def prefetch() -> None:
    """Load them; slow enough to belong in a thread."""
    for name in _WANTED_LATER:
        import_module(name)
