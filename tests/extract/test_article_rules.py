"""The article about itself: title, day, outlet, source, authors, photographers."""

from __future__ import annotations

import pytest

from extract import Article, propose
from tests.extract.reading import facts

BODY = (
    "Ban Thường vụ Huyện ủy Thác Mây vừa tổ chức hội nghị sơ kết sáu tháng đầu năm với sự tham dự của các chi bộ,"
    " đảng bộ trực thuộc và lãnh đạo các phòng, ban, ngành, đoàn thể của huyện. Hội nghị diễn ra trong một ngày."
)
TITLE = "Thác Mây sơ kết công tác xây dựng Đảng"


def only(text: str) -> dict[str, object]:
    (fields,) = facts("article", text)
    return fields


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Thứ ba - 13/10/2020 22:52 - Đã xem: 392", "2020-10-13T22:52"),
        ("2025-04-22 15:17:00", "2025-04-22T15:17"),
        ("Thứ Bảy, 23/06/2018, 10:30", "2018-06-23T10:30"),
        ("5.3.2021", "2021-03-05"),
    ],
)
def test_published_below_the_headline(line: str, published: str) -> None:
    assert only(f"{TITLE}\n{line}\n{BODY}")["published"] == published


def test_the_day_of_viewing_is_not_the_day_of_publication() -> None:
    assert "published" not in only(f"Thứ ba,  02/03/2021\n\n{TITLE}\n\n{BODY}")
    assert only(f"24/12/2020\nTăng cỡ chữ Giảm cỡ chữ\n{TITLE}\nChiều 23/12, {BODY}")["published"] == "2020-12-24"


def test_no_day_that_is_none() -> None:
    assert "published" not in only(f"{TITLE}\n31/02/2021 10:00\n{BODY}")


@pytest.mark.parametrize(
    ("opening", "outlet"),
    [
        ("(Baovanlinh.vn) - ", "Baovanlinh.vn"),
        ("VLO-", "VLO"),
        ("(BĐ) - ", "BĐ"),
        ("VOV.VN - ", "VOV.VN"),
        ("(Dân trí) - ", "Dân trí"),
        ("(thacmay.gov.vn)\n\n", "thacmay.gov.vn"),
    ],
)
def test_outlet_as_it_marks_the_text(opening: str, outlet: str) -> None:
    assert only(f"{TITLE}\n\n{opening}{BODY}")["outlet"] == outlet


def test_a_web_address_is_spelled_out_where_the_text_names_the_paper() -> None:
    text = f"{TITLE}\n\n(Baovanlinh.vn) - {BODY} Đồng chí trao đổi với phóng viên Báo Vân Lĩnh về việc này."
    assert only(text)["outlet"] == "Báo Vân Lĩnh"


@pytest.mark.parametrize(
    ("talk", "outlet"),
    [
        ("Trao đổi với VietNamNet, ông Bó cho biết như vậy.", "VietNamNet"),
        ("Nguồn tin của PV Thanh Niên cho biết như vậy.", "Thanh Niên"),
        ("Phóng viên Báo Vân Lĩnh có cuộc trao đổi với ông Bó.", "Báo Vân Lĩnh"),
        ("Trả lời phóng viên báo Tiền Phong, ông Bó nói như vậy.", "Tiền Phong"),
    ],
)
def test_the_outlet_whose_reporters_talk(talk: str, outlet: str) -> None:
    assert only(f"{TITLE}\n{BODY} {talk}")["outlet"] == outlet


def test_two_outlets_that_talk_or_a_source_leave_the_outlet_open() -> None:
    assert "outlet" not in only(f"{TITLE}\n{BODY} Trao đổi với VietNamNet và nói với VnExpress, ông Bó chưa rõ.")
    taken = only(
        f"{TITLE}\n{BODY} Phóng viên Báo Vân Lĩnh có cuộc trao đổi với ông Bó.\nNguồn tin: Báo Vân Lĩnh Online\n"
    )
    assert "outlet" not in taken


def test_no_place_and_no_body_is_an_outlet() -> None:
    assert "outlet" not in only(f"{TITLE}\n\nUBND - HĐND huyện phối hợp. {BODY}")


@pytest.mark.parametrize(
    ("foot", "authors"),
    [
        ("NGỌC MINH – THU HẰNG", ("Ngọc Minh", "Thu Hằng")),
        ("T.SỸ\nT.SỸ", ("T.Sỹ",)),
        ("Phan Lâm thực hiện", ("Phan Lâm",)),
        ("Tin: Ngọc Hà", ("Ngọc Hà",)),
        ("Tác giả: PGS.TS Trần Quang Đạo", ("Trần Quang Đạo",)),
        ("Trường Giang/VOV", ("Trường Giang",)),
    ],
)
def test_authors_of_bylines(foot: str, authors: tuple[str, ...]) -> None:
    assert only(f"{TITLE}\n{BODY}\n{foot}\n")["authors"] == authors


def test_the_name_that_closes_the_last_paragraph_is_the_author() -> None:
    assert only(f"{TITLE}\n{BODY}./. Lò Thị Nga/VOV-Tây Bắc")["authors"] == ("Lò Thị Nga",)


