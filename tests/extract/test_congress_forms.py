"""Further ways in which a congress is told: bodies without the word for their kind, pilots, lists, delegates."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.reading import facts, facts_of

TOLD = [
    (
        (
            "Đại hội đại biểu Phụ nữ tỉnh Lai Châu lần thứ XV, nhiệm kỳ 2021 – 2026 vừa bế mạc chiều nay (26.9.2021) "
            "tại Hội trường tỉnh. Sau hai ngày làm việc, 298 đại biểu đã thông qua Nghị quyết Đại hội."
        ),
        [
            {
                "organisation": "Phụ nữ tỉnh Lai Châu",
                "edition": 15,
                "term": "2021-2026",
                "start": "2021-09-25",
                "end": "2021-09-26",
                "venue": "Hội trường tỉnh",
                "delegates": 298,
            }
        ],
    ),
    (
        (
            "Sáng 5/8/2020, tại Hội trường Bộ Chỉ huy (BCH) tỉnh, phường Quyết Thắng, Đảng bộ Quân sự tỉnh Sơn La mở "
            "Đại hội đại biểu lần thứ XIII. 146 đại biểu thay mặt hơn 900 đảng viên đã về dự."
        ),
        [
            {
                "organisation": "Đảng bộ Quân sự tỉnh Sơn La",
                "edition": 13,
                "start": "2020-08-05",
                "venue": "Hội trường Bộ Chỉ huy (BCH) tỉnh, phường Quyết Thắng",
                "delegates": 146,
            }
        ],
    ),
    (
        "Tại Đại hội Đảng VI, VII và VIII, ông đều trúng cử.",
        [
            {"organisation": "Đảng", "edition": 6},
            {"organisation": "Đảng", "edition": 7},
            {"organisation": "Đảng", "edition": 8},
        ],
    ),
    (
        "Hội nghị thông qua Đoàn đại biểu dự Đại hội đại biểu toàn quốc lần thứ XIV của Đảng gồm 34 đại biểu.",
        [{"organisation": "Đảng", "edition": 14}],
    ),
    (
        "Đại hội đại biểu Đảng bộ các cơ quan Đảng tỉnh Lai Châu lần thứ I, nhiệm kỳ 2025-2030 diễn ra ngày 19/8/2025.",
        [
            {
                "organisation": "Đảng bộ các cơ quan Đảng tỉnh Lai Châu",
                "edition": 1,
                "term": "2025-2030",
                "start": "2025-08-19",
            }
        ],
    ),
]


OTHER_BODIES = [
    (
        "Ngày 15/5/2024, Ủy ban MTTQ Việt Nam huyện Mường La tổ chức Đại hội đại biểu MTTQ Việt Nam huyện lần thứ XVI.",
        {"organisation": "MTTQ Việt Nam huyện", "edition": 16, "start": "2024-05-15"},
    ),
    (
        "Công đoàn Viên chức tỉnh Lào Cai tổ chức Đại hội lần thứ V, nhiệm kỳ 2023-2028.",
        {"organisation": "Công đoàn Viên chức tỉnh Lào Cai", "edition": 5, "term": "2023-2028"},
    ),
    (
        "Hội Cựu chiến binh xã Mường Hum đại hội nhiệm kỳ 2022 - 2027 vào ngày 10/3/2022.",
        {"organisation": "Hội Cựu chiến binh xã Mường Hum", "term": "2022-2027", "start": "2022-03-10"},
    ),
    (
        "Đại hội Công đoàn tỉnh Lào Cai lần thứ X (nhiệm kỳ 2023 – 2028) sẽ diễn ra ngày 3/9/2023 với 200 đại biểu.",
        {
            "organisation": "Công đoàn tỉnh Lào Cai",
            "edition": 10,
            "term": "2023-2028",
            "start": "2023-09-03",
            "delegates": 200,
        },
    ),
    (
        "Đại hội Liên đoàn Bóng đá Việt Nam khóa VIII được tổ chức ngày 8/12/2018.",
        {"organisation": "Liên đoàn Bóng đá Việt Nam", "edition": 8, "start": "2018-12-08"},
    ),
    (
        "Đại hội thành lập Hội Doanh nhân trẻ tỉnh Lào Cai lần thứ nhất diễn ra sáng 5/6/2020.",
        {"organisation": "Hội Doanh nhân trẻ tỉnh Lào Cai", "edition": 1, "start": "2020-06-05"},
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), OTHER_BODIES)
def test_bodies_other_than_the_party(sentence: str, expected: dict[str, Any]) -> None:
    assert facts_of("congress", sentence) == [expected]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_congress_gives_its_fields(text: str, expected: list[dict[str, Any]]) -> None:
    assert facts_of("congress", text) == expected


def test_this_is_a_pilot_is_said_of_the_congress_told_of() -> None:
    text = (
        "Mường Hum tổ chức Đại hội\n\nNgày 23/7/2025, Đảng bộ xã Mường Hum (tỉnh Lào Cai) tiến hành "
        "Đại hội đại biểu lần thứ 1, nhiệm kỳ 2025-2030. Đây là đơn vị được Tỉnh ủy chọn làm đại hội điểm.\n"
    )
    (fields,) = facts("congress", text)
    assert fields["pilot"] is True
    assert fields["organisation"] == "Đảng bộ xã Mường Hum"


def test_bodies_that_are_chosen_as_pilots_are_congresses_of_their_own() -> None:
    text = (
        "Đại hội Đảng bộ huyện Mường La lần thứ XX diễn ra ngày 19/8/2020.\n\nHuyện chọn Chi bộ Văn phòng Huyện ủy và "
        "Đảng bộ xã Ngọc Chiến làm điểm; hai nơi này đều bầu trực tiếp bí thư.\n"
    )
    found = {fields["organisation"]: fields for fields in facts("congress", text)}
    assert found["Chi bộ Văn phòng Huyện ủy"].items() >= {"pilot": True, "direct_election": True}.items()
    assert found["Đảng bộ xã Ngọc Chiến"]["pilot"] is True


@pytest.mark.parametrize(
    "sentence",
    [
        "Các bị cáo bị xét xử sau đại hội cổ đông của công ty.",
        "Đại hội thể thao học sinh toàn tỉnh lần thứ X khai mạc ngày 5/3/2020.",
        "Bão số 5 đổ bộ khi các chi bộ chuẩn bị đại hội đảng bộ các cấp.",
    ],
)
def test_what_is_no_congress_of_a_body(sentence: str) -> None:
    assert facts_of("congress", sentence) == []
