"""The matter of a document, as it follows its number or issuer: where it begins and where it ends."""

from __future__ import annotations

import re
from functools import cache

from extract.lexica import Phrases, entries
from extract.text import CAPITALS

_ABOUT = re.compile(
    r"[ ,:)]{0,3}(?:v/v|về (?:việc|vấn đề)|về|liên quan đến|dành cho|trong đó nêu rõ)(?: việc)?(?!\w) ?",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"[ ,:)]{0,3}đối với (?:việc )?")
_QUOTE = re.compile(r"[ ,:)]{0,3}(?:(?:với chủ đề|có chủ đề|nhan đề) )?(?P<open>[“\"«])")
_IN_QUOTE = re.compile(r"\s*(?:Về|về|VỀ)(?: việc)? (?=\S)")
_CLOSING = {"“": "”", '"': '"', "«": "»"}
_BEFORE_VERB = re.compile(
    r" đã (?=giao|cho|thu hồi|phê duyệt|công nhận|bổ nhiệm|điều động|chấp thuận|thành lập)"
    r"|, (?=(?:sửa đổi|quy định|phê duyệt|bãi bỏ|thay thế|hướng dẫn)(?!\w))|\)? ?"
)
# Both look first at what all their branches begin with: few letters of a text are such.
_ENDS = re.compile(
    r"(?=[.;\n ,(])(?:"
    rf"(?<!TP)(?<!TX)[.;\n](?=\s|\Z|/)|\./|(?<=[a-zà-ỹ]{{2}})\.(?=[{CAPITALS}])| [-(] ?Ảnh"
    r"|[ (]{1,2}(?:kể từ|có hiệu lực|sau đây gọi)|,? (?:nhất là|như sau|theo đúng)(?!\w)"
    r"| (?:đã|(?<!không )được|sẽ|đang|vừa|nhằm|là|cũng|như ?:|gồm ?:|cho biết|nêu rõ"
    r"|nêu(?=[.,:;]| (?:trong|tại|việc|như) )|yêu cầu"
    r"|vào ngày|từ ngày)(?!\w)"
    r"|,? và (?:chỉ thị|nghị quyết|quyết định|kết luận|kế hoạch|thông tư|nghị định|công văn|hướng dẫn) (?:số )?(?=\d)"
    r"| quyết nghị (?!của)|(?<!an hành) quy định (?:về|rõ|việc|cụ thể|chi tiết)(?!\w)"
    r"|(?<!biện pháp)(?<!triệt), để (?:chờ|chỉ đạo|các|mọi|từng|có|tổ chức|thực hiện|triển khai|phù hợp|bảo đảm"
    r"|đảm bảo|kịp thời|nghỉ hưu)"
    rf"|,? và (?:các|những|một số|văn bản|[{CAPITALS}]\w* (?:số|quyết|thị|hoạch|dẫn|định|luận|chế|báo) ?)"
    r"| (?:tới|đến) (?:toàn thể|toàn đảng|cán bộ|đảng viên|các cấp|từng|mọi|tất cả|đông đảo|người dân)"
    r"|,? (?:trong đó|qua đó|đồng thời|góp phần|từ đó|nhờ đó|theo đó|gắn với|gắn liền với)(?!\w)"
    r"|, (?:tức|thời gian giữ|tập trung|căn cứ|cụ thể|cả nước|toàn quốc|cả tỉnh|tính đến|chuyển)(?!\w)"
    r"| \((?=\d)| và (?:đã|đang|sẽ|chuẩn bị|bố trí)(?!\w)"
    r"|, (?=(?:đã|đang|sẽ|được|bị|để|với|qua|theo|từ|ngày|(?:sáng|chiều|tối) (?:nay|ngày|\d+)|tại"
    r"|các|những|huyện|tỉnh|toàn|là|do|khi|sau|trước"
    r"|hiện|đến nay|vừa qua|thời gian qua|kịp thời|làm|đồng chí|ông|bà|chúng tôi|có|cần|phải|song|nhưng|còn|bên cạnh"
    r"|ngay)(?!\w))"
    rf"|, (?=(?:Ban|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Đảng|UBND|HĐND|UBKT|Ủy ban|Hội đồng|Chính phủ|Quốc hội|Bộ|Sở"
    rf"|Thủ tướng"
    rf"|Trung ương|Ban Bí thư|Chỉ thị|Nghị quyết|Kết luận|Quyết định|Quy định|Hướng dẫn|Kế hoạch|Nghị định|Thông tư"
    rf"|Luật)(?!\w)))",
)
_OF_STAFF = re.compile(
    r"(?:việc )?(?:(?:chỉ định|điều động|luân chuyển|phân công|bổ nhiệm|cách chức|miễn nhiệm|chuẩn y|cử|thi hành"
    r"|kỷ luật|khai trừ|cảnh cáo|khiển trách|cho|thôi|kéo dài|đình chỉ|giao|tiếp nhận|đối với|với|và|lại|bằng hình thức"
    r"|tham gia|giữ|chức vụ|công tác|đảng),? )*+"
    r"(?:(?:các|nguyên|đồng chí|đ/c|ông|bà|anh|chị|(?i:đại|thượng|trung|thiếu) (?:tá|tướng))(?!\w)"
    rf"|(?=[{CAPITALS}]\w+ [{CAPITALS}]\w+ [{CAPITALS}]|Ban (?i:chấp hành|thường vụ)|Bí thư|Phó ))"
)
"""How a decision on a person begins; it goes on over the person's offices up to the new one."""
_STAFF_ENDS = re.compile(
    r"(?=[.;\n ,])(?:"
    rf"(?<!TP)(?<!TX)[.;\n](?=\s|\Z|/)|\./|(?<=[a-zà-ỹ]{{2}})\.(?=[{CAPITALS}])| [-(] ?Ảnh"
    r"|,? (?:kể từ|có hiệu lực|từ ngày|thời gian giữ|thay cho|gồm ?:|sau khi|trước đó)(?!\w)"
    r"| (?:đã|vừa|sẽ)(?: được)? (?=(?:công bố|trao|ban hành|ký)(?!\w))"
    r"| (?:do|vì|để|nhằm) (?=(?:những|các|đã|có|vi phạm|sử dụng|sai phạm|chuẩn bị|chờ|thiếu|buông))"
    r"|, (?:UBKT|Ủy ban Kiểm tra|Ban Thường vụ)[^,.;\n]{0,40} quyết định(?!\w)"
    r"| gồm (?=\d)|, (?:trong đó|qua đó|theo đó)(?!\w)"
    r"|, (?:(?:ông|bà|đồng chí) "
    r"|(?:đã|đang|sẽ|được|bị|để|theo|sáng|chiều|tối|thay|do|vì|với|tại|cùng|đồng thời|và)(?!\w)))"
)
_OF_RULES = re.compile(
    r"(?:quy định|chế độ|chính sách|hướng dẫn|sửa đổi|bổ sung|chức năng|tiêu chuẩn|phân cấp)(?!\w)", re.IGNORECASE
)
_SECOND_MATTER = re.compile(
    r"; (?:phân (?:định|cấp|quyền)|trình tự|thủ tục|chế độ|chính sách|cán bộ|công chức|quyền|trách nhiệm|tiêu chuẩn"
    r"|điều kiện|mức|hình thức|thẩm quyền|chức năng|nhiệm vụ|cơ cấu|quy trình|nguyên tắc|phạm vi|đối tượng|định mức"
    r"|quản lý|sử dụng|việc|hồ sơ|kinh phí|nội dung)(?!\w)"
)
_REMARK = re.compile(r" \([^()]{15,}\)?\Z")
_FIRST_WORD = re.compile(r"\w+")
_TELLS = re.compile(r" (?:cụ thể|rõ|thêm|như|mới|chi tiết|tại|trong|:)")
_SHORTEST = 12
"""Code points of a matter that a comma may end."""
_TELLING = frozenset({"quy định", "hướng dẫn"})
_LONGEST = 420
_VERB_LONGEST = 24
_OF_A_CASE = ("kết luận ", "cáo trạng", "bản án")

