"""Facts in a few words."""

from __future__ import annotations

from typing import Any

import pytest

from extract.facts import KINDS, fields_of
from tui.wording import LABEL_WIDTH, field_name, refusal, summary


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        ("statistic", {"subject": "chi bộ", "value": 42, "total": 69, "percent": 60.87}, "42/69 (60,87%) chi bộ"),
        ("statistic", {"subject": "cán bộ trẻ", "percent": 20, "percent_max": 25}, "20-25% cán bộ trẻ"),
        ("statistic", {"subject": "nữ", "percent": 17.14, "change": 2.14}, "17,14% +2,14 nữ"),
        ("statistic", {"subject": "đại biểu", "value": 35, "change": -2}, "35 -2 đại biểu"),
        ("statistic", {"subject": "a\x1b[2J", "value": 1}, "1 a␛[2J"),
        ("office", {"person": "Lò Thị Ban", "role": "Bí thư", "place": "Mường Lăm"}, "Lò Thị Ban, Bí thư"),
        ("article", {"published": "2020-10-13"}, "13/10/2020"),
        ("award", {"form": "Bằng khen", "recipients": ["A", "B"]}, "Bằng khen, A; B"),
    ],
)
def test_summary(kind: str, fields: dict[str, Any], words: str) -> None:
    assert summary(kind, fields, "Ông nói thêm") == words


def test_a_kind_of_which_no_field_tells_most_shows_all_that_are_stated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.wording._TELLING", {})
    assert summary("event", {"name": "lễ", "date": "2021-03-05", "place": "Lai Châu"}, "") == "lễ, 5/3/2021, Lai Châu"


def test_a_statement_is_told_by_its_first_words() -> None:
    fields = {"form": "answer", "ordinal": 3, "question": "Vì sao?"}
    assert summary("statement", fields, "Vì đường\ncòn\x1b[2J xa. " * 50).startswith("Vì đường còn␛[2J xa. Vì")
    assert summary("statement", fields, "Vì đường còn xa. " * 50).endswith((" Vì…", " đường…", " còn…", " xa.…"))


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("Đồng chí Lò Thị Ban: Chúng tôi làm: cầu, đường.", "Chúng tôi làm: cầu, đường."),
        ("Bà Ban:\nĐã xong.", "Đã xong."),
        ("Thứ nhất: bám bản.", "Thứ nhất: bám bản."),
    ],
)
def test_the_words_of_a_statement_begin_behind_the_speaker(quote: str, words: str) -> None:
    assert summary("statement", {"form": "answer", "speaker": "Lò Thị Ban"}, quote) == words


@pytest.mark.parametrize(
    ("name", "reason", "words"),
    [
        ("value", "statistic: give at least one of value, percent, change", None),
        ("value", "value_max: a range needs value as well", "value max: a range needs value as well"),
        ("value_max", "value_max: 3 lies before value 5", "value max: 3 lies before value 5"),
        ("as_of", "“mai” is no date", "as of: “mai” is no date"),
        ("subject", "“as_is” is no word", "subject: “as_is” is no word"),
    ],
)
def test_a_refusal_names_its_field_once(name: str, reason: str, words: str | None) -> None:
    assert refusal("statistic", name, reason) == (words or reason)


def test_every_label_fits_its_place_with_a_sign_and_a_blank() -> None:
    names = [field_name(spec.name) for kind in KINDS for spec in fields_of(kind)]
    assert [name for name in names if len(name) > LABEL_WIDTH - 1] == []
    assert len({field_name(spec.name) for spec in fields_of("congress")}) == len(fields_of("congress"))
