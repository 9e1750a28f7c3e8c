"""Lives: whom a page tells of without naming them anew, and the dated lines of a career."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from extract.proposal import Span
from extract.reading.people import PersonMention
from extract.reading.zones import Zone

if TYPE_CHECKING:
    from extract.reading.page import Page

_YEAR = r"(?:19[0-4]\d|19[5-9]\d|20[0-4]\d)"
_MOMENT = (
    rf"(?:(?:đầu|giữa|cuối|khoảng) )?(?:ngày \d{{1,2}} ?)?(?:tháng )?"
    rf"(?:\d{{1,2}} ?[/.-] ?){{0,2}}(?:\d{{1,2}} )?(?:năm )?(?:{_YEAR})(?![/.]?\d)"
)
_OPENING = re.compile(
    r"[-–+•*\s]{0,4}(?:(?:từ|đến|vào|trong|khoảng|sau đó,?|trước đó,?|tiếp đó,?) )?"
    rf"(?P<first>{_MOMENT})"
    rf"(?: ?(?:đến|[-–]|tới) ?(?:nay|hiện nay|(?P<last>{_MOMENT})))?(?P<gap>\)? ?[:,;–-]?[ \s]{{0,2}})"
)
"""The time that a line of a career opens with: "Từ tháng 5/1988 - 10/1997: ", "Năm 1998, "."""
_ONGOING = re.compile(r"(?:đến|[-–]|tới) ?(?:nay|hiện nay)(?!\w)")
_DOES = (
    r"(?:là|làm|giữ|được|đảm nhiệm|đảm nhận|trúng cử|tái đắc cử|đắc cử|tái cử|kiêm|nhận|thôi|về làm|về|sang|lên làm"
    r"|trở thành|tiếp tục|chuyển|bắt đầu|tham gia|công tác|lần lượt|bổ nhiệm|điều động)(?!\w)"
)
_SUBJECTLESS = re.compile(_DOES)
_GOES_ON = re.compile(rf"[-–+•*\s]{{0,4}}(?:(?:sau đó|tiếp đó|trước đó|đồng thời|rồi|đến khi)[ ,]{{1,2}})?(?={_DOES})")
"""A line that opens with a verb, where whom it is said of was named lines before."""
_ROW = re.compile(r"(?:cán bộ|học viên|sinh viên|chiến sĩ|giảng viên|giáo viên|chuyên viên|nhân viên|kỹ sư|học )")
_BORN = re.compile(
    r"(?:,? ?\([^()]{0,60}?(?:sinh|(?<!\d)1[89]\d\d)|,? (?:[^,;.()]{2,40}, )?(?:tên thật[^,;.()]{2,40}, )?"
    r"(?:sinh (?:ngày|năm|tháng|\d)|sn:? ?1))"
)
_SURE = 0.6
_FEW, _FEWEST = 3, 2


class Career(NamedTuple):
    """What a line of a career opens with: where its matter begins, and whether the time goes on to this day."""

    start: int
    ongoing: bool
    listed: bool
    """Whether offices follow without a verb: "Từ 5/1988 đến 10/1997: Phó Trưởng Công an"."""


def career_line(page: Page, sentence: Span) -> Career | None:
    """Return how a sentence opens as one of a career without naming whose it is, or None."""
    match = _OPENING.match(page.lower, sentence.start, sentence.end)
    if match is None:
        verb = _GOES_ON.match(page.lower, sentence.start, sentence.end)
        return Career(verb.end(), ongoing=False, listed=False) if verb else None
    colon = ":" in match["gap"]
    if not colon and (verb := _SUBJECTLESS.match(page.lower, match.end(), sentence.end)):
        return Career(match.end(), bool(_ONGOING.search(match[0])), listed=False)
    if colon or (match["last"] and ("," in match["gap"] or _ROW.match(page.lower, match.end()))):
        return Career(match.end(), bool(_ONGOING.search(match[0])), listed=True)
    return None


class Lives(NamedTuple):
    """Whose life a page tells: those whose birth it tells, from left to right, or the one whom it is about."""

    starts: tuple[int, ...]
    people: tuple[PersonMention, ...]

    def at(self, offset: int) -> PersonMention | None:
        """Return whose life is told at an offset, or None."""
        if not self.people:
            return None
        return self.people[max(0, bisect_right(self.starts, offset) - 1)]


def lives_of(page: Page) -> Lives:
    """Return whose lives a page tells; none where too few sentences open as those of a career do."""
    people = [person for person in page.people if person.strength >= _SURE and not person.is_short]
    openings = [span for span in page.sentences if _OPENING.match(page.lower, *span)] if people else []
    if len(openings) < _FEWEST:
        return Lives((), ())
    born = [person for person in people if _BORN.match(page.lower, person.end)]
    if not born and len(openings) < _FEW:
        return Lives((), ())
    if not born:
        born = [_about(page, people)]
    return Lives(tuple(person.start for person in born), tuple(born))


def _about(page: Page, people: list[PersonMention]) -> PersonMention:
    """Whom a page is about: the one whose name is the headline, else the one named most."""
    headline = next((line for line in page.lines if line.zone is Zone.HEADLINE), None)
    if headline and people[0].start == headline.start and people[0].end >= headline.end - 1:
        return people[0]
    counts = Counter(person.name for person in page.people)
    name = max((person.name for person in people), key=lambda one: counts[one])
    return next(person for person in people if person.name == name)
