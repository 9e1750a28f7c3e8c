"""Whose a figure is by its sentence: the body, unit of government or work that has, does or gets something there."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, cached_property

from extract.gazetteer import place_end
from extract.lexica import entries, rows
from extract.page import Page
from extract.proposal import Span
from extract.text import CAPITALS
from extract.values.bodies import body_before, body_end
from extract.values.names import begins_name
from extract.whose import UNIT, Owner, completed, is_bare_unit, unit_end

_CLAUSE = re.compile(
    r"(?:\A|[,;:] |[“\"(]|(?<!\w)(?:thì|rằng|và|[Hh]iện nay|[Hh]iện|[Đđ]ến nay|năm \d{4}|[Rr]iêng|là|toàn|[Tt]rong đó"
    r"|[Tt]heo đó|[Đđ]ược biết|năm nay|do|giúp|[Nn]goài ra"
    r"|(?:[Cc]ác )?[Đđ]ại hội(?: đại biểu)?(?: của)?(?: \d+)?) )(?=\w)"
)
_ASIDE = re.compile(
    r"(?: \([^()\n]{1,60}\)|(?:,| thuộc| trên| ở| tại) [^,.;:()\n\d]{3,60}(?:,| \([^()\n]{1,60}\)))?"
    r"(?: (?:năm nay|năm học \d{4} ?[-–] ?\d{4}|năm \d{4}|hiện nay))?"
)
_IN_PLACE = re.compile(
    rf"(?<!\w)(?:tại|ở|trên địa bàn) (?=(?:tỉnh |huyện |xã |TP|thành phố )?[{CAPITALS}])", re.IGNORECASE
)
_THERE_IS = re.compile(r",? (?:(?:hiện|hiện nay|đã|chỉ|cũng|mới|vẫn|đang) )*(?:có|còn) ")
_ADVERBS = (
    r"hiện|đã|đang|sẽ|cũng|còn|mới|vừa|tiếp tục|xuất sắc|vinh dự|chỉ|trực tiếp|tổ chức|đã tổ chức|có|phải|dự kiến"
    r"|lần lượt|gần như|sau đó|nay|ước tính|tiếp tục"
)
_ACTS = re.compile(
    rf"[,)]? (?:(?:{_ADVERBS}) )*(?:có|còn|gồm|đạt|bầu|tặng|trao|ủng hộ|hỗ trợ|đóng góp|huy động|thu hút|kết nạp"
    r"|thành lập|tiếp nhận|giải quyết|xử lý|triển khai|thực hiện|hoàn thành|ban hành|công nhận|khởi tố|bắt|phát hiện"
    r"|đầu tư|dành|chi|thu|giải ngân|cấp|xây dựng|quản lý|được|chọn|lấy phiếu|tuyển|sản xuất|phấn đấu|triệu tập|chiếm"
    r"|là|bị|giảm|tăng|giành|đoạt|tiêu thụ|dài|rộng|cao|nặng|sử dụng|vận hành|sở hữu|đưa|mất|thiệt hại|ghi nhận"
    r"|tham gia|cử|điều|điều động|nhận|đón|phục vụ|tạm giữ|vớt|cứu|chở|nộp|vay|bán|mua|xuất khẩu|nhập khẩu|trồng"
    r"|nuôi|khai thác|chế biến|kiểm tra|giám sát|phân bổ|bố trí|trình diễn|biểu diễn|trưng bày"
    r"|xảy ra|gieo trồng|sơ tán|thả|tổ chức|đặt mục tiêu|đề ra|xuất bản|in|đăng ký"
    r"|thông qua|phê duyệt|di dời|giúp|cấp phát|chi trả)(?!\w)"
    r"|,? (?:[^,.;\n]{3,40}, )?(?:lực lượng|cơ quan) chức năng (?:đã )?(?:ghi nhận|phát hiện)(?!\w)"
    r"| (?:phải|cần|sẽ|đã|vừa) [^\W\d_]+"
)
_HAS_LATER = re.compile(r"(?: [^\W\d_A-Z]+){2,6} có (?=diện tích|dân số|quy mô|\d)")
_TELLS = re.compile(
    r" (?:cho biết(?= (?:đã|đang|sẽ))|cũng|bắc qua|nằm|xếp|thiết kế|đã [^\W\d_]+|sẽ [^\W\d_]+|đang [^\W\d_]+)(?!\w)"
)
_BRAND = re.compile(
    rf"(?!(?:DN|HTX|FDI|ODA|GDP|GRDP|HLV|VĐV|BTC|BCH|NXB|USD|VND|[IVXLC]+)(?!\w))(?:[A-Z]{{2,8}}(?! ?[A-ZĐ]{{2}})(?!\w)"
    rf"|[{CAPITALS}][a-z]+[A-Z]\w*)(?: [{CAPITALS}][a-z]+(?!\w))*"
)
_BRANCH = re.compile(rf"(?:,? [Cc]hi nhánh)?(?: [{CAPITALS}][\w.]*){{0,4}}")
_INSIDE = re.compile(r"(?<!\w)(?:ở|tại|trên địa bàn|của|thuộc|với|cho|đến|từ|các|về|theo) \Z|\(\Z")
_MADE_UP = re.compile(r"(?: (?:lần thứ|khóa|nhiệm kỳ)[^,.;]{0,40}?)? (?:mới )?gồm (?:có )?\Z")
_HONOURED = re.compile(r"khen|huân chương|huy hiệu|kỷ niệm chương|danh hiệu", re.IGNORECASE)
_WHOLE = re.compile(
    r"(?<!\w)(?:(?:[Tt]oàn|[Tt]rên địa bàn) (?P<level>tỉnh|huyện|thành phố|thị xã|quận|xã|phường)|(?P<land>[Cc]ả nước))"
    r"(?=,? (?:hiện |đã |đang |chỉ |mới )*(?:có|còn|đạt|xảy ra|ghi nhận|phát hiện|xây dựng|thành lập|kết nạp))"
)
_KINDS = {
    "trường": ("trường", "đại học", "học viện"),
    "nhà trường": ("trường", "đại học", "học viện"),
    "bệnh viện": ("bệnh viện",),
    "công ty": ("công ty", "ctcp", "tổng công ty", "tập đoàn"),
    "doanh nghiệp": ("công ty", "ctcp", "tổng công ty", "tập đoàn", "doanh nghiệp"),
    "tập đoàn": ("tập đoàn",),
    "ngân hàng": ("ngân hàng",),
    "hội": ("hội ",),
    "đảng bộ": ("đảng bộ",),
    "chi bộ": ("chi bộ",),
    "khu đô thị": ("khu đô thị",),
    "khu công nghiệp": ("khu công nghiệp",),
    "nhà máy": ("nhà máy",),
    "dự án": ("dự án",),
    "cầu": ("cầu",),
    "chung cư": ("chung cư",),
    "hợp tác xã": ("hợp tác xã", "htx"),
    "lễ hội": ("lễ hội",),
    "liên đoàn": ("liên đoàn",),
    "trung tâm": ("trung tâm",),
    "viện": ("viện",),
}
"""Words that stand for a body or work named before, and how its name begins."""
_ALONE = re.compile(
    rf"(?:tỉnh|huyện|thành phố|quận|thị xã|xã|phường|cả nước|(?:{'|'.join(sorted(_KINDS, key=len, reverse=True))})"
    r"(?: này)?)(?= )",
    re.IGNORECASE,
)
_MANY_OR_PAPER = re.compile(
    r"(?:[Ll]ực lượng (?:vũ trang|chức năng|công an|biên phòng|kiểm lâm)(?: Quân khu(?: \d)?)?"
    r"|[Cc]ác (?:ngân hàng|doanh nghiệp|trường|cấp [^\W\da-z_]\w*|cấp ủy|hợp tác xã)"
    r"|(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Quy chế|Biên bản|Thông tư|Quyết định|Đề án|Quy định|Hiến pháp)"
    r"(?=(?: [^,.;:\n]{0,60}?)? (?:gồm|có) \d+ (?:chương|điều|mục|phần|nội dung|nhóm)))(?!\w)"
)
"""Collective actors in small letters, and papers that are made up of chapters."""
_NAMELESS = frozenset(
    {"công an", "cảnh sát", "ban", "bộ", "sở", "tòa", "đoàn", "tổ chức", "hội đồng", "đảng", "ủy ban"}
)
_MANY = 60
_NEAR = 12
_ASSEMBLY_REACH = 500
_ASSEMBLIES = ("hđnd", "hội đồng nhân dân", "quốc hội")
_SMALL = (
    *("tỉnh", "huyện", "thành phố", "quận", "thị xã", "xã", "phường", "thị trấn"),
    *("cả nước", "các", "lực lượng", "đảng bộ"),
)
_LONGEST_WORD = 8
_ON_DUTY = re.compile(r"(?:[Ll]ực lượng|[Cc]ơ quan) chức năng")
"""Who finds or records what is another's: "tại chung cư A, lực lượng chức năng ghi nhận 120 căn hộ ..."."""
_OF = re.compile(
    r"(?:(?:,| và) quy mô dân số[^;,]{0,40}? người)? của (?=\w)"
    r"|,? (?:(?:sẽ|đã|vừa) )?được (?=\w)"
)
_SETS = re.compile(r"(?:Tại|Ở|Cũng tại) (?=[^\W_])")
_WITH = re.compile(r"(?:- )?(?:Trong ảnh: )?Với (?!mục)")
_GIVES = re.compile(r" (?:hỗ trợ|ủng hộ|đóng góp)\Z")
_NO_NAME = r"(?:do|của|có|là|được|đã|sẽ|ở|tại|và|với|cho|trên|từ|này|đến|nối|theo|khi|bị|trong)(?!\w)"
_REACH = 90


