"""The line of search and filter: what it reads as, how it is printed, and what it refuses where."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.facts import KINDS
from tui.filter_line import STATES, FilterError, Known, parse, show
from tui.filter_words import split
from tui.gateway import Filter, State

KNOWN = Known(
    rules=("office.title-name", "office.life", "event.held"),
    checks=("ratio", "weekday"),
    saved={"first": "kind:office conf:<0.5", "both": "@first state:open", "me": "@me", "wrong": "kind:ofice"},
)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("", Filter()),
        ("nguyen  Đình", Filter(words=("nguyen", "Đình"))),
        ('"ban chấp hành" nữ', Filter(words=("ban chấp hành", "nữ"))),
        ('"ban chấp', Filter(words=("ban chấp",))),
        ("kind:Office,event kind:award", Filter(kinds=("office", "event", "award"))),
        ("state:open", Filter(states=(State.PENDING, State.SKIPPED, State.FLAGGED))),
        ("state:rejected", Filter(states=(State.REJECTED,))),
        ("rule:office.life,event.", Filter(rules=("office.life", "event."))),
        ("rule:office", Filter(rules=("office.",))),
        ("conf:<0.6", Filter(most=0.6, below_most=True)),
        ("conf:<=60%", Filter(most=0.6)),
        ("conf:≥0,4", Filter(least=0.4)),
        ("conf:>40", Filter(least=0.4, above_least=True)),
        ("conf:0.4-0.6", Filter(least=0.4, most=0.6)),
        ("conf:40–60%", Filter(least=0.4, most=0.6)),
        ("conf:>0.4 conf:<0.6", Filter(least=0.4, most=0.6, above_least=True, below_most=True)),
        ("conf:>=0.4 conf:<0.6", Filter(least=0.4, most=0.6, below_most=True)),
        ("conf:>0.4 conf:<=0.6", Filter(least=0.4, most=0.6, above_least=True)),
        ("check:failed", Filter(failed_check=True)),
        ("check:ratio,passed", Filter(failed_check=False, check="ratio")),
        ('article:"Hội nghị  tổng kết"', Filter(article="Hội nghị tổng kết")),
        ('reviewer:"Thu Hà"', Filter(reviewer="Thu Hà")),
        ("like:17", Filter(like=17)),
        ("@first", Filter(kinds=("office",), most=0.5, below_most=True)),
        (
            "@both nữ",
            Filter(words=("nữ",), kinds=("office",), states=parse("state:open").states, most=0.5, below_most=True),
        ),
        ("14:30 NEAR a* -b ^c OR d'", Filter(words=("14:30", "NEAR", "a*", "-b", "^c", "OR", "d'"))),
        ('"kind:office" "@first"', Filter(words=("kind:office", "@first"))),
    ],
)
def test_a_line_is_read(line: str, wanted: Filter) -> None:
    assert parse(line, KNOWN) == wanted
    assert parse(show(wanted)) == wanted


@pytest.mark.parametrize(
    ("line", "words", "place"),
    [
        ("nữ kind:ofice", "kind:ofice: no such kind; did you mean office?", "kind:ofice"),
        ("kin:office x", "kin: no such key; did you mean kind:?", "kin:office"),
        ("state:penidng", "state:penidng: no such state; did you mean pending?", "state:penidng"),
        ("rule:office.titlename", "rule:office.titlename: no such rule; did you mean office.title-name?", None),
        ("check:ratios", "check:ratios: no such check; did you mean ratio?", None),
        ("conf:0.6", "conf:0.6: write conf:<0.6, conf:>=60% or conf:0.4-0.6", None),
        ("conf:0.6-0.4", "conf:0.6-0.4: the smaller number comes first", None),
        ("conf:<101", "conf: 101 is above 100%", None),
        ("conf:<0.4 conf:<0.6", "conf: there are two bounds on the same side", "conf:<0.6"),
        ("reviewer:lan reviewer:hoa", "reviewer: it is given twice", "reviewer:hoa"),
        ("check:failed check:passed", "check: it is given twice", "check:passed"),
        ("kind:", "kind: nothing stands after the colon", None),
        ('article:""', "article: nothing stands after the colon", None),
        ("like:x", "like:x: the number of a fact is wanted", None),
        ("a *** b", "***: there is no letter or digit to look for", "***"),
        ("@frist", "@frist: no filter is saved under this name; did you mean first?", None),
        ("@me", "@me: this filter names itself", None),
        ("nữ @wrong", "kind:ofice: no such kind; did you mean office?", "@wrong"),
    ],
)
def test_a_wrong_word_is_refused_where_it_stands(line: str, words: str, place: str | None) -> None:
    with pytest.raises(FilterError) as refused:
        parse(line, KNOWN)
    assert str(refused.value) == words
    assert line[refused.value.start : refused.value.end] == (place or line)


def test_without_knowledge_of_a_store_any_rule_passes() -> None:
    assert parse("rule:some.thing check:other").rules == ("some.thing",)


WORDS = st.text(st.characters(blacklist_characters='"', blacklist_categories=("Cs", "Cc", "Z")), min_size=1, max_size=8)
PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join).filter(lambda text: any(map(str.isalnum, text)))
SHARES = st.integers(0, 100).map(lambda percent: percent / 100)


@st.composite
def filters(draw: st.DrawFn) -> Filter:
    bounds = sorted(draw(st.lists(SHARES, min_size=0, max_size=2)))
    upper = draw(st.booleans())
    least = bounds[0] if len(bounds) == 2 or (bounds and not upper) else None
    most = bounds[-1] if len(bounds) == 2 or (bounds and upper) else None
    return Filter(
        words=tuple(draw(st.lists(PHRASES, max_size=3))),
        kinds=tuple(draw(st.lists(st.sampled_from(list(KINDS)), max_size=3, unique=True))),
        rules=tuple(draw(st.lists(st.from_regex(r"\A[a-z]{1,6}\.[a-z-]{0,6}\Z"), max_size=2, unique=True))),
        states=tuple(map(State, draw(st.lists(st.sampled_from(STATES), max_size=3, unique=True)))),
        least=least,
        most=most,
        above_least=least is not None and draw(st.booleans()),
        below_most=most is not None and draw(st.booleans()),
        reviewer=draw(st.just("") | PHRASES),
        failed_check=draw(st.sampled_from([None, True, False])),
        check=draw(st.sampled_from(["", "ratio", "weekday"])),
        article=draw(st.just("") | PHRASES),
        like=draw(st.none() | st.integers(0, 10**12)),
    )


@given(filters())
def test_what_is_printed_reads_as_the_same(wanted: Filter) -> None:
    assert parse(show(wanted)) == wanted


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_within_itself(line: str) -> None:
    refused: FilterError | None = None
    try:
        wanted = parse(line)
    except FilterError as error:
        refused = error
    if refused is None:
        assert parse(show(wanted)) == wanted
    else:
        assert 0 <= refused.start < refused.end <= len(line)
        assert str(refused)


@given(st.text(max_size=60))
def test_every_sign_of_a_line_but_spaces_belongs_to_one_word(line: str) -> None:
    words = list(split(line))
    assert all(one.end <= other.start for one, other in pairwise(words))
    covered = {at for word in words for at in range(word.start, word.end)}
    assert all(character.isspace() for at, character in enumerate(line) if at not in covered)
