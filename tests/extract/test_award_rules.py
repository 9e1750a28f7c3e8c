"""Awards: the form, who gave it, to whom, when; and honours that are named but not given."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.reading import facts, facts_of

GIVEN = [
    (
        "Dịp này, Ban Thường vụ Tỉnh ủy đã tặng Bằng khen cho 24 cá nhân tiêu biểu.",
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
        "Tỉnh đoàn trao huy hiệu “Thanh niên tiên tiến” của Trung ương Đoàn cho 2 em Lò Tản và Cao Lâm.",
        {"form": "huy hiệu “Thanh niên tiên tiến”", "grantor": "Trung ương Đoàn", "recipients": ("Lò Tản", "Cao Lâm")},
    ),
    (
        "Công đoàn Sở Y tế giành giải nhất toàn đoàn.",
        {"form": "giải nhất toàn đoàn", "recipients": ("Công đoàn Sở Y tế",)},
    ),
]
WAYS = [
    (
        "Ông Lò Văn Pản được Chủ tịch nước tặng thưởng Huân chương Lao động hạng Nhì năm 2015.",
        [("Huân chương Lao động hạng Nhì", "Chủ tịch nước", ("Lò Văn Pản",), "2015")],
    ),
    (
        "Thừa ủy quyền của Chủ tịch nước, ông Lò Văn Pản trao Huân chương Độc lập hạng Ba cho nhân dân xã Nậm Pung.",
        [("Huân chương Độc lập hạng Ba", "Chủ tịch nước", ("nhân dân xã Nậm Pung",), None)],
    ),
    ("Dịp này, 5 tập thể và 10 cá nhân được UBND tỉnh tặng Bằng khen.", [("Bằng khen", "UBND tỉnh", 15, None)]),
    (
        "Có 3 tập thể, 7 cá nhân được nhận Giấy khen của Giám đốc Công an tỉnh.",
        [("Giấy khen", "Giám đốc Công an tỉnh", 10, None)],
    ),
    (
        "Huyện ủy Sìn Hồ trao Huy hiệu 30, 40 năm tuổi Đảng cho 25 đảng viên.",
        [(f"Huy hiệu {years} năm tuổi Đảng", "Huyện ủy Sìn Hồ", 25, None) for years in (30, 40)],
    ),
    (
        "Huyện ủy trao Huy hiệu 55 năm tuổi Đảng cho các đồng chí: Lò Văn Pản, Trần Thị Hoa và Lê Văn Nam.",
        [("Huy hiệu 55 năm tuổi Đảng", "Huyện ủy", ("Lò Văn Pản", "Trần Thị Hoa", "Lê Văn Nam"), None)],
    ),
    (
        "Chủ tịch UBND tỉnh tặng Bằng khen cho Công an xã Nậm Pung, Ban Chỉ huy Quân sự xã Nậm Pung và ông Lê Văn Nam.",
        [
            (
                "Bằng khen",
                "Chủ tịch UBND tỉnh",
                ("Công an xã Nậm Pung", "Ban Chỉ huy Quân sự xã Nậm Pung", "Lê Văn Nam"),
                None,
            )
        ],
    ),
    (
        "Ban tổ chức trao giải nhất kéo co cho thôn Nậm Pung, giải nhì cho em Lò Văn Pản.",
        [
            ("giải nhất kéo co", "Ban tổ chức", ("thôn Nậm Pung",), None),
            ("giải nhì", "Ban tổ chức", ("Lò Văn Pản",), None),
        ],
    ),
    (
        "Trường được Chủ tịch nước tặng Huân chương Lao động hạng Ba (năm 2005), hạng Nhì (năm 2010).",
        [
            ("Huân chương Lao động hạng Ba", "Chủ tịch nước", ("Trường",), "2005"),
            ("Huân chương Lao động hạng Nhì", "Chủ tịch nước", ("Trường",), "2010"),
        ],
    ),
    (
        "Năm 2013, ông Lò Văn Pản được Đảng, Nhà nước phong tặng danh hiệu Anh hùng Lao động.",
        [("danh hiệu Anh hùng Lao động", "Đảng, Nhà nước", ("Lò Văn Pản",), "2013")],
    ),
    (
        "Ông Lò Văn Pản được Nhà nước phong tặng Nhà giáo Ưu tú.",
        [("Nhà giáo Ưu tú", "Nhà nước", ("Lò Văn Pản",), None)],
    ),
    (
        "Tỉnh Nậm Cắn tặng Kỷ niệm chương “Vì bản làng” cho ông Lò Văn Pản.",
        [("Kỷ niệm chương “Vì bản làng”", "Tỉnh Nậm Cắn", ("Lò Văn Pản",), None)],
    ),
    (
        "Xã Nậm Pung đón nhận Bằng công nhận xã đạt chuẩn nông thôn mới.",
        [("Bằng công nhận xã đạt chuẩn nông thôn mới", None, ("Xã Nậm Pung",), None)],
    ),
    (
        "Bộ trưởng Bộ Y tế gửi thư khen tới 2 bác sĩ của trạm.",
        [("thư khen", "Bộ trưởng Bộ Y tế", 2, None)],
    ),
    (
        "Thứ trưởng vừa trao các Huân chương, Huy chương và Bằng khen cho những hộ nêu gương.",
        [(form, None, None, None) for form in ("Huân chương", "Huy chương", "Bằng khen")],
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
    ("Giải nhất: Em Lò Văn Pản, Trường Tiểu học Nậm Pung.", 1),
    ("Lò Văn Pản\n\nDanh hiệu, phần thưởng cao quý\n\n- Anh hùng Lao động\n- Huân chương Độc lập hạng Nhì\n", 2),
    ("Cây cầu Nậm Pung được xác lập kỷ lục Việt Nam năm 2014.", 1),
]
NONE = [
    "Hồ sơ đề nghị xét tặng Kỷ niệm chương gồm hai bản.",
    "Người được tặng Huân chương Độc lập hạng Nhất trở lên được ưu tiên.",
    "Các hình thức khen thưởng gồm Bằng khen và Giấy khen.",
    "Ông được tặng nhiều huân chương, huy chương cao quý.",
    "Ông được tặng nhiều giấy khen và kỷ niệm chương khác.",
    "Có 90% gia đình đạt danh hiệu “Gia đình văn hóa”.",
    "Nghệ sĩ Nhân dân Lò Văn Pản biểu diễn trong đêm.",
    "Các hình thức khen thưởng bao gồm:\nHuân chương Lao động; Bằng khen của Thủ tướng Chính phủ.",
    "Phong trào thi đua lần này có danh hiệu Chiến sĩ thi đua cơ sở.",
]


@pytest.mark.parametrize(("sentence", "fields"), GIVEN)
def test_award(sentence: str, fields: dict[str, Any]) -> None:
    assert facts_of("award", sentence) == [fields]


@pytest.mark.parametrize(("sentence", "awards"), WAYS)
def test_ways_to_tell_of_an_honour(sentence: str, awards: list[tuple[Any, ...]]) -> None:
    names = ("form", "grantor", "recipients", "date")
    assert [tuple(fact.get(name) for name in names) for fact in facts_of("award", sentence)] == awards


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


def test_the_headline_and_the_text_tell_of_one_honour() -> None:
    text = (
        'Trao huy hiệu "Tuổi trẻ dũng cảm" cho 2 em nhỏ\n\nNgày 20-5, Tỉnh đoàn Lai Châu trao huy hiệu “Tuổi trẻ dũng '
        "cảm” cho 2 em Lò Văn Pản và Lê Văn Nam.\n"
    )
    (fact,) = facts("award", text)
    assert fact["recipients"] == ("Lò Văn Pản", "Lê Văn Nam")


def test_the_day_of_the_occasion_is_that_of_each_honour_unless_the_sentence_looks_back() -> None:
    text = (
        "Sáng 3/2/2020, Huyện ủy Sìn Hồ trao Huy hiệu 50 năm tuổi Đảng cho đồng chí Lò Văn Pản.\n\n"
        "Huyện ủy Sìn Hồ tặng Giấy khen cho 7 tập thể.\n\n"
        "Ông Lò Văn Pản từng được Nhà nước tặng Huân chương Chiến công hạng Ba.\n"
    )
    assert [fact.get("date") for fact in facts_of("award", text)] == ["2020-02-03", "2020-02-03", None]


def test_a_list_of_prizes_with_years_goes_to_the_winner() -> None:
    text = (
        "Nhà thơ Lò Văn Pản giành một số giải thưởng: Giải thưởng của Tạp chí Ban Trắng 1988, Giải thưởng thơ hay do "
        "Báo Lai Châu tuyển chọn 1990."
    )
    assert [(fact["grantor"], fact["recipients"], fact["date"]) for fact in facts_of("award", text)] == [
        ("Tạp chí Ban Trắng", ("Lò Văn Pản",), "1988"),
        ("Báo Lai Châu", ("Lò Văn Pản",), "1990"),
    ]


def test_an_order_is_given_once_whatever_the_state_is_called() -> None:
    text = (
        "Lò Văn Pản\n\nÔng được Nhà nước Việt Nam tặng Huân chương Sao Vàng.\n\n"
        "Ông được Nhà nước Cộng hòa xã hội chủ nghĩa Việt Nam tặng Huân chương Sao Vàng.\n"
    )
    assert len(facts("award", text)) == 1


def test_what_a_person_made_is_not_the_person() -> None:
    text = "Nghệ nhân Lò Văn Pản có con diều dài 20 m đạt giải đặc biệt tại hội làng."
    assert "recipients" not in facts_of("award", text)[0]
