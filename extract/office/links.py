"""The words that tie a person to a title: appositions, verbs of office, and what joins titles and people in rows.

All patterns are for a matching copy in small letters; each is bounded, so that reading stays linear.
"""

from __future__ import annotations

import re

from extract.patterns import opening


def _any(*words: str) -> str:
    return "(?:" + "|".join(words) + ")"


ASIDE = r"(?:\s*\([^()]{0,80}\))?"
"""Pattern of a remark in brackets after a name."""

JOIN = re.compile(
    r"(?:,? (?:tỉnh|huyện|thành phố|tp\.?|thị xã|quận)(?: [^\W\d_]+){1,4})?(?: ?\([^()]{0,40}\)(?=\s*[,;]))?"
    r"\s*(?:\)(?=,? (?:hiện|nay|đồng thời|kiêm)(?!\w)))?\s*[,;/–(-]?\s*(?:\.\.\.)?"
    r"(?:và |kiêm(?: nhiệm)?(?: chức(?: vụ)?)? |đồng thời(?: là| giữ chức(?: vụ)?| kiêm)? "
    r"|rồi(?: làm| là)? |(?:sau đó|tiếp đó|tiếp theo)(?: là| làm)? "
    r"|(?:và |rồi )?(?:sau đó |tiếp đó )?(?:(?:đến|từ|vào) )?(?:tháng \d{1,2}(?:[/-]| năm ))?(?:năm )?(?:19|20)\d\d,? "
    r"(?:thì )?(?:là|làm|giữ chức(?: vụ)?) |(?:và |rồi )?sau đó(?: ra| về| lên| sang)? (?:là|làm|giữ chức(?: vụ)?) "
    r"|(?:hiện|nay|hiện nay|hiện đang) (?:là|giữ chức(?: vụ)?) |đến |cùng là |là )?\s*"
)
"""Between two titles of one row."""

AND = re.compile(rf"{ASIDE}[\s)–-]*(?:,|;|và|cùng(?: với)?|, và|; và|, cùng(?: với)?)\s*")
"""Between two people of one row."""

_LIFE = _any(
    r"đảng viên",
    r"(?:tên thật|tức|bí danh|(?:hay )?(?:còn|thường) gọi) (?:là )?[^,;–-]{2,30}",
    r"(?:tại|ở) [^,;–-]{2,40}",
    r"(?:huyện|tỉnh|xã|phường|quận|thành phố|thị xã|tp\.?) [^,;–-]{2,25}",
    r"\d\d tuổi",
    r"sinh (?:(?:năm|ngày|tháng) )?\d[\d/. -]{2,12}",
    r"sn:? ?\d{4}",
    r"quê (?:quán )?[^,;–-]{2,50}",
    r"dân tộc [^,;–-]{2,15}",
    r"(?:là )?(?:(?:phó )?giáo sư|tiến s[ĩỹ]|thạc s[ĩỹ]|kỹ sư|cử nhân|bác sĩ|luật sư)[^,;–-]{0,40}",
    r"trình độ [^,;–-]{2,40}",
)
APPOSED = re.compile(
    rf"{ASIDE}\s*(?:[,:(–-]|(?<=\d\) )|\|(?: \d{{4}} \|)?|(?={_LIFE}))(?:\s*{_LIFE}\s*[,;–-]){{0,6}}"
    r"\s*(?:(?:hiện|đang|nay|hiện nay|hiện đang|nguyên)\s+)?(?:là\s+|giữ chức(?: vụ)?\s+|chức vụ:?\s+)?"
)
"""Between a person and a title in apposition."""

