"""Figures: what is counted, shares, totals, ranges, changes, whose and as of when; and what is no figure."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.reading import facts, facts_of, quotes

COUNTED = [
    ("Dự hội nghị có 247 đại biểu.", {"subject": "đại biểu", "value": 247}),
    ("Hội trường đón hơn 4.300 đảng viên.", {"subject": "đảng viên", "value": 4300, "qualifier": "more_than"}),
    ("Lớp học có gần 60 học viên.", {"subject": "học viên", "value": 60, "qualifier": "about"}),
    ("Có chưa đến 20 hộ nghèo.", {"subject": "hộ nghèo", "value": 20, "qualifier": "less_than"}),
    ("Hội nghị bầu hai bí thư dưới 40 tuổi.", {"subject": "bí thư dưới 40 tuổi", "value": 2}),
    ("Bảy đảng bộ chưa hoàn thành báo cáo.", {"subject": "đảng bộ chưa hoàn thành báo cáo", "value": 7}),
    ("Cơ sở có 28 cơ quan, đơn vị đăng ký.", {"subject": "cơ quan, đơn vị đăng ký", "value": 28}),
    ("Đợt này kết nạp từ 3 đến 5 đảng viên mới.", {"subject": "đảng viên mới", "value": 3, "value_max": 5}),
    (
        "Đến nay, 33/55 chi, đảng bộ cơ sở tổ chức đại hội (tỷ lệ 60%).",
        {"subject": "chi, đảng bộ cơ sở tổ chức đại hội", "value": 33, "total": 55, "percent": 60},
    ),
    (
        "Đã có 63 trên tổng số 68 đảng bộ tổ chức xong đại hội.",
        {"subject": "đảng bộ tổ chức xong đại hội", "value": 63, "total": 68},
    ),
    ("Có 39 bí thư tái cử, chiếm 61,9%.", {"subject": "bí thư tái cử", "value": 39, "percent": 61.9}),
    ("Có 28 phiếu thuận (gần 33,3%).", {"subject": "phiếu thuận", "value": 28, "percent": 33.3, "qualifier": "about"}),
    ("Danh sách có 270 đồng chí/67,5% tái cử.", {"subject": "đồng chí tái cử", "value": 270, "percent": 67.5}),
    (
        "Ông trúng cử với số phiếu 43/43, đạt tỷ lệ 100%.",
        {"subject": "số phiếu", "value": 43, "total": 43, "percent": 100},
    ),
    ("Có 12 phó bí thư trong tổng số 54 cán bộ luân chuyển.", {"subject": "phó bí thư", "value": 12, "total": 54}),
]
MEASURED = [
    ("Tỷ lệ nữ là 17,14%.", {"subject": "nữ", "percent": 17.14}),
    ("Tỷ lệ hộ nghèo giảm còn 6,11%.", {"subject": "hộ nghèo", "percent": 6.11}),
    (
        "Tỷ lệ cán bộ trẻ khoảng 20-25%.",
        {"subject": "cán bộ trẻ", "percent": 20, "percent_max": 25, "qualifier": "about"},
    ),
    ("Đến 100% các chi bộ học nghị quyết.", {"subject": "chi bộ học nghị quyết", "percent": 100}),
    (
        "Tổng thu ngân sách đạt trên 16.500 tỷ đồng.",
        {"subject": "đồng Tổng thu ngân sách", "value": 16_500_000_000_000, "qualifier": "more_than"},
    ),
    ("Sản lượng chè gần 56.000 tấn.", {"subject": "tấn Sản lượng chè", "value": 56000, "qualifier": "about"}),
    ("Mưa đá làm hỏng 56,5ha ngô non.", {"subject": "ha ngô non", "value": 56.5}),
    ("Tổng số ủy viên đã bầu là 905.", {"subject": "ủy viên đã bầu", "value": 905}),
    (
        "Quy mô dân số hơn 3,15 triệu người.",
        {"subject": "người Quy mô dân số", "value": 3_150_000, "qualifier": "more_than"},
    ),
    ("Tuyến đường có chiều dài 12,5 km.", {"subject": "km chiều dài Tuyến đường", "value": 12.5}),
    (
        "Thu nhập bình quân đầu người đạt 45 triệu đồng/năm.",
        {"subject": "đồng/năm Thu nhập bình quân đầu người", "value": 45_000_000},
    ),
]
CHANGED = [
    (
        "Số lượng cấp ủy viên là 35 đồng chí, giảm 2 đồng chí so với nhiệm kỳ trước.",
        {"subject": "cấp ủy viên", "value": 35, "change": -2},
    ),
    ("Tỷ lệ nữ là 17,14% (tăng 2,14% so với quy định).", {"subject": "nữ", "percent": 17.14, "change": 2.14}),
    ("Kim ngạch xuất khẩu tăng 157% so với cùng kỳ.", {"subject": "Kim ngạch xuất khẩu", "change": 157}),
    (
        "Sau sắp xếp giảm 97 đơn vị hành chính (giảm 62,58%).",
        {"subject": "đơn vị hành chính", "change": -97, "percent": 62.58},
    ),
]
NONE = [
    "Cuộc họp kéo dài 45 phút, từ 8 giờ 30 ngày 5/6/2020.",
    "Đồng chí Lò Văn Pản, 53 tuổi, công tác 25 năm.",
    "Đây là lần thứ 12, nhiệm kỳ 2020-2025, khóa 13.",
    "Chỉ thị số 35-CT/TW và Nghị định 30/2020/NĐ-CP, Điều 5, khoản 2.",
    "Nhà ở số 14, đường 3 tháng 2, phường 7, quận 5.",
    "Đội chủ nhà thắng 2-1, vào bán kết ngày 7-8.",
    "Hàng trăm người và nhiều đơn vị tham gia.",
    "Liên hệ điện thoại 0912345678.",
    "Hai bên cùng bàn bạc, năm nay làm tốt hơn năm ngoái.",
    "Kỷ niệm 50 năm giải phóng quê hương.",
    "Công trình ở xã Hải Ba, kích thước 1,2 m x 0,2 m.",
    "Bản đồ tỷ lệ 1/500.000.",
    "Lễ trao quà cho 2 em Lò Thị Bông và Vừ A Páo.",
]


@pytest.mark.parametrize(("sentence", "fields"), [*COUNTED, *MEASURED, *CHANGED])
def test_figure(sentence: str, fields: dict[str, Any]) -> None:
    assert facts_of("statistic", sentence) == [fields]


@pytest.mark.parametrize("sentence", NONE)
def test_no_figure(sentence: str) -> None:
    assert facts_of("statistic", sentence) == []


def test_a_list_of_rates_shares_its_subject() -> None:
    sentence = "Tỷ lệ nữ trong cấp ủy cao hơn 15% như Hà Giang 15,09%; Lào Cai 16,5%; cao nhất là Sơn La đạt 21,8%."
    assert facts_of("statistic", sentence) == [
        {"subject": "nữ trong cấp ủy", "percent": percent, "organisation": place}
        for place, percent in (("Hà Giang", 15.09), ("Lào Cai", 16.5), ("Sơn La", 21.8))
    ]


def test_a_rate_that_bounds_a_count_belongs_to_it() -> None:
    found = facts_of("statistic", "Có 13 đảng bộ có tỷ lệ cán bộ trẻ cao hơn 10%.")
    assert found == [{"subject": "đảng bộ có tỷ lệ cán bộ trẻ cao hơn 10%", "value": 13}]


def test_a_whole_in_brackets_is_a_figure_and_the_total_of_the_share_before_it() -> None:
    sentence = "Có 35.225 hộ thiếu nước, chiếm 55% tổng số hộ thiếu nước trong vùng (64.155 hộ)."
    first, second = facts_of("statistic", sentence)
    assert first == {"subject": "hộ thiếu nước", "value": 35225, "total": 64155, "percent": 55}
    assert second["value"] == 64155


def test_the_body_that_acts_owns_the_figures_of_its_sentence_and_paragraph() -> None:
    text = "UBND tỉnh Lai Châu đã hỗ trợ 387 triệu đồng và 20 con bò. Có 15 hộ được nhận bò."
    assert [fact["organisation"] for fact in facts_of("statistic", text)] == ["UBND tỉnh Lai Châu"] * 3


def test_a_bare_unit_takes_the_name_that_the_article_gives() -> None:
    text = "Theo báo cáo của Huyện ủy Sìn Hồ, đảng bộ huyện hiện có 81 tổ chức cơ sở đảng."
    (fact,) = facts_of("statistic", text)
    assert fact["organisation"] == "đảng bộ huyện Sìn Hồ"


def test_votes_are_those_of_the_person_who_got_them() -> None:
    (fact,) = facts_of("statistic", "Ông Lò Văn Pản có 75 phiếu tín nhiệm cao (đạt 89,3%).")
    assert fact == {"subject": "phiếu tín nhiệm cao", "value": 75, "percent": 89.3, "organisation": "Lò Văn Pản"}


@pytest.mark.parametrize(
    ("sentence", "as_of"),
    [
        ("Tính đến hết ngày 22/5/2020, đã có 275 chi bộ tổ chức đại hội.", "2020-05-22"),
        ("Đến ngày 26/3/2020, 47/47 chi bộ đã tổ chức đại hội.", "2020-03-26"),
        ("Năm 2024, tổng thu ngân sách đạt 16.500 tỷ đồng.", "2024"),
        ("Tỷ lệ hộ nghèo từ 15% vào năm 2015 nay đã giảm.", "2015"),
        ("Quý I/2025 tổng thu ngân sách đạt 165 tỷ đồng.", "2025-Q1"),
        ("Tính đến 6 giờ ngày 20/9/2019, lũ làm 3 người chết.", "2019-09-20"),
    ],
)
def test_as_of(sentence: str, as_of: str) -> None:
    (fact,) = facts_of("statistic", sentence)
    assert fact["as_of"] == as_of


def test_a_date_that_opens_holds_for_the_measures_and_parts_after_it() -> None:
    text = "Năm 2024, sản lượng chè đạt 2.100 tấn. Doanh thu đạt 64 tỷ đồng. Trong đó, có 12 hộ khá. Có 9 hộ nghèo."
    assert [fact.get("as_of") for fact in facts_of("statistic", text)] == ["2024", "2024", "2024", None]


def test_the_end_of_a_span_of_time_is_no_state() -> None:
    (fact,) = facts_of("statistic", "Từ tháng 6/2021 đến tháng 10/2023, nhóm này lừa 7 doanh nghiệp.")
    assert "as_of" not in fact


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        ("Đảng bộ chọn 3 Ủy viên Ban Chấp hành T.Ư làm mẫu.", {"value": 3}),
        ("Lượng điện bán ra không vượt quá 20%.", {"percent": 20, "qualifier": "less_than"}),
        (
            "Thu ngân sách đạt 655 tỷ đồng, tăng 11,7% so với cùng kỳ, đạt 16,9% kế hoạch.",
            {"value": 655000000000, "change": 11.7, "percent": 16.9},
        ),
    ],
)
def test_qualified_and_planned_figures_are_one_fact(sentence: str, fields: dict[str, Any]) -> None:
    (fact,) = facts_of("statistic", sentence)
    assert fields.items() <= fact.items()


@pytest.mark.parametrize("sentence", ["Huyện vận động dân ở nhà 727 Lò Văn Pản.", "Lễ hội mở ngày 19/5 hằng năm."])
def test_an_address_and_a_yearly_day_count_nothing(sentence: str) -> None:
    assert facts_of("statistic", sentence) == []


def test_who_opens_the_sentence_owns_its_figures() -> None:
    (fact,) = facts_of("statistic", "Bệnh viện Đa khoa tỉnh Lai Châu cho biết đã tiếp nhận 6 bệnh nhân.")
    assert fact["organisation"] == "Bệnh viện Đa khoa tỉnh Lai Châu"


def test_the_same_figure_again_is_one_fact() -> None:
    text = (
        "Gần 400 cán bộ học nghị quyết\n\n"
        "Sáng 3/2/2020, gần 400 cán bộ toàn huyện học nghị quyết. Cuối buổi, gần 400 cán bộ viết thu hoạch.\n"
    )
    assert len(facts("statistic", text)) == 1


def test_equal_small_figures_of_different_things_stay_apart() -> None:
    text = "Có 3 dự án thuộc lĩnh vực nông nghiệp; 3 dự án thuộc lĩnh vực du lịch."
    assert len(facts_of("statistic", text)) == 2


def test_the_evidence_is_short_and_shows_the_figure() -> None:
    assert quotes("statistic", "Để chuẩn bị, huyện thành lập 4 tiểu ban giúp việc; phân công rõ việc.") == [
        "4 tiểu ban giúp việc"
    ]
