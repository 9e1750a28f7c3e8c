"""Titles: the words of an office and of the body that it is held in, wherever they stand together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extract.lexica import Phrases, rows
from extract.proposal import Span
from extract.reading.gazetteer import LEVEL, abroad_end, city_end, commune_end, numbered_end, place_end
from extract.reading.places import place_of
from extract.scan import Hit, Words
from extract.values.bodies import body_end, field_end, name_of
from extract.values.names import begins_name, capital_words, is_surname, is_syllable

if TYPE_CHECKING:
    from extract.reading.page import Page


class Role(NamedTuple):
    """A role as the lexicon has it: how its body is written, and the body's first words where the role has them."""

    words: str
    kind: str
    head: str


class Title(NamedTuple):
    """A role with its body: `start`/`end` bound both, from "nguyên" or "quyền" to the end of a term or session."""

    start: int
    end: int
    role: Span
    body: Span | None
    head: str
    """Words that the body's name has before its span ("Bộ" of "Bộ trưởng Quốc phòng"), or ""."""
    place: Span | None
    """A place that is no part of the body ("Tổng thống Mỹ", "Chủ tịch thị xã Cửa Lò")."""
    family: Role
    status: str | None
    plural: bool


_MODIFIER = re.compile(
    r",? \(?phụ trách\)?(?!\w)(?! (?:công tác|lĩnh vực|mảng|khối|nội chính|kinh tế|văn xã|theo))"
    r"| (?:thường trực|thuờng trực|thứ nhất|thứ hai|chuyên trách|không chuyên trách|phụ trách|điều hành|danh dự"
    r"|dự khuyết|lâm thời|kiêm nhiệm|cấp cao|cao cấp|đặc mệnh toàn quyền|đương nhiệm|sáng lập)(?!\w)"
)
_BEFORE = re.compile(
    r"(?:^|(?<=\W))(nguyên|cựu|cố|tân|(?<!chính )quyền|q\.|các|những|hai|ba|bốn|sáu|phó"
    r"|(?<![/.-])(?<!tháng )(?<!ngày )(?<!năm )(?<!khóa )(?<!thứ )(?<!quận )(?<!lần )\d{1,2}) \Z"
)
_FORMER = frozenset({"nguyên", "cựu", "cố"})
_PLURAL = frozenset({"các", "những", "hai", "ba", "bốn", "sáu"})
_NO_ROLE = re.compile(
    r"(?:đoàn|ban|hội đồng|phủ|văn phòng|chức danh|chế độ|vai trò của|khối|lăng|bảo tàng"
    r"|tượng đài|khu di tích|tượng|phòng) \Z"
)
_MEMBERS = re.compile(r"(?:chi bộ|chi hội|hội|đội ngũ|lớp|câu lạc bộ|các|những|nhiều|số) \Z")
_NO_ROLE_WORDS = frozenset(
    {"đại biểu quốc hội", "đại biểu hđnd", "đại biểu hội đồng nhân dân"}
    | {"chủ tịch", "bí thư", "bộ trưởng", "giám đốc", "thư ký", "thường trực", "thẩm phán"}
)
_OF = re.compile(r" (?:của|tại|thuộc) ")
_NUMERAL = r"(?:[ivxlc]+|\d[\d.]*)"
_HOST = re.compile(r" (?:tại|ở) ")
"""Between the country that an envoy is of and the one that receives the envoy."""
_STATE = re.compile(r"(?:bang|tiểu bang|tỉnh bang|vùng) (?=\w)")
_TERM = re.compile(
    rf"(?:,? ?\(?(?:các )?(?:khóa|khoá|nhiệm kỳ|nhiệm kì|giai đoạn) ?{_NUMERAL}(?:(?: ?[-–,] ?| và ){_NUMERAL}){{0,9}}"
    r"(?![\w/])\)?){1,3}"
    r"| \((?!(?:hiện|nay|nguyên|cựu|kiêm)(?!\w))[^()]{1,40}\)(?=,)"
    r"| ?\((?:từ |đến |năm |tháng )?\d[\d/.–\s-]{2,24}(?:(?:đến|tới) )?(?:(?:tháng )?[\d/.]{4,8}|nay)?\)(?! [a-zđ])"
)
_BEYOND = re.compile(
    r" (?:(?:ban chấp hành )?trung ương đảng(?: cộng sản việt nam)?|(?:đảng )?cộng sản việt nam"
    r"|(?:nước )?cộng hòa xã hội chủ nghĩa việt nam)(?!\w)"
)
"""The Party or State whose body has been named: "Ủy viên Bộ Chính trị | Ban Chấp hành Trung ương Đảng"."""
_LAST_TERM = re.compile(r",? (?:khóa|nhiệm kỳ) trước(?! (?:mắt|khi))(?!\w)")
_MOMENT = (
    r"(?:(?:ngày \d{1,2}[/-]\d{1,2}[/-]|(?:đầu |cuối )?tháng \d{1,2}(?: năm |[/-]| ?[–-] ?))?(?:năm )?(?:19|20)\d\d)"
)
_PERIOD = re.compile(
    rf",? \(?(?:trong )?(?:giai đoạn |thời kỳ |từ ){_MOMENT}(?: ?(?:đến|[-–]|tới) ?"
    rf"(?P<end>{_MOMENT}|nay|hiện nay))?(?:, ?nhiệm kỳ [\d –-]{{4,12}})?\)?(?!\w)"
)
"""When a title is held: "từ tháng 4/2012 đến tháng 10/2016"."""
_LEVEL = re.compile(LEVEL + r"(?!\w)")
_FIRM = re.compile(r"[^\W\d_a-zà-ỹ][^\W_]*[^\W\d_a-zà-ỹ](?![^\W_])")
_CENTRAL = frozenset({"ủy viên", "ủy viên dự khuyết"})
_CENTRE = re.compile(r"trung ương(?!\w)")
"""The Central Committee, as its members' titles have it for short: "ủy viên Trung ương"."""
_CHARGES = ("chức vụ", "nhiệm vụ")
"""Words of which the second would open a role: "chức vụ trưởng ban" is no "vụ trưởng"."""
_SHARING = frozenset(
    {"ủy viên", "ủy viên dự khuyết", "đại biểu hđnd", "đại biểu hội đồng nhân dân", "đại biểu quốc hội"}
)
_CLUB = re.compile(r"(?:clb|câu lạc bộ|đội|nhóm|gia đình|hội (?!đồng)|đoàn thanh|ban nhạc)")
"""Bodies that people belong to without an office in them."""
_MORE = re.compile(
    r"(?:,| và|, và) (?=(?:ban (?:chấp hành|thường vụ|bí thư)|thường vụ|hđnd|hội đồng nhân dân|quốc hội"
    r"|bộ chính trị|đảng đoàn)(?!\w))"
)
"""Before another body in which the same role is held."""
_LIMIT = 240


