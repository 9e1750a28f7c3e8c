from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text import canonical, matching
from extract.values.bodies import body_before, body_end, field_end, find_bodies, is_first_words


@pytest.mark.parametrize(
    ("body", "rest"),
    [
        ("Ban Thường vụ Tỉnh ủy Đắk Nông", " đã họp"),
        ("UBND tỉnh", " Trần Văn Khoát"),
        ("UBND tỉnh Yên Bái", " Lê Thị Bích Mận"),
        ("Tỉnh ủy", " Đỗ Quý Toại"),
        ("Tỉnh uỷ Hà Giang", " Vũ Hữu Chắt phát biểu"),
        ("Đảng bộ huyện Cư Jút", " lần thứ V"),
        ("Sở Y tế", ", Bí thư"),
        ("Sở Kế hoạch - Đầu tư", " Lê Ngọc Chẩn"),
        ("Sở Văn hóa, Thể thao và Du lịch tỉnh Lâm Đồng", ", Bí thư Đảng ủy"),
        ("Trường Đại học Quy Nhơn", ""),
        ("Trường THPT Nguyễn Trãi", " Trần Văn Khoát"),
        ("Công ty TNHH Hoàng Anh Gia Lai", " Đoàn Văn Khoát"),
        ("Trung tâm xúc tiến đầu tư tỉnh", ", cho biết"),
        ("Ban Quản lý dự án đầu tư xây dựng thị xã Cửa Lò", ", Trưởng phòng"),
        ("Hội Giáo dục chăm sóc sức khỏe cộng đồng Việt Nam", " nói"),
        ("Đoàn TNCS Hồ Chí Minh Bộ GTVT", ", trong"),
        ("Ban Kinh tế - Ngân sách HĐND thành phố", ") giữ"),
        ("Công an tỉnh", " Đại tá Trần Văn Khoát"),
        ("Bộ Ngoại giao Mỹ", " Anna Reedson"),
        ("Đội Cảnh sát giao thông số 14", " cho biết"),
        ("Ban Công tác Mặt trận khu phố 5", ", cho biết"),
        ("Đồn Biên phòng Cửa khẩu Lao Bảo", " kể."),
        ("Ban Chỉ đạo phòng, chống dịch", ", yêu cầu"),
        ("Cục Quản lý đê điều và Phòng chống thiên tai", " nói"),
        ("Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh", ";"),
        ("Bộ Tư lệnh Thủ đô Hà Nội", " chủ trì"),
        ("Khoa Kinh tế và Kế toán, Trường Đại học Quy Nhơn", " nói"),
        ("Ban Đối ngoại Trung ương Đảng Cộng sản Pháp", ""),
        ("Bộ Lao động - Thương binh và Xã hội", " Đào Ngọc Chẩn"),
        ("Ủy ban về các vấn đề xã hội của Quốc hội", " nói"),
        ("Bệnh viện Đa khoa (BVĐK) tỉnh Hòa Bình", ", nói"),
        ("Quân khu 7", " thôi"),
        ("Quận ủy quận 1", "; ông"),
        ("HĐND TP. Đà Nẵng", " có"),
        ("đoàn kiểm tra của tỉnh", " do"),
        ("Thanh tra Chính phủ", " nói"),
    ],
)
def test_a_body_ends_before_the_person_or_the_verb(body: str, rest: str) -> None:
    text = matching(body + rest)
    end = body_end(text, 0, len(text))
    assert end is not None
    assert text[:end] == matching(body)
    assert body_before(text, end, 0) == 0


def test_what_is_no_body_has_no_end() -> None:
    assert body_end("con đường mới", 0, 13) is None
    assert body_end("", 0, 0) is None


def test_bodies_of_a_sentence() -> None:
    text = "Sáng nay, Ban Thường vụ Tỉnh ủy và UBND huyện Cư Jút làm việc với Sở Y tế."
    assert [text[start:end] for start, end in find_bodies(text)] == [
        "Ban Thường vụ Tỉnh ủy",
        "UBND huyện Cư Jút",
        "Sở Y tế",
    ]


def test_first_words_stand_for_a_longer_name() -> None:
    assert is_first_words("Hội đồng")
    assert not is_first_words("Tỉnh ủy")
    assert field_end("giáo dục và đào tạo", 0) == 19
    assert field_end("nhảy múa", 0) is None


@given(st.text(max_size=300), st.integers(0, 300))
def test_bodies_lie_inside_any_text(raw: str, at: int) -> None:
    text = canonical(raw)
    for start, end in find_bodies(text):
        assert 0 <= start < end <= len(text)
    copy = matching(text)
    found = body_end(copy, min(at, len(copy)), len(copy))
    assert found is None or at < found <= len(copy)
