from __future__ import annotations

import pytest

from tests.extract.office_facts import fact, offices

_STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 7/2025/QĐ-UBND\n\nQUYẾT ĐỊNH\n\n"
_RULES = "Điều 1. Quyết định này có hiệu lực từ ngày ký.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"


def _document(letterhead: str, signature: str) -> str:
    return f"{letterhead}\n\n{_STATE}{_RULES}\n{signature}"


@pytest.mark.parametrize(
    ("letterhead", "signature", "expected"),
    [
        (
            "ỦY BAN NHÂN\nDÂN \nTỈNH LAI CHÂU",
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTống Khắc Lâm",
            fact("Tống Khắc Lâm", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Lai Châu", "Lai Châu"),
        ),
        (
            "HỘI ĐỒNG NHÂN DÂN\nTHÀNH PHỐ HUẾ",
            "CHỦ TỊCH\nLò Thị Mai\n\nPHỤ LỤC\n\nDANH MỤC CÁC KHOẢN THU",
            fact("Lò Thị Mai", "Chủ tịch", "Hội đồng nhân dân thành phố Huế", "Huế"),
        ),
        (
            "VĂN PHÒNG CHÍNH\nPHỦ",
            "KT. BỘ TRƯỞNG,\nCHỦ NHIỆM\nPHÓ CHỦ NHIỆM\nTrịnh Đình Toại",
            fact("Trịnh Đình Toại", "Phó Chủ nhiệm", "Văn phòng chính phủ"),
        ),
        (
            "UBND TỈNH GIA LAI\nSỞ Y TẾ",
            "GIÁM ĐỐC\nY Khin Niê",
            fact("Y Khin Niê", "Giám đốc", "Sở y tế"),
        ),
        (
            "",
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nĐại tá Trần Văn Khoát",
            fact("Trần Văn Khoát", "Chủ tịch", "Ủy ban nhân dân"),
        ),
    ],
)
def test_a_signature_names_the_office_and_the_letterhead_its_body(
    letterhead: str, signature: str, expected: dict[str, str]
) -> None:
    assert offices(_document(letterhead, signature)) == [expected]


def test_the_body_is_spelled_as_the_document_spells_it_elsewhere() -> None:
    text = _document("VĂN PHÒNG CHÍNH PHỦ", "PHÓ CHỦ NHIỆM\nTrịnh Đình Toại")
    assert offices(text + "\n\nVăn phòng Chính phủ gửi các bộ.")[0]["organisation"] == "Văn phòng Chính phủ"


@pytest.mark.parametrize(
    "signature",
    ["NGƯỜI LẬP BIỂU\nTrần Văn Khoát", "CHỦ TỊCH\nHọp ngày mai", "CHỦ TỊCH HỌP\nTrần Văn Khoát", "Chủ tịch\n"],
)
def test_capitals_that_are_no_office_sign_nothing(signature: str) -> None:
    assert offices(_document("ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU", signature)) == []
