"""Mentions of congresses: whose, which one, of which term, read from "đại hội" onwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.proposal import Span
from extract.reading.page import Page
from extract.text import CAPITALS, search_key
from extract.values.bodies import body_end
from extract.values.issuers import over_unknown_place
from extract.values.roman import number_of
from extract.values.terms import TERM, term_of

_CONGRESS = "đại hội"
_COUNCIL = " đồng"
_OTHER = re.compile(
    r" (?:cổ đông|thể dục|thể thao|tdtt|thi đua|võ|quân nhân|đại cổ đông|công nhân viên chức|olympic|xã viên"
    r"|thường niên|khỏe|thành viên|gia đình|đảng cộng sản (?!việt)|quốc tế|tua|điện ảnh)"
)
_KIND = re.compile(
    r" (?:(?:các )?đại biểu|toàn thể|trù bị|(?P<pilot>điểm)|(?P<national>toàn quốc)|bất thường|thành lập|lần đầu"
    r"|liên(?! đoàn| hiệp| minh| chi))(?!\w)",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r",? ?\(?(?:lần(?: thứ)?|thứ|khóa|kỳ thứ) (?P<ordinal>[IVXLC]{1,7}(?!\w)|\d{1,3}(?![\w/.,]\d|\w)"
    r"|(?:mười )?(?:nhất|hai|ba|tư|bốn|năm|lăm|sáu|bảy|tám|chín|mười)(?!\w))",
    re.IGNORECASE,
)
_ROMAN = re.compile(r" (?P<ordinal>[IVX]{1,6})(?!\w)")
_FURTHER = re.compile(r"(?:, | và |, và )(?P<ordinal>[IVX]{1,6})(?!\w)")
_TERM = re.compile(rf" ?[,(]? ?nhiệm k[ỳì]\)? ?\(?(?P<whole>{TERM})", re.IGNORECASE)
_FOREIGN = re.compile(r",? (?:của )?(?:Quốc tế|Đảng (?:Xã hội|Cộng hòa|Dân chủ))(?!\w)")
_LEVEL_ONLY = re.compile(
    r" (?:ở )?(?:cấp trên(?: trực tiếp)?(?: cơ sở)?|cấp cơ sở|cấp (?:huyện|tỉnh|xã|ủy)|các cấp|cấp mình|cơ sở)(?!\w)"
)
_PARTY = re.compile(
    rf" ?(?:của )?Đảng(?: ta)?(?: [Cc]ộng sản(?: Việt Nam|(?! [{CAPITALS}])))?"
    r"(?! [Bb]ộ|\w| [ủỦ]y| viên| đoàn| các| cấp| [Cc]ộng sản| [Nn]hân dân| [Dd]ân chủ| [Ll]ao động| [Bb]ảo thủ"
    r"| [Xx]ã hội)"
    r"(?: toàn quốc)?"
)
_OF = re.compile(r" của (?=[^\W\d_])")
SHORT_KINDS = (
    "Phụ nữ|Nông dân|Cựu chiến binh|Thanh niên|Sinh viên|Người cao tuổi|Chữ thập đỏ|CCB|HND|HPN|HLHPN|LĐLĐ|HCCB|TNCS"
)
"""Kinds of bodies as they stand without the word "Hội" or in initials."""
_HOLDER = re.compile(
    rf" ?(?P<name>(?:(?:{SHORT_KINDS}) (?=tỉnh|thành phố|TP|huyện|quận|thị xã|xã|phường|Việt Nam)"
    r"|(?:Đảng [Bb]ộ|Chi [Bb]ộ|Đảng ủy|Công đoàn|Liên đoàn|Tổng Liên đoàn|Đoàn|Hội|Mặt trận|MTTQ|Ủy ban MTTQ"
    r"|Hiệp hội|Hội đồng Đội|đảng bộ|chi bộ|công đoàn|liên hiệp|Liên hiệp|Liên minh)(?!\w)))"
)
_NO_HOLDER = re.compile(
    r"(?:đảng bộ|chi bộ|đảng ủy) (?:các(?! cơ quan)|cơ sở|trực thuộc|trên cơ sở|cấp|trung ương|những|của|ở|tại|nào|mình"
    r"|này|bộ phận|thuộc)"
    r"|(?:hội|đoàn|công đoàn|liên đoàn) (?:các cấp|cơ sở|trường|viên(?! chức)|trên cơ sở|đồng|nghị)",
    re.IGNORECASE,
)
_WITHOUT_PLACE = re.compile(r"Đảng [Bb]ộ(?=,? (?:lần thứ|nhiệm kỳ|khóa))")
"""The article's own Party organisation, named without its place."""
_HEADS = frozenset({"đảng bộ", "chi bộ", "đảng ủy", "đảng bộ bộ", "đảng bộ cơ sở", "hội", "đoàn", "đảng bộ khối"})
_NAME_PART = rf"(?: ?[-–&] ?| )[{CAPITALS}][\w.]*"
_REST_OF_NAME = re.compile(rf"(?:{_NAME_PART}){{1,5}}(?= (?:lần|khóa|nhiệm kỳ|đã|sẽ|vừa|tổ chức|tiến hành|làm)(?!\w))")
_HAMLET = re.compile(
    r"(?:Chi bộ|chi bộ) (?:thôn|bản|buôn|làng|ấp|xóm|khu phố|tổ dân phố|khu dân cư|khối|khu) (?:số )?"
    rf"[{CAPITALS}\d][\w']*(?: [{CAPITALS}\d][\w']*){{0,3}}"
)
_LEVELS = r"(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường)"
_OTHER_NAME = re.compile(
    rf"(?:(?:{SHORT_KINDS})(?= )|(?:Đảng bộ|đảng bộ) [Cc]ác [Cc]ơ quan(?: Đảng| chính quyền)?)"
    rf"(?: (?:{_LEVELS} [{CAPITALS}]\w+(?: [{CAPITALS}]\w+){{0,3}}|Việt Nam|Trung ương|{_LEVELS}(?!\w)))"
)
"""Bodies that are named without the word for their kind, and the Party's of offices."""
_SPACED_OUT = re.compile(rf"(?: {{2,}}|(?<=TP)\. ?)[{CAPITALS}]\w*(?: +[{CAPITALS}]\w*){{0,2}}")
_ABBREVIATION = re.compile(r"\((?P<short>[A-ZĐ]{2,8})\)")
_LONGEST = 260


