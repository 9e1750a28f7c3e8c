"""Cross-checks: what agrees is said and raises the confidence, what disagrees is said in figures and lowers it."""

from __future__ import annotations

import pytest

from extract import Article, Check, Proposal, propose
from extract.checks import checked
from extract.facts import to_fact
from extract.page import Page
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


def test_parts_that_do_not_add_up_say_nothing() -> None:
    assert checks("Toàn tỉnh còn 58 đơn vị, gồm 41 xã và 15 phường.", "sum") == []


def test_a_share_of_a_whole_in_the_same_paragraph() -> None:
    sentence = "Đã bầu 406 cấp ủy viên, trong đó 275 đồng chí/67,73% tái cử và 131 đồng chí/32,27% tham gia lần đầu."
    messages = [check.message for check in checks(sentence, "share")]
    assert messages == [
        "275 of 406 is 67,73 %, and the article says 67,73 %",
        "131 of 406 is 32,27 %, and the article says 32,27 %",
    ]


def test_a_part_above_its_total() -> None:
    (check,) = checks("Có 90/84 đại biểu tham gia bỏ phiếu.", "bounds")
    assert not check.passed


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


def test_a_document_younger_than_the_article_that_cites_it() -> None:
    page = Article(
        id="page",
        text=f"{HEADLINE}Thực hiện Chỉ thị số 35-CT/TW ngày 30/5/2019 của Bộ Chính trị.\n",
        published="2018-01-02",
    )
    found = [check for proposal in propose(page) for check in proposal.checks]
    assert found == [Check("citation", False, "it is dated 30/5/2019, after the article of 2/1/2018")]


def test_one_office_given_to_two_people() -> None:
    sentence = "Ông Lò Văn Pản, Giám đốc Sở Y tế Lai Châu và bà Vừ Thị Mỷ, Giám đốc Sở Y tế Lai Châu dự họp."
    messages = [check.message for check in checks(sentence, "holder")]
    assert messages == [
        "the article gives this office (Giám đốc) to Vừ Thị Mỷ as well",
        "the article gives this office (Giám đốc) to Lò Văn Pản as well",
    ]


def proposal(kind: str, fields: dict[str, object]) -> Proposal:
    return Proposal(
        article="page", fact=to_fact(kind, fields), start=0, end=5, rule="test", confidence=0.8, origin="test"
    )


def test_an_end_before_its_start_without_a_year() -> None:
    page = Page.of(Article(id="page", text="từ 30/12 đến 2/1"))
    (found,) = checked([proposal("event", {"name": "hội chợ", "date": "--12-30", "end": "--01-02"})], page)
    assert found.checks == (Check("range", False, "it would end on 2/1, before 30/12"),)
