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