@dataclass(slots=True)
class Mention:
    """A mention of a congress: its range, whose it is, and what stands in its name."""

    start: int
    end: int
    holder: Span | None = None
    """Where the name of the body stands whose congress it is."""
    national: bool = False
    edition: tuple[int, Span] | None = None
    term: tuple[str, Span] | None = None
    pilot: Span | None = None
    further: list[tuple[int, Span]] = field(default_factory=list)
    """Further editions of the same body's congress: "Đại hội VI, VII"."""
    roman: bool = False
    """Whether the edition stands directly behind ("Đại hội XIII"), as is said of the Party's own."""
    party: bool = False
    """Whether it is the Party's own congress."""
    level_only: bool = False
    """Whether it means the congresses of a level ("đại hội các cấp")."""


def find_mentions(page: Page) -> Iterator[Mention]:
    """Yield the mentions of congresses from left to right, plain "đại hội" included."""
    for start in _starts(page.lower):
        sentence, end = page.sentence_at(start), start + len(_CONGRESS)
        if sentence.start <= start < sentence.end and not _OTHER.match(page.lower, end):
            mention = _read(page, start, end, min(sentence.end, end + _LONGEST))
            if not _FOREIGN.match(page.match, mention.end):
                yield mention


def _starts(lower: str) -> Iterator[int]:
    """Yield where "đại hội" stands as two words of their own."""
    at = lower.find(_CONGRESS)
    while at >= 0:
        end = at + len(_CONGRESS)
        if not (lower[at - 1 : at].isalnum() or lower[end : end + 1].isalnum() or lower.startswith(_COUNCIL, end)):
            yield at
        at = lower.find(_CONGRESS, end)


