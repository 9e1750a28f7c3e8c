"""Congresses: whose, which one, its term, days, venue, delegates; and what is none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.reading import facts, facts_of

NAMED = [
    (
        "Đại hội đại biểu Đảng bộ huyện Cư Jút lần thứ XII, nhiệm kỳ 2020- 2025 sẽ diễn ra các ngày 14-16/10/2020.",
        {
            "organisation": "Đảng bộ huyện Cư Jút",
            "edition": 12,
            "term": "2020-2025",
            "start": "2020-10-14",
            "end": "2020-10-16",
        },
    ),
    (
        "Sáng 12/8/2020, Đảng bộ huyện Cư Jút long trọng khai mạc Đại hội lần thứ IX. Dự Đại hội có 245 đại biểu.",
        {"organisation": "Đảng bộ huyện Cư Jút", "edition": 9, "start": "2020-08-12", "delegates": 245},
    ),
    (
        "Đại hội Đảng bộ huyện Cư Jút lần thứ IX diễn ra từ 21 đến 23/7/2020 tại Hội trường lớn, 198 đại biểu tham dự.",
        {
            "organisation": "Đảng bộ huyện Cư Jút",
            "edition": 9,
            "start": "2020-07-21",
            "end": "2020-07-23",
            "venue": "Hội trường lớn",
            "delegates": 198,
        },
    ),
    (
        "Sau 2 ngày làm việc, chiều 24/8/2020, Đại hội Đảng bộ huyện Cư Jút lần thứ IX đã bế mạc.",
        {"organisation": "Đảng bộ huyện Cư Jút", "edition": 9, "start": "2020-08-23", "end": "2020-08-24"},
    ),
    (
        "Ngày 20/5/2021 tại Gia Nghĩa, Hội Nông dân tỉnh Đắk Nông tổ chức Đại hội lần thứ V (nhiệm kỳ 2021-2026).",
        {
            "organisation": "Hội Nông dân tỉnh Đắk Nông",
            "edition": 5,
            "term": "2021-2026",
            "start": "2021-05-20",
            "venue": "Gia Nghĩa",
        },
    ),
    ("Chào mừng Đại hội XIII của Đảng.", {"organisation": "Đảng", "edition": 13}),
    ("Đại hội đại biểu toàn quốc lần thứ 13 của Đảng thành công.", {"organisation": "Đảng", "edition": 13}),
    ("Đại hội Đảng toàn quốc lần thứ mười ba thành công.", {"organisation": "Đảng", "edition": 13}),
    (
        "Đoàn dự Đại hội XIII Công đoàn Việt Nam.",
        {"organisation": "Công đoàn Việt Nam", "edition": 13},
    ),
    (
        "Chi bộ thôn Đồng Mây tổ chức thành công đại hội điểm.",
        {"organisation": "Chi bộ thôn Đồng Mây", "pilot": True},
    ),
    (
        "Đại hội Đảng bộ Sở Tư pháp nhiệm kỳ 2020 - 2025 bầu trực tiếp Bí thư Đảng ủy.",
        {"organisation": "Đảng bộ Sở Tư pháp", "term": "2020-2025", "direct_election": True},
    ),
]


@pytest.mark.parametrize(("sentence", "fields"), NAMED)
def test_fields(sentence: str, fields: dict[str, Any]) -> None:
    assert facts_of("congress", sentence) == [fields]


@pytest.mark.parametrize(
    "sentence",
    [
        "Đại hội đảng bộ các cấp phải xong trong tháng 6/2020.",
        "Đại hội cấp cơ sở diễn ra an toàn, tiết kiệm.",
        "Đại hội đồng cổ đông công ty họp ngày 6/6/2020.",
        "Đại hội Thể dục thể thao tỉnh lần thứ VIII khai mạc ngày 7/7/2022.",
        "Đại hội thi đua yêu nước huyện lần thứ V diễn ra ngày 5/9/2020.",
        "Đại hội đã thành công tốt đẹp.",
        "Huyện ủy chọn 3 tổ chức cơ sở đảng tiến hành đại hội điểm.",
    ],
)
def test_what_is_no_particular_congress(sentence: str) -> None:
    assert facts_of("congress", sentence) == []


def test_the_place_is_filled_in_from_the_article() -> None:
    text = "Tỉnh ủy Đắk Nông họp.\n\nĐại hội Đảng bộ tỉnh lần thứ XII sẽ thành công.\n"
    assert facts("congress", text) == [{"organisation": "Đảng bộ tỉnh Đắk Nông", "edition": 12}]


def test_mentions_are_joined_and_abbreviations_spelled_out() -> None:
    text = (
        "Đảng bộ Khối Các cơ quan (CCQ) tỉnh chuẩn bị tốt. Đại hội Đảng bộ Khối CCQ lần thứ XX, nhiệm kỳ 2020 - 2025 sẽ"
        " được tổ chức vào các ngày 22, 23 tháng 7 năm 2020. Đại hội Đảng bộ Khối Các cơ quan tỉnh lần thứ XX khác."
    )
    assert facts_of("congress", text) == [
        {
            "organisation": "Đảng bộ Khối Các cơ quan tỉnh",
            "edition": 20,
            "term": "2020-2025",
            "start": "2020-07-22",
            "end": "2020-07-23",
        }
    ]


def test_bodies_of_a_list_hold_a_congress_each() -> None:
    text = "Huyện ủy chọn Đảng bộ thị trấn Ea T'ling, Chi bộ Phòng Nội vụ huyện tổ chức đại hội điểm."
    assert [fields["organisation"] for fields in facts_of("congress", text)][1:] == ["Chi bộ Phòng Nội vụ huyện"]


def test_a_day_of_another_happening_is_not_its_day() -> None:
    text = (
        "Chiều 23/12/2020, Tỉnh ủy tổ chức Hội nghị tổng kết công tác tổ chức Đại hội Đảng bộ huyện Cư Jút lần thứ IX."
    )
    assert facts_of("congress", text) == [{"organisation": "Đảng bộ huyện Cư Jút", "edition": 9}]


def test_congresses_of_one_body_stay_apart_by_their_edition() -> None:
    text = "Nghị quyết Đại hội XI của Đảng và Nghị quyết Đại hội XII của Đảng."
    assert [fields["edition"] for fields in facts_of("congress", text)] == [11, 12]


def test_a_bare_party_committee_with_an_edition_is_the_articles_own() -> None:
    text = "Đảng bộ tỉnh Bình Định đi đầu. Nghị quyết Đại hội Đảng Bộ lần thứ XX, nhiệm kỳ 2020-2025 đã vào cuộc sống."
    assert facts_of("congress", text) == [
        {"organisation": "Đảng bộ tỉnh Bình Định", "edition": 20, "term": "2020-2025"}
    ]


def test_a_congress_of_a_foreign_party_is_not_the_partys() -> None:
    assert facts_of("congress", "Ông dự Đại hội lần thứ XX của Đảng Cộng sản Pháp.") == []
    assert facts_of("congress", "Ông dự Đại hội lần thứ 18 của Đảng Xã hội Pháp.") == []
    assert facts_of("congress", "Ông dự Đại hội VI Quốc tế Cộng sản và Đại hội VII của Quốc tế Cộng sản.") == []


def test_a_career_tells_when_a_congress_was_held() -> None:
    text = "Tháng 6/1996: Tại Đại hội đại biểu toàn quốc lần thứ VIII của Đảng, ông được bầu vào Trung ương."
    assert facts_of("congress", text) == [{"organisation": "Đảng", "edition": 8, "start": "1996-06"}]
    text = "Đại hội VI (1986) đã mở đường."
    assert facts_of("congress", text) == [{"organisation": "Đảng", "edition": 6, "start": "1986"}]


def test_a_congress_that_elects_someone_has_the_day_and_the_term_of_the_election() -> None:
    text = (
        "Tháng 10-2015, ông được đại hội Đảng bộ huyện Cư Jút lần thứ 21 bầu giữ chức Phó Bí thư Huyện ủy nhiệm kỳ"
        " 2015-2020."
    )
    assert facts_of("congress", text) == [
        {"organisation": "Đảng bộ huyện Cư Jút", "edition": 21, "term": "2015-2020", "start": "2015-10"}
    ]