@cache
def _thing() -> re.Pattern[str]:
    kinds = "|".join(
        rf"(?:{kind[0]}|{kind[0].upper()}){re.escape(kind[1:])}"
        for kind in sorted(entries("things.txt"), key=len, reverse=True)
    )
    return re.compile(
        rf"(?<!\w)(?:{kinds})(?: (?!{_NO_NAME})[a-zà-ỹ]\w*){{0,4}}? "
        rf"(?:[{CAPITALS}][\w.]*|\d{{1,4}}(?= [^\W\d_])(?: [{CAPITALS}][\w.]*)?)"
        rf"(?: (?:[{CAPITALS}][\w.]*|\d{{1,5}}(?![\w%.,/]| [^\W\dA-Z])))*"
        rf"(?: [-–] [{CAPITALS}]\w*(?: [{CAPITALS}]\w*)*)?"
    )


class Owners:
    """What has, does or gets something in the sentences of a page."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def within(self, sentence: Span) -> list[Span]:
        """Return the names in a sentence, from left to right, of what has, does or gets something there."""
        found = _openings(self._page, sentence)
        found += _inside(self._page, sentence, found) + _places(self._page, sentence) + _settings(self._page, sentence)
        for whole in _WHOLE.finditer(self._page.match, *sentence):
            found.append(Span(*whole.span("level" if whole["level"] else "land")))
        return sorted(set(found), key=lambda span: (span.start, span.end))

    def before(self, owners: list[Span], floor: int, at: int) -> Owner | None:
        """Return the last of a sentence's owners that ends before the figure at `at`, or the body that it makes up."""
        text = self._page.match
        if " gồm " in text[max(floor, at - 9) : at]:
            made_up = _MADE_UP.search(text, max(floor, at - _REACH), at)
            opens = body_before(text, made_up.start(), max(floor, made_up.start() - _REACH)) if made_up else None
            if made_up and opens is not None and not text.endswith(("Đại ", "đại "), 0, opens):
                return completed(self._page, Span(opens, made_up.start()))
        near = [span for span in owners if floor <= span.start and span.end <= at]
        found = near[-1] if near else None
        if len(near) > 1 and _ON_DUTY.match(text, near[-1].start):
            found = near[-2]
        return None if found is None or _HONOURED.search(text, found.end, at) else self._meant(found)

    def after(self, sentence: Span, end: int) -> Owner | None:
        """Return the name that follows the figures with which a sentence opens: "Với 330 đảng viên, Đảng bộ ..."."""
        text = self._page.match
        opens = _WITH.match(text, sentence.start)
        comma = text.find(", ", end, min(sentence.end, end + _REACH)) if opens and opens.end() >= end - _REACH else -1
        stop = name_end(self._page, comma + 2, sentence.end) if comma >= 0 else None
        return completed(self._page, Span(comma + 2, stop)) if stop else None

    def behind(self, end: int, limit: int) -> Owner | None:
        """Return the name of whose a measure is right behind it: "diện tích 46,9 km2 của xã Hương Thọ"."""
        of = _OF.match(self._page.match, end, limit)
        stop = name_end(self._page, of.end(), limit) if of else None
        return completed(self._page, Span(of.end(), stop)) if of and stop else None

    def assembly(self, at: int) -> Owner | None:
        """Return the assembly named last within reach before `at`, whose members or votes a figure counts."""
        bodies = self._page.bodies
        index = bisect_left(bodies, at, key=lambda body: body.start)
        near = (body for body in reversed(bodies[max(0, index - _NEAR) : index]) if at - body.start < _ASSEMBLY_REACH)
        named = next((body for body in near if self._page.lower.startswith(_ASSEMBLIES, body.start)), None)
        return completed(self._page, named) if named else None

    def _meant(self, name: Span) -> Owner | None:
        """Return whom a name means: "Trường" the school named before, a bare unit with its place, else itself."""
        words = self._page.lower[name.start : name.end]
        if words in _KINDS:
            return self._named_before(name, _KINDS[words])
        if words.endswith(" này"):
            return self._named_before(name, _KINDS.get(words.removesuffix(" này"), ()))
        owner = completed(self._page, name)
        if fuller := self._fuller(name):
            return fuller
        sure = " " in owner.name or owner.name.isupper() or _MANY_OR_PAPER.match(self._page.match, name.start)
        return owner if sure else None

    def _named_before(self, name: Span, kinds: tuple[str, ...]) -> Owner | None:
        """Return the last longer name before that begins with one of these words, else the first after."""
        index = bisect_left(self._names, name.start, key=lambda span: span.start)
        around = [*reversed(self._names[max(0, index - _MANY) : index]), *self._names[index + 1 : index + _MANY]]
        for span in around:
            longer = span.end - span.start > name.end - name.start and self._page.lower.startswith(kinds, span.start)
            if longer and not self._page.match[span.start + 1 : span.end].islower():
                return Owner(self._page.value(*span), (name, span))
        return None

    def _fuller(self, name: Span) -> Owner | None:
        """Return the longer writing of a numbered work's name that stands near: "chung cư 727" of a street."""
        words = self._page.match[name.start : name.end]
        if not words[-1].isdigit():
            return None
        index = bisect_left(self._names, name.start, key=lambda span: span.start)
        around = self._names[max(0, index - _MANY) : index + _MANY]
        fuller = [
            span for span in around if self._page.match[span.start : span.end].lower().startswith(f"{words.lower()} ")
        ]
        return Owner(self._page.value(*fuller[0]), (name, fuller[0])) if fuller else None

    @cached_property
    def _names(self) -> list[Span]:
        bodies = {body.start for body in self._page.bodies}
        things = [Span(*thing.span()) for thing in _thing().finditer(self._page.match) if thing.start() not in bodies]
        return sorted({*self._page.bodies, *things}, key=lambda span: span.start)