def _read(page: Page, start: int, at: int, limit: int) -> Mention:
    mention = Mention(start, at)
    for _ in range(8):
        end = _step(page, mention, limit)
        if end is None:
            break
        mention.end = end
    return mention


def _step(page: Page, mention: Mention, limit: int) -> int | None:
    """Read the next part of the name at the end of a mention, and return where it ends, or None."""
    text, at = page.match, mention.end
    if kind := _KIND.match(text, at, limit):
        mention.pilot = mention.pilot or (Span(*kind.span("pilot")) if kind["pilot"] else None)
        mention.national = mention.national or bool(kind["national"])
        return kind.end()
    if not mention.edition and (end := _edition(mention, text, at, limit)):
        return end
    term = None if mention.term else _TERM.match(text, at, limit)
    if term and (value := term_of(term["first"], term["last"])):
        mention.term = value, Span(*term.span("whole"))
        return term.end()
    if level := _LEVEL_ONLY.match(page.lower, at, limit):
        mention.level_only = True
        return level.end()
    return None if mention.holder or mention.party or mention.level_only else _whose(page, mention, at, limit)


def _edition(mention: Mention, text: str, at: int, limit: int) -> int | None:
    match = _EDITION.match(text, at, limit)
    mention.roman = not match
    match = match or _ROMAN.match(text, at, limit)
    number = number_of(match["ordinal"]) if match else None
    if not match or not number:
        return None
    mention.edition = number, Span(*match.span("ordinal"))
    at = match.end()
    while further := _FURTHER.match(text, at, limit):
        more = number_of(further["ordinal"])
        if not more:
            break
        mention.further.append((more, Span(*further.span("ordinal"))))
        at = further.end()
    return at


def _whose(page: Page, mention: Mention, at: int, limit: int) -> int | None:
    """Read the body after "đại hội" or "của"."""
    of = _OF.match(page.match, at, limit)
    begin = of.end() - 1 if of else at
    party = _PARTY.match(page.match, at, limit)
    if party:
        mention.party, mention.holder = True, Span(at + page.match[at : party.end()].index("Đảng"), party.end())
        mention.national = mention.national or "toàn quốc" in party[0]
        return party.end()
    holder = _HOLDER.match(page.match, begin, limit)
    if not holder:
        return None
    span = holder_at(page, holder.start("name"), limit)
    if not span and _WITHOUT_PLACE.match(page.match, holder.start("name"), limit):
        return holder.end()
    if not span:
        mention.level_only = bool(_NO_HOLDER.match(page.match, holder.start("name"), limit))
        return holder.end()
    mention.holder = span
    return span.end


def holder_at(page: Page, start: int, limit: int) -> Span | None:
    """Return the name of the particular body that begins at `start` and may hold a congress, or None."""
    end = body_end(page.match, start, limit)
    if other := _OTHER_NAME.match(page.match, start, limit):
        return Span(start, other.end())
    if hamlet := _HAMLET.match(page.match, start, limit):
        return Span(start, hamlet.end())
    if end is None or page.lower[start:end] in _HEADS or _NO_HOLDER.match(page.match, start, min(limit, end + 12)):
        return None
    end = over_unknown_place(page.match, end, limit)
    rest = _REST_OF_NAME.match(page.match, end, limit) or _SPACED_OUT.match(page.match, end, limit)
    return Span(start, rest.end() if rest else end)


def abbreviations(page: Page) -> dict[str, Span]:
    """Return the abbreviations that the article itself explains, each with its long form: "Các cơ quan (CCQ)"."""
    found: dict[str, Span] = {}
    for match in _ABBREVIATION.finditer(page.match):
        words = list(re.finditer(r"[^\W\d_]+", page.match[max(0, match.start() - 90) : match.start()]))
        long = words[-len(match["short"]) :]
        initials = "".join(word[0][0] for word in long).upper()
        if search_key(initials) == search_key(match["short"]) and len(long) == len(match["short"]):
            low = max(0, match.start() - 90)
            found.setdefault(match["short"], Span(low + long[0].start(), low + long[-1].end()))
    return found