_TOOK_ON = r"(?:đang )?(?:giữ|đảm nhiệm|đảm nhận)(?: chức vụ| chức danh| chức| cương vị| vị trí| vai trò)?(?: là)?"
_NOW = _any(
    r"hiện nay",
    r"chính thức",
    r"(?:khi|lúc) đó",
    "hiện",
    "đang",
    "nay",
    "vẫn",
    "cũng",
    "còn",
    r"tiếp tục",
    r"giữ vai trò",
)
_ROLE = r"(?:với|trên|trong|ở)(?: tư cách| cương vị| vai trò| trách nhiệm)(?: là)?"
_BE = _any(
    "là",
    "làm",
    r"giữ chức(?: vụ| danh)?",
    r"giữ trọng trách",
    r"(?:đảm nhiệm|đảm nhận|đảm đương|giữ)(?: các| nhiều| những)?"
    r"(?: chức vụ| chức| cương vị| vị trí| vai trò)(?: là|:)?",
    r"đảm nhiệm|đảm nhận",
    r"giữ (?:nhiệm vụ|trách nhiệm)",
    r"kiêm(?: nhiệm)?(?: chức(?: vụ)?)?",
)
IS = re.compile(
    rf"{ASIDE}[\s),–-]*(?:{_LIFE}(?:[\s,–-]+|(?= là ))){{0,4}}(?:(?:để|và|rồi) )?"
    rf"(?:{_NOW}\s+){{0,4}}(?:{_BE}|{_ROLE})\s+"
)
"""Between a person and a title: "là", "làm", "giữ chức"."""

_CALLING = _any(
    "nhà",
    "chính",
    "tướng",
    r"sĩ quan",
    r"cán bộ",
    "vị",
    "người",
    "nữ",
    r"luật sư",
    r"giáo sư",
    r"tiến sĩ",
    r"đảng viên",
)
IS_A = re.compile(
    rf"{ASIDE}(?:,[^,;.]{{0,60}},)?\s*(?:(?:tên thật|tức)(?: là)? [^,;.]{{2,30}} )?là(?: một)? {_CALLING}[^;.]{{0,90}}?"
    r"(?:,| là| từng là| và là) ?"
)
"""Between a person and a title: "là nhà cách mạng Việt Nam, ..."."""

