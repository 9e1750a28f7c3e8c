"""Figures that lean on others or on the words before them: groups, deeds, worth, changes told later, chapters."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.reading import facts_of


def test_groups_before_their_numbers_are_what_is_counted() -> None:
    sentence = "Cơ cấu: nữ 11 đồng chí (16,67%); người dân tộc thiểu số 27 đồng chí (40,9%); dưới 42 tuổi 7 đồng chí."
    assert [(fact["subject"], fact["value"]) for fact in facts_of("statistic", sentence)] == [
        ("nữ", 11),
        ("người dân tộc thiểu số", 27),
        ("dưới 42 tuổi", 7),
    ]


def test_what_was_done_to_people_counts_them() -> None:
    found = facts_of("statistic", "Trong đó, khiển trách 201, cảnh cáo 58, khai trừ 19.")
    assert [(fact["subject"], fact["value"]) for fact in found] == [
        ("khiển trách", 201),
        ("cảnh cáo", 58),
        ("khai trừ", 19),
    ]


def test_chapters_and_articles_are_counted_together() -> None:
    found = facts_of("statistic", "Dự luật gồm 8 chương, 65 điều.")
    assert [(fact["subject"], fact["value"]) for fact in found] == [("chương", 8), ("điều", 65)]


def test_changes_told_after_several_figures_go_to_those_of_their_noun() -> None:
    sentence = "Trong năm xảy ra 318 vụ cháy, 162 người bị thương; so với cùng kỳ, giảm 26 vụ, giảm 11 người."
    fires, hurt = facts_of("statistic", sentence)
    assert (fires["value"], fires["change"]) == (318, -26)
    assert (hurt["value"], hurt["change"]) == (162, -11)


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        ("Dự kiến có 27 ủy viên, giảm 4 so với nhiệm kỳ trước.", {"value": 27, "change": -4}),
        ("Dư nợ đạt 4.387 tỷ đồng, tăng 1.120 tỷ đồng so với đầu năm.", {"change": 1_120_000_000_000}),
        ("Tỷ lệ hộ nghèo còn 4,02%, giảm 1,3 điểm phần trăm.", {"percent": 4.02, "change": -1.3}),
        ("Sản lượng xi măng tụt 11,6%.", {"subject": "Sản lượng xi măng", "change": -11.6}),
        ("Doanh số bán lẻ vượt 1.500 tỷ đồng.", {"value": 1_500_000_000_000, "qualifier": "more_than"}),
        ("Đã có 17/19 chỉ tiêu đạt và vượt.", {"subject": "chỉ tiêu đạt và vượt", "value": 17, "total": 19}),
        ("Trong kỳ, kỷ luật 11 tổ chức đảng.", {"value": 11}),
        ("Kinh phí bầu cử được cấp 187 tỷ đồng.", {"value": 187_000_000_000}),
    ],
)
def test_one_figure(sentence: str, fields: dict[str, Any]) -> None:
    (fact,) = facts_of("statistic", sentence)
    assert fields.items() <= fact.items()


def test_the_worth_of_what_is_counted_has_its_subject() -> None:
    _, worth = facts_of("statistic", "Khám xét thu 3 sổ tiết kiệm trị giá hơn 1,15 tỷ đồng.")
    assert worth["subject"].startswith("đồng sổ tiết kiệm")


@pytest.mark.parametrize(
    "sentence",
    ["Lợi nhuận giữ đà tăng hai con số.", "Thu nhập gấp 1,6 lần năm trước.", "Quy hoạch chi tiết tỷ lệ 1/500 khu A."],
)
def test_how_many_times_and_scales_count_nothing(sentence: str) -> None:
    assert facts_of("statistic", sentence) == []


def test_the_merit_told_last_is_that_of_all_who_were_counted() -> None:
    found = facts_of("statistic", "Dịp này, Quân khu biểu dương 19 tập thể, 27 cá nhân có thành tích xuất sắc.")
    assert [fact["subject"] for fact in found] == [
        "tập thể có thành tích xuất sắc",
        "cá nhân có thành tích xuất sắc",
    ]


def test_places_in_a_part_share_what_the_whole_counts() -> None:
    sentence = "Cả vùng có 6.230 nhà bị ngập, trong đó Yên Châu 4.105 nhà, Mai Sơn 1.290 nhà."
    found = facts_of("statistic", sentence)
    assert [(fact["subject"], fact.get("organisation")) for fact in found[1:]] == [
        ("nhà bị ngập", "Yên Châu"),
        ("nhà bị ngập", "Mai Sơn"),
    ]


def test_what_was_done_holds_for_what_is_joined() -> None:
    found = facts_of("statistic", "Đêm qua, xã đã sơ tán ngay 215 hộ với 786 nhân khẩu.")
    assert [fact["subject"] for fact in found] == ["hộ sơ tán", "nhân khẩu sơ tán"]