_OFFENCES = re.compile(
    r" (?:(?:các|những|một số|nhiều) )?(?:sai phạm|vi phạm|khuyết điểm|dấu hiệu|trường hợp|khi có dấu hiệu)(?!\w)"
)
_SITTING = re.compile(r" (?:ngày làm việc|phiên|kỳ họp|hội nghị) (?:thứ|lần|họp)(?!\w)")


@cache
def _verbs() -> Phrases:
    return Phrases(entries("subject_verbs.txt"))


def verb_end(text: str, start: int) -> int | None:
    """Return the end of a verb at `start` with which the matter of a document begins, or None."""
    opening = text[start : start + _VERB_LONGEST].lower()
    word = _FIRST_WORD.match(opening)
    end = _verbs().end(opening, 0, word[0]) if word else None
    return None if end is None else start + end


def subject_at(text: str, start: int, limit: int, type_: str) -> tuple[int, int] | None:
    """Return the range of the subject that follows at `start` of a matching copy, without "về" and quotes, or None.

    `type_` is the document's type in small letters: a verb that only repeats it is no part of the subject.
    """
    limit = min(limit, start + _LONGEST)
    quote = _QUOTE.match(text, start, limit)
    if quote:
        return _quoted(text, quote, limit)
    about = _ABOUT.match(text, start, limit) or (_AGAINST.match(text, start, limit) if _is_against(type_) else None)
    if about:
        inner = _QUOTE.match(text, about.end(), limit)
        return _quoted(text, inner, limit) if inner else _plain(text, about.end(), limit)
    if type_.startswith(_OF_A_CASE) and text.startswith(" vụ ", start):
        return _plain(text, start + 1, limit)
    if (type_.startswith("kết luận") and _OFFENCES.match(text, start, limit)) or (
        type_.startswith("thông cáo") and _SITTING.match(text, start, limit)
    ):
        return _plain(text, start + 1, limit)
    return _verbal(text, start, limit, type_)