_POSTS = (
    r"(?: các| nhiều| những| một số| cả)?(?: hai| ba| bốn| năm)?(?: nhiệm vụ)?(?: biệt phái)?"
    r"(?: chức vụ| chức danh| chức| cương vị| vị trí| vai trò| trọng trách){0,2}(?: như| là| gồm| quan trọng){0,2}:?"
)
_TOOK = r"(?: giữ| làm| là| đảm nhiệm| đảm nhận| đảm trách| kinh qua| trải qua| có thời gian làm| công tác){0,3}"
_FORMER = _any(
    rf"(?:đã )?từng{_TOOK}{_POSTS}",
    r"nguyên là",
    rf"(?<=người )đã(?: từng)? (?:giữ|làm|là){_POSTS}",
    rf"(?:đã )?(?:kinh qua|trải qua){_POSTS}",
    r"trước đây là",
    r"(?:điều động|bổ nhiệm|luân chuyển)(?: [^\W_]+){0,4} từ",
    r"vốn là",
    rf"(?:khi|lúc|thời)(?: còn| đang)? (?:là|làm|giữ){_POSTS}",
    r"thời điểm [^,;()]{0,20} là",
    r"(?<!kéo dài )thời gian (?:làm|giữ)",
    rf"lần lượt(?= (?:giữ|là|làm|đảm nhiệm|đảm nhận|đảm trách|kinh qua|trải qua) ){_TOOK}{_POSTS}",
    r"(?:đảm nhiệm|đảm nhận|đảm trách|giữ) (?:các|nhiều|những) (?:chức vụ|chức danh|cương vị|vị trí|trọng trách)"
    r"(?: như| gồm| quan trọng| khác nhau| sau){0,3}:?",
    rf"qua các{_POSTS}",
    rf"đã giữ (?:các|nhiều){_POSTS}",
)
_REMOVED = _any(
    rf"thôi(?: không)?(?: tiếp tục)?(?: giữ| làm| đảm nhiệm| kiêm){{0,2}}{_POSTS}",
    rf"rời(?: khỏi)?{_POSTS}",
    r"rời ghế",
    r"từ chức",
    r"nghỉ",
)
_DISMISSED = _any(rf"(?:miễn nhiệm|bãi nhiệm|bãi miễn){_POSTS}", r"cách chức(?: vụ)?", r"giáng chức")
_ELECTED = _any(
    r"trúng(?: cử)?", r"đắc cử", r"tái cử", r"tái nhiệm", r"giữ nhiệm vụ",
    r"nhậm chức", r"tiếp nhận", r"được giao", r"giữ chức(?: vụ| danh)?",
    r"nhận chức", r"nhận nhiệm vụ", r"lên làm", r"tuyên thệ", r"thăng chức", r"được cử", r"đi làm", r"về làm",
    r"sang làm", r"trở thành", r"trở lại làm", r"quay (?:lại|về) làm", r"chuyển (?:qua|sang|về|lên) làm",
    r"(?:về|sang|qua|ra|lên|vào|xuống)(?: [^\W\d_]+){1,9} (?:làm|giữ chức(?: vụ)?)(?= ?\Z)",
    r"tham gia(?: làm| giữ)?(?= ?\Z)",
)  # fmt: skip
_APPOINTED = _any(
    "bầu", r"bổ nhiệm", r"điều động", r"phân công", r"chỉ định", r"chuẩn y", r"phê chuẩn", r"luân chuyển",
    r"biệt phái", r"giao (?:nhiệm vụ|quyền|giữ|phụ trách)", r"suy tôn", r"suy cử", r"tín nhiệm", r"hiệp thương",
    r"công nhận", r"điều chuyển", r"tuyển chọn", r"mời làm", r"cử làm", r"cử giữ",
    r"đề bạt", r"thay thế", r"cử (?:ông|bà|đồng chí)",
)  # fmt: skip
_KEPT = r"kéo dài thời gian giữ(?: chức(?: vụ| danh)?)?"
_HOLDS = r"(?:đang|hiện|vẫn|tiếp tục|còn)(?: nay)?(?: đang)?(?: giữ| làm| là| đảm nhiệm| kiêm){1,2}(?: chức vụ| chức)?"
_VERB = re.compile(
    rf"(?<!\w)(?:(?P<former>{_FORMER})|(?P<removed>{_REMOVED})|(?P<dismissed>{_DISMISSED})|(?P<elected>{_ELECTED})"
    rf"|(?P<appointed>{_APPOINTED})|(?P<kept>{_KEPT})|(?P<now>{_HOLDS}))(?!\w)"
)
_STATUS = {
    "former": "former",
    "removed": "former",
    "dismissed": "former",
    "elected": "elected",
    "appointed": "elected",
    "kept": None,
    "now": None,
}
_PASSIVE = re.compile(r"(?<!\w)(?:được|bị|hình thức|xin)(?!\w)")
_NOT_YET = re.compile(r"trước (?:khi|lúc)(?: được)? \Z")

_WHERE = _any(
    r"(?:ở|tại|(?:đến )?nhận (?:nhiệm vụ|công tác) tại) [^,;]{2,60},?",
    r"(?:ra|vào|về|sang|lên|xuống|qua|đến)(?: [^\W_]+){0,5}?",
)
_FILLER = _any(
    r"[\s:,–“\"-]", "giữ", "làm", "là", "vào", "với", "thêm", "lại", r"chức vụ", r"chức danh", "chức", r"cương vị",
    r"vị trí", r"nhiệm vụ", r"đảm nhiệm", r"đảm nhận", r"phụ trách", r"kiêm nhiệm", "kiêm", r"tiếp tục", "quyền",
    "được", "bầu", r"tái cử", r"đắc cử", "cho", "các", r"trọng trách", "để", "và", r"công tác", "nhận", r"quyết định",
    r"giới thiệu", r"số phiếu [^,;]{0,30}", "ông", "bà", r"đồng chí", r"theo chế độ", "của", r"trở thành",
    r"trở (?:về|lại)", r"bổ sung", r"tham gia", r"vai trò", r"đến nhận (?:nhiệm vụ|công tác)", r"trách nhiệm",
    "tân", r"sau đó", r"tiếp đó", "rồi", r"lần lượt", "như", "vụ", "danh",
)  # fmt: skip
TIED = re.compile(
    rf"(?>{_FILLER})*+(?:{_WHERE}(?>{_FILLER})*+){{0,2}}"
    rf"|(?: quan trọng| khác nhau)? (?:trong|tại|ở|của|như|khác)[^.;:]{{0,90}}:\s*"
)
"""Between a verb of office and the title that it gives or takes."""

