"""What a clause round a cited decision tells of it: who decided what, at its number or before it."""

from __future__ import annotations

import re

from extract.proposal import Span
from extract.reading.page import Page
from extract.values.issuers import issuer_before, issuer_end, office_before
from extract.values.subjects import on_a_person, staff_end, subject_at, verb_end

_DECIDES = re.compile(r" (?:(?:đã|vừa|cũng|tiếp tục) ){0,2}(?:(?:quyết định|thống nhất|đồng ý)(?= ))?")
_DECIDED = re.compile(
    r" (?:đã |vừa )?(?P<what>(?:phê duyệt|công nhận|thành lập|xếp hạng|bổ nhiệm|điều động|giao|thông qua|cho phép"
    r"|chấp thuận) [^.;:,\n]{3,160}?)(?: này)? tại \Z"
)
_ENCLOSED = re.compile(
    r"(?:^|[ ,;.])(?P<what>(?:[Đđ]iều lệ|[Qq]uy chế|[Qq]uy định|[Đđ]ề án|[Cc]hương trình|[Kk]ế hoạch)"
    r" [^,;.:\n]{3,120}?),? (?:được )?ban hành (?:kèm )?theo \Z"
)
_PASSIVE = re.compile(
    r"(?:^|[,;.:] )(?P<what>[^,;.:\n]{3,120}? được (?:thành lập|công nhận|xếp hạng|phê duyệt|điều động|bổ nhiệm"
    r"|chỉ định|phân công|sáp nhập|giải thể|đổi tên|điều chỉnh|giao|chia tách|hợp nhất|thu hồi|khen thưởng)"
    r"(?: [^,;.:\n]{1,120}?)?) theo \Z"
)
_PERSON_NEXT = re.compile(
    r", (?:các )?(?:đồng chí|ông|bà|đ/c|anh|chị) [^\W\d_a-z][^;.:\n]{3,200}? (?:được|thôi|giữ|nhận|bị|nghỉ)(?!\w)"
)
_GIVEN = re.compile(r" được (?P<issuer>[^\W\d_a-z][^;.:\n]{3,160}?) theo \Z")
_GIVES = re.compile(
    r" (?:đã )?(?:trao )?(?:tặng|bổ nhiệm|điều động|công nhận|phong|truy tặng|phê duyệt|giao|khen)(?!\w)"
)
_BYDECISION = re.compile(r"(?:\n|[;.:]\s|, |về việc |việc )(?P<what>(?:[^;.:\n]|(?<=\d)[.:](?=\d)){12,260}?) theo \Z")
_OF_STAFF = re.compile(
    r"(?<!\w)(?:thôi|nghỉ hưu|nghỉ chế độ|giữ chức|điều động|bổ nhiệm|phân công|nhận nhiệm vụ|luân chuyển)(?!\w)"
    r"| (?:sẽ|đã|vừa) được(?!\w)"
)
_ANOTHER = re.compile(r"; (?:và )?(?:(?:thông báo|công bố|trao) )?(?:các )?")
_MOST = 30
"""Decisions in one list that are looked for."""
_SHORTEST_WORDS = 4
_REACH = 200


def decided_at(page: Page, at: int, limit: int, *, told: bool) -> tuple[Span, Span] | None:
    """Read issuer and subject behind a comma: "Tại Quyết định số 4, Thủ tướng bổ nhiệm ông A ...", or return None.

    Only where it is `told` what the document says ("tại") is a verb its matter; else "về" has to follow the issuer.
    """
    end = issuer_end(page.match, at + 2, limit) if page.match.startswith(", ", at) else None
    if end is None or not (told or page.match.startswith(" về ", end)):
        return None
    decides = _DECIDES.match(page.match, end, limit)
    at_verb = decides.end() - (decides[0][-1] == " ") if decides else end
    matter = subject_at(page.match, at_verb, limit, "")
    return (Span(at + 2, end), Span(*matter)) if matter and matter[0] > end else None


def decided_before(page: Page, start: int, low: int) -> tuple[Span, Span] | None:
    """Read issuer and subject of "Thủ tướng phê duyệt chủ trương đầu tư tại Quyết định số 4", or return None."""
    decided = _DECIDED.search(page.match, max(low, start - _REACH), start)
    if not decided:
        return None
    office = office_before(page.match, decided.start(), low)
    begin = office[0] if office else issuer_before(page.match, decided.start(), low)
    return (Span(begin, decided.start()), Span(*decided.span("what"))) if begin is not None else None