@pytest.mark.parametrize("foot", ["HỘI ĐỒNG BIÊN TẬP", "Ông Lò Văn Bó.", "II. Tổ Chức", "PV", "Quốc lộ 6"])
def test_what_is_no_author(foot: str) -> None:
    assert "authors" not in only(f"{TITLE}\n{BODY}\n{foot}\n")


def test_who_signs_a_document_is_no_author() -> None:
    assert "authors" not in only(f"{TITLE}\n{BODY}\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Văn Bó\n")


def test_photographers_follow_the_credit() -> None:
    text = (
        f"{TITLE}\n{BODY}\nQuang cảnh hội nghị. Ảnh: HÀ MY\nCác đại biểu - Ảnh: VGP\nMột góc huyện. Ảnh: Hà My\n"
        "Trao quà. Ảnh tư liệu\nBài, ảnh: Cao Sơn\n"
    )
    fields = only(text)
    assert fields["photographers"] == ("Hà My", "VGP", "Cao Sơn")
    assert fields["authors"] == ("Cao Sơn",)


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("Ảnh: Công an huyện Thác Mây cung cấp.", ("Công an huyện Thác Mây",)),
        ("(Ảnh: Báo Vân Lĩnh)", ("Báo Vân Lĩnh",)),
        ("Ảnh: HÀ MYÔng Bó sinh năm 1970.", ("Hà My",)),
        ("Ảnh: Lò Văn Bó UBND huyện đã thành lập ban chỉ đạo.", ("Lò Văn Bó",)),
        ("Ảnh: H.M - Dữ liệu: CAO SƠN", ("H.M",)),
        ("Ảnh: Hà My, Cao Sơn", ("Hà My", "Cao Sơn")),
        ("Ảnh: ĐVCC", ("ĐVCC",)),
        ("Ảnh: website Huyện ủy Thác Mây", ("website Huyện ủy Thác Mây",)),
    ],
)
def test_whom_a_credit_names(credit: str, names: tuple[str, ...]) -> None:
    assert only(f"{TITLE}\n{BODY}\nQuang cảnh hội nghị - {credit}\n{BODY}\n")["photographers"] == names


@pytest.mark.parametrize(
    ("foot", "source"),
    [
        ("Nguồn tin: Báo Vân Lĩnh Online", "Báo Vân Lĩnh Online"),
        ("Theo TTXVN", "TTXVN"),
        ("Theo HÀ LÊ/NDO", "NDO"),
        (f"{BODY} TTXVN/Tin tức", "TTXVN/Tin tức"),
    ],
)
def test_source(foot: str, source: str) -> None:
    assert only(f"{TITLE}\n{BODY}\n{foot}\n")["source"] == source


def test_what_the_file_says_fills_what_the_text_does_not() -> None:
    article = Article(id="a", text=f"{BODY}\n", title="Sơ kết", outlet="Báo Vân Lĩnh", published="2020-05-22")
    (fields,) = [proposal.fields for proposal in propose(article) if proposal.kind == "article"]
    assert fields == {"title": "Sơ kết", "outlet": "Báo Vân Lĩnh", "published": "2020-05-22"}


def test_a_headline_may_go_on_after_a_colon() -> None:
    title = only(f"Bí thư Huyện ủy Thác Mây Lò Văn Bó:\nMuốn giàu phải có đường!\n{BODY}")["title"]
    assert title == "Bí thư Huyện ủy Thác Mây Lò Văn Bó: Muốn giàu phải có đường!"


LETTERHEAD = "ỦY BAN NHÂN\nDÂN\nHUYỆN THÁC MÂY\n\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
SIGNED = "\nTM. ỦY BAN\nNHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Bó\n"


def test_the_title_of_an_official_document_is_its_own_heading() -> None:
    text = (
        f"{LETTERHEAD}Số:\n12/QĐ-UBND\n\nThác Mây, ngày\n18 tháng 11 năm 2025\n\nQUYẾT ĐỊNH\n\nBAN HÀNH QUY CHẾ LÀM"
        f" VIỆC CỦA\nBAN CHỈ ĐẠO HUYỆN\n\nỦY BAN NHÂN DÂN HUYỆN THÁC MÂY\n\nCăn cứ Luật Đất đai;\n{BODY}{SIGNED}"
    )
    assert only(text) == {
        "title": "QUYẾT ĐỊNH BAN HÀNH QUY CHẾ LÀM VIỆC CỦA BAN CHỈ ĐẠO HUYỆN",
        "published": "2025-11-18",
    }


def test_the_title_of_an_official_letter_is_its_matter() -> None:
    number = "Số: 4/UBND-VP\nV/v trực Tết\n\nThác Mây, ngày\n02 tháng 1 năm 2025\n\n"
    text = f"{LETTERHEAD}{number}Kính gửi: Các xã\n{BODY}{SIGNED}"
    assert only(text)["title"] == "V/v trực Tết"


def test_an_address_and_an_introduced_list_are_no_titles() -> None:
    assert "title" not in only(f"Kính gửi: Các xã, thị trấn\n{BODY}\n")
    assert "title" not in only(f"Hội nghị gồm các nội dung:\n+ Báo cáo của Ban Chấp hành;\n+ {BODY}\n")