def _openings(page: Page, sentence: Span) -> list[Span]:
    """Return the names that open a clause and are followed by what they do."""
    found = []
    for clause in _CLAUSE.finditer(page.match[sentence.start : sentence.end]):
        at = sentence.start + clause.end()
        if not _may_name(page.match, at):
            continue
        alone, named = _alone(page.match, at), name_end(page, at, sentence.end)
        stop = alone if alone and not _is_longer(page.match, alone, named) else named
        if stop is None:
            continue
        tells = clause.end() == 0 and _TELLS.match(page.match, stop)
        if tells or _acts(page.match, stop):
            found.append(Span(at, stop))
    return found


def _is_longer(text: str, alone: int, named: int | None) -> bool:
    """Whether a name goes on with a capital behind a word that could stand alone: "Dự án | cao tốc Mai Sơn"."""
    return named is not None and not text[alone : max(alone, named)].islower() and named > alone


def _may_name(text: str, at: int) -> bool:
    """Whether a name can begin here: with a capital, or with a small word that opens names of bodies and works."""
    if text[at].isupper():
        return True
    space = text.find(" ", at, at + _LONGEST_WORD)
    return space > 0 and text[at:space] in _first_words()


@cache
def _first_words() -> frozenset[str]:
    heads = (row[0] for row in rows("bodies.tsv"))
    named = (*heads, *entries("things.txt"), *_KINDS, *_SMALL)
    return frozenset(name.split(" ")[0] for name in named)


