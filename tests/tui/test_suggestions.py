"""Suggestions in the form, also for what is typed without diacritics."""

from __future__ import annotations

from pathlib import Path

from extract.article import Article
from extract.facts import fields_of
from extract.proposal import Proposal
from tests.tui import data
from tests.tui.conftest import Desk, Sit, fill
from tui.gateway import StoredArticle
from tui.known import KnownValues
from tui.suggest import Suggester
from tui.widgets.fact_form import FactForm
from tui.widgets.suggestion_list import SuggestionList


async def test_suggestions_come_without_diacritics(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "j", "e")
        await desk.write("nguyen nam")
        assert "Nguyễn Nam Đình" in desk.screen()
        await desk.press("down")
        assert desk.review.query_one(FactForm).query_one(SuggestionList).picked == "Nguyễn Nam Đình"
        assert desk.typed()["person"] == "Nguyễn Nam Đình"
        assert desk.review.mode == "form"
        await desk.press("enter")
        assert desk.stored("meeting").facts[3].fields["person"] == "Nguyễn Nam Đình"


async def test_verified_facts_of_other_articles_are_suggested(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "a", "right", "j", "e")
        await desk.write("nam dinh")
        assert "Nguyễn Nam Đình" in desk.screen()


def test_among_the_likely_people_those_whose_names_begin_as_names_do_come_first() -> None:
    spec = next(spec for spec in fields_of("office") if spec.name == "person")
    article = StoredArticle(id="a", position=0, title="", url="", outlet="", published="", source="", text="", facts=())
    likely = ["Báo Hoa Lư", "Lò Thị Ban", "Phó Bí", "Hoàng Hoài"]
    suggester = Suggester(article, KnownValues({}), likely=lambda _: likely)
    assert suggester.untyped(spec, "") == ["Lò Thị Ban", "Hoàng Hoài", "Báo Hoa Lư", "Phó Bí"]


async def test_choices_are_offered_and_checked(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "e", "shift+tab")
        assert {"former", "elected"} <= set(desk.screen().split())
        await desk.write("retired")
        await desk.press("enter")
        assert desk.words().startswith("status:")
        await desk.press("ctrl+u")
        await desk.write("f")
        await desk.press("down", "enter")
        assert desk.stored("meeting").facts[2].fields["status"] == "former"


