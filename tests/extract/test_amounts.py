"""Amounts in running text: value, range, total, scale, unit, qualifier; codes and dimensions are none."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text import canonical, matching
from extract.values.amounts import Amount, find_amounts


def one(text: str) -> Amount:
    (amount,) = find_amounts(matching(text))
    return amount


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("4.300 đảng viên", {"value": 4300}),
        ("hơn 1,6 tỷ đồng", {"value": 1_600_000_000, "unit": "đồng", "qualifier": "more_than"}),
        ("9 - 10 tỷ đồng", {"value": 9_000_000_000, "last": 10_000_000_000}),
        ("20-25%", {"value": 20, "last": 25, "percent": True}),
        ("17.4%", {"value": 17.4, "percent": True}),
        ("42/69 chi bộ", {"value": 42, "total": 69}),
        ("63 trên tổng số 68 đảng bộ", {"value": 63, "total": 68}),
        ("70.155ha cây trồng", {"value": 70155, "unit": "ha"}),
        ("45 triệu đồng/người/năm", {"value": 45_000_000, "unit": "đồng/người/năm"}),
        ("275 đồng chí", {"value": 275, "unit": ""}),
        ("chưa đầy ba tổ chức", {"value": 3, "qualifier": "less_than", "spelled": True}),
        ("hai mươi ba đại biểu", {"value": 23, "spelled": True}),
    ],
)
def test_amount(text: str, parts: dict[str, Any]) -> None:
    amount = one(text)
    assert {name: getattr(amount, name) for name in parts} == parts


@pytest.mark.parametrize(
    "text",
    [
        "35-CT/TW",
        "30/2020/NĐ-CP",
        "0912345678",
        "2,5 m x 3 m",
        "hai bên",
        "xã Hải Ba vi phạm",
        "quận 7",
        "tháng hai này",
    ],
)
def test_no_amount(text: str) -> None:
    assert list(find_amounts(matching(text))) == []


@given(st.text(st.sampled_from("0123456789.,/-% hơngầntỷđồnghaichibộ\n"), max_size=80))
def test_ranges_lie_in_order_inside_any_text(raw: str) -> None:
    text = matching(canonical(raw))
    for amount in find_amounts(text):
        assert 0 <= amount.start <= amount.figures < amount.number_end <= amount.end <= len(text)
        assert amount.last is None or amount.last > amount.value
