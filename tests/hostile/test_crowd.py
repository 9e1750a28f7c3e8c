"""Reviewers who decide at once lose nothing of each other and are never given the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.hostile.crowd import gather
from tests.store.conftest import make_address

__all__ = ["make_address"]


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_a_crowd_loses_nothing_and_reads_twice_what_is_drawn_alone(
    make_address: Callable[[], str],
    share: float,
) -> None:
    crowd = gather(make_address(), reviewers=4, decisions=20, share=share)
    assert not crowd.is_wrong, str(crowd)
    assert crowd.decided >= 80
    assert bool(crowd.twice) == bool(share)
