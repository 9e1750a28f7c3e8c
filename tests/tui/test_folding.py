"""Words of a text are found by what is typed without diacritics, with the code points where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.text import search_key
from tui.folding import FoldedText
from tui.gateway import Span

TEXT = "Họp ở Điện Biên.\nÔng A nói: hợp  tác, hop tac; rồi Hợp tác\nxã Đông."


@given(st.text(st.sampled_from("aÁđĐ ệß.\n\t5"), max_size=30))
def test_the_key_is_the_search_key_of_the_text(text: str) -> None:
    assert FoldedText(text).key.strip() == search_key(text)


def test_places_are_code_points_of_the_text() -> None:
    folded = FoldedText(TEXT)
    found = [TEXT[place.start : place.end] for place in folded.places("hop tac", whole=True)]
    assert found == ["hợp  tác", "hop tac", "Hợp tác"]
    assert folded.spellings("hop tac xa") == ["Hợp tác xã"]
    assert list(folded.places("op", whole=False)) == []
    assert [TEXT[place.start : place.end] for place in folded.places("die", whole=False)] == ["Điệ"]
    assert list(folded.places("die", whole=True)) == []
    assert list(folded.places("", whole=False)) == []


def test_runs_near_the_evidence_come_first_and_stop_at_a_pause() -> None:
    late = TEXT.index("Hợp tác")
    assert FoldedText(TEXT).runs("hop tac", Span(late, late + 3))[0] == "Hợp tác"
    assert FoldedText(TEXT).runs("die", Span(0, 0)) == ["Điện", "Điện Biên"]


DONE = (
    "Ban Tổ chức Trung ương khen. Đến nay, 42/69 tổ chức cơ sở đảng họp, tổ chức xong đại hội. "
    "Ông A nói: tổ chức tốt.\nĐảng bộ trực thuộc Trung ương đã bầu 59 người.\n"
)


def test_runs_of_the_sentence_of_the_fact_come_before_all_others() -> None:
    at = DONE.index("tổ chức cơ sở đảng")
    runs = FoldedText(DONE).runs("to ch", Span(at, at + 18))
    assert runs.index("tổ chức xong đại hội") < runs.index("Tổ chức Trung ương") < runs.index("tổ chức tốt")


def test_runs_end_with_names_and_not_in_them() -> None:
    folded, near = FoldedText(DONE), Span(DONE.index("Đảng bộ"), len(DONE))
    assert folded.runs("dang bo tr", near)[0] == "Đảng bộ trực thuộc Trung ương"
    assert folded.runs("thuoc tr", near)[0] == "thuộc Trung ương"
    assert folded.runs("ban t", near)[0] == "Ban Tổ chức Trung ương"
