"""Whose figures are: of the clause, of the words counted, of the place, of what the headline opens with."""

from __future__ import annotations

import pytest

from tests.extract.reading import facts, facts_of


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("Tại giải này, đoàn Lai Châu đã giành 12 huy chương vàng.", "đoàn Lai Châu"),
        ("Ở huyện Sìn Hồ hiện có 14 trường học.", "huyện Sìn Hồ"),
        ("Chung cư Hoa Ban trên đường Nậm Na, có 30 căn hộ bị thấm.", "Chung cư Hoa Ban"),
        ("Phường 16 (quận 8) có hai trường học mới.", "Phường 16"),
        ("Tàu cá Sao Biển sau đó cứu 9 ngư dân.", "Tàu cá Sao Biển"),
        ("Đại hội Đảng bộ huyện Sìn Hồ đã bầu 39 ủy viên.", "Đảng bộ huyện Sìn Hồ"),
        ("Rà soát đợt này phát hiện 10 cán bộ xã Tà Tổng dùng bằng giả.", "xã Tà Tổng"),
        ("Tại Bệnh viện Đa khoa tỉnh Lai Châu, ông Lò Văn Pản kê 23 đơn thuốc.", "Bệnh viện Đa khoa tỉnh Lai Châu"),
        ("Quy chế gồm 5 chương.", "Quy chế"),
        ("HĐND tỉnh Lai Châu thông qua 21 nghị quyết.", "HĐND tỉnh Lai Châu"),
        ("Dự án cao tốc Mai Sơn - Yên Châu có 12 nút giao.", "Dự án cao tốc Mai Sơn - Yên Châu"),
        ("Với 330 đảng viên, Đảng bộ xã Tà Tổng lớn nhất vùng.", "Đảng bộ xã Tà Tổng"),
        ("Còn 12 hộ dân tại chung cư Hoa Ban.", "chung cư Hoa Ban"),
    ],
)
def test_owner(sentence: str, owner: str) -> None:
    (fact,) = facts_of("statistic", sentence)
    assert fact["organisation"] == owner


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở Y tế tỉnh Lai Châu cho biết, đến nay toàn bộ 40 bệnh nhân đã khỏe.",
        "Nhà do doanh nghiệp biếu có 2 tầng.",
        "Đợt lũ làm 6 người bị thương.",
    ],
)
def test_no_owner(sentence: str) -> None:
    (fact,) = facts_of("statistic", sentence)
    assert "organisation" not in fact


def test_a_word_for_a_body_means_the_one_named_before() -> None:
    text = "Trường Đại học Tây Bắc vừa khai giảng. Hiện Trường có 9 khoa."
    (fact,) = facts_of("statistic", text)
    assert fact["organisation"] == "Trường Đại học Tây Bắc"


def test_several_bodies_own_only_the_figure_that_they_act_on() -> None:
    text = "Các đại hội Đảng bộ trực thuộc tỉnh đã bầu 61 bí thư. Có 39 bí thư tái cử."
    first, second = facts_of("statistic", text)
    assert first["organisation"] == "Đảng bộ trực thuộc tỉnh"
    assert "organisation" not in second


def test_a_sentence_about_a_person_ends_whose_the_figures_before_are() -> None:
    text = "UBND huyện Sìn Hồ hỗ trợ 387 triệu đồng. Ông Lò Văn Pản trồng 120 cây quế."
    first, second = facts_of("statistic", text)
    assert first["organisation"] == "UBND huyện Sìn Hồ"
    assert "organisation" not in second


def test_the_unit_that_the_headline_opens_with_owns_the_figures_with_its_level() -> None:
    page = (
        "Sìn Hồ khởi công hàng loạt nhà mới\n\n"
        "Sáng 3/2/2020, lãnh đạo huyện Sìn Hồ đi thăm các bản. Sìn Hồ còn nhiều nhà tạm.\n\n"
        "Đến nay đã có 419 hộ khởi công.\n"
    )
    assert [fact["organisation"] for fact in facts("statistic", page)] == ["huyện Sìn Hồ"]


def test_places_listed_before_their_counts_own_them() -> None:
    found = facts_of("statistic", "Nơi có số mắc cao là huyện Mai Sơn 804 ca, Yên Châu 777 ca.")
    assert [(fact["subject"], fact["organisation"]) for fact in found] == [("ca", "huyện Mai Sơn"), ("ca", "Yên Châu")]


def test_who_records_owns_nothing_where_the_sentence_sets_a_place() -> None:
    text = (
        "Cùng lúc, chung cư Hoa Ban trên đường Nậm Na, sau cơn lốc, lực lượng chức năng ghi nhận 120 căn hộ nứt tường."
    )
    (fact,) = facts_of("statistic", text)
    assert fact["organisation"] == "chung cư Hoa Ban"


def test_whose_a_measure_is_can_stand_behind_it() -> None:
    text = "Nhập toàn bộ diện tích tự nhiên là 46,9 km2, quy mô dân số là 5.554 người của xã Hương Thọ."
    assert [fact["organisation"] for fact in facts_of("statistic", text)] == ["xã Hương Thọ"] * 2


def test_the_headline_calls_a_firm_by_its_own_name_alone() -> None:
    page = (
        "ĐHĐCĐ Cảng Nậm Na: chia cổ tức cao\n\n"
        "Sáng 3/2/2020, cổ đông của Công ty Cổ phần Cảng Nậm Na họp. Cảng Nậm Na mở cửa từ năm 1990.\n\n"
        "Doanh thu thuần đạt 538 tỷ đồng.\n"
    )
    assert [fact["organisation"] for fact in facts("statistic", page)] == ["Công ty Cổ phần Cảng Nậm Na"]


def test_votes_are_those_of_the_assembly_named_before() -> None:
    text = "Bà Lò Thị Bông làm Chủ tịch HĐND tỉnh Lai Châu. Có 48/50 đại biểu tán thành, vắng 2 đại biểu."
    assert [fact["organisation"] for fact in facts_of("statistic", text)] == ["HĐND tỉnh Lai Châu"] * 2
