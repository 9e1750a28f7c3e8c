"""Reviewers who decide at once lose nothing of each other and are never given the same."""

from __future__ import annotations

from collections.abc import Callable

from tests.hostile.crowd import gather
from tests.store.conftest import make_address

__all__ = ["make_address"]


def test_a_crowd_decides_everything_once(make_address: Callable[[], str]) -> None:
    crowd = gather(make_address(), reviewers=4, decisions=20)
    assert not crowd.is_wrong, str(crowd)
    assert crowd.decided >= 80
