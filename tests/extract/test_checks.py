"""Cross-checks: what agrees and what disagrees is said in figures; what proves nothing is not mentioned."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from extract import Article, Check, Proposal, propose
from extract.checks import checked
from extract.facts import to_fact
from extract.reading.page import Page
from tests.extract.reading import HEADLINE


def proposals(sentence: str) -> list[Proposal]:
    return propose(Article(id="page", text=f"{HEADLINE}{sentence}\n"))


def checks(sentence: str, name: str) -> list[Check]:
    return [check for proposal in proposals(sentence) for check in proposal.checks if check.name == name]


def test_a_share_that_recomputes() -> None:
    (check,) = checks("Đã có 42/69 chi bộ tổ chức đại hội (tỷ lệ 60,87%).", "share")
    assert check == Check("share", True, "42 of 69 is 60,87 %, and the article says 60,87 %")


def test_a_share_that_does_not() -> None:
    (check,) = checks("Đã có 42/69 chi bộ tổ chức đại hội (tỷ lệ 66,87%).", "share")
    assert check == Check("share", False, "42 of 69 is 60,87 %, but the article says 66,87 %")


def test_a_rough_share_may_be_rounded() -> None:
    (check,) = checks("Có 79/84 đại biểu tán thành (gần 94,5%).", "share")
    assert check.passed


def test_parts_and_their_sum_vouch_for_each_other() -> None:
    found = checks("Toàn tỉnh còn 58 đơn vị, gồm 41 xã và 17 phường.", "sum")
    assert found == [Check("sum", True, "41 + 17 = 58")] * 3


def test_an_enumeration_that_does_not_add_up() -> None:
    found = checks("Toàn tỉnh còn 58 đơn vị, gồm 41 xã và 15 phường.", "sum")
    assert found == [Check("sum", False, "41 + 15 = 56, but the article says 58")] * 3
    (first, *_) = checks("Đoàn có 60 người, gồm 31 nữ, 12 nam và 15 trẻ em.", "sum")
    assert (first.passed, first.message) == (False, "31 + 12 + 15 = 58, but the article says 60")


@pytest.mark.parametrize(
    "sentence",
    [
        "Toàn tỉnh còn 58 đơn vị, trong đó 41 xã và 15 phường.",
        "Toàn tỉnh còn 58 đơn vị, gồm 41 xã, 15 phường và các thị trấn.",
        "Toàn tỉnh còn 58 đơn vị, gồm 41 xã.",
        "Toàn tỉnh còn 58 đơn vị và có 41 xã và 15 phường.",
    ],
)
def test_parts_that_may_not_be_all_say_nothing_of_the_sum(sentence: str) -> None:
    assert checks(sentence, "sum") == []


def test_a_share_of_another_whole_is_not_compared() -> None:
    assert checks("Có 458/461 đại biểu tán thành (chiếm 95,62% tổng số đại biểu).", "share") == []


def test_a_share_of_a_whole_in_the_same_paragraph() -> None:
    sentence = "Đã bầu 400 cấp ủy viên, trong đó 270 đồng chí/67,5% tái cử và 130 đồng chí/32,5% tham gia lần đầu."
    messages = [check.message for check in checks(sentence, "share")]
    assert messages == [
        "270 of 400 is 67,5 %, and the article says 67,5 %",
        "130 of 400 is 32,5 %, and the article says 32,5 %",
    ]


def test_a_part_above_its_total() -> None:
    (check,) = checks("Có 90/84 đại biểu tham gia bỏ phiếu.", "bounds")
    assert not check.passed


@pytest.mark.parametrize(
    "sentence", ["Tỷ lệ đảng viên dự họp chiếm 104%.", "Nghị quyết được thông qua với 104% đại biểu tán thành."]
)
def test_a_share_above_the_whole(sentence: str) -> None:
    (check,) = checks(sentence, "bounds")
    assert check == Check("bounds", False, "104 % is more than the whole")


def test_what_may_exceed_its_measure_is_within_bounds() -> None:
    assert checks("Thu ngân sách đạt tỷ lệ 104% kế hoạch.", "bounds") == []
    assert checks("Tỷ lệ đảng viên dự họp chiếm 94%.", "bounds") == []


@pytest.mark.parametrize(
    ("weekday", "passed"),
    [("Thứ ba", True), ("Thứ tư", False)],
)
def test_a_weekday_against_the_calendar(weekday: str, passed: bool) -> None:
    sentence = f"{weekday}, ngày 13/10/2020, Tỉnh ủy Lai Châu tổ chức hội nghị cán bộ."
    (check,) = checks(sentence, "weekday")
    assert check.passed is passed
    assert "13/10/2020 is a thứ ba" in check.message


def test_a_term_that_begins_long_before_its_congress() -> None:
    sentence = "Đại hội Đảng bộ huyện Cư Jút lần thứ XII, nhiệm kỳ 2010-2015 diễn ra ngày 14/10/2020."
    (check,) = checks(sentence, "term")
    assert not check.passed


def test_a_term_that_begins_with_its_congress() -> None:
    sentence = "Đại hội Đảng bộ huyện Cư Jút lần thứ XII, nhiệm kỳ 2020-2025 diễn ra ngày 14/10/2020."
    assert checks(sentence, "term") == [
        Check("term", True, "the term begins in 2020 and the congress is held in 2020, which agree")
    ]


def cited(published: str) -> list[Check]:
    text = f"{HEADLINE}Thực hiện Chỉ thị số 35-CT/TW ngày 30/5/2019 của Bộ Chính trị.\n"
    return [check for found in propose(Article(id="page", text=text, published=published)) for check in found.checks]


def test_a_document_younger_than_the_article_that_cites_it() -> None:
    assert cited("2018-01-02") == [Check("citation", False, "it is dated 30/5/2019, after the article of 2/1/2018")]
    assert cited("2019-05-30") == []


@pytest.mark.parametrize(("year", "passed", "rest"), [("2021", True, "agree"), ("2022", False, "differ")])
def test_the_year_in_a_number_against_the_date(year: str, passed: bool, rest: str) -> None:
    found = checks(f"Theo Nghị định số 12/2021/NĐ-CP ngày 4/3/{year} của Chính phủ, xã đã rà soát.", "number")
    assert found == [Check("number", passed, f"the years of its number (2021) and date ({year}) {rest}")]


def test_one_office_given_to_two_people() -> None:
    sentence = "Ông Lò Văn Pản, Giám đốc Sở Y tế Lai Châu và bà Vừ Thị Mỷ, Giám đốc Sở Y tế Lai Châu dự họp."
    messages = [check.message for check in checks(sentence, "holder")]
    assert messages == [
        "the article gives this office (Giám đốc) to Vừ Thị Mỷ as well",
        "the article gives this office (Giám đốc) to Lò Văn Pản as well",
    ]


def test_an_office_given_to_many_names_the_first_of_them() -> None:
    people = ("Lò Văn Pản", "Vừ Thị Mỷ", "Giàng A Páo", "Hà Thị Sương")
    found = checks(", ".join(f"ông {name}, Giám đốc Sở Y tế Lai Châu" for name in people) + " dự họp.", "holder")
    assert [check.message.partition(" to ")[2] for check in found] == [
        "Vừ Thị Mỷ, Giàng A Páo and 1 more as well",
        "Lò Văn Pản, Giàng A Páo and 1 more as well",
        "Lò Văn Pản, Vừ Thị Mỷ and 1 more as well",
        "Lò Văn Pản, Vừ Thị Mỷ and 1 more as well",
    ]


@pytest.mark.parametrize("rule", ["office.box", "office.career"])
def test_holders_who_are_told_with_their_times_followed_one_another(rule: str) -> None:
    page = Page.of(Article(id="page", text="Kế nhiệm"))
    office = {"role": "Giám đốc", "organisation": "Sở Y tế Lai Châu"}
    pair = [proposal("office", {"person": name, **office}) for name in ("Lò Văn Pản", "Vừ Thị Mỷ")]
    assert [len(found.checks) for found in checked(pair, page)] == [1, 1]
    assert [len(found.checks) for found in checked([replace(one, rule=rule) for one in pair], page)] == [0, 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nguyên Giám đốc Sở Y tế Lai Châu", "Giám đốc Sở Y tế Lai Châu"),
        ("Giám đốc Sở Y tế Lai Châu", "Giám đốc Sở Nội vụ Lai Châu"),
        ("Phó Giám đốc Sở Y tế Lai Châu", "Phó Giám đốc Sở Y tế Lai Châu"),
        ("Bí thư Trung ương Đảng", "Bí thư Trung ương Đảng"),
        ("Chủ tịch Hội đồng", "Chủ tịch Hội đồng"),
    ],
)
def test_offices_that_two_people_may_hold(one: str, other: str) -> None:
    assert checks(f"Ông Lò Văn Pản, {one} và bà Vừ Thị Mỷ, {other} dự họp.", "holder") == []


def proposal(kind: str, fields: dict[str, object]) -> Proposal:
    return Proposal(
        article="page", fact=to_fact(kind, fields), start=0, end=5, rule="test", confidence=0.8, origin="test"
    )


def held(start: str, end: str) -> tuple[Check, ...]:
    page = Page.of(Article(id="page", text="từ 30/12 đến 2/1"))
    (found,) = checked([proposal("event", {"name": "hội chợ", "date": start, "end": end})], page)
    return found.checks


def test_an_end_before_its_start() -> None:
    assert held("--12-30", "--01-02") == (Check("range", False, "it would end on 2/1, before 30/12"),)
    assert held("2020-05", "2020-04-30") == (Check("range", False, "it would end on 30/4/2020, before 5/2020"),)


@pytest.mark.parametrize(("start", "end"), [("2020-12-30", "2021-01-02"), ("2020-05", "2020-05-30"), ("2020", "2020")])
def test_an_end_after_its_start_says_nothing(start: str, end: str) -> None:
    assert held(start, end) == ()