async def test_names_are_suggested_one_after_another(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("e", "up", "up", "end")
        assert desk.review.query_one(FactForm).current is desk.review.query_one(FactForm).rows[4]
        await desk.write("; hoang hoai")
        await desk.press("down", "enter")
        assert desk.stored("meeting").facts[0].fields["authors"] == ("Thu Diễm", "Hoàng Hoài")


HAMLET = """Họp dân ở bản Suối Hồ

Sáng nay, ông Hà Văn Tạo, Trưởng ban công tác mặt trận bản Suối Hồ, xã Nậm Hồ, đã dự họp.

Ban Công tác Mặt trận bản Suối Hồ đã vận động dân bản, rồi báo cáo Đảng ủy xã Nậm Hồ.
"""


def hamlet() -> tuple[Article, list[Proposal]]:
    of = data.article("hamlet", HAMLET)
    quote = "Hà Văn Tạo, Trưởng ban"
    return of, [data.proposal(of, "office", quote, {"person": "Hà Văn Tạo", "role": "Trưởng ban"})]


def offered(desk: Desk) -> list[str]:
    return list(desk.review.query_one(FactForm).query_one(SuggestionList).values)


async def test_any_words_of_the_article_are_offered_the_short_and_near_first(place: Path, sit: Sit) -> None:
    fill(place, [hamlet()])
    async with sit() as desk:
        await desk.press("e", "tab", "tab")
        await desk.write("ban cong tac")
        assert offered(desk)[:3] == ["ban công tác", "ban công tác mặt trận bản Suối Hồ", "Ban Công tác"]
        await desk.write(" mat tran ban suoi ho")
        assert "Ban Công tác Mặt trận bản Suối Hồ" in offered(desk)
        while desk.review.query_one(FactForm).query_one(SuggestionList).picked != "Ban Công tác Mặt trận bản Suối Hồ":
            await desk.press("down")
        await desk.press("enter")
        assert desk.stored("hamlet").facts[0].fields["organisation"] == "Ban Công tác Mặt trận bản Suối Hồ"


async def test_words_are_offered_at_their_bounds_only(place: Path, sit: Sit) -> None:
    fill(place, [hamlet()])
    async with sit() as desk:
        await desk.press("e", "tab")
        await desk.write("an cong tac")
        assert not any("an công tác".startswith(value) for value in offered(desk))


async def test_a_place_is_offered_by_its_bare_name(place: Path, sit: Sit) -> None:
    fill(place, [hamlet()])
    async with sit() as desk:
        await desk.press("e", "tab", "tab", "tab")
        await desk.write("nam ho")
        assert offered(desk)[0] == "Nậm Hồ"
        assert not any("xã" in value or "bản" in value for value in offered(desk))


async def test_a_person_is_offered_persons_first(place: Path, sit: Sit) -> None:
    fill(place, [hamlet()])
    async with sit() as desk:
        await desk.press("e")
        await desk.write("h")
        assert offered(desk)[0] == "Hà Văn Tạo"


async def test_an_empty_field_offers_what_stands_near_the_evidence(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press(*["j"] * 5, "3", "delete", "down")
        assert desk.typed()["date"] == "30/5/2019"
        await desk.press("enter")
        assert str(desk.stored("meeting").facts[5].state) == "accepted"


async def test_a_body_is_offered_with_the_name_of_its_unit(place: Path, sit: Sit) -> None:
    text = (
        "Họp bàn việc nước sạch\n\nÔng Hà Văn Tạo, Chủ tịch UBND huyện, chủ trì. Đoàn của Huyện ủy Nậm Hồ và UBND "
        "huyện Nậm Hồ cùng dự.\n"
    )
    of = data.article("water", text)
    fields = {"person": "Hà Văn Tạo", "role": "Chủ tịch", "organisation": "UBND huyện"}
    fill(place, [(of, [data.proposal(of, "office", "Hà Văn Tạo, Chủ tịch UBND huyện", fields)])])
    async with sit() as desk:
        await desk.press("3", "down", "enter")
        assert desk.stored("water").facts[0].fields["organisation"] == "UBND huyện Nậm Hồ"


async def test_the_arrow_takes_the_best_behind_what_was_typed_and_only_there(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "j", "1")
        await desk.write("nguyen nam")
        await desk.press("left", "right")
        assert desk.typed()["person"] == "nguyen nam"
        await desk.press("right")
        assert desk.typed()["person"] == "Nguyễn Nam Đình"
        await desk.press("enter")
        assert desk.stored("meeting").facts[3].fields["person"] == "Nguyễn Nam Đình"


async def test_going_back_up_gives_back_what_was_typed(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "j", "1")
        await desk.write("nguyen nam")
        await desk.press("down", "up")
        assert desk.typed()["person"] == "nguyen nam"


async def test_a_decision_of_this_session_is_suggested_without_reading_all_anew(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("1", "escape", "j", "j", "1")
        await desk.write("Lò Thị Mây")
        await desk.press("enter", "right", "j", "1")
        await desk.write("lo may")
        assert offered(desk)[0] == "Lò Thị Mây"
        await desk.press("escape", "u", "right", "j", "1")
        await desk.write("lo may")
        assert "Lò Thị Mây" not in offered(desk)


async def test_places_that_begin_as_typed_come_before_those_with_such_a_word_further_on(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "4")
        await desk.write("lang")
        await desk.press("down")
        assert desk.typed()["place"].startswith(("Lang ", "Lạng "))


async def test_suggestions_that_differ_at_their_end_alone_show_that_end(filled: Path, sit: Sit) -> None:
    async with sit() as desk:
        await desk.press("j", "j", "e")
        beginning = "hội nghị tổng kết công tác tổ chức đại hội đảng các cấp tại các cơ quan của "
        shown = desk.review.query_one(FactForm).query_one(SuggestionList)
        shown.show((f"{beginning}tỉnh", f"{beginning}huyện", f"mở {beginning}"))
        ends = [shown.pieces(line)[0][0] for line in range(3)]
        assert [end.rpartition(" ")[2] for end in ends[:2]] == ["tỉnh", "huyện"]
        assert (ends[2][:4], ends[2][-1]) == ("  mở", "…")
        assert all(len(end) <= shown.size.width for end in ends)


async def test_a_title_that_is_cut_is_no_name(place: Path, sit: Sit) -> None:
    text = "Họp xong\n\nÔng Hà Văn Tạo, Phó Bí thư Huyện ủy, và bà Phó Thị Bích, Tổng Bí thư nói.\n"
    of = data.article("cut", text)
    fill(place, [(of, [data.proposal(of, "office", "Hà Văn Tạo, Phó Bí thư", {"person": "Hà Văn Tạo", "role": "x"})])])
    async with sit() as desk:
        await desk.press("1")
        await desk.write("pho b")
        assert offered(desk)[0] == "Phó Thị Bích"
        assert not {"Phó Bí", "Tổng Bí"} & {*offered(desk)}