DIRECT = re.compile(
    r"(?:\s|giữ|làm|vào|bổ sung|thêm|chức vụ|chức danh|chức|cương vị|vị trí|nhiệm vụ|đảm nhiệm|các|vụ)*"
)
"""The same, where the person comes after the title."""

REPLACED = re.compile(r"(?<!\w)(?:thay(?: thế)?(?: cho)?(?: người tiền nhiệm)?|kế nhiệm|thay vị trí của)\s*\Z")
"""Before a person whose office another took over."""

BEFORE_NAME = re.compile(
    r"\s*(?:(?:hiện nay|hiện tại|đương nhiệm|khi đó|lúc đó|khi ấy|lúc bấy giờ|bấy giờ)(?!\w))?"
    r"\s*[-–:,]?\s*(?:là|gồm|gồm có|có)?(?: các(?: ông| bà| đồng chí)?)?\s*:?\s*"
)
"""Between a title and the person named after it."""

THEN = re.compile(r"\s*(?:khi đó|lúc đó|khi ấy|lúc bấy giờ|bấy giờ)(?!\w)")
"""After a title that its holder had at the time that is told of."""

ON_BEHALF = re.compile(r"(?<!\w)(?:(?:thừa )?ủy quyền|thừa lệnh|thay mặt|ủy nhiệm|đại diện)(?: của| cho)? \Z")
"""Before a title of somebody else, for whom the one who is named next acts."""

RECEIVERS = frozenset({"đối với", "cho"})
TO = re.compile(r"\s*(?:[^,;.]{0,60}\s)?(?:đối với|của|cho|với|là|do)\s*:?\s*")
"""Between a title that a verb gives and its receiver: "bổ nhiệm chức vụ ... đối với"."""

LEAVES = re.compile(
    r"(?: \([^()]{0,40}\))?\s*[,–-]?\s*(?:(?:đã|sẽ|vừa|được|bị|xin|chính thức)\s+){0,3}(?:"
    r"thôi(?! (?:giữ|làm|chức|tham gia|đảm nhiệm|không|kiêm))|nghỉ hưu|nghỉ chế độ|nghỉ công tác|nghỉ để|nghỉ theo"
    r"|chuyển công tác|từ trần|qua đời|(?:về )?hưu"
    r"|(?:cách chức|miễn nhiệm|bãi nhiệm|từ chức)(?= ?[,.;)]| do | vì |\Z))(?!\w)"
)
"""After a title that its holder leaves."""

DISMISSES = re.compile(r"(?<!\w)(?:cách chức|miễn nhiệm|bãi nhiệm|giáng chức|mất chức)(?: đối với| của)? \Z")
"""Before a person who loses the office that stands in apposition."""

SINCE = re.compile(r"(?<!\w)(?:trước|từ) khi \Z")
"""Before a person whose coming into office only dates something else: "từ khi ông về làm Giám đốc"."""

BY = re.compile(r"(?<!\w)(?:được|bị) \Z")
"""Before one who appoints: "được Thủ tướng bổ nhiệm"."""

NOW = re.compile(r"(?<!\w)(?:hiện|nay)(?!\w)")
"""Between two titles of which the second is the one held today."""

SEVERAL = re.compile(
    r"(?<!\w)(?:hai|ba|bốn|các|những|\d) (?:cán bộ|nhân sự|người|đồng chí|ông|bà|lãnh đạo|cá nhân|vị"
    r"|cựu|đại biểu|đảng viên|bị cáo|bị can)(?: [^\W\d_]+){0,6} \Z"
)
"""Before a title that is said of several people, named after it: "hai cán bộ nguyên là Phó Giám đốc"."""

ELSEWHERE = re.compile(r"(?<!\w)(?:tham gia|giữ|làm|sang|về)(?!\w)")
"""After a title of those whom a verb gives another office: "phân công các Ủy viên Bộ Chính trị tham gia ..."."""

NOMINATES = re.compile(r"(?<!\w)(?:giới thiệu|đề cử|tiến cử|đề xuất|đề nghị)(?: [^\W\d_]+){0,3} \Z")
"""Before a person who is only proposed for the office that follows."""

