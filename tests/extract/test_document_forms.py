"""Further ways of citing a document: laws by long names, issuers before a number, letters, matters over a semicolon."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.reading import facts, facts_of

CITED = [
    (
        "Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15, huyện đã rà soát.",
        [{"type": "Luật", "number": "64/2025/QH15", "subject": "Ban hành văn bản quy phạm pháp luật"}],
    ),
    (
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Lâm nghiệp và Luật Chăn nuôi số 31/2024/QH15, huyện đã làm.",
        [
            {
                "type": "Luật",
                "number": "31/2024/QH15",
                "subject": "sửa đổi, bổ sung một số điều của Luật Lâm nghiệp và Luật Chăn nuôi",
            }
        ],
    ),
    (
        "Theo Luật Thủy lợi ngày 19 tháng 6 năm 2017, xã được giữ nước.",
        [{"type": "Luật", "date": "2017-06-19", "subject": "Thủy lợi"}],
    ),
    (
        "Theo Luật Đất đai (sửa đổi) năm 2024, đất này là đất công.",
        [{"type": "Luật", "date": "2024", "subject": "Đất đai (sửa đổi)"}],
    ),
    (
        "Ngày 12/6/2025, Quốc hội đã thông qua Luật Nhà giáo với đa số phiếu.",
        [{"type": "Luật", "date": "2025-06-12", "issuer": "Quốc hội", "subject": "Nhà giáo"}],
    ),
    (
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 52/TTr-SNV ngày 3/10/2025, tỉnh đã họp.",
        [
            {
                "type": "Tờ trình",
                "number": "52/TTr-SNV",
                "date": "2025-10-03",
                "issuer": "Giám đốc Sở Nội vụ",
            }
        ],
    ),
    (
        "Theo chỉ đạo của Bộ Chính trị tại Công văn số 134-CV/VPTW ngày 17/2/2025, các xã đã vào cuộc.",
        [{"type": "Công văn", "number": "134-CV/VPTW", "date": "2025-02-17"}],
    ),
    (
        "Ngày 8/5/2019, Ban Bí thư Trung ương Đảng khóa XII đã ban hành Chỉ thị số 33-CT/TW về giữ gìn rừng.",
        [
            {
                "type": "Chỉ thị",
                "number": "33-CT/TW",
                "date": "2019-05-08",
                "issuer": "Ban Bí thư Trung ương Đảng khóa XII",
                "subject": "giữ gìn rừng",
            }
        ],
    ),
    (
        "Ngày 4/5/2025, ông Lò Văn Bó, Trưởng phòng đã ký Kế hoạch số 4-KH/BCĐ của Ban Chỉ đạo về sắp xếp các xã.",
        [
            {
                "type": "Kế hoạch",
                "number": "4-KH/BCĐ",
                "date": "2025-05-04",
                "issuer": "Ban Chỉ đạo",
                "subject": "sắp xếp các xã",
            }
        ],
    ),
    (
        "Chính phủ ban hành Nghị định số 12/2025/NĐ-CP quy định về phân quyền, phân cấp; phân định thẩm quyền của xã.",
        [
            {
                "type": "Nghị định",
                "number": "12/2025/NĐ-CP",
                "issuer": "Chính phủ",
                "subject": "quy định về phân quyền, phân cấp; phân định thẩm quyền của xã",
            }
        ],
    ),
    (
        "Xã học Nghị quyết số 27-NQ/TW và 28-NQ/TW của Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XIII.",
        [
            {
                "type": "Nghị quyết",
                "number": "27-NQ/TW",
                "issuer": "Ban Chấp hành Trung ương Đảng khóa XIII",
            },
            {
                "type": "Nghị quyết",
                "number": "28-NQ/TW",
                "issuer": "Ban Chấp hành Trung ương Đảng khóa XIII",
            },
        ],
    ),
    (
        "Kỳ họp thứ 6, HĐND tỉnh Lào Cai đã bế mạc. Kỳ họp thông qua Nghị quyết về trồng rừng năm 2026.",
        [{"type": "Nghị quyết", "issuer": "HĐND tỉnh Lào Cai", "subject": "trồng rừng năm 2026"}],
    ),
    (
        "Ngày 5/9/2018, cơ quan CSĐT Công an tỉnh Lào Cai hoàn tất kết luận điều tra bổ sung vụ chìm tàu ở bến sông.",
        [
            {
                "type": "kết luận điều tra bổ sung",
                "date": "2018-09-05",
                "issuer": "cơ quan CSĐT Công an tỉnh Lào Cai",
                "subject": "vụ chìm tàu ở bến sông",
            }
        ],
    ),
    (
        "Nghị quyết 19-2017/NQ-CP đặt mục tiêu cao.",
        [{"type": "Nghị quyết", "number": "19-2017/NQ-CP"}],
    ),
    (
        "Hội nghị Trung ương 8, khóa XII thống nhất cao ban hành quy định “trách nhiệm nêu gương của đảng viên”.",
        [
            {
                "type": "quy định",
                "issuer": "Hội nghị Trung ương 8, khóa XII",
                "subject": "trách nhiệm nêu gương của đảng viên",
            }
        ],
    ),
    (
        "Điều này theo đúng Nghị định 53/2015 của Chính phủ.",
        [{"type": "Nghị định", "number": "53/2015", "issuer": "Chính phủ"}],
    ),
    (
        "Điều này có trong Quy định 232 ngày 20/1/2025.",
        [{"type": "Quy định", "number": "232", "date": "2025-01-20"}],
    ),
    (
        "Huyện đã có Hướng dẫn số 15-HD/HU, sửa đổi, bổ sung một số nội dung về kết nạp đảng viên.",
        [
            {
                "type": "Hướng dẫn",
                "number": "15-HD/HU",
                "subject": "sửa đổi, bổ sung một số nội dung về kết nạp đảng viên",
            }
        ],
    ),
    (
        "Mới đây, Trường THPT tư thục Mường Lạc (TP Thác Mây) đã có văn bản đề nghị tỉnh cho phép tuyển thêm học sinh.",
        [
            {
                "type": "văn bản",
                "issuer": "Trường THPT tư thục Mường Lạc",
                "subject": "đề nghị tỉnh cho phép tuyển thêm học sinh",
            }
        ],
    ),
    (
        "Ngày 3/4/2025, đoàn đã xác minh. Cùng ngày, UBND huyện ban hành Quyết định số 9/QĐ-UBND về việc giao đất.",
        [
            {
                "type": "Quyết định",
                "number": "9/QĐ-UBND",
                "date": "2025-04-03",
                "issuer": "UBND huyện",
                "subject": "giao đất",
            }
        ],
    ),
    (
        "Căn cứ Thông tư số 1/2025/TT-BYT ngày 5/5/2025 của Bộ Y tế ban hành 3 quy chuẩn về nước sạch.",
        [
            {
                "type": "Thông tư",
                "number": "1/2025/TT-BYT",
                "date": "2025-05-05",
                "issuer": "Bộ Y tế",
                "subject": "ban hành 3 quy chuẩn về nước sạch",
            }
        ],
    ),
    (
        "Theo Thông báo Kết luận số 20-TB/TW của Bộ Chính trị, việc này đã xong.",
        [{"type": "Thông báo Kết luận", "number": "20-TB/TW", "issuer": "Bộ Chính trị"}],
    ),
]

NONE = [
    "Việc này phải theo đúng quy định của pháp luật về đất đai.",
    "Ông bị kỷ luật 2 lần vì vắng mặt.",
    "Đại biểu góp ý vào dự thảo Luật Thủ đô.",
    "Kế hoạch 30 ngày của đội đã xong.",
]


@pytest.mark.parametrize(("sentence", "expected"), CITED)
def test_a_citation_gives_its_fields(sentence: str, expected: list[dict[str, Any]]) -> None:
    assert facts_of("document", sentence) == expected


@pytest.mark.parametrize("sentence", NONE)
def test_what_cites_nothing_gives_nothing(sentence: str) -> None:
    assert facts_of("document", sentence) == []


def test_the_prime_minister_is_named_in_full_where_the_article_does() -> None:
    text = (
        "Bổ nhiệm nhân sự\n\nThủ tướng Chính phủ vừa họp với các bộ.\n\n"
        "Tại Quyết định số 209/QĐ-TTg, Thủ tướng quyết định bổ nhiệm ông Lò Văn Bó giữ chức Thứ trưởng Bộ Y tế.\n"
    )
    assert facts("document", text)[0]["issuer"] == "Thủ tướng Chính phủ"


@pytest.mark.parametrize(
    "sentence",
    [
        "Chủ tịch Hội Luật gia huyện Thác Mây trình bày báo cáo năm 2018.",
        "Bản sửa đổi Hiến pháp chậm nhất ngày 30/6/2025 phải xong.",
        "Các cơ quan nghiên cứu, xây dựng đề án về trồng rừng.",
    ],
)
def test_a_word_for_a_law_or_a_plan_alone_is_none(sentence: str) -> None:
    assert facts_of("document", sentence) == []


def test_what_a_body_does_next_is_not_what_the_document_says() -> None:
    found = facts_of(
        "document", "Thực hiện Kết luận số 19-KL/TW, Huyện ủy đã ban hành Kế hoạch số 12-KH/HU về bảo vệ rừng."
    )
    assert found[0] == {"type": "Kết luận", "number": "19-KL/TW"}