def _alone(text: str, at: int) -> int | None:
    """Return the end of a word for a unit or a kind of body that stands without its name: "Huyện đón ..."."""
    word = _ALONE.match(text, at)
    return word.end() if word and _ACTS.match(text, word.end()) else None


def _places(page: Page, sentence: Span) -> list[Span]:
    """Return the places in which a clause says that there is something: "Ở huyện Cao Lộc hiện có ..."."""
    found = []
    for place in _IN_PLACE.finditer(page.match, *sentence):
        at = place.end()
        stop = unit_end(page.match, at) or place_end(page.match, at)
        if stop and stop <= sentence.end and _THERE_IS.match(page.match, stop):
            found.append(Span(at, stop))
    return found


def _settings(page: Page, sentence: Span) -> list[Span]:
    """Return the body with which a sentence sets the scene: "Tại Ban Quản lý dự án, ông ..."."""
    at = _SETS.match(page.match, sentence.start)
    stop = name_end(page, at.end(), sentence.end) if at else None
    return [Span(at.end(), stop)] if at and stop and page.match[stop : stop + 2] == ", " else []


def _acts(text: str, stop: int) -> bool:
    if _ACTS.match(text, stop) or _HAS_LATER.match(text, stop):
        return True
    aside = _ASIDE.match(text, stop)
    return bool(aside and aside.end() > stop and _ACTS.match(text, aside.end()))