LISTED = re.compile(r"(?: [^\W\d_][^,;:.]{0,40})?,? (?:gồm|là)(?: có)?(?: các)?:? ?|: ?")
"""Between a title of several people and the first of those who have it: "..., gồm: "."""

KIN = re.compile(
    r"(?<!\w)(?:con(?: trai| gái| rể| dâu)?|vợ|chồng|cha|bố|mẹ|em(?: trai| gái)?|anh trai|chị gái|cháu)"
    r"(?: [^\W\d_]+){0,3} \Z"
)
"""Before a relative of the person whom an article tells of."""

LISTS = re.compile(r"(?<!\w)(?:là|chức vụ|chức danh|cương vị|vị trí|giữ chức)(?: như| gồm| sau)?:? ?\Z")
"""Before a row of titles of one person, which semicolons may part."""

BEFORE_OR_AFTER = re.compile(
    r"(?:người (?P<before>tiền nhiệm)|người (?:kế nhiệm|kế vị|thay thế))"
    r"(?: (?:của )?(?:ông|bà|đồng chí)(?: [^\W\d_]+)?)?(?:,| (?:sẽ |chính )?là)? "
)
"""What opens a sentence about who held the office before, or will hold it after, the one just elected."""

ADDRESS = re.compile(r"(?:(?:ông|bà|đồng chí|đại tá|thiếu tướng|trung tướng|thượng tướng|đại tướng|ts\.?|pgs\.?) ?)*")
"""Words of address and rank before a name."""

OF_WHOM = re.compile(
    r",? (?:là )?(?:người (?:tiền nhiệm|kế nhiệm|đồng cấp)|con(?: trai| gái)?|vợ|chồng|cha|bố|mẹ"
    r"|em(?: trai| gái)?|anh trai)(?: ruột)?(?: của)?\s*"
)
"""Between a person and another who only tells who the first is: "ông A, người tiền nhiệm của ông B"."""

ALIAS = re.compile(r"(?<!\w)(?:tên thật|tên khai sinh|bí danh|bút danh|tức|còn gọi|thường gọi)(?: là)?:? \Z")
"""Before another name of somebody who is named already."""

OPENER = re.compile(
    rf"(?:[^,;.:]{{0,60}},\s*)?(?:{_ROLE}|(?:(?:từ|khi|lúc|sau khi|trong thời gian)(?: còn| đang)? )?"
    rf"(?:là|{_TOOK_ON})|{_FORMER})\s+"
)
"""What opens a sentence with a title of the person named behind its comma: "Trên cương vị là ..., ông A"."""

BEHIND = re.compile(r"[^;.:]{0,60},\s*(?:mới đây,?\s*|sau đó,?\s*)?")
"""Between a title that opens a sentence so and the person."""

WHEN = re.compile(r"(?<!\w)(?:thời|khi|lúc|hồi) \Z")
"""Before a person who "còn làm" the office that follows."""

CADRE = re.compile(
    r"[\s,]*(?:(?:được|về|bắt đầu|tiếp tục) )?(?:là|làm) (?:cán bộ|nhân viên|chuyên viên|giáo viên|giảng viên|kỹ sư"
    r"|phóng viên|công chức|bác sĩ|chiến sĩ)[^.;]{0,90}?,? (?:rồi|sau đó|và)(?: là| làm)? "
)
"""Between a person and a title that came after plain work: "làm cán bộ Ban Tuyên huấn, rồi"."""

CLAUSE_LATER = re.compile(
    r"[^.;]{0,200}?,\s*(?:(?:từ|đến|năm|tháng|giai đoạn|trong)[^,;.]{0,40}\d[^,;.]{0,20},?\s*)"
    r"(?:thì\s+)?(?:ông\s+|bà\s+)?(?:là|làm|giữ chức(?: vụ)?|về làm|lên làm|sang làm)\s+"
)
"""Between a person and a title in a later clause that a time opens: "..., từ năm 2008-2012 làm"."""

UNTIL = re.compile(r"trước (?:khi|lúc) (?:được|trúng|bầu|bổ nhiệm|nhận|giữ|đắc cử|về|làm|lên)")
"""Before a person whose office is told as one before the present one."""

