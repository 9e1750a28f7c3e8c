"""Zones: what of a page is the article, and what is the frame round it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import Article
from extract.reading.page import Page
from extract.reading.zones import Zone, find_lines
from extract.text import canonical, matching

PROSE = (
    "Sáng 12/8, Huyện ủy Thác Mây tổ chức hội nghị sơ kết công tác xây dựng Đảng sáu tháng đầu năm; đồng chí Bí thư"
    " Huyện ủy chủ trì hội nghị, cùng dự có đại diện các ban, ngành và 32 chi, đảng bộ trực thuộc."
)


def zones(text: str) -> list[Zone]:
    return [line.zone for line in find_lines(matching(text))]


@pytest.mark.parametrize(
    "line",
    [
        "A- A A+ | Chia sẻ bài viết lên facebook Chia sẻ lên twitter Tăng tương phản",
        "Trang chủ   Tin tức   Tin tức sự kiện",
        "Trang chủ | Giới thiệu | Tin tức - Sự kiện | Văn bản | Thủ tục hành chính",
        "TIN TỨC MỚI",
        "XÂY DỰNG ĐẢNG",
        "Đã xem: 1.204",
        "Lượt xem: 73 | In trang | Gửi email",
        "CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN THÁC MÂY",
        "PublishingPortal - Block_BanTin_Toolbar",
        "Hôm nay: Thứ sáu, 09/02/2024",
        "-----",
    ],
)
def test_what_stands_above_the_headline_is_frame(line: str) -> None:
    assert zones(f"{line}\nThác Mây sơ kết công tác xây dựng Đảng\n{PROSE}\n") == [
        Zone.FRAME,
        Zone.HEADLINE,
        Zone.LEAD,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Thứ ba - 13/10/2020 22:52 - Đã xem: 392",
        "2025-04-22 15:17:00",
        "Cập nhật lúc: 17:42, 24/08/2020 (GMT+7)",
        "Thứ Bảy, 23/06/2018, 10:30",
        "Đăng ngày: 18/01/2024 09:15 | Lượt xem: 264",
        "24/12/2020",
    ],
)
def test_a_line_that_is_only_a_day_is_a_date_line(line: str) -> None:
    assert zones(f"Thác Mây sơ kết công tác xây dựng Đảng\n{line}\n{PROSE}") == [
        Zone.HEADLINE,
        Zone.DATELINE,
        Zone.LEAD,
    ]


@pytest.mark.parametrize(
    "line", ["NGỌC MINH – THU HẰNG", "Tin: Hà Thủy", "Lê Vũ thực hiện", "Bài, ảnh: CAO SƠN", "T.SỸ", "Tác giả: Kim Hà"]
)
def test_names_below_the_text_are_a_byline(line: str) -> None:
    assert zones(f"Thác Mây sơ kết\n{PROSE}\n{line}\n")[-1] is Zone.BYLINE


@pytest.mark.parametrize("line", ["Nguồn tin: Báo Vân Lĩnh", "Theo TTXVN", "(Theo Báo Nhân Dân)"])
def test_where_it_was_taken_from_is_a_source(line: str) -> None:
    assert zones(f"Thác Mây sơ kết\n{PROSE}\n{line}\n")[-1] is Zone.SOURCE


def test_a_list_of_other_articles_is_frame_to_its_end() -> None:
    text = f"Thác Mây sơ kết\n{PROSE}\nTin liên quan\nĐại hội Đảng bộ huyện Mường Xoi\nTrao Bằng khen cho 5 tập thể\n"
    assert zones(text)[2:] == [Zone.FRAME] * 3


def test_captions_are_told_by_their_credit_or_their_open_end() -> None:
    text = f"Thác Mây sơ kết\n{PROSE}\nQuang cảnh hội nghị. Ảnh: Hà My\nCác đại biểu dự hội nghị\n{PROSE}\n"
    assert zones(text)[2:4] == [Zone.CAPTION, Zone.CAPTION]


def test_a_text_that_begins_with_a_paragraph_has_no_headline() -> None:
    assert zones(f"{PROSE}\n{PROSE}\n") == [Zone.LEAD, Zone.BODY]


def test_the_headline_that_the_file_states_is_taken() -> None:
    text = f"Chuyên trang đặc biệt\nThác Mây sơ kết\n{PROSE}"
    assert [line.zone for line in find_lines(text, "Thác Mây sơ kết")][:2] == [Zone.FRAME, Zone.HEADLINE]


def test_prose_that_begins_like_a_button_is_prose() -> None:
    line = "Chia sẻ với phóng viên, đồng chí Bí thư Chi bộ cho biết thôn đã về đích sớm."
    assert zones(f"Thác Mây sơ kết\n{PROSE}\n{line}\n")[-1] is not Zone.FRAME


@given(st.text(max_size=300))
def test_lines_are_ordered_and_lie_in_the_text(raw: str) -> None:
    text = matching(canonical(raw))
    lines = find_lines(text)
    assert all(0 <= line.start < line.end <= len(text) for line in lines)
    assert all(former.end < latter.start for former, latter in pairwise(lines))
    assert all("\n" not in text[line.start : line.end] for line in lines)


def test_a_hard_break_inside_a_sentence_is_a_space_for_the_rules() -> None:
    text = "Thác Mây sơ kết\n\nThực hiện Nghị quyết số\n190/2025/QH15 và các kế hoạch của\nHuyện ủy, xã đã làm xong.\n"
    page = Page.of(Article(id="hard", text=text))
    assert len(page.match) == len(text)
    assert "số 190/2025/QH15 và các kế hoạch của Huyện ủy" in page.match
    assert [text[start:end] for start, end in page.sentences][1:] == [text.split("\n\n")[1].strip()]


def test_a_heading_and_a_list_do_not_flow() -> None:
    text = "Thác Mây sơ kết\n\nMột số kết quả\nHuyện ủy đã làm xong.\n- Về kinh tế\n- Về văn hóa\n"
    assert Page.of(Article(id="list", text=text)).match.count("\n") == text.count("\n")


WRAPPED = """Chỉ thị của huyện Thác Mây