def _inside(page: Page, sentence: Span, openings: list[Span]) -> list[Span]:
    """Return the units amid a clause, in no name of a body or work, that are followed by what they do."""
    found = []
    for unit in UNIT.finditer(page.match, *sentence):
        start, stop = unit.start(), unit_end(page.match, unit.start())
        if stop is None or stop > sentence.end or any(span.start <= start < span.end for span in openings):
            continue
        outside = not _INSIDE.search(page.match, sentence.start, start) and not page.body_over(start)
        if outside and _ACTS.match(page.match, stop):
            found.append(Span(start, stop))
    return found


def name_end(page: Page, at: int, limit: int) -> int | None:
    """Return the end of the name at `at` of a body, a unit of government, a work, a place or a firm, or None."""
    text = page.match
    stop = doer_end(text, at, limit) or unit_end(text, at)
    if many := _MANY_OR_PAPER.match(text, at, limit):
        return max(stop or 0, many.end())
    if stop:
        branch = _BRANCH.match(text, stop, limit)
        stop = branch.end() if branch else stop
        named = not text[at:stop].islower() or is_bare_unit(text, at, stop)
        words = text[at:stop].lower()
        return stop if named and words not in _NAMELESS and " cấp " not in words else None
    if not text[at].isupper() or begins_name(text, at, limit):
        return None
    brand = _BRAND.match(text, at, limit)
    return brand.end() if brand else place_end(text, at)


def doer_end(text: str, at: int, limit: int) -> int | None:
    """Return the end of the body's or work's name at `at`, without the verb of giving that it may swallow."""
    end = body_end(text, at, limit)
    thing = _thing().match(text, at, limit)
    if thing and thing.end() > (end or at):
        return thing.end()
    given = _GIVES.search(text, at, end) if end else None
    return given.start() if given else end
