"""Events told otherwise than by a day and its clause: incidents, matches, what holds from a day on; and their years."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.reading import facts, facts_of

TOLD: list[tuple[str, dict[str, str | None]]] = [
    (
        "Công an xã cho biết chiều 28-6, tại vùng biển phía đông, TP Hải Phòng đã xảy ra vụ va chạm giữa hai tàu cá.",
        {"name": "vụ va chạm giữa hai tàu cá", "date": "--06-28", "place": "vùng biển phía đông, TP Hải Phòng"},
    ),
    (
        "Ngày 16 tháng 2 năm 1940, với tư cách bí thư, Lò Văn Pản tổ chức lập hội đồng ở Nậm Cha (Sìn Hồ, Lai Châu).",
        {"name": "lập hội đồng ở Nậm Cha (Sìn Hồ, Lai Châu)", "date": "1940-02-16"},
    ),
    (
        "Tháng 4-1985, là huyện ủy viên được phân công làm Phó Bí thư Huyện ủy Sìn Hồ.",
        {"name": "được phân công làm Phó Bí thư Huyện ủy Sìn Hồ", "date": "1985-04"},
    ),
    (
        "Từ tháng 10 năm 2004, ông được Ban Thường vụ Tỉnh ủy Lai Châu phân công làm Phó Bí thư Huyện ủy Sìn Hồ.",
        {"name": "phân công làm Phó Bí thư Huyện ủy Sìn Hồ", "date": "2004-10"},
    ),
    ("Từ tháng 12/2007: Bà nghỉ hưu theo chế độ.", {"name": "Bà nghỉ hưu theo chế độ", "date": "2007-12"}),
    (
        "Người tiền nhiệm, ông Lò Văn Pản, nghỉ hưu từ ngày 1/8/2022.",
        {"name": "Lò Văn Pản nghỉ hưu", "date": "2022-08-01"},
    ),
    (
        "Gia đình ông Lò Văn Pản cho hay ông vừa qua đời chiều 6/5/2025.",
        {"name": "Lò Văn Pản qua đời", "date": "2025-05-06"},
    ),
    (
        "Đến ngày 26/9/2013, gia đình bà Kê có đơn yêu cầu khám nghiệm.",
        {"name": "có đơn yêu cầu khám nghiệm", "date": "2013-09-26"},
    ),
    (
        "Năm 1947, ông vào tỉnh ủy. Tháng 10, ông được Tỉnh ủy Lai Châu điều động về huyện Sìn Hồ.",
        {"name": "điều động về huyện Sìn Hồ", "date": "1947-10"},
    ),
    (
        "Kỳ họp thứ 22 ngày 27/4/2018 đã bầu Bí thư huyện ủy mới khi ông Lò Văn Pản nghỉ hưu từ ngày 1/5/2018.",
        {"name": "Lò Văn Pản nghỉ hưu", "date": "2018-05-01"},
    ),
    (
        "Ngày 3/10/2013, Công an huyện Sìn Hồ lập hội đồng xác minh và đến ngày 4/10/2013 thì tiến hành khám nghiệm.",
        {"name": "lập hội đồng xác minh", "date": "2013-10-03", "organiser": "Công an huyện Sìn Hồ"},
    ),
    (
        "Ngày 16/10/2020, đoàn công tác của Tỉnh ủy làm việc tại Sìn Hồ công bố các quyết định về cán bộ.",
        {"date": "2020-10-16", "place": "Sìn Hồ"},
    ),
    (
        "Mọi việc thay đổi từ khi ông Lò Văn Pản lên nắm quyền tháng 11/2012.",
        {"name": "Lò Văn Pản lên nắm quyền", "date": "2012-11"},
    ),
    (
        "Ngày 2/5/2025, Bộ đã tổ chức hội thi tay nghề ngành may.",
        {"name": "hội thi tay nghề ngành may", "organiser": None},
    ),
    (
        "Vòng loại môn bơi diễn ra từ 30/5/2014 và kết thúc vào 30/5/2016.",
        {"name": "Vòng loại môn bơi", "date": "2014-05-30", "end": "2016-05-30"},
    ),
    (
        "Bàn thắng phút cuối giúp Nậm Na Lai Châu hạ Biển Bạc Vân Đồn 3-2 tối 16/7/2022.",
        {"name": "Nậm Na Lai Châu hạ Biển Bạc Vân Đồn 3-2", "date": "2022-07-16"},
    ),
    (
        "Vòng 10, Nậm Na Lai Châu sẽ làm khách của Biển Bạc trên sân Vân Đồn vào ngày 23/7/2022.",
        {"name": "Nậm Na Lai Châu sẽ làm khách của Biển Bạc", "date": "2022-07-23", "place": "sân Vân Đồn"},
    ),
    (
        "Thành lập thị xã Nậm Na trực thuộc tỉnh từ 1/1/2025.",
        {"name": "Thành lập thị xã Nậm Na trực thuộc tỉnh", "date": "2025-01-01"},
    ),
    (
        "Ngày 3/8/2022, HĐND tỉnh khóa X họp bất thường, bầu ông Lò Văn Pản, thay ông Sử đã được Tỉnh ủy điều động.",
        {"name": "HĐND tỉnh khóa X họp bất thường", "date": "2022-08-03"},
    ),
]


def _fact(text: str, date: str | None) -> dict[str, Any]:
    """The only event of a day, or the only one where no day is asked for."""
    (fact,) = [fact for fact in facts_of("event", text) if date in {None, fact["date"]}]
    return fact


@pytest.mark.parametrize(("text", "fields"), TOLD)
def test_what_happened_is_named(text: str, fields: dict[str, str | None]) -> None:
    fact = _fact(text, fields.get("date"))
    assert {name: fact.get(name) for name in fields} == fields


NONE = [
    "Ngày 4 tháng 11 năm 2009, Nhà nước đã trao tặng ông Huân chương Độc lập.",
    "Ngày 3 tháng 2 năm 2019, bà được trao tặng huy hiệu 50 năm tuổi Đảng.",
    "Tối 2/6/2018, Công an huyện Sìn Hồ nhận được tin báo có người bị nạn trên đường đi cấp cứu.",
    "Đến ngày 13/8/2020, tất cả các đảng bộ huyện đã hoàn thành đại hội.",
    "Từ tháng 3/2011 đến nay, ông là Bí thư Huyện ủy Sìn Hồ.",
    "Báo cáo thẩm tra số 12 ngày 3/6/2025 nêu rõ việc này.",
    "Trao đổi với báo chí ngày 4/7/2018, ông Lò Văn Pản nói về việc này.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_event_is_left(text: str) -> None:
    assert not facts_of("event", text)


def test_an_incident_without_a_name_has_that_of_the_headline() -> None:
    text = (
        "Lật thuyền trên hồ Nậm Na, ba người mất tích\n\n"
        "Nguồn tin của báo cho biết vụ việc xảy ra trên hồ Nậm Na, xã Pa Tần cuối ngày 2/6/2018.\n"
        "Lực lượng cứu hộ đang tìm kiếm những người còn lại trên mặt hồ rộng gần hai nghìn mét.\n"
    )
    (event,) = facts("event", text)
    assert event["name"] == "Lật thuyền trên hồ Nậm Na, ba người mất tích"
    assert event["date"] == "2018-06-02"
    assert event["place"] == "hồ Nậm Na, xã Pa Tần"


def test_the_same_day_is_not_one_to_come() -> None:
    text = (
        "Tối 16/7/2022, Sở Văn hóa khai mạc hội thi bơi. Hội thi sau sẽ diễn ra ngày 23/7/2022. "
        "Cùng ngày, Tỉnh đoàn tổ chức đêm nhạc."
    )
    assert facts_of("event", text)[-1]["date"] == "2022-07-16"


YEARS = [
    ("Ngày 9/5, Tỉnh đoàn tổ chức hội thi. Ông được bầu bổ sung tháng 10/2017 và tháng 5/2018.", "2018-05-09"),
    ("Ngày 9/1, Tỉnh đoàn tổ chức hội thi. Ông được bầu bổ sung tháng 10/2017 và tháng 5/2018.", "--01-09"),
    ("Ngày 2/3, Tỉnh đoàn tổ chức hội thi. Ngày 9/5, ông được bầu lại. Ông vào tỉnh ủy tháng 5/2018.", "2018-03-02"),
    ("Ngày 20/4, Tỉnh đoàn tổ chức hội thi. Vào Đảng năm 1987, ông nghỉ việc tháng 6/2006.", "--04-20"),
    ("Chiều 15/7, Tỉnh đoàn tổ chức hội thi. Riêng 6 tháng đầu năm 2009, giá lúa giảm.", "2009-07-15"),
    ("Tối 16/7, Tỉnh đoàn tổ chức hội thi trong mùa giải quốc gia năm 2022.", "2022-07-16"),
    ("Tối 16/7, Tỉnh đoàn tổ chức hội thi. Hộ nghèo giảm so với năm 2022.", "--07-16"),
    ("Ngày 13/5, Tỉnh đoàn tổ chức hội thi. Từ ngày 12/5/2025 đoàn bàn hợp tác giai đoạn 2026-2030.", "2025-05-13"),
]


@pytest.mark.parametrize(("text", "date"), YEARS)
def test_the_year_is_that_of_the_article_s_time(text: str, date: str) -> None:
    assert facts_of("event", text)[0]["date"] == date
