"""Facts in a few words."""

from __future__ import annotations

from typing import Any

import pytest

from tui.wording import summary


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        ("statistic", {"subject": "chi bộ", "value": 42, "total": 69, "percent": 60.87}, "42/69 (60,87%) chi bộ"),
        ("statistic", {"subject": "cán bộ trẻ", "percent": 20, "percent_max": 25}, "20-25% cán bộ trẻ"),
        ("statistic", {"subject": "nữ", "percent": 17.14, "change": 2.14}, "17,14% +2,14 nữ"),
        ("statistic", {"subject": "đại biểu", "value": 35, "change": -2}, "35 -2 đại biểu"),
        ("statistic", {"subject": "a\x1b[2J", "value": 1}, "1 a␛[2J"),
        ("office", {"person": "Lò Thị Ban", "role": "Bí thư", "place": "Mường Lăm"}, "Lò Thị Ban, Bí thư"),
        ("article", {"published": "2020-10-13"}, "13/10/2020"),
        ("award", {"form": "Bằng khen", "recipients": ["A", "B"]}, "Bằng khen, A; B"),
    ],
)
def test_summary(kind: str, fields: dict[str, Any], words: str) -> None:
    assert summary(kind, fields) == words


def test_a_kind_of_which_no_field_tells_most_shows_all_that_are_stated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.wording._TELLING", {})
    assert summary("event", {"name": "lễ", "date": "2021-03-05", "place": "Lai Châu"}) == "lễ, 5/3/2021, Lai Châu"
