"""Mast-heads, breadcrumbs, days with a piece beside them, and bylines of two parts, on pages of invented papers."""

from __future__ import annotations

import pytest

from tests.extract.test_article_rules import BODY, TITLE, only


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Thu Lan | 05/06/2020 10:30", {"published": "2020-06-05T10:30", "authors": ("Thu Lan",)}),
        ("Hà My (T/h)  |  12/11/2023 19:05", {"published": "2023-11-12T19:05", "authors": ("Hà My",)}),
        ("TMO - Thứ sáu, 15/03/2024 09:28 (GMT+7)", {"published": "2024-03-15T09:28", "outlet": "TMO"}),
        ("TMBN | Thời sự | 15:02 ngày 27/11/2023", {"published": "2023-11-27T15:02", "outlet": "TMBN"}),
        ("Đăng lúc: 29/4/2022 | Người đăng: Phòng Truyền thông", {"published": "2022-04-29"}),
        ("09/07/2024 10:41  A- A+  In trang  Gửi email", {"published": "2024-07-09T10:41"}),
        ("Thứ Tư, 10/01/2024 06:55 SA", {"published": "2024-01-10T06:55"}),
        ("Thứ 4, 12/03/2020 - 09:05", {"published": "2020-03-12T09:05"}),
        ("T6, 24/04/2020 - 08:15", {"published": "2020-04-24T08:15"}),
        ("Được đăng: Thứ bảy, 15 Tháng 10 2016 19:14", {"published": "2016-10-15T19:14"}),
        ("Đăng bởi: Ban biên tập | 24/04/2019", {"published": "2019-04-24"}),
        ("Thứ Tư, 10/01/2024 06:55 CH", {"published": "2024-01-10T18:55"}),
    ],
)
def test_a_day_below_the_headline_may_have_an_author_or_a_paper_beside_it(
    line: str, expected: dict[str, object]
) -> None:
    assert only(f"{TITLE}\n{line}\n{BODY}") == {"title": TITLE, **expected}


def test_a_line_that_tells_of_a_day_is_no_day_of_publication() -> None:
    assert "published" not in only(f"{TITLE}\nHội nghị diễn ra ngày 5/6/2020 - ngày đẹp trời.\n{BODY}")


def test_an_author_may_have_a_line_between_headline_and_day() -> None:
    assert only(f"{TITLE}\nNguyễn Thu Lan\n05/06/2020 08:00\n{BODY}\n{BODY}")["authors"] == ("Nguyễn Thu Lan",)


@pytest.mark.parametrize(
    ("opening", "outlet"),
    [
        ("(TMO) ", "TMO"),
        ("(TM-CL) ", "TM-CL"),
        ("Thacmaythoinay - ", "Thacmaythoinay"),
        ("TMND Online - ", "TMND Online"),
        ("TTXVN - ", "TTXVN"),
    ],
)
def test_outlets_by_initials(opening: str, outlet: str) -> None:
    assert only(f"{TITLE}\n\n{opening}{BODY}")["outlet"] == outlet


def test_initials_give_way_to_the_paper_whose_reporter_asks() -> None:
    text = f"{TITLE}\n\nTMO - {BODY} Phóng viên Báo Thác Mây đã trao đổi với ông Lò Văn Bó về việc này."
    assert only(text)["outlet"] == "Báo Thác Mây"


def test_the_paper_in_brackets_at_the_end() -> None:
    assert only(f"{TITLE}\n\n{BODY}\nHÀ MY\n(Báo Thác Mây)\n")["outlet"] == "Báo Thác Mây"


@pytest.mark.parametrize(
    ("top", "outlet"),
    [
        (
            "ĐẢNG CỘNG SẢN VIỆT NAM\nTRANG THÔNG TIN ĐIỆN TỬ ĐẢNG BỘ HUYỆN THÁC MÂY\n",
            "Trang thông tin điện tử Đảng bộ huyện",
        ),
        ("TRƯỜNG ĐẠI HỌC THÁC MÂY\nTrang chủ | Sinh viên | Tuyển sinh | Thư viện\n", "Trường đại học Thác Mây"),
    ],
)
def test_a_mast_head_is_the_outlet_and_no_title(top: str, outlet: str) -> None:
    fields = only(f"{top}\n{TITLE}\n\n{BODY}")
    assert fields["title"] == TITLE
    assert str(fields["outlet"]).lower().startswith(outlet.lower())


def test_a_breadcrumb_is_no_title() -> None:
    assert only(f"Trang nhất » Văn hóa - Du lịch\n{TITLE}\n\n{BODY}")["title"] == TITLE


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Bài: LÒ MÍ BÓ - Ảnh: K'NHÂN", {"authors": ("Lò Mí Bó",), "photographers": ("K'Nhân",)}),
        ("Tin: Hà Đào; Ảnh: Thu Lan", {"authors": ("Hà Đào",), "photographers": ("Thu Lan",)}),
        ("PV Hà Đào/VOV-Tây Bắc", {"authors": ("Hà Đào",)}),
        ("X.Lan - Hà Đào", {"authors": ("X.Lan", "Hà Đào")}),
        ("Thu Lan (Theo Daily Beast)", {"authors": ("Thu Lan",), "source": "Daily Beast"}),
        ("P. LLCT & Hà Đào", {"authors": ("Hà Đào",)}),
        ("Thu Hiền - VP HĐND&UBND", {"authors": ("Thu Hiền",)}),
        ("Lò Thị Hiền Trường Chính trị tỉnh Thác Mây", {"authors": ("Lò Thị Hiền",)}),
        ("Đại biểu dự hội nghị. Ảnh: VGP/Thu Lan", {"photographers": ("VGP/Thu Lan",)}),
        ("Đại biểu dự hội nghị. Ảnh: thacmay.gov.vn", {"photographers": ("thacmay.gov.vn",)}),
        ("Ảnh: Bà Lò Thị Hiền tặng hoa chúc mừng hội nghị", {}),
    ],
)
def test_who_wrote_and_who_took_the_pictures(line: str, expected: dict[str, object]) -> None:
    fields = only(f"{TITLE}\n\n{BODY}\n{BODY}\n{line}\n")
    assert {name: value for name, value in fields.items() if name in {"authors", "photographers", "source"}} == expected
