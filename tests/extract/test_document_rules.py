"""Cited documents: type, number, date, issuer, subject, from both sides of the number; mentions joined."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.reading import facts_of, quotes

BEHIND = [
    (
        "Thực hiện Chỉ thị số 30-CT/TW, ngày 12/3/2020 của Bộ Chính trị “Về bảo vệ rừng”, các xã đã vào cuộc.",
        {
            "type": "Chỉ thị",
            "number": "30-CT/TW",
            "date": "2020-03-12",
            "issuer": "Bộ Chính trị",
            "subject": "bảo vệ rừng",
        },
    ),
    (
        "Thực hiện Kết luận 14-KL/TW của Bộ Chính trị về khuyến khích cán bộ năng động, sáng tạo vì lợi ích chung.",
        {
            "type": "Kết luận",
            "number": "14-KL/TW",
            "issuer": "Bộ Chính trị",
            "subject": "khuyến khích cán bộ năng động, sáng tạo vì lợi ích chung",
        },
    ),
    (
        "Các trường làm theo Thông tư liên tịch số 9/2012/TTLT-BGDĐT-BTC của Bộ Giáo dục và Đào tạo và Bộ Tài chính.",
        {
            "type": "Thông tư liên tịch",
            "number": "9/2012/TTLT-BGDĐT-BTC",
            "issuer": "Bộ Giáo dục và Đào tạo và Bộ Tài chính",
        },
    ),
    (
        "Theo Công văn 2163/UBND-KGVX ngày 3/4/2020 của UBND tỉnh Đắk Nông về việc cho học sinh nghỉ, các lớp nghỉ.",
        {
            "type": "Công văn",
            "number": "2163/UBND-KGVX",
            "date": "2020-04-03",
            "issuer": "UBND tỉnh Đắk Nông",
            "subject": "cho học sinh nghỉ",
        },
    ),
    (
        "Nghị quyết số 76/2025/UBTVQH15 ngày 14 tháng 4 năm 2025 được áp dụng.",
        {"type": "Nghị quyết", "number": "76/2025/UBTVQH15", "date": "2025-04-14"},
    ),
    (
        "Hội nghị quán triệt Kế hoạch số 08 - KH/HU của Huyện ủy.",
        {"type": "Kế hoạch", "number": "08-KH/HU", "issuer": "Huyện ủy"},
    ),
    (
        "Huyện có Kế hoạch số 47-KH/BCĐ của Ban Chỉ đạo về thực hiện sắp xếp các xã.",
        {
            "type": "Kế hoạch",
            "number": "47-KH/BCĐ",
            "issuer": "Ban Chỉ đạo",
            "subject": "thực hiện sắp xếp các xã",
        },
    ),
    ("Xã làm tốt Chỉ thị 05.", {"type": "Chỉ thị", "number": "05"}),
    (
        "Xã vi phạm Quy định số 47 của Ban Bí thư về những điều đảng viên không được làm.",
        {
            "type": "Quy định",
            "number": "47",
            "issuer": "Ban Bí thư",
            "subject": "những điều đảng viên không được làm",
        },
    ),
    (
        "Quốc hội thông qua Luật Nhà ở số 27/2023/QH15.",
        {"type": "Luật", "number": "27/2023/QH15", "issuer": "Quốc hội", "subject": "Nhà ở"},
    ),
    ("Theo Luật Đất đai năm 2013, đất này là đất công.", {"type": "Luật", "date": "2013", "subject": "Đất đai"}),
    ("Điều này trái với Hiến pháp năm 2013.", {"type": "Hiến pháp", "date": "2013"}),
    (
        "Giấy chứng nhận nhãn hiệu tập thể số 00412 do Cục Sở hữu trí tuệ cấp ngày 5/7/2017 đã hết hạn.",
        {
            "type": "Giấy chứng nhận nhãn hiệu tập thể",
            "number": "00412",
            "issuer": "Cục Sở hữu trí tuệ",
            "date": "2017-07-05",
        },
    ),
]

BEFORE = [
    (
        "Ngày 12/3/2021, Tỉnh ủy đã ban hành Nghị quyết số 05-NQ/TU về phát triển du lịch.",
        {
            "type": "Nghị quyết",
            "number": "05-NQ/TU",
            "date": "2021-03-12",
            "issuer": "Tỉnh ủy",
            "subject": "phát triển du lịch",
        },
    ),
    (
        "Thủ tướng Chính phủ Lò Văn Bó vừa ký Công điện số 252/CĐ-TTg yêu cầu các địa phương ứng phó bão số 5.",
        {
            "type": "Công điện",
            "number": "252/CĐ-TTg",
            "issuer": "Thủ tướng Chính phủ",
            "subject": "yêu cầu các địa phương ứng phó bão số 5",
        },
    ),
    (
        "Chiều 5-12, HĐND huyện đã ban hành nghị quyết xác nhận kết quả lấy phiếu tín nhiệm.",
        {
            "type": "nghị quyết",
            "date": "--12-05",
            "issuer": "HĐND huyện",
            "subject": "xác nhận kết quả lấy phiếu tín nhiệm",
        },
    ),
    (
        "Thay mặt Bộ Chính trị, đồng chí Lò Văn Bó đã ký ban hành Quy định 301-QĐ/TW.",
        {"type": "Quy định", "number": "301-QĐ/TW", "issuer": "Bộ Chính trị"},
    ),
]

NUMBERLESS = [
    (
        "Đồng chí công bố Quyết định của Bộ Chính trị điều động đồng chí Lò Văn Bó giữ chức Bí thư Tỉnh ủy.",
        {
            "type": "Quyết định",
            "issuer": "Bộ Chính trị",
            "subject": "điều động đồng chí Lò Văn Bó giữ chức Bí thư Tỉnh ủy",
        },
    ),
    (
        "Việc này vi phạm Quy chế làm việc của Huyện ủy.",
        {"type": "Quy chế", "issuer": "Huyện ủy", "subject": "làm việc"},
    ),
    (
        "Đảng ủy Bộ Công Thương đã ban hành Nghị quyết riêng về công tác thanh niên.",
        {"type": "Nghị quyết", "issuer": "Đảng ủy Bộ Công Thương", "subject": "công tác thanh niên"},
    ),
]


@pytest.mark.parametrize(("sentence", "fields"), BEHIND + BEFORE + NUMBERLESS)
def test_fields(sentence: str, fields: dict[str, Any]) -> None:
    assert facts_of("document", sentence) == [fields]


@pytest.mark.parametrize(
    "sentence",
    [
        "Các nghị quyết của Trung ương được quán triệt nghiêm túc.",
        "Việc này làm theo quy định của Đảng về công tác cán bộ.",
        "Bộ Chính trị quyết định thi hành kỷ luật cảnh cáo.",
        "Nghị quyết Trung ương 4 khóa XII được học tập.",
        "Nghị quyết 5 năm qua đã đạt; kế hoạch 10 dự án đã xong.",
        "Máy bay A320; điện thoại 0912/345-678; tỷ số 2-1; làm việc 24/7; quốc lộ 1A; 5/6 UBND xã.",
        "Huyện đạt kế hoạch năm 2025.",
        "Huyện thực hiện luật pháp của Nhà nước.",
    ],
)
def test_what_is_no_document(sentence: str) -> None:
    assert facts_of("document", sentence) == []


def test_mentions_of_one_document_are_one_fact() -> None:
    text = (
        "Chỉ thị 35 của Bộ Chính trị đã thấm sâu. Trước đó, huyện quán triệt Chỉ thị số 35-CT/TW ngày 30/5/2019 của"
        " Bộ Chính trị. Theo Chỉ thị 35-CT/TW, đại hội phải tiết kiệm."
    )
    assert facts_of("document", text) == [
        {"type": "Chỉ thị", "number": "35-CT/TW", "date": "2019-05-30", "issuer": "Bộ Chính trị"}
    ]
    assert quotes("document", text) == ["Chỉ thị số 35-CT/TW ngày 30/5/2019 của Bộ Chính trị"]


def test_a_decision_told_without_its_number_joins_the_one_with_it() -> None:
    text = (
        "Hội nghị công bố quyết định của Ban Thường vụ Tỉnh ủy bổ nhiệm đồng chí Lò Văn Bó giữ chức Giám đốc Sở."
        " Quyết định số 74-QĐ/TU ngày 2/11/2023 của Ban Thường vụ Tỉnh ủy bổ nhiệm đồng chí Lò Văn Bó giữ chức"
        " Giám đốc Sở được trao tại đây."
    )
    (fields,) = facts_of("document", text)
    assert fields["number"] == "74-QĐ/TU"


def test_documents_of_the_same_serial_and_other_types_stay_apart() -> None:
    text = "Huyện học Chỉ thị số 05-CT/TW và Nghị quyết số 05-NQ/TU; Hướng dẫn số 05-HD/TU cũng được phổ biến."
    assert [fields["number"] for fields in facts_of("document", text)] == ["05-CT/TW", "05-NQ/TU", "05-HD/TU"]


def test_an_issuer_before_the_first_holds_for_those_joined_to_it() -> None:
    text = "Ban Tổ chức Trung ương có Hướng dẫn số 26-HD/BTCTW và Công văn số 5013-CV/BTCTW."
    assert {fields["issuer"] for fields in facts_of("document", text)} == {"Ban Tổ chức Trung ương"}


def test_a_list_takes_the_issuer_before_its_colon() -> None:
    text = (
        "Hội nghị nghe ba Nghị quyết của Ban Chấp hành Trung ương Đảng gồm: Nghị quyết số 10-NQ/TW về “kinh tế tư"
        " nhân”; Nghị quyết số 11-NQ/TW về “thể chế kinh tế”."
    )
    found = facts_of("document", text)
    assert [(fields["number"], fields["issuer"], fields["subject"]) for fields in found] == [
        ("10-NQ/TW", "Ban Chấp hành Trung ương Đảng", "kinh tế tư nhân"),
        ("11-NQ/TW", "Ban Chấp hành Trung ương Đảng", "thể chế kinh tế"),
    ]


def test_a_number_alone_shows_its_type() -> None:
    assert facts_of("document", "Huyện làm theo 35-CT/TW ngày 30/5/2019 rất tốt.") == [
        {"type": "Chỉ thị", "number": "35-CT/TW", "date": "2019-05-30"}
    ]


def test_a_document_inside_the_subject_of_another_is_its_own() -> None:
    text = "Kế hoạch số 21-KH/TU của Tỉnh ủy về việc thực hiện Chỉ thị số 35-CT/TW của Bộ Chính trị được ban hành."
    first, second = facts_of("document", text)
    assert (first["number"], first["issuer"]) == ("21-KH/TU", "Tỉnh ủy")
    assert first["subject"] == "thực hiện Chỉ thị số 35-CT/TW của Bộ Chính trị"
    assert (second["number"], second["issuer"]) == ("35-CT/TW", "Bộ Chính trị")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            "Ông Bó trao quyết định của Tỉnh ủy điều động bà Nga, Ủy viên Ban Thường vụ, giữ chức Giám đốc, từ ngày 1.",
            "điều động bà Nga, Ủy viên Ban Thường vụ, giữ chức Giám đốc",
        ),
        (
            "Tỉnh ủy ra quyết định thi hành kỷ luật cảnh cáo ông Lò Văn Bó (nguyên Chủ tịch huyện), bà Nga thì không.",
            "thi hành kỷ luật cảnh cáo ông Lò Văn Bó",
        ),
        (
            "Tỉnh ủy đã ban hành quyết định kỷ luật ông Lò Văn Bó với hình thức khiển trách do những sai phạm về đất.",
            "kỷ luật ông Lò Văn Bó với hình thức khiển trách",
        ),
    ],
)
def test_the_matter_of_a_decision_on_a_person(text: str, subject: str) -> None:
    assert [fields["subject"] for fields in facts_of("document", text)] == [subject]


def test_decisions_handed_over_together_share_their_issuer() -> None:
    text = (
        "Lãnh đạo tỉnh công bố các quyết định của Tỉnh ủy đối với ông Lò Văn Bó nghỉ công tác chờ hưu; trao quyết định"
        " bổ nhiệm bà Hà Thị Nga giữ chức Giám đốc Sở Y tế."
    )
    assert [(fields["issuer"], fields["subject"]) for fields in facts_of("document", text)] == [
        ("Tỉnh ủy", "ông Lò Văn Bó nghỉ công tác chờ hưu"),
        ("Tỉnh ủy", "bổ nhiệm bà Hà Thị Nga giữ chức Giám đốc Sở Y tế"),
    ]


def test_a_decision_on_a_person_without_any_issuer_is_not_cited() -> None:
    assert facts_of("document", "Ông Lò Văn Bó nhận quyết định bổ nhiệm bà Hà Thị Nga làm Giám đốc.") == []


def test_a_letter_is_cited_by_its_sender_and_matter() -> None:
    sent = "Ngày 4/4/2020, UBND tỉnh đã có báo cáo nhanh gửi Bộ Y tế về việc phòng, chống dịch ở vùng cao."
    assert facts_of("document", sent) == [
        {
            "type": "báo cáo",
            "date": "2020-04-04",
            "issuer": "UBND tỉnh",
            "subject": "phòng, chống dịch ở vùng cao",
        }
    ]
    assert facts_of("document", "Theo báo cáo của UBND tỉnh về việc phòng, chống dịch, tình hình ổn định.") == []


def test_the_day_before_who_signs_on_behalf() -> None:
    text = "Ngày 4/2/2016, thay mặt Bộ Chính trị, Tổng Bí thư ký quyết định phân công ông Lò Văn Bó làm Trưởng ban."
    (fields,) = facts_of("document", text)
    assert (fields["date"], fields["issuer"]) == ("2016-02-04", "Bộ Chính trị")


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh ủy đã ra quyết định thi hành kỷ luật với hình thức khiển trách.",
        "Ủy ban Kiểm tra Tỉnh ủy đã ra quyết định xử lý các cá nhân trước đó.",
    ],
)
def test_a_decision_that_names_nobody_is_vague(text: str) -> None:
    assert facts_of("document", text) == []


def test_what_a_numbered_document_issues_is_no_document_of_its_own() -> None:
    text = "Quyết định 46/2025/QĐ-UBND của UBND tỉnh Vân Lĩnh ban hành Quy chế về dạy thêm, học thêm ở tỉnh."
    assert [fields.get("number") for fields in facts_of("document", text)] == ["46/2025/QĐ-UBND"]


@pytest.mark.parametrize(
    ("text", "issuer", "subject"),
    [
        (
            "Tại Quyết định số 4/QĐ-TTg, Thủ tướng Chính phủ bổ nhiệm ông Lò Văn Bó giữ chức Thứ trưởng Bộ Y tế.",
            "Thủ tướng Chính phủ",
            "bổ nhiệm ông Lò Văn Bó giữ chức Thứ trưởng Bộ Y tế",
        ),
        (
            "Hồ chứa đã được Thủ tướng Chính phủ phê duyệt đầu tư tại Quyết định số 4/QĐ-TTg ngày 2/1/2021.",
            "Thủ tướng Chính phủ",
            "phê duyệt đầu tư",
        ),
        (
            "Nghị quyết số 4/NQ-UBTVQH15, Ủy ban Thường vụ Quốc hội về việc sắp xếp các xã của tỉnh Vân Lĩnh.",
            "Ủy ban Thường vụ Quốc hội",
            "sắp xếp các xã của tỉnh Vân Lĩnh",
        ),
    ],
)
def test_who_decides_what_beside_a_number(text: str, issuer: str, subject: str) -> None:
    (fields,) = facts_of("document", text)
    assert (fields["issuer"], fields["subject"]) == (issuer, subject)


def test_the_day_from_which_something_holds_is_not_the_documents() -> None:
    text = "Theo Thông tư số 77/2024/TT-BTC mới được Bộ Tài chính ban hành, từ ngày 5/9/2024, mức phí giảm."
    (fields,) = facts_of("document", text)
    assert fields == {"type": "Thông tư", "number": "77/2024/TT-BTC", "issuer": "Bộ Tài chính"}


def test_a_subject_that_only_repeats_a_decision_word_takes_linear_time() -> None:
    text = "Tỉnh ủy đã ra quyết định " + "cho thôi giữ " * 20_000 + "."
    assert [fields["issuer"] for fields in facts_of("document", text)] == ["Tỉnh ủy"]