@cache
def roles() -> dict[str, Role]:
    """Return the roles of the lexicon by their words in lower case."""
    return {row[0]: Role(row[0], row[1], row[2] if len(row) > 2 else "") for row in rows("roles.tsv")}


@cache
def _role_phrases() -> Phrases:
    return Phrases({word: role.kind for word, role in roles().items() if role.kind not in {"post", "member"}})


def _is_role(page: Page, at: int) -> bool:
    """Whether another title stands where a body is looked for: "thư ký của | Bộ trưởng Bộ Y tế"."""
    word = page.lower[at : at + 12].split(" ")[0]
    end = _role_phrases().end(page.lower, at, word)
    return end is not None and end > at + len(word)


@cache
def _role_words() -> Words:
    return Words((*roles(), *_CHARGES), exact=True, together=True)


def find_titles(page: Page) -> tuple[Title, ...]:
    """Return the titles of an article from left to right; none overlaps another."""
    found: list[Title] = []
    end = 0
    for hit in _role_words().find_together(page.lower):
        if hit.start < end or hit.word in _CHARGES:
            continue
        if title := _title(page, hit):
            found += (title, *_shared(page, title))
            end = found[-1].end
    return tuple(found)


def _shared(page: Page, title: Title) -> Iterator[Title]:
    """Yield the same role in the bodies that commas add: "ủy viên Ban Chấp hành, Thường vụ Thành ủy"."""
    if title.body is None or title.family.words not in _SHARING:
        return
    limit = min(page.sentence_at(title.start).end, title.end + _LIMIT)
    while more := _MORE.match(page.lower, title.end, limit):
        stop = body_end(page.match, more.end(), limit)
        if stop is None:
            return
        term = _TERM.match(page.lower, stop, min(limit, stop + 80))
        title = title._replace(start=more.end(), end=term.end() if term else stop, body=Span(more.end(), stop), head="")
        yield title


