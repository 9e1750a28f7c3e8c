"""The store of the sessions' tests."""

from tests.tui.conftest import elsewhere, filled, patient, place, sit

__all__ = ["elsewhere", "filled", "patient", "place", "sit"]
