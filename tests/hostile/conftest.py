"""The store of the sessions' tests."""

from tests.tui.conftest import elsewhere, filled, place, sit

__all__ = ["elsewhere", "filled", "place", "sit"]