def _title(page: Page, hit: Hit) -> Title | None:
    role = roles()[hit.word]
    if role.kind == "post" and _MEMBERS.search(page.lower, max(0, hit.start - 16), hit.start):
        return None
    if hit.word in _NO_ROLE_WORDS and _NO_ROLE.search(page.lower, max(0, hit.start - 16), hit.start):
        return None
    if role.kind == "state" and _in_name(page, hit):
        return None
    limit = min(page.sentence_at(hit.start).end, hit.end + _LIMIT)
    start, status, plural, opening = _opening(page, hit)
    end = _modified(page, hit.end)
    body, head, place, last = _body(page, role, hit, end, limit)
    if role.kind == "post" and (body is None or (hit.word == "thành viên" and _CLUB.match(page.lower, body.start))):
        return None
    role_end = last if last is not None else end
    stop: int = max(part.end for part in (body, place) if part) if body or place else role_end
    stop = max(stop, role_end)
    if role.kind == "state" and place and (host := _HOST.match(page.lower, stop, limit)):
        stop = place_end(page.match, host.end()) or stop
    if beyond := _BEYOND.match(page.lower, stop, limit):
        stop = beyond.end()
    term = _TERM.match(page.lower, stop, min(limit, stop + 80))
    stop = term.end() if term else stop
    if earlier := _LAST_TERM.match(page.lower, stop, limit):
        stop, status = earlier.end(), "former"
    if period := _PERIOD.match(page.lower, stop, min(limit, stop + 60)):
        stop, status = period.end(), status if (period["end"] or "nay").endswith("nay") else "former"
    return Title(start, stop, Span(opening, role_end), body, head, place, role, status, plural)


def _in_name(page: Page, hit: Hit) -> bool:
    """Whether the words of a role are those of a person's name: "Hà Quốc Vương Anh"."""
    words = page.match[hit.start : hit.end].split(" ")
    before = page.match[max(0, hit.start - 12) : hit.start].split(" ")
    return len(before) > 1 and all(word.istitle() for word in words) and is_surname(before[-2])


def _opening(page: Page, hit: Hit) -> tuple[int, str | None, bool, int]:
    """Return where the title begins, its status, whether it is of several people, and where the role's words begin."""
    start = opening = hit.start
    status, plural = None, False
    while match := _BEFORE.search(page.lower, max(0, start - 12), start):
        word = match[1]
        start = match.start(1)
        if word in {"quyền", "q.", "phó"}:
            opening = start
        elif word in _FORMER:
            status = "former"
        elif word == "tân":
            status = "elected"
        else:
            plural = plural or word in _PLURAL or word.isdigit()
    return start, status, plural, opening


def _modified(page: Page, end: int) -> int:
    while match := _MODIFIER.match(page.lower, end):
        end = match.end()
    return end


Found = tuple[Span | None, str, Span | None, int | None]


def _body(page: Page, role: Role, hit: Hit, end: int, limit: int) -> Found:
    """Return the body's span, the words it has before, a place by itself, and the role's end where it is another."""
    if role.kind == "whole":
        country = place_end(page.match, end + 1) if role.words.endswith("nước") else None
        return None, "", Span(end + 1, country) if country and country <= limit else None, None
    if role.kind in {"member", "self"}:
        return _inside(page, role, hit, limit)
    at = end + 1
    if role.kind == "own" and not _names_head(page, at, role.head):
        return _own(page, role, hit, end, limit)
    if page.match[end : end + 1] != " ":
        return None, "", None, None
    of = _OF.match(page.lower, end)
    at = of.end() if of else at
    if of and _is_role(page, at):
        return None, "", None, None
    if role.kind == "post" and (duty := field_end(page.lower, at)) and body_end(page.match, duty + 1, limit):
        return Span(duty + 1, body_end(page.match, duty + 1, limit) or duty), "", None, duty
    if role.kind == "state":
        return _state(page, at, limit)
    if role.head == "bộ" and not _names_head(page, at, "bộ") and field_end(page.lower, at) is not None:
        return _other(page, role, end, at, limit)
    stop = body_end(page.match, at, limit)
    if stop is not None and stop > at:
        return Span(at, stop), "", None, None
    if role.words in _CENTRAL and (centre := _CENTRE.match(page.lower, at, limit)):
        return Span(*centre.span()), "", None, None
    return _other(page, role, end, at, limit)


def _names_head(page: Page, at: int, head: str) -> bool:
    return page.lower.startswith(head + " ", at)


def _inside(page: Page, role: Role, hit: Hit, limit: int) -> Found:
    start = page.lower.find(role.head, hit.start, hit.end)
    if role.kind == "member":
        if page.lower.startswith(role.head, hit.end + 1):
            stop = body_end(page.match, hit.end + 1, limit)
            return Span(hit.end + 1, stop or hit.end), "", None, None
        stop = start + len(role.head)
        place = place_end(page.match, hit.end + 1) if page.match[hit.end : hit.end + 1] == " " else None
        name = begins_name(page.match, hit.end + 1, limit)
        where = Span(hit.end + 1, place) if place and not name else None
        return Span(start, stop), "", where, None
    stop = body_end(page.match, start, limit) or hit.end
    return Span(start, stop), "", None, start - 1


def _own(page: Page, role: Role, hit: Hit, end: int, limit: int) -> Found:
    """The role's last words open the body's name: "Trưởng | Ban Tổ chức Tỉnh ủy" has the role "Trưởng Ban"."""
    start = hit.end - len(role.head)
    if end > hit.end:
        stop = body_end(page.match, end + 1, limit)
        return (Span(end + 1, stop) if stop else None), "", None, None
    stop = body_end(page.match, start, limit)
    if stop is None or stop <= hit.end:
        return None, "", None, None
    return Span(start, stop), "", None, None


