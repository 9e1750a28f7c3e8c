"""Rules for `article`: the article about itself, from its head and its foot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from extract.draft import Draft
from extract.office.signatures import spelled
from extract.proposal import Span
from extract.reading.frame import CLOCK, DAY, WEEKDAY, date_line_pieces, is_banner
from extract.reading.page import Page
from extract.reading.talks import outlet_of_talks
from extract.reading.zones import Line, Zone, is_masthead
from extract.text import CAPITALS, search_key
from extract.values.bylines import authors_in, house_of_interviewer, photographers_in, proper
from extract.values.credits import run_together
from extract.values.dates import DateMention, parse_date

_DOMAIN_NAME = r"[\w-]+(?:\.[\w-]+)*\.(?i:vn|com|net|org)"
_MARK = re.compile(
    rf"(?:\((?P<bracketed>[{CAPITALS}a-zđ][^()\n]{{1,40}})\)|(?P<bare>{_DOMAIN_NAME}|[A-ZĐ]{{2,8}}(?: Online)?)"
    r"|(?P<run>[A-Z][a-z]{5,19})(?= - ))"
    rf"[ ,.]{{0,2}}[-–|:]|\((?P<initials>[A-ZĐ]{{2,6}}(?:-[A-ZĐ]{{2,4}})?)\) ?(?=[{CAPITALS}“\"])"
)
_MARK_ALONE = re.compile(rf"\((?P<name>{_DOMAIN_NAME}|[A-ZĐ]{{2,8}})\)\.?\Z")
_NO_OUTLET = re.compile(
    r"(?:UBND|HĐND|MTTQ|ĐBQH|PV|CTV|GS|TS|HN|TP ?HCM)\Z|(?:[IVX]+\Z)|(?:ngày|tiếp|xem|bài|kỳ|phần|ảnh|tin)\b",
    re.IGNORECASE,
)
_SIGNED_AFTER = re.compile(
    rf"[.!?…][”\"]? ?(?:[{CAPITALS}][\w.]*)(?: [{CAPITALS}][\w.]*){{0,3}} \([Tt]heo (?P<name>[^()\n]{{2,40}})\)\.?\Z"
)
_DOMAIN = re.compile(r"(?:www\.)?([\w-]+)\.", re.IGNORECASE)
_OUTLET_NAME = re.compile(rf"\b(?:Báo|Đài|Cổng|Tạp chí|Trang)(?: [{CAPITALS}]\w*| điện tử| tin| thông| và){{1,8}}")
_SOURCE_CUE = re.compile(r"\(?(?:theo )?nguồn(?: tin)? ?: ?|\(?theo |\(", re.IGNORECASE)
_HOUSE = re.compile(rf"(?<=[{CAPITALS}\w])/([\w. -]+)\)?\Z")
_AGENCY = re.compile(
    r"[.!?…][”\"]? \(?(?:Theo )?(?P<name>(?:TTXVN|TTX|VOV|VGP|Vietnam\+|NDO|AFP|Reuters)"
    rf"(?:/[{CAPITALS}][\w ]{{1,20}})?)\)?\.?\Z"
)
_AFTER_NAME = re.compile(r" \((?:[Tt]heo|[Nn]guồn ?:?|[Dd]ịch từ) (?P<name>[^()\n]{2,40})\)\.?\Z")
_DATED = re.compile(r"đăng|cập nhật|xuất bản", re.IGNORECASE)
_YEAR_AFTER_MONTH = re.compile(r"(tháng \d{1,2}),? (\d{4})", re.IGNORECASE)
_WEEK = 10
_NOON = 12
_INITIALS = re.compile(r"[A-ZĐ]{2,7}")
_OF_A_PLACE = re.compile(r" (?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG) ")
_PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
_PAPER_LAST = re.compile(
    rf"\((?P<name>(?:Báo|Tạp chí|Đài|Cổng)(?: (?:[{CAPITALS}][\w]*|điện tử|và|PT-TH)){{1,6}})\)\.?"
)


def drafts(page: Page) -> Iterator[Draft]:
    """Yield the one fact of the article about itself."""
    headline = page.lines_of(Zone.HEADLINE)
    anchor = headline or tuple(line for line in page.lines if line.zone is not Zone.FRAME)[:1]
    if not anchor:
        return
    start, end = anchor[0].start, anchor[-1].end
    draft = Draft("article", "article.headline" if headline else "article.text", start, end, 0.95 if headline else 0.7)
    if headline:
        draft.put("title", page.value(start, end), Span(start, end))
    else:
        draft.put("title", " ".join(page.article.title.split()))
    moment = _published(page)
    draft.put("published", *(moment or (page.article.published or None,)))
    source = _source(page)
    # What is taken from elsewhere lets the reporters of its source speak.
    _put_found(draft, "outlet", _outlet(page) or (None if source else outlet_of_talks(page) or _recorded_by(page)))
    draft.put("outlet", draft.fields.get("outlet") or page.article.outlet, *draft.spans.get("outlet", ()))
    _put_found(draft, "source", source)
    for name, found in (("authors", authors_in(page)), ("photographers", photographers_in(page))):
        draft.put(name, tuple(found), *found.values())
    yield draft


def _recorded_by(page: Page) -> tuple[str, Span] | None:
    house = house_of_interviewer(page)
    return (page.value(*house), house) if house else None


def _put_found(draft: Draft, name: str, found: tuple[str, Span] | None) -> None:
    if found:
        value, span = found
        draft.put(name, value, *(span,) if span.start < span.end else ())


def published(page: Page) -> str | None:
    """Return the moment at which the article says that it was published, in ISO 8601, or None."""
    moment = _published(page)
    return moment[0] if moment else page.article.published or None


def _published(page: Page) -> tuple[str, Span] | None:
    headline = next((n for n, line in enumerate(page.lines) if line.zone is Zone.HEADLINE), -1)
    dated = [(n, line) for n, line in enumerate(page.lines) if line.zone is Zone.DATELINE]
    moments = [(n, found) for n, line in dated if (found := _moment(page, line))]
    after = next((found for n, found in moments if n > headline), None)
    before = next((found for n, found in moments if n < headline and _fits(page, n, found[0])), None)
    return after or before


def _moment(page: Page, line: Line) -> tuple[str, Span] | None:
    day = DAY.search(page.match, line.start, line.end)
    if not day:
        return None
    try:
        value = parse_date(_YEAR_AFTER_MONTH.sub(r"\1 năm \2", re.sub(r" ?([/.-]) ?", r"\1", day[0])))
    except ValueError:
        return None
    rest = page.match[line.start : day.start()] + " " * (day.end() - day.start()) + page.match[day.end() : line.end]
    clock = CLOCK.search(rest)
    moment = f"{value}T{_hour(clock):02}:{clock[2]}" if clock and len(value) == 10 else value
    return moment, Span(line.start, line.end)


def _hour(clock: re.Match[str]) -> int:
    """Return the hour of a clock of 24 hours: "06:55 CH" is 18:55."""
    hour = int(clock[1])
    half = (clock["half"] or "").upper()
    if half in {"PM", "CH"} and hour < _NOON:
        return hour + _NOON
    return 0 if half in {"AM", "SA"} and hour == _NOON else hour


def _fits(page: Page, n: int, moment: str) -> bool:
    """Tell whether a day above the headline is the article's own and not the day on which its page was viewed.

    The day of viewing comes with a weekday or a clock, and may lie long after the days of which the article tells.
    """
    line = page.lines[n]
    text = page.match[line.start : line.end]
    if _DATED.search(text):
        return True
    if WEEKDAY.search(text) or CLOCK.search(text):
        return False
    behind = (mention for mention in page.written_dates if mention.start >= line.end)
    days = [day for mention in behind if (day := _days_before(mention, moment)) is not None]
    return not days or min(days) <= _WEEK


def _days_before(mention: DateMention, moment: str) -> int | None:
    """Return how many days before a moment a mention lies; one without a year is taken at its last return."""
    last = date.fromisoformat(moment[:10])
    value = mention.value
    try:
        if mention.has_year:
            day = date.fromisoformat(value)
        else:
            month, number = int(value[2:4]), int(value[5:7])
            day = date(last.year, month, number)
            day = day if day <= last else date(last.year - 1, month, number)
    except ValueError:
        return None
    return (last - day).days if day <= last else None


def _outlet(page: Page) -> tuple[str, Span] | None:
    for line in _opening_lines(page):
        mark = _MARK_ALONE.match(page.match[line.start : line.end]) or _MARK.match(page.match, line.start, line.end)
        if mark and (found := _named(page, line, mark)):
            return _named_in_full(page, found)
    return _beside_day(page) or _banner(page) or _closing_outlet(page)


def _beside_day(page: Page) -> tuple[str, Span] | None:
    """Return the initials of the paper that stand beside the day: "CMO - Thứ sáu, 15/03/2024"."""
    for line in page.lines[:8]:
        pieces = date_line_pieces(page.match[line.start : line.end]) if line.zone is Zone.DATELINE else None
        for piece in pieces or ():
            if _INITIALS.fullmatch(piece) and not _NO_OUTLET.match(piece):
                at = page.match.index(piece, line.start)
                return piece, Span(at, at + len(piece))
    return None


def _banner(page: Page) -> tuple[str, Span] | None:
    """Return the name of the site that stands in capitals above the article."""
    texts = [page.text[line.start : line.end] for line in page.lines[:7]]
    for n, line in enumerate(page.lines[:6]):
        span = Span(line.start, line.end)
        if line.zone is Zone.FRAME and is_banner(texts[n]):
            return spelled(page, span) if _OF_A_PLACE.search(texts[n]) else proper(page.value(*span)), span
        if line.zone is Zone.FRAME and is_masthead(texts[n : n + 2]) and texts[n] != _PARTY:
            return spelled(page, span), span
    return None


def _closing_outlet(page: Page) -> tuple[str, Span] | None:
    """Return the paper that the last line names in brackets: "(Báo Vân Lĩnh)"."""
    line = next((one for one in reversed(page.lines) if one.zone is not Zone.FRAME), None)
    closing = _PAPER_LAST.fullmatch(page.match, line.start, line.end) if line else None
    return (page.value(*closing.span("name")), Span(*closing.span("name"))) if closing else None


def _named_in_full(page: Page, mark: tuple[str, Span]) -> tuple[str, Span]:
    """Return the paper whose reporter asks, where a mark has its initials: "ĐTO", "Báo Đồng Tháp"."""
    named = outlet_of_talks(page) if _INITIALS.fullmatch(mark[0]) else None
    if not named or not named[0].startswith("Báo "):
        return mark
    initials = "".join(word[0] for word in named[0].split()[1:])
    return named if mark[0] in {initials, f"{initials}O", f"{initials}ĐT"} else mark


def _opening_lines(page: Page) -> list[Line]:
    return [line for line in page.lines[:40] if line.zone in {Zone.LEAD, Zone.BODY, Zone.CAPTION}][:4]


def _named(page: Page, line: Line, mark: re.Match[str]) -> tuple[str, Span] | None:
    group = next(name for name, value in mark.groupdict().items() if value)
    at = line.start if mark.string is not page.match else 0
    span = Span(at + mark.start(group), at + mark.end(group))
    name = page.value(*span)
    known = name.removesuffix(" Online").isupper() or "." in name or group in {"bracketed", "run"}
    if group == "run" and not run_together(name):
        return None
    if _NO_OUTLET.match(name) or not known:
        return None
    return _spelled_out(page, name) or (name, span)


def _spelled_out(page: Page, mark: str) -> tuple[str, Span] | None:
    """Return the name that the text gives to the outlet of a web address ("Baonghean.vn": "Báo Nghệ An")."""
    domain = _DOMAIN.match(mark)
    if not domain:
        return None
    wanted = search_key(domain[1])
    for name in _OUTLET_NAME.finditer(page.match):
        words = name[0].split()
        for count in range(len(words), 1, -1):
            written = " ".join(words[:count])
            if search_key(written).replace(" ", "") == wanted:
                return written, Span(name.start(), name.start() + len(written))
    return None


def _source(page: Page) -> tuple[str, Span] | None:
    for line in sorted((*page.lines_of(Zone.SOURCE), *page.lines_of(Zone.BYLINE))):
        if line.zone is Zone.BYLINE:
            if told := _AFTER_NAME.search(page.match, line.start, line.end):
                return page.value(*told.span("name")), Span(*told.span("name"))
            continue
        cue = _SOURCE_CUE.match(page.match, line.start, line.end)
        start, end = cue.end() if cue else line.start, line.end
        house = _HOUSE.search(page.match, start, end)
        start = house.start(1) if house else start
        name = page.value(start, end).strip("()")
        if name:
            return name, Span(start, end)
    return _closing_source(page)


def _closing_source(page: Page) -> tuple[str, Span] | None:
    """Return the agency that closes the last paragraph: "... hay không. TTXVN/Tin tức"."""
    prose = page.lines_of(Zone.BODY) or page.lines_of(Zone.LEAD)
    if not prose:
        return None
    low = max(prose[-1].start, prose[-1].end - 60)
    closing = _AGENCY.search(page.match, low, prose[-1].end) or _SIGNED_AFTER.search(page.match, low, prose[-1].end)
    return (page.value(*closing.span("name")), Span(*closing.span("name"))) if closing else None
