"""Dates: every way in which news writes them, and print-parse round trips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.text import matching
from extract.values.dates import (
    check_date,
    check_moment,
    find_dates,
    parse_date,
    parse_moment,
    show_date,
    show_moment,
)

DAYS = st.dates().filter(lambda day: day.year >= 1000)
ISO_DATES = st.one_of(
    DAYS.map(lambda day: day.isoformat()),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    DAYS.map(lambda day: f"{day:%Y}"),
    DAYS.map(lambda day: f"--{day:%m-%d}"),
    DAYS.map(lambda day: f"--{day:%m}"),
    st.builds("{}-Q{}".format, st.integers(1000, 9999), st.integers(1, 4)),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sáng nay (22/5), đoàn công tác", [("--05-22", None)]),
        ("diễn ra trong các ngày 14-16/10.", [("--10-14", "--10-16")]),
        ("khai mạc vào ngày 8-10/6", [("--06-08", "--06-10")]),
        ("vào các ngày 22, 23 tháng 7 năm 2020", [("2020-07-22", "2020-07-23")]),
        ("hoàn thành trong quý I năm 2020", [("2020-Q1", None)]),
        ("ngày 30/5/2019 của", [("2019-05-30", None)]),
        ("Sáng 24.4, tại", [("--04-24", None)]),
        ("ngày 1-8, hội", [("--08-01", None)]),
        ("Thứ ba - 13/10/2020 22:52", [("2020-10-13", None)]),
        ("(31/3/1975 - 31/3/2025)", [("1975-03-31", "2025-03-31")]),
        ("tháng 10/2017", [("2017-10", None)]),
        ("ngày 31 tháng 3 năm 1975", [("1975-03-31", None)]),
        ("Ngày 2-8-2014", [("2014-08-02", None)]),
        ("từ ngày 1/1 đến 30/9", [("--01-01", "--09-30")]),
        ("nhiệm kỳ 2020-2025", []),
        ("đạt tỷ lệ 60,87%", []),
        ("đã có 42/69 chi bộ", []),
        ("9/9 xã đạt chuẩn", []),
        ("ngày 31/4", []),
        ("1.934 lượt", []),
        ("Nghị định 30/2020/NĐ-CP", []),
    ],
)
def test_find(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(found.value, found.last) for found in find_dates(matching(text))] == expected


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("22/5/2020", "2020-05-22"),
        ("22-5-2020", "2020-05-22"),
        ("22.05.2020", "2020-05-22"),
        ("ngày 22 tháng 5 năm 2020", "2020-05-22"),
        ("22/5", "--05-22"),
        ("ngày 22 tháng 5", "--05-22"),
        ("5/2020", "2020-05"),
        ("tháng 5 năm 2020", "2020-05"),
        ("tháng 5", "--05"),
        ("quý I/2020", "2020-Q1"),
        ("Quý 3 năm 2020", "2020-Q3"),
        ("năm 2020", "2020"),
        ("2020-05-22", "2020-05-22"),
        ("--05-22", "--05-22"),
    ],
)
def test_parse(written: str, value: str) -> None:
    assert parse_date(written) == value


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("31/2/2020", "there is no day 31/2/2020"),
        ("30/2", "there is no day 30/2"),
        ("29/2/2021", "there is no day 29/2/2021"),
        ("5/13/2020", "there is no month 13"),
        ("hôm qua", "is no date"),
        ("", "is no date"),
    ],
)
def test_parse_refuses_in_words(written: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse_date(written)


def test_a_known_year_completes_a_day() -> None:
    assert parse_date("22/5", year=2020) == "2020-05-22"
    assert parse_date("22/5/2019", year=2020) == "2019-05-22"


@given(ISO_DATES)
def test_round_trip(value: str) -> None:
    assert check_date(value) == value
    assert parse_date(show_date(value)) == value
    assert parse_date(value) == value


@given(DAYS, st.times())
def test_moment_round_trip(day: object, clock: object) -> None:
    value = f"{day}T{clock:%H:%M}"
    assert parse_moment(show_moment(value)) == check_moment(value)


@pytest.mark.parametrize("value", ["2020-02-30", "2020-13", "20200101", "2020-Q5", "-05-22", "2020-1-1", "2020-10-13T"])
def test_check_refuses(value: str) -> None:
    with pytest.raises(ValueError, match=r"no|write"):
        check_moment(value)


@given(st.text())
def test_find_takes_any_text(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
        check_date(found.value)


@given(
    st.lists(st.sampled_from(["ngày", "22", "/", "5", "2020", "-", ".", " ", "tháng", "đến", "quý", "I", "("])).map(
        "".join
    )
)
def test_find_takes_any_near_date(text: str) -> None:
    for found in find_dates(text):
        check_date(found.value)
        if found.last:
            check_date(found.last)