def _state(page: Page, at: int, limit: int) -> Found:
    stop = body_end(page.match, at, limit)
    if stop is not None:
        return Span(at, stop), "", None, None
    if page.lower.startswith("nước ", at):
        at += 5
    if level := _LEVEL.match(page.lower, at, limit):
        name = level.end() + 1
        parts = [] if begins_name(page.match, name, limit) else capital_words(page.match, name, limit)
        known = city_end(page.match, at) or place_end(page.match, name) or abroad_end(page.match, name)
        stop = known or (parts[-1][1] if parts else None)
        return None, "", Span(name, stop) if stop and stop > name else None, None
    stop = city_end(page.match, at) or place_end(page.match, at) or abroad_end(page.match, at)
    return None, "", Span(at, stop) if stop else None, None


def _other(page: Page, role: Role, end: int, at: int, limit: int) -> Found:
    """The body without its first word, a unit ("Chủ tịch tỉnh"), a firm, a country.

    "Bộ trưởng Quốc phòng" has the first word in the role; "Thứ trưởng Quốc phòng" has it nowhere, and gives none.
    """
    level = _LEVEL.match(page.lower, at, limit)
    if level and role.kind == "of":
        return _of_unit(page, at, level.end(), limit, whole=at == end + 1)
    if role.kind == "of" and (state := _STATE.match(page.lower, at, limit)):
        parts = capital_words(page.match, state.end(), limit)
        return None, "", Span(*parts[0]) if parts else None, None
    if role.kind == "unit" and at < limit and _names_field(page, at, limit):
        stop = name_of(page.match, at - 1, limit, "field")
        if stop > at:
            return Span(at, stop), role.head if role.head in role.words else "", None, None
    if role.kind != "of" or at >= limit:
        return None, "", None, None
    country = None if page.match.startswith("Hồ Chí Minh", at) else place_end(page.match, at)
    country = country or abroad_end(page.match, at)
    if country and not begins_name(page.match, at, limit):
        return None, "", Span(at, country), None
    firm = _firm(page, at, limit)
    if firm is not None:
        return Span(at, firm), "", None, None
    return None, "", None, None


def _firm(page: Page, at: int, limit: int) -> int | None:
    """Return the end of a firm's name that has no word for firm: "Tổng giám đốc Petrolimex Trần Văn A"."""
    parts = capital_words(page.match, at, limit)
    if not parts or begins_name(page.match, at, limit):
        return None
    first = page.match[at : parts[0][1]]
    if _FIRM.fullmatch(first):
        return parts[0][1]
    if not is_syllable(first) and len(parts) > 1 and begins_name(page.match, parts[1][0], limit):
        return parts[0][1]
    return None


def _names_field(page: Page, at: int, limit: int) -> bool:
    """Whether a field of work begins here, in small or capital letters, and not a person's name ("Thứ trưởng Đông")."""
    if begins_name(page.match, at, limit):
        return False
    if field_end(page.lower, at) is not None:
        return True
    return page.match[at].isupper() and not is_syllable(page.match[at : at + 12].split(" ")[0].rstrip(",.;:)"))


def _of_unit(page: Page, at: int, level: int, limit: int, *, whole: bool) -> Found:
    """ "Chủ tịch thị xã Cửa Lò": the role takes in the level, the name is the place."""
    name = level + 1
    stop = (
        city_end(page.match, at)
        or place_end(page.match, name)
        or commune_end(page.match, name)
        or numbered_end(page.match, name)
    )
    if stop is None or page.match[level : level + 1] != " " or stop > limit or _longer_name(page, name, stop, limit):
        return None, "", None, level if whole else None
    return None, "", Span(name if not page.match[name].isdigit() else at, stop), level if whole else None


def _longer_name(page: Page, start: int, place: int, limit: int) -> bool:
    """Whether a person's name begins where a place's does, and goes on beyond it."""
    name = begins_name(page.match, start, limit)
    return name is not None and name > place


def body_value(page: Page, title: Title) -> str | None:
    """Return a title's body as a field's value, with the first word that the role has ("Bộ" + "Quốc phòng")."""
    if title.body is None:
        return None
    value = page.value(*title.body)
    if not title.head:
        return value
    head = page.value(title.role.start, title.role.start + len(title.head))
    return f"{head if head.lower() == title.head else title.head.capitalize()} {value}"


def title_place(page: Page, title: Title) -> str | None:
    """Return the place that a title names itself, or None."""
    if title.place:
        return page.value(*title.place)
    return place_of(page.value(*title.body)) if title.body else None