Thực hiện ý kiến của Sở Văn
hóa về việc giữ gìn nhà sàn của bà con các xã vùng
cao, Ủy ban nhân dân huyện Thác
Mây yêu cầu các xã rà soát, lập danh sách và gửi về
phòng chuyên môn trước cuối tháng để tổng hợp, báo
cáo cấp trên xem xét, bố trí vốn theo kế hoạch đã
được giao của huyện nhà
Điều 2 giao các phòng tổ chức thực hiện, báo cáo kịp
thời những khó khăn, vướng mắc trong quá trình làm.
"""


def test_lines_of_a_wrapped_text_go_on_even_with_a_capital_but_no_item_does() -> None:
    match = Page.of(Article(id="wrapped", text=WRAPPED)).match
    assert "Ủy ban nhân dân huyện Thác Mây yêu cầu" in match
    assert "huyện nhà\nĐiều 2" in match


def test_a_short_line_with_a_capital_behind_it_does_not_go_on_in_unwrapped_text() -> None:
    text = f"Thác Mây sơ kết\n{PROSE}\nMột số kết quả\nHuyện ủy đã làm xong việc rà soát.\n{PROSE}\n"
    assert "kết quả\nHuyện ủy" in Page.of(Article(id="plain", text=text)).match


@pytest.mark.parametrize("rest", ["năm 2024;", "2024;"])
def test_the_year_of_a_day_that_a_hard_break_cut_is_no_page_counter(rest: str) -> None:
    cut = "tháng 11" if rest.startswith("năm") else "tháng 11 năm"
    text = (
        "ỦY BAN NHÂN DÂN HUYỆN THÁC MÂY\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/QĐ-UBND\n\nQUYẾT ĐỊNH\n"
        f"Về việc giao rừng\n\nCăn cứ Luật Lâm nghiệp số 16/2024/QH15 ngày 29 {cut}\n{rest}\n\nCăn cứ tờ trình;\n"
    )
    assert f"{cut} {rest}" in Page.of(Article(id="decision", text=text)).match
