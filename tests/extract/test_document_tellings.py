"""Documents told of in a clause: decisions by what they do, judgments, findings, communiqués, rules of the Party."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.reading import facts, facts_of

TOLD = [
    (
        "Gần 300 hộ dân bản Huổi Lóng sẽ được chuyển tới khu Nà Phát theo quyết định của UBND tỉnh Điện Biên.",
        [
            {
                "type": "quyết định",
                "issuer": "UBND tỉnh Điện Biên",
                "subject": "Gần 300 hộ dân bản Huổi Lóng sẽ được chuyển tới khu Nà Phát",
            }
        ],
    ),
    (
        "Bà Lò Thị Ính đang làm thủ tục điều chỉnh tên đệm trong hồ sơ theo quyết định của UBND huyện Mường Chà.",
        [
            {
                "type": "quyết định",
                "issuer": "UBND huyện Mường Chà",
                "subject": "điều chỉnh tên đệm trong hồ sơ",
            }
        ],
    ),
    (
        "Ban Thường vụ Tỉnh ủy Hà Giang đã trao quyết định điều động ông Vừ Mí Tủa giữ chức Bí thư Huyện ủy Mèo Vạc.",
        [
            {
                "type": "quyết định",
                "issuer": "Ban Thường vụ Tỉnh ủy Hà Giang",
                "subject": "điều động ông Vừ Mí Tủa giữ chức Bí thư Huyện ủy Mèo Vạc",
            }
        ],
    ),
    (
        "Quyết định kỷ luật của Ban Thường vụ Huyện ủy Lắk đối với tôi là đúng, ông Y Khem Kbuôr nói.",
        [{"type": "Quyết định", "issuer": "Ban Thường vụ Huyện ủy Lắk", "subject": "kỷ luật"}],
    ),
    (
        "Quyết định về việc kiện toàn Ban Chỉ đạo giống lúa vừa được Phó Thủ tướng Tạ Hữu Khoan ký ban hành.",
        [{"type": "Quyết định", "issuer": "Phó Thủ tướng", "subject": "kiện toàn Ban Chỉ đạo giống lúa"}],
    ),
    (
        "Ủy ban Kiểm tra Tỉnh ủy Kon Tum đã thông báo kết luận các sai phạm trong cấp đất tại xã Đăk Long.",
        [
            {
                "type": "kết luận",
                "issuer": "Ủy ban Kiểm tra Tỉnh ủy Kon Tum",
                "subject": "các sai phạm trong cấp đất tại xã Đăk Long",
            }
        ],
    ),
    (
        "Vụ án mở lại sau khi cục Đường bộ Việt Nam có kết luận giám định lần thứ 2 đối với cầu Suối Reo.",
        [{"type": "kết luận giám định", "issuer": "cục Đường bộ Việt Nam", "subject": "cầu Suối Reo"}],
    ),
    (
        "Căn cứ quy định của Bộ Chính trị về luân chuyển cán bộ, huyện đã rà soát.",
        [{"type": "quy định", "issuer": "Bộ Chính trị", "subject": "luân chuyển cán bộ"}],
    ),
    (
        "Ngày 4/8/2016, tại Bảo Lạc, UBND hai huyện Bảo Lạc và Đồng Văn đã ký Quy chế phối hợp giữ rừng đầu nguồn.",
        [
            {
                "type": "Quy chế",
                "date": "2016-08-04",
                "issuer": "UBND hai huyện Bảo Lạc và Đồng Văn",
                "subject": "phối hợp giữ rừng đầu nguồn",
            }
        ],
    ),
    (
        "Ông Sùng A Dế công bố quyết định của Ban Bí thư, chỉ định đại tá Hờ A Sử tham gia Ban Chấp hành Đảng bộ tỉnh.",
        [
            {
                "type": "quyết định",
                "issuer": "Ban Bí thư",
                "subject": "chỉ định đại tá Hờ A Sử tham gia Ban Chấp hành Đảng bộ tỉnh",
            }
        ],
    ),
    (
        "Theo Quyết định số 19/QĐ-UBND ngày 3/4/2021 của UBND tỉnh, bổ nhiệm bà Lò Thị Ính giữ chức Giám đốc Sở Y tế.",
        [
            {
                "type": "Quyết định",
                "number": "19/QĐ-UBND",
                "date": "2021-04-03",
                "issuer": "UBND tỉnh",
                "subject": "bổ nhiệm bà Lò Thị Ính giữ chức Giám đốc Sở Y tế",
            }
        ],
    ),
    (
        "Ban Dân vận Trung ương họp để triển khai quyết định của Bộ Chính trị về công tác cán bộ.",
        [{"type": "quyết định", "issuer": "Bộ Chính trị", "subject": "công tác cán bộ"}],
    ),
    (
        "Bộ Công Thương gửi kiến nghị lên Chính phủ xin không thu phí kho lạnh ở cửa khẩu.",
        [{"type": "kiến nghị", "issuer": "Bộ Công Thương", "subject": "xin không thu phí kho lạnh ở cửa khẩu"}],
    ),
]

UNTOLD = [
    "Khoản chi được giải ngân theo quyết định của cấp có thẩm quyền.",
    "Hồ sơ được lập theo quy định của pháp luật về đất đai.",
    "Ông Vừ Mí Tủa vi phạm quy định của Đảng, Nhà nước về công tác cán bộ.",
    "Chủ tịch Quốc hội trao quyết định phân công ông Thào A Vảng.",
    "Trọng tài đã thông báo quyết định của mình sau trận đấu.",
    "Trên cơ sở bản án phúc thẩm của TAND Cấp cao tại Hà Nội, thửa ruộng được trả lại.",
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_what_a_clause_tells_of_a_document(sentence: str, expected: list[dict[str, Any]]) -> None:
    assert facts_of("document", sentence) == expected


@pytest.mark.parametrize("sentence", UNTOLD)
def test_a_clause_that_tells_of_none(sentence: str) -> None:
    assert facts_of("document", sentence) == []


def test_a_list_of_decisions_names_its_type_and_issuer_once() -> None:
    found = facts(
        "document",
        "Công an tỉnh nhận quyết định\n\nĐồng chí Bùi Thế Hạo thay mặt Bộ trưởng Bộ Công an dự lễ.\n\n"
        "Cục Tổ chức công bố các quyết định của Bộ trưởng điều động Đại tá Lục Văn Giáp, Trưởng phòng Hậu cần, giữ chức"
        " Phó Giám đốc Công an tỉnh Cao Bằng; bổ nhiệm Thượng tá Nông Ích Thọ giữ chức Trưởng phòng Tham mưu.\n",
    )
    assert [(fact["type"], fact["issuer"]) for fact in found] == [("quyết định", "Bộ trưởng Bộ Công an")] * 2
    assert found[1]["subject"] == "bổ nhiệm Thượng tá Nông Ích Thọ giữ chức Trưởng phòng Tham mưu"


def test_a_judgment_takes_the_day_of_its_trial() -> None:
    text = (
        "Tranh chấp ở chợ Nà Sản\n\nTrên cơ sở bản án phúc thẩm của TAND Cấp cao tại Hà Nội, sạp hàng được trả lại.\n\n"
        "Trước đó, tại phiên tòa phúc thẩm ngày 9/3/2017, hai bên đã đối chất.\n"
    )
    judgment = {"type": "bản án phúc thẩm", "date": "2017-03-09", "issuer": "TAND Cấp cao tại Hà Nội"}
    assert facts("document", text) == [judgment]


def test_a_communique_on_a_sitting_is_of_the_body_that_sat() -> None:
    text = "“Đã biểu quyết xong”, thông cáo phiên họp thứ hai của Ủy ban Kiểm tra Trung ương nêu."
    (found,) = facts_of("document", text)
    assert (found["type"], found["issuer"]) == ("thông cáo", "Ủy ban Kiểm tra Trung ương")


def test_a_resolution_takes_the_assembly_of_the_session() -> None:
    text = (
        "Bế mạc kỳ họp\n\nSáng 8/7/2024, Kỳ họp thứ 9, HĐND tỉnh Lào Cai khóa XVI đã bế mạc.\n\n"
        "Các nghị quyết gồm: Nghị quyết số 41/2024/NQ-HĐND về giá nước ở vùng cao; Quyết định số 7/QĐ-UBND về thưởng.\n"
    )
    found = {fact["number"]: fact.get("issuer") for fact in facts("document", text)}
    assert found == {"41/2024/NQ-HĐND": "HĐND tỉnh Lào Cai", "7/QĐ-UBND": None}