def told_by(page: Page, cited: Span, sentence: Span) -> Span | None:
    """Return what a clause says that a numbered decision is about, before "theo" it or behind the comma after it.

    "Ban A được thành lập theo Quyết định số 4", "Theo Quyết định số 5, đồng chí B được điều động ...", and the rules
    that are "ban hành kèm theo" it.
    """
    if not page.lower.startswith("quyết định", cited.start):
        return None
    if page.match.startswith("theo ", cited.start - 5):
        low = max(sentence.start, cited.start - _REACH)
        clause = page.match[low : cited.start]
        if before := _last(_ENCLOSED, clause) or _PASSIVE.search(clause):
            return Span(low + before.start("what"), low + before.end("what"))
    if matter := _behind_comma(page, cited.end, sentence.end):
        return matter
    told = _PERSON_NEXT.match(page.match, cited.end, sentence.end)
    end = staff_end(page.match, told.end(), sentence.end) if told else None
    return Span(cited.end + 2, end) if end else None


def _behind_comma(page: Page, at: int, limit: int) -> Span | None:
    """Return the matter of a decision on a person behind a comma: "quyết định của Ban Bí thư, chỉ định ông A ..."."""
    if not page.match.startswith(", ", at) or not on_a_person(page.match, at + 2, limit):
        return None
    matter = subject_at(page.match, at + 1, limit, "")
    return Span(*matter) if matter else None


def _last(pattern: re.Pattern[str], clause: str) -> re.Match[str] | None:
    """Return the match that begins last: the matter nearest to the number."""
    found, at = None, 0
    while match := pattern.search(clause, at):
        found, at = match, match.start("what") + 1
    return found


def by_decision(page: Page, start: int, low: int) -> Span | None:
    """Return what "... theo quyết định của X" says was decided: a clause on staff or in the passive, or its last verb.

    A clause in the active is somebody's doing, of which only what stands behind its last verb of deciding counts.
    """
    if not page.match.startswith("theo ", start - 5):
        return None
    reach = max(low, start - 300)
    before = ("\n" if reach == low else " ") + page.match[reach:start]
    decided = _BYDECISION.search(before)
    if decided and _OF_STAFF.search(decided["what"]):
        return Span(reach - 1 + decided.start("what"), reach - 1 + decided.end("what"))
    return _last_verb(page.match, max(low, start - 140), start - len(" theo "))


def _last_verb(text: str, low: int, end: int) -> Span | None:
    at = text.rfind(" ", low, end)
    while at >= 0:
        if text[at - 1] in ";.:":
            return None
        if verb_end(text, at + 1) and text.count(" ", at + 1, end) >= _SHORTEST_WORDS - 1:
            return Span(at + 1, end)
        at = text.rfind(" ", low, at)
    return None


def decisions_next(page: Page, at: int) -> list[Span]:
    """Return what further decisions on persons a list tells behind semicolons: "điều động ông A; bổ nhiệm bà B"."""
    limit = page.sentence_at(max(at - 1, 0)).end
    found: list[Span] = []
    while len(found) < _MOST and (joint := _ANOTHER.match(page.match, at, limit)):
        end = staff_end(page.match, joint.end(), limit) if on_a_person(page.match, joint.end(), limit) else None
        if end is None:
            break
        found.append(Span(joint.end(), end))
        at = end
    return found


def against_somebody(page: Page, subject: Span, limit: int) -> tuple[Span, Span] | None:
    """Divide a decision that names its issuer before whom it hits: "kỷ luật của Tỉnh ủy đối với ông A"."""
    of = page.match.find(" của ", *subject)
    end = issuer_end(page.match, of + len(" của "), limit) if of >= 0 else None
    if end is None or not page.match.startswith(" đối với ", end):
        return None
    return Span(subject.start, of), Span(of + len(" của "), end)


def giver_before(page: Page, start: int, low: int) -> Span | None:
    """Return who gives what somebody gets "theo" a decision: "ông A được Thủ tướng tặng Bằng khen theo Quyết định"."""
    given = (
        _GIVEN.search(page.match, max(low, start - _REACH), start)
        if page.match.startswith("theo ", start - 5)
        else None
    )
    end = issuer_end(page.match, given.start("issuer"), given.end()) if given else None
    if given is None or end is None or not _GIVES.match(page.match, end):
        return None
    return Span(given.start("issuer"), end)
