"""Awards: the form, who gave it, to whom, when; and honours that are named but not given."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.reading import facts, facts_of

GIVEN = [
    (
        "Ban Thường vụ Tỉnh ủy đã tặng Bằng khen cho 24 cá nhân có thành tích xuất sắc.",
        {"form": "Bằng khen", "grantor": "Ban Thường vụ Tỉnh ủy", "recipients": 24},
    ),
    (
        "UBND tỉnh Lai Châu tặng Bằng khen cho 6 tập thể và 15 cá nhân.",
        {"form": "Bằng khen", "grantor": "UBND tỉnh Lai Châu", "recipients": 21},
    ),
    (
        "Đảng bộ huyện Sìn Hồ đã vinh dự được Thủ tướng Chính phủ tặng Cờ thi đua.",
        {"form": "Cờ thi đua", "grantor": "Thủ tướng Chính phủ", "recipients": ("Đảng bộ huyện Sìn Hồ",)},
    ),
    (
        "Ngày 3/2/2020, Huyện ủy Sìn Hồ trao Huy hiệu 50 năm tuổi Đảng cho đồng chí Lò Văn Pản.",
        {
            "form": "Huy hiệu 50 năm tuổi Đảng",
            "grantor": "Huyện ủy Sìn Hồ",
            "recipients": ("Lò Văn Pản",),
            "date": "2020-02-03",
        },
    ),
    (
        "Tỉnh đoàn Lai Châu trao tặng huy hiệu “Tuổi trẻ dũng cảm” của Trung ương Đoàn cho 2 em Bo Tý và Cao Lâm.",
        {"form": "huy hiệu “Tuổi trẻ dũng cảm”", "grantor": "Trung ương Đoàn", "recipients": ("Bo Tý", "Cao Lâm")},
    ),
    (
        "Công đoàn Sở Y tế giành giải nhất toàn đoàn.",
        {"form": "giải nhất toàn đoàn", "recipients": ("Công đoàn Sở Y tế",)},
    ),
]
LISTED = [
    (
        "Lò Văn Pản\n\nKhen thưởng\n\nHuy hiệu 40 năm tuổi Đảng; Huân chương Độc lập hạng Nhất.\n",
        2,
    ),
    ("Lò Văn Pản\n\nÔng Lò Văn Pản là nhà thơ.\n\nDanh hiệu và giải thưởng\n\n- Huân chương Độc lập hạng Nhì\n", 1),
    ("Ông Lò Văn Pản giành một số giải thưởng: Giải thưởng của Tạp chí Ban Trắng 1988.", 1),
    ("Vận động viên Lò Văn Pản giành HCV tại hội thao.", 1),
    ("Đoàn Sìn Hồ giành 19 HCV tại hội thao.", 0),
    ("Khen thưởng: Huân chương Độc lập hạng Nhì, Huy hiệu 40 năm tuổi Đảng.", 2),
    ("Tại chương trình, UBND tỉnh Lai Châu tặng Bằng khen cho 6 tập thể.", 1),
    ("Giải nhất thuộc về đội Trường Tiểu học Nậm Pung.", 1),
]
NONE = [
    "Hồ sơ đề nghị xét tặng Kỷ niệm chương gồm hai bản.",
    "Người được tặng Huân chương Độc lập hạng Nhất trở lên được ưu tiên.",
    "Các hình thức khen thưởng gồm Bằng khen và Giấy khen.",
    "Ông được tặng nhiều huân chương, huy chương cao quý.",
]


@pytest.mark.parametrize(("sentence", "fields"), GIVEN)
def test_award(sentence: str, fields: dict[str, Any]) -> None:
    assert facts_of("award", sentence) == [fields]


@pytest.mark.parametrize(("text", "count"), LISTED)
def test_honours_listed_or_won(text: str, count: int) -> None:
    assert len(facts("award", text)) == count


@pytest.mark.parametrize("sentence", NONE)
def test_no_award(sentence: str) -> None:
    assert facts_of("award", sentence) == []


def test_each_class_of_an_order_is_an_award() -> None:
    text = "Trường Chính trị tỉnh Lai Châu được Nhà nước khen tặng: Huân chương Lao động hạng Nhất, Nhì, Ba."
    found = facts_of("award", text)
    assert [fact["form"] for fact in found] == [f"Huân chương Lao động hạng {rank}" for rank in ("Nhất", "Nhì", "Ba")]
    assert {fact["grantor"] for fact in found} == {"Nhà nước"}


def test_a_list_of_prizes_goes_to_each_winner() -> None:
    text = "Về giải toàn đoàn: Công đoàn Sở Y tế giành giải nhất; Công đoàn Sở Nội vụ giải nhì."
    assert facts_of("award", text) == [
        {"form": "giải nhất toàn đoàn", "recipients": ("Công đoàn Sở Y tế",)},
        {"form": "giải nhì toàn đoàn", "recipients": ("Công đoàn Sở Nội vụ",)},
    ]


def test_honours_listed_under_a_heading_are_those_of_the_life_told() -> None:
    text = (
        "Lò Văn Pản\n\nLò Văn Pản là một nhà hoạt động phong trào ở vùng cao, từng giữ nhiều trọng trách.\n"
        "Ông được Nhà nước tặng thưởng:\n- Huân chương Độc lập hạng Ba (2009)\n- Huy hiệu 60 năm tuổi Đảng\n"
    )
    first, second = facts("award", text)
    assert first == {
        "form": "Huân chương Độc lập hạng Ba", "grantor": "Nhà nước", "recipients": ("Lò Văn Pản",), "date": "2009",
    }  # fmt: skip
    assert second["form"] == "Huy hiệu 60 năm tuổi Đảng"


def test_what_is_given_on_the_occasion_has_its_day() -> None:
    text = (
        "Sáng 3/2/2020, Huyện ủy Sìn Hồ tổ chức hội nghị tổng kết công tác năm.\n"
        "Tại hội nghị, Huyện ủy Sìn Hồ tặng Giấy khen cho 7 tập thể.\n"
    )
    (fact,) = facts_of("award", text)
    assert fact["date"] == "2020-02-03"
