"""Events: what was held or done on a day, by whom, where, who led; and what is none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.reading import facts, facts_of

HELD = [
    (
        "Chiều 23/12/2020, Tỉnh ủy Lai Châu tổ chức Hội nghị tổng kết công tác dân vận.",
        {"name": "Hội nghị tổng kết công tác dân vận", "date": "2020-12-23", "organiser": "Tỉnh ủy Lai Châu"},
    ),
    (
        "Ngày 22-9-2017, tại Hà Nội, Bộ Y tế đã khai mạc hội thảo về y tế cơ sở.",
        {"name": "hội thảo về y tế cơ sở", "date": "2017-09-22", "organiser": "Bộ Y tế", "place": "Hà Nội"},
    ),
    (
        "Sáng 24.4.2025, tại sân vận động Lai Châu diễn ra Giải việt dã thanh niên.",
        {"name": "Giải việt dã thanh niên", "date": "2025-04-24", "place": "sân vận động Lai Châu"},
    ),
    (
        "Từ ngày 5/8 đến 7/8/2021, Tỉnh đoàn Lai Châu tổ chức lớp tập huấn cán bộ Đoàn.",
        {
            "name": "lớp tập huấn cán bộ Đoàn",
            "date": "2021-08-05",
            "end": "2021-08-07",
            "organiser": "Tỉnh đoàn Lai Châu",
        },
    ),
]
DONE = [
    (
        "Ngày 23/5/2016, ông Lò Văn Pản, Phó Chủ tịch UBND tỉnh đã làm việc với Huyện ủy Sìn Hồ.",
        {"name": "làm việc với Huyện ủy Sìn Hồ", "date": "2016-05-23", "chair": "Lò Văn Pản"},
    ),
    (
        "Ngày 20/9/2014, Bộ Chính trị đã cử ông Lò Văn Pản giữ chức Bí thư Tỉnh ủy.",
        {"name": "cử ông Lò Văn Pản giữ chức Bí thư Tỉnh ủy", "date": "2014-09-20", "organiser": "Bộ Chính trị"},
    ),
    (
        "Ngày 5/11/2018, Giám đốc Sở Y tế Lò Văn Pản được điều động giữ chức Bí thư Huyện ủy Sìn Hồ.",
        {"name": "Lò Văn Pản được điều động giữ chức Bí thư Huyện ủy Sìn Hồ", "date": "2018-11-05"},
    ),
    (
        "Chiều 13/10/2015, Ban Chấp hành Đảng bộ tỉnh Lai Châu họp phiên thứ nhất.",
        {
            "name": "Ban Chấp hành Đảng bộ tỉnh Lai Châu họp phiên thứ nhất",
            "date": "2015-10-13",
            "organiser": "Ban Chấp hành Đảng bộ tỉnh Lai Châu",
        },
    ),
    (
        "Hai thiếu niên đã dũng cảm cứu 5 học sinh bị đuối nước tại hồ Nậm Pung vào ngày 20-4-2016.",
        {"name": "cứu 5 học sinh bị đuối nước", "date": "2016-04-20", "place": "hồ Nậm Pung"},
    ),
    (
        "Nhân kỷ niệm 50 năm Ngày giải phóng tỉnh (31/3/1975 - 31/3/2025), các cụ ôn lại truyền thống.",
        {"name": "Ngày giải phóng tỉnh", "date": "1975-03-31"},
    ),
]
MET = [
    (
        "Tại kỳ họp thứ 5 HĐND tỉnh Lai Châu tổ chức hôm 7/6/2019, các đại biểu đã bầu ông Lò Văn Pản.",
        {"name": "kỳ họp thứ 5 HĐND tỉnh Lai Châu", "date": "2019-06-07", "organiser": "HĐND tỉnh Lai Châu"},
    ),
    (
        "Trong cuộc họp ngày 2/3/2018, Sở Y tế đã xem xét việc này.",
        {"name": "cuộc họp", "date": "2018-03-02", "organiser": "Sở Y tế"},
    ),
    (
        "Sáng 3-1-2017, Hội nghị Tỉnh ủy Lai Châu bàn về công tác cán bộ đã bầu ông Lò Văn Pản.",
        {
            "name": "Hội nghị Tỉnh ủy Lai Châu bàn về công tác cán bộ",
            "date": "2017-01-03",
            "organiser": "Tỉnh ủy Lai Châu",
        },
    ),
]
TOLD = [
    (
        "Hội thi tiếng hát vùng cao khởi tranh từ ngày 23.4.2025, tại thị trấn Sìn Hồ.",
        {"name": "Hội thi tiếng hát vùng cao", "date": "2025-04-23", "place": "thị trấn Sìn Hồ"},
    ),
    (
        "Cụ bà Lò Thị Ín vừa qua đời lúc 8h30 sáng 25/2/2021, sau thời gian dài điều trị.",
        {"name": "Lò Thị Ín vừa qua đời", "date": "2021-02-25"},
    ),
    (
        "Khoảng 22h ngày 18-3-2020, trận lũ quét xảy ra tại xã Nậm Pung.",
        {"name": "trận lũ quét", "date": "2020-03-18", "place": "xã Nậm Pung"},
    ),
    (
        "Bộ ấn cổ được trưng bày tại Bảo tàng tỉnh từ ngày 2 - 7.5.2025.",
        {"name": "Bộ ấn cổ được trưng bày", "date": "2025-05-02", "end": "2025-05-07", "place": "Bảo tàng tỉnh"},
    ),
    (
        "Cuối tháng 4/2018, ông Lò Văn Pản lập một đội thuyền trên hồ Nậm Pung.",
        {"name": "lập một đội thuyền trên hồ Nậm Pung", "date": "2018-04"},
    ),
    (
        "Ông Lò Văn Pản cho biết cây cầu treo sẽ được tháo dỡ vào ngày 5/8/2021.",
        {"name": "cây cầu treo sẽ được tháo dỡ", "date": "2021-08-05"},
    ),
    (
        "Ông Lò Văn Pản ở Mường Lay cho đến tháng 11/1949 thì sang Trung Quốc.",
        {"name": "sang Trung Quốc", "date": "1949-11"},
    ),
]
WAYS = [
    (
        "Ngày 5/11/2018, Huyện ủy Sìn Hồ đã chỉ định ông Lò Văn Pản (Trưởng phòng Tài chính) giữ chức Bí thư xã.",
        {"name": "chỉ định ông Lò Văn Pản giữ chức Bí thư xã", "organiser": "Huyện ủy Sìn Hồ"},
    ),
    (
        "Ngày 5/11/2018, HĐND tỉnh đã bầu ông Lò Văn Pản - Phó Bí thư Tỉnh ủy, Trưởng Ban Tổ chức - giữ chức Chủ tịch.",
        {"name": "bầu ông Lò Văn Pản giữ chức Chủ tịch", "organiser": "HĐND tỉnh"},
    ),
    (
        "Ngày 5/11/2018, Tỉnh ủy đề nghị Bộ Chính trị, Ban Bí thư xem xét, kỷ luật ông Lò Văn Pản, ông Lê Văn Nam.",
        {
            "name": "đề nghị Bộ Chính trị, Ban Bí thư xem xét, kỷ luật ông Lò Văn Pản, ông Lê Văn Nam",
            "organiser": "Tỉnh ủy",
        },
    ),
    (
        "Ngày 5/11/2018, Chủ tịch UBND tỉnh Lò Văn Pản có buổi làm việc với huyện Sìn Hồ về thu thuế, công tác chè.",
        {"name": "buổi làm việc với huyện Sìn Hồ", "chair": "Lò Văn Pản"},
    ),
    (
        "Ngày 5/11/2018, cơ quan chức năng tiến hành khai quật mồ, khám tử thi.",
        {"name": "khai quật mồ, khám tử thi", "organiser": "cơ quan chức năng"},
    ),
    (
        "Khoảng 15h ngày 5/11/2018, tại quốc lộ 3, đoạn qua huyện Sìn Hồ (Lai Châu) xảy ra vụ tai nạn giữa hai xe tải.",
        {"name": "vụ tai nạn giữa hai xe tải", "place": "quốc lộ 3, đoạn qua huyện Sìn Hồ (Lai Châu)"},
    ),
    (
        "Ngày 5/11/2018, một xe con mất lái lao vào dải phân cách.",
        {"name": "một xe con mất lái lao vào dải phân cách"},
    ),
    (
        "Ngày 5/11/2018, ông được HĐND tỉnh Lai Châu bầu làm Chủ tịch UBND tỉnh và giữ chức vụ này hai nhiệm kỳ.",
        {"name": "bầu làm Chủ tịch UBND tỉnh", "organiser": "HĐND tỉnh Lai Châu"},
    ),
    (
        "Ông Lò Văn Pản, nguyên Bí thư Huyện ủy Sìn Hồ, đã từ trần lúc 3 giờ ngày 5/11/2018.",
        {"name": "Lò Văn Pản từ trần"},
    ),
    (
        "Ngày 5/11/2018, Tỉnh ủy Lai Châu diễn ra Hội nghị công bố quyết định về cán bộ.",
        {"name": "Hội nghị công bố quyết định về cán bộ", "place": "Tỉnh ủy Lai Châu"},
    ),
    (
        "Ngày 5/11/2018 tại cuộc họp với Huyện ủy Sìn Hồ, ông Pản hỏi về các khu chung cư.",
        {"name": "cuộc họp với Huyện ủy Sìn Hồ"},
    ),
    (
        "Đại hội đồng cổ đông thường niên của Công ty Chè Sìn Hồ diễn ra sáng 5/11/2018 tại thị trấn Sìn Hồ.",
        {
            "name": "Đại hội đồng cổ đông thường niên của Công ty Chè Sìn Hồ",
            "organiser": "Công ty Chè Sìn Hồ",
            "place": "thị trấn Sìn Hồ",
        },
    ),
    (
        "Sáng 5/11/2018, tiếp tục chương trình, dưới sự điều hành của ông Lò Văn Pản, Quốc hội đã thông qua Luật Chè.",
        {"name": "thông qua Luật Chè", "organiser": "Quốc hội", "chair": "Lò Văn Pản"},
    ),
    (
        "Ngày 5/11/2018, cơ quan điều tra đã khởi tố vụ án đưa hối lộ xảy ra tại Công ty Chè Sìn Hồ.",
        {
            "name": "khởi tố vụ án đưa hối lộ xảy ra tại Công ty Chè Sìn Hồ",
            "organiser": "cơ quan điều tra",
        },
    ),
    (
        "Theo kế hoạch, ngày 5/11/2018, Sở Nông nghiệp sẽ họp với các xã, huyện ven sông.",
        {"name": "họp với các xã, huyện ven sông", "organiser": "Sở Nông nghiệp"},
    ),
    (
        "Trưa 5/11/2018, Phó Chủ tịch UBND tỉnh Lò Văn Pản đến hiện trường chỉ đạo khắc phục.",
        {"name": "đến hiện trường chỉ đạo khắc phục", "chair": "Lò Văn Pản"},
    ),
    (
        "Trước đó, tối 5/11/2018, đêm hội hoa đăng đã được tổ chức với hàng nghìn ngọn đèn.",
        {"name": "đêm hội hoa đăng"},
    ),
    (
        "Ngày 5/11/2018, UBND huyện Sìn Hồ đã ký Quy chế phối hợp bảo vệ rừng.",
        {"name": "ký Quy chế phối hợp bảo vệ rừng", "organiser": "UBND huyện Sìn Hồ"},
    ),
    (
        "Ngày 5/11/2018, tại kỳ họp thứ ba, HĐND tỉnh Lai Châu đã bầu bà Lò Thị Pản.",
        {"name": "kỳ họp thứ ba", "organiser": "HĐND tỉnh Lai Châu"},
    ),
    (
        "Ngày 5/11/2018, bà Lò Thị Pản tái đắc cử Chủ tịch HĐND tỉnh.",
        {"name": "tái đắc cử Chủ tịch HĐND tỉnh"},
    ),
    (
        "Ngày 5/11/2018, Huyện ủy Sìn Hồ được thành lập trên cơ sở hai xã.",
        {"name": "Huyện ủy Sìn Hồ được thành lập trên cơ sở hai xã"},
    ),
    (
        "Ban Chè Sìn Hồ được hợp nhất về Văn phòng Huyện ủy từ tháng 5/2007.",
        {"name": "Ban Chè Sìn Hồ được hợp nhất về Văn phòng Huyện ủy", "date": "2007-05"},
    ),
    (
        "Đội Sìn Hồ sẽ làm khách của đội Nậm Pung vào ngày 5/11/2018.",
        {"name": "làm khách của đội Nậm Pung", "organiser": "Đội Sìn Hồ"},
    ),
]
NONE = [
    "Ngày 5/6/2019, ông Lò Văn Pản cho biết công việc đang thuận lợi.",
    "Thực hiện Chỉ thị số 35-CT/TW, ngày 30/5/2019 của Bộ Chính trị.",
    "Ngày 5/12/2018, HĐND tỉnh Lai Châu đã ban hành nghị quyết.",
    "Tính đến ngày 19/5/2020, các chi bộ đã tổ chức đại hội.",
    "Ông Lò Văn Pản sinh ngày 10-7-1972, quê ở Sìn Hồ.",
    "Ngày 20/8/2020, Đảng bộ huyện Sìn Hồ tổ chức Đại hội lần thứ XX.",
    "Từ năm 2011, huyện tổ chức hội thi hằng năm.",
    "Theo kế hoạch, cây cầu sẽ hoàn thành vào tháng 6/2025.",
    "Ngày 5/6/2019, UBND huyện Sìn Hồ đã có báo cáo về vụ việc.",
    "Ngày 7/5/2019, theo nguồn tin của báo, huyện đã kiểm tra dự án.",
    "Ngày 30/8/2023, mực nước sông Nậm Pung còn ở mức cao.",
    "Ngày 30/8/2023, do ảnh hưởng của rãnh áp thấp qua vùng cao.",
    "Sau hai ngày làm việc (25 - 26/9/2025), các đại biểu ra về.",
    "Đến ngày 31/10/2013, con số này tăng lên 342 căn.",
    "Ngày 6/11/2025, Ủy ban Kiểm tra Huyện ủy Sìn Hồ ra Thông báo số 31-TB/UBKTHU.",
    "Từ 16/4/2025 - 31/10/2025, định kỳ báo cáo Huyện ủy tiến độ hằng tuần.",
    "Hôm nay, tôi xin gửi lời cảm ơn đến bà con trong xã.",
    "Năm ấy là năm Ất Tỵ (tức ngày 25/7/2025), lễ rước đuốc.",
]


@pytest.mark.parametrize(("sentence", "fields"), [*HELD, *DONE, *MET, *TOLD])
def test_event(sentence: str, fields: dict[str, Any]) -> None:
    assert facts_of("event", sentence) == [fields]


@pytest.mark.parametrize(("sentence", "fields"), WAYS)
def test_what_a_name_holds_and_who_acted(sentence: str, fields: dict[str, Any]) -> None:
    assert facts_of("event", sentence) == [{"date": "2018-11-05", **fields}]


def test_a_change_from_a_day_on_is_told_in_capitals_as_well() -> None:
    found = facts_of("event", "Ban Chè Sìn Hồ được hợp nhất về Văn phòng Huyện ủy TỪ 5/5/2007.")
    assert [fact["date"] for fact in found] == ["2007-05-05"]


@pytest.mark.parametrize("sentence", NONE)
def test_no_event(sentence: str) -> None:
    assert facts_of("event", sentence) == []


def test_the_chair_may_stand_in_the_next_sentence() -> None:
    text = (
        "Sáng 3/2/2020, Huyện ủy Sìn Hồ tổ chức hội nghị gặp mặt báo chí. "
        "Đồng chí Lò Văn Pản, Bí thư Huyện ủy chủ trì hội nghị."
    )
    (fact,) = facts_of("event", text)
    assert fact["chair"] == "Lò Văn Pản"


def test_a_delegation_is_led_by_the_person_it_names() -> None:
    text = (
        "Ngày 3/2/2020, đoàn kiểm tra của Tỉnh ủy do đồng chí Lò Văn Pản, Phó Bí thư Tỉnh ủy làm trưởng đoàn "
        "đã kiểm tra công tác chuẩn bị đại hội tại Huyện ủy Sìn Hồ."
    )
    (fact,) = facts_of("event", text)
    assert fact["organiser"] == "đoàn kiểm tra của Tỉnh ủy"
    assert fact["chair"] == "Lò Văn Pản"
    assert fact["place"] == "Huyện ủy Sìn Hồ"


def test_the_same_day_is_the_day_last_named() -> None:
    text = "Sáng 13/10/2015, Tỉnh ủy khai mạc hội thi bí thư chi bộ giỏi. Tối cùng ngày, Tỉnh đoàn tổ chức đêm nhạc."
    assert [fact["date"] for fact in facts_of("event", text)] == ["2015-10-13", "2015-10-13"]


def test_yesterday_counts_back_from_the_day_of_the_news() -> None:
    text = "Ngày 9/11, Tỉnh ủy trao quyết định điều động cán bộ.\nHôm qua, Tỉnh đoàn đã tổ chức hội thi tin học trẻ.\n"
    assert [fact["date"] for fact in facts_of("event", text)] == ["--11-09", "--11-08"]


def test_a_caption_that_says_the_same_adds_no_second_event() -> None:
    text = (
        "Khởi công cầu Nậm Pung\n\n"
        "Ngày 5/6/2019, UBND huyện Sìn Hồ tổ chức lễ khởi công cầu Nậm Pung qua suối lớn của xã vùng cao.\n"
        "Các đại biểu tại lễ khởi công cầu Nậm Pung ngày 5/6/2019. Ảnh: Lò Pản\n"
    )
    assert len(facts("event", text)) == 1


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Ngày 22/9, Sở Y tế tổ chức hội thi tay nghề.\nKế hoạch số 12-KH/TU ngày 3/6/2017 nêu rõ.\n", "2017-09-22"),
        ("Ngày 22/9, Sở Y tế tổ chức hội thi tay nghề.\nKế hoạch ngày 3/6/2017 cho nhiệm kỳ 2020-2025.\n", "--09-22"),
        ("Ngày 22/9, Sở Y tế tổ chức hội thi tay nghề.\n", "--09-22"),
    ],
)
def test_the_year_is_taken_only_from_what_settles_it(text: str, date: str) -> None:
    assert facts_of("event", text)[0]["date"] == date


def test_the_chair_is_not_that_of_another_day() -> None:
    text = (
        "Ngày 3/2/2020, Huyện ủy Sìn Hồ tổ chức hội thi kể chuyện. "
        "Ngày 5/2/2020, ông Lò Văn Pản chủ trì hội nghị báo chí."
    )
    assert "chair" not in facts_of("event", text)[0]


def test_a_tale_goes_on_until_a_part_of_a_day() -> None:
    text = "Đến chiều 31/10/2013, cả nhóm kéo về trụ sở huyện. Tối cùng ngày, Công an huyện Sìn Hồ bắt giữ 9 người."
    assert [fact["date"] for fact in facts_of("event", text)] == ["2013-10-31", "2013-10-31"]


def test_a_month_of_last_year_counts_back_from_the_day_of_the_news() -> None:
    text = "Tin huyện\n\n12/3/2020 08:30\n\nTháng 11 năm ngoái, Huyện ủy Sìn Hồ tổ chức hội thi kể chuyện.\n"
    assert facts("event", text)[0]["date"] == "2019-11"


def test_days_ago_count_back_from_the_day_of_the_news() -> None:
    text = "Sáng 18/10, Tỉnh ủy họp phiên thứ nhất. Cách đây hai ngày, đoàn công tác của Tỉnh ủy thăm huyện Sìn Hồ."
    assert [fact["date"] for fact in facts_of("event", text)] == ["--10-18", "--10-16"]