def _is_against(type_: str) -> bool:
    """Tell whether "đối với" opens the matter of a document of this type: a decision, or a finding in a case."""
    return type_ == "quyết định" or type_.startswith(_OF_A_CASE)


def on_a_person(text: str, start: int, limit: int) -> bool:
    """Tell whether a matter at `start` of a matching copy is a decision on a person: "điều động ông A"."""
    staff = _OF_STAFF.match(text, start, limit)
    return staff is not None and verb_end(text, start) is not None


def staff_end(text: str, start: int, limit: int) -> int | None:
    """Return where a clause that tells a decision on a person ends: before what is told besides."""
    end = _STAFF_ENDS.search(text, start, min(limit, start + _LONGEST))
    stop = end.start() if end else min(limit, start + _LONGEST)
    return stop if stop - start > _SHORTEST else None


def _quoted(text: str, quote: re.Match[str], limit: int) -> tuple[int, int] | None:
    end = text.find(_CLOSING[quote["open"]], quote.end(), limit)
    if end < 0:
        return None
    about = _IN_QUOTE.match(text, quote.end(), end)
    start = about.end() if about else quote.end()
    return (start, end) if end - start > 3 else None


def _verbal(text: str, start: int, limit: int, type_: str) -> tuple[int, int] | None:
    gap = _BEFORE_VERB.match(text, start, limit)
    at = gap.end() if gap else start
    if at == start and start > 0 and text[start - 1].isalnum():
        return None
    end = verb_end(text, at)
    if end is None or end > limit:
        return None
    if text[end : end + 1] == "," and text[at:end].lower() in _TELLING:
        return None
    if text[at:end].lower() == type_:
        return _repeated(text, end, limit)
    found = _plain(text, at, limit)
    return found if found and text.count(" ", *found) >= 3 else None


def _repeated(text: str, end: int, limit: int) -> tuple[int, int] | None:
    """Return the subject behind a verb that repeats the type, unless the verb tells of the contents."""
    about = _ABOUT.match(text, end, limit)
    if not about and _TELLS.match(text, end, limit):
        return None
    return _plain(text, about.end() if about else end + 1, limit)


def _plain(text: str, start: int, limit: int) -> tuple[int, int] | None:
    staff = _OF_STAFF.match(text, start, limit)
    end = _STAFF_ENDS.search(text, staff.end(), limit) if staff else _ENDS.search(text, start, limit)
    if end and end[0].startswith(",") and end.start() - start < _SHORTEST:
        end = _ENDS.search(text, end.end(), limit)
    if end and not staff and end[0].startswith(";"):
        end = _goes_on(text, start, end, limit)
    stop = end.start() if end else limit
    stop = _opened(text, start, _closed(text, start, stop))
    remark = _REMARK.search(text, start, stop) if staff else None
    stop = remark.start() if remark else stop
    return (start, stop) if len(text[start:stop].strip()) > 3 else None


def _goes_on(text: str, start: int, end: re.Match[str], limit: int) -> re.Match[str] | None:
    """Return the next end where a semicolon only divides the matter of a rule: "về phân quyền; phân định ..."."""
    if not _OF_RULES.match(text, start, limit) or not _SECOND_MATTER.match(text, end.start(), limit):
        return end
    following = _ENDS.search(text, end.end(), limit)
    if following and following[0].startswith(";"):
        return _goes_on(text, start, following, limit)
    return following


def _opened(text: str, start: int, stop: int) -> int:
    """Return `stop`, or where a bracket opens that does not close before it."""
    opens = text.rfind("(", start, stop)
    return opens if opens > start and text.find(")", opens, stop) < 0 else stop


def _closed(text: str, start: int, stop: int) -> int:
    """Return `stop`, or where a bracket closes that was opened before `start`."""
    depth, at = 0, text.find(")", start, stop)
    while at >= 0:
        depth += text.count("(", start, at) - 1
        if depth < 0:
            return at
        start, at = at + 1, text.find(")", at + 1, stop)
    return stop
