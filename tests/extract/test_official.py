"""The official document that an article is, by its letterhead; and what a clause round a number tells."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.reading import facts, facts_of

DECISION = """ỦY BAN NHÂN DÂN

TỈNH VÂN LĨNH

CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số:
41/2024/QĐ-UBND

Vân Lĩnh, ngày
08 tháng 5 năm 2024

QUYẾT ĐỊNH

BAN HÀNH QUY CHẾ TRỒNG RỪNG TRÊN ĐỊA BÀN TỈNH VÂN LĨNH

Căn cứ Luật Lâm nghiệp số 16/2017/QH14;

Ủy ban nhân dân ban hành Quyết định ban hành Quy chế trồng rừng trên địa bàn tỉnh Vân Lĩnh.

Điều 1. Ban hành kèm theo Quyết định này Quy chế trồng rừng; các xã xây dựng kế hoạch trồng rừng hằng năm.
"""

LETTER = """Công văn về trồng rừng

ỦY BAN NHÂN DÂN
HUYỆN MƯỜNG TÈ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 184/UBND-KT
V/v trồng rừng vụ xuân

Mường Tè, ngày 03 tháng 6 năm 2021

Kính gửi:
- Các xã, thị trấn.

Thực hiện kế hoạch của tỉnh, huyện yêu cầu các xã trồng rừng đúng thời vụ và báo cáo trước ngày 15 hằng tháng.
"""

TOLD = [
    (
        "Ban Kinh tế xã được thành lập lại theo Quyết định số 210/QĐ-TW ngày 15/11/2013.",
        {
            "type": "Quyết định",
            "number": "210/QĐ-TW",
            "date": "2013-11-15",
            "subject": "Ban Kinh tế xã được thành lập lại",
        },
    ),
    (
        "Việc này làm theo điều lệ trường đại học ban hành kèm theo Quyết định số 70/QĐ-TTg của Thủ tướng Chính phủ.",
        {
            "type": "Quyết định",
            "number": "70/QĐ-TTg",
            "issuer": "Thủ tướng Chính phủ",
            "subject": "điều lệ trường đại học",
        },
    ),
    (
        "Bà Lò Thị Bó được Thủ tướng Chính phủ tặng Bằng khen theo Quyết định số 2711/QĐ-TTg ngày 12/12/2025.",
        {"type": "Quyết định", "number": "2711/QĐ-TTg", "date": "2025-12-12", "issuer": "Thủ tướng Chính phủ"},
    ),
    (
        "Theo Quyết định số 318-QĐ/TU ngày 5/9/2025, đồng chí Lò Văn Bó được điều động giữ chức Bí thư Đảng ủy xã.",
        {
            "type": "Quyết định",
            "number": "318-QĐ/TU",
            "date": "2025-09-05",
            "subject": "đồng chí Lò Văn Bó được điều động giữ chức Bí thư Đảng ủy xã",
        },
    ),
    (
        "Ngày 27/1/2022, Thủ tướng Chính phủ ký Quyết định số 135/QĐ-TTg, bổ nhiệm ông Lò Văn Bó giữ chức Thứ trưởng.",
        {
            "type": "Quyết định",
            "number": "135/QĐ-TTg",
            "date": "2022-01-27",
            "issuer": "Thủ tướng Chính phủ",
            "subject": "bổ nhiệm ông Lò Văn Bó giữ chức Thứ trưởng",
        },
    ),
    (
        "Ban Thường vụ Huyện ủy ban hành 4 nghị quyết, nổi bật là Nghị quyết số 47-NQ/HU về phát triển du lịch.",
        {
            "type": "Nghị quyết",
            "number": "47-NQ/HU",
            "issuer": "Ban Thường vụ Huyện ủy",
            "subject": "phát triển du lịch",
        },
    ),
    (
        "Tại công văn số 51/UBND-KT ngày 8/11/2023, UBND tỉnh đã yêu cầu các xã công khai quy hoạch tại trụ sở.",
        {
            "type": "công văn",
            "number": "51/UBND-KT",
            "date": "2023-11-08",
            "issuer": "UBND tỉnh",
            "subject": "yêu cầu các xã công khai quy hoạch tại trụ sở",
        },
    ),
    (
        "Sở Y tế có Công điện số 58/CĐ-SYT gửi UBND các xã về khắc phục hậu quả mưa lũ.",
        {
            "type": "Công điện",
            "number": "58/CĐ-SYT",
            "issuer": "Sở Y tế",
            "subject": "khắc phục hậu quả mưa lũ",
        },
    ),
]


def test_the_letterhead_gives_the_document_that_the_article_is() -> None:
    assert facts("document", DECISION) == [
        {
            "type": "Quyết định",
            "number": "41/2024/QĐ-UBND",
            "date": "2024-05-08",
            "issuer": "Ủy ban nhân dân tỉnh Vân Lĩnh",
            "subject": "Ban hành Quy chế trồng rừng trên địa bàn tỉnh Vân Lĩnh",
        },
        {"type": "Luật", "number": "16/2017/QH14", "subject": "Lâm nghiệp"},
    ]


def test_a_letter_without_a_type_is_an_official_letter() -> None:
    assert facts("document", LETTER)[0] == {
        "type": "Công văn",
        "number": "184/UBND-KT",
        "date": "2021-06-03",
        "issuer": "Ủy ban nhân dân huyện Mường Tè",
        "subject": "trồng rừng vụ xuân",
    }


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_a_clause_tells_of_a_decision(sentence: str, expected: dict[str, Any]) -> None:
    assert facts_of("document", sentence) == [expected]


def test_what_a_body_decides_is_no_document_of_its_own() -> None:
    assert (
        facts_of("document", "Bộ Chính trị quyết định phân công ông Lò Văn Bó giữ chức Bí thư Tỉnh ủy Lai Châu.") == []
    )