_AFTER_PRONOUN = _any(
    "từng", "là", "được", "cùng", "giữ", "hiện", "đã", "sinh", "làm", "cũng", "nguyên", "tái", "trúng", "đang", "còn",
    "vẫn", "có", r"bắt đầu", "bị", "thôi", r"kinh qua", r"trải qua", "vừa", "sẽ",
    r"chính thức", "đắc", r"công tác", r"tham gia", "rời", "nghỉ", r"trực tiếp", r"phụ trách", "theo", "không",
    r"tiếp tục", "về", "ra", "lên", "trở", "chuyển", "kiêm", "nhận", "lần", r"đảm nhiệm", r"đảm nhận",
)  # fmt: skip
PRONOUN = re.compile(rf"{opening('ông', 'bà', 'đồng chí', 'anh', 'chị')}(?= {_AFTER_PRONOUN}(?!\w))")
"""An address that stands for a person named before."""

COUNTED = re.compile(
    r"(?:(?<!\w)(?:một|các|những|mỗi|nhiều|hai|ba|số|vị|nữ|từng|mọi)|(?<![\d/.-])(?<!tháng )\d{1,3}) \Z"
)
"""Before an address that names nobody: "một đồng chí làm ..."."""

GENERIC = re.compile(
    r"(?<!\w)(?:(?<!là )(?<!, )(?<![-–] )người|rằng|nếu|theo nguyên tắc|nhân sự|ứng viên|chức năng|ai)(?!\w)"
)
"""Words between a person and a verb of office that show it to be said of somebody else."""

OF_ANOTHER = re.compile(r"(?<!\w)(?:của|do|giúp|cho|với|trợ lý|thư ký|theo|thay|bởi|cùng) \Z")
"""Before a title that is not that of the person whose career is listed."""

ANAPHOR = re.compile(r"(?:ông|bà|vị|đồng chí) \Z")
ACCORDING = re.compile(r"(?<!\w)theo\s+\Z")
TAKES = ("làm", "chức", "chức vụ", "chức danh", "đảm nhiệm", "kiêm", "cương vị")
CLAUSE = re.compile(r"[^.;:]*")


BEFORE_ANOTHER = re.compile(r"\s*(?:\([^()]{0,30}\))?,?\s*trước (?:khi|lúc)(?!\w)")
"""After a title that its holder had before the next."""

GIVEN = re.compile(r"\s*(?:sẽ |đã |vừa )?được (?:giao|trao|bàn giao)(?: lại)? cho\s*")
"""Between a title and the person whom it is given: "chức Bí thư được giao cho ông A"."""


def last_verb(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the last verb of office in a range; its `lastgroup` is its sort: "former", "elected", "now", ..."""
    found = None
    for verb in _VERB.finditer(text, start, end):
        found = verb
    return found


def status_of(verb: re.Match[str]) -> str | None:
    """Return the status that a verb of office gives a title: "former", "elected" or None."""
    return _STATUS[str(verb.lastgroup)]


def rule_of(verb: re.Match[str]) -> str:
    """Return the name of the rule that a verb of office makes."""
    sort = str(verb.lastgroup)
    if sort in {"removed", "dismissed"}:
        return "office.removed"
    return f"office.{_STATUS[sort]}" if _STATUS[sort] else "office.is"


_NO_OBJECT = re.compile(r" (?:làm|giữ|về|sang|qua|lên|sang làm)(?!\w)")


def said_of_subject(verb: re.Match[str], text: str, start: int) -> bool:
    """Whether a verb is said of those named before `start`, not of whom they appoint: an appointing verb is passive."""
    if verb.lastgroup not in {"appointed", "dismissed", "kept"} or _PASSIVE.search(text, start, verb.start()):
        return True
    return not text[start : verb.start()].strip(" ,;()–-") and bool(_NO_OBJECT.match(text, verb.end()))


def not_yet(verb: re.Match[str], text: str) -> bool:
    """Whether "trước khi" stands before a verb, so that the office was not yet taken."""
    return bool(_NOT_YET.search(text, max(0, verb.start() - 16), verb.start()))
