"""Verbs of happenings: those of a list, those that a particle of time marks, those right after who did it."""

from __future__ import annotations

import re
from functools import cache

from extract.event.doers import doer_end
from extract.lexica import entries
from extract.patterns import any_of, opening
from extract.reading.page import Page
from extract.text import CAPITALS
from extract.values.names import begins_name

_SAYING = (
    r"nguồn tin|theo thông tin|thông tin từ|vắng mặt|cho biết|cho hay|cho rằng|nói|khẳng định|thông tin|trả lời"
    r"|phát biểu|nhận định|đưa tin|xác nhận|ghi nhận|chia sẻ|nhấn mạnh"
    r"|bày tỏ|dẫn|viết|đăng(?! ký| quang| cai)|cảnh báo|dự báo|lý giải|trao đổi với|kể|nêu rõ|đánh giá|có văn bản"
    r"|ban hành|có công văn"
    r"|có thông cáo|có báo cáo|ra [Tt]hông báo|ra [Qq]uyết định|có quyết định"
    r"|ký(?! kết| (?:[Qq]uy chế|[Tt]hỏa thuận|[Bb]iên bản|[Hh]ợp đồng|[Hh]ợp tác|[Cc]hương trình|[Gg]iao ước))"
    r"|có tờ trình|ra thông cáo"
)
SAYS = re.compile(rf"(?<!\w)(?<!đăng )(?:{_SAYING}|là|giữ chức|làm(?! việc)|giữ cương vị|đảm nhiệm)(?!\w)")
"""What a clause with a day may do without anything happening: saying, issuing, holding an office."""
ONLY_SAYS = re.compile(rf"(?<!\w)(?<!đăng )(?:{_SAYING})(?!\w)")
_NO_VERB_AFTER = "".join(
    f"(?<!{word} )"
    for word in (
        *("vinh", "chứng", "phục", "giấy", "thừa", "thành", "ban", "Ban", "hội", "Hội", "cục", "viện", "cấp", "kêu"),
        *("cầu", "nghiên", "trực", "việc", "công tác", "về", "theo", "sự", "của", "phiên", "kỳ", "cuộc", "buổi"),
        *("trúng", "Nghiên", "hỏi"),
    )
)
_NO_VERB_BEFORE = r"(?! (?:đầu|buộc|nguồn|tay|nhịp|tri|nhân|tục|xúc(?! với| cử))(?!\w))"
_PARTICLES = (
    "đã|vừa|sẽ|cũng|cùng|đang|tiếp tục|long trọng|chính thức|bắt đầu|phối hợp|lại|mới|trực tiếp|đồng loạt|bất ngờ"
)
_STATES = (
    r"là|có|làm|giữ|đảm|cho|được|bị|không|chưa|rất|cáo|can|hại|coi|xem|gọi|biết|qua|như|nhiều|từng|luôn|cần|phải|nên"
    r"|hoàn toàn|hết|thấy|nghỉ(?! hưu)|đến lúc|và|của|các|những|khi|sau|trước|trong|ngoài|về|tại|ở|trên|từ|theo|vào|với"
    r"|này|đó|ấy|kia|nay|khóa|khoá|nhiệm|thời|thứ|cũ|mới|riêng|nữa|hiện|đều|vẫn|đang|cùng|cũng|thì|mà|do|vì|để|nhằm"
    r"|thuộc|gồm|hai|ba|bốn|một|nguyên|vốn|sinh|quê|dẫn|ký|ra|phối|tỉnh|huyện|xã|thành|quận|phường|thị|trực|cấp|tuổi"
    r"|nêu|ghi|nhắc|đề cập|thể hiện|quy định|trưởng|lần|lâu|sớm|dự kiến|kỳ vọng|đánh giá|đạt|phép|gần|hơn|lên|xuống"
    r"|dài|rộng|nặng|tăng|giảm|đông|sâu"
)
_MARKED = re.compile(
    rf"(?<!\w)(?<!việc )(?<!Được )(?:(?:{_PARTICLES}) )*(?:đã|vừa|sẽ|được|bị)(?: (?:{_PARTICLES}|được|bị))* "
    rf"(?![{CAPITALS}])(?!(?:{_STATES}|{_PARTICLES})(?!\w))[^\W\d_]{{2,}}"
)
_BARE = re.compile(
    rf"(?:(?:đã|vừa|sẽ|cũng|chính thức|bất ngờ|tiếp tục|lại|mới) )*(?![{CAPITALS}])"
    rf"(?!(?:công an|quân đội|an ninh|bộ đội)(?!\w))"
    rf"(?!(?:{_STATES}|{_SAYING}|{_PARTICLES})(?!\w))[^\W\d_]{{2,}}"
)
_PASSIVE = re.compile(rf"{opening('được', 'bị')} (?=\w)")
_SURE = 0.5
_ADVERB = 8
"""Code points that the rest of an adverb may take between its first word and the verb ("dũng cảm cứu")."""


@cache
def listed() -> re.Pattern[str]:
    """Return the pattern of the listed verbs, with the particles before them."""
    verbs = any_of(sorted(entries("event_verbs.txt"), key=len, reverse=True))
    return re.compile(rf"(?<!\w){_NO_VERB_AFTER}(?:(?:{_PARTICLES}) )*{verbs}(?!\w){_NO_VERB_BEFORE}")


def verb_in(text: str, start: int, limit: int) -> re.Match[str] | None:
    """Return the first verb of a range: a listed one, or any that stands after "đã", "vừa", "sẽ", "được" or "bị"."""
    known, marked = listed().search(text, start, limit), _MARKED.search(text, start, limit)
    if marked and ONLY_SAYS.match(text, marked.start() + marked[0].rfind(" ") + 1):
        marked = None
    if known and marked and marked.start() < known.start() < marked.end() and _PASSIVE.search(marked[0]):
        return marked
    if known and marked:
        return known if known.start() <= marked.end() + _ADVERB else marked
    return known or marked


def agent_verb(text: str, start: int, limit: int) -> re.Match[str] | None:
    """Return the verb after a body that did it to the subject: "bị UBND tỉnh [buộc thôi việc]"; None without one."""
    for passive in _PASSIVE.finditer(text, start, limit):
        end = doer_end(text, passive.end(), limit)
        verb = listed().match(text, end + 1, limit) or _BARE.match(text, end + 1, limit) if end else None
        if verb:
            return verb
    return None


def verb_after(page: Page, start: int, limit: int, doer: int | None) -> re.Match[str] | None:
    """Return the verb right after who did it, a body that ends at `doer` or the person at `start`, or None."""
    at = doer or _person_end(page, start, limit)
    if not at or " " not in page.match[start:at] or page.match[at : at + 1] != " ":
        return None
    return listed().match(page.match, at + 1, limit) or _BARE.match(page.match, at + 1, limit)


_PRONOUN = re.compile(
    r"(?:[ôÔ]ng|[bB]à|[aA]nh|[cC]hị|đồng chí|nhà \w+|nữ \w+|(?:Thượng|Trung|Thiếu|Đại) \w+)(?: |(?=\W))"
)


_NAMED = re.compile(rf"(?:[{CAPITALS}][\w.]*(?: |(?=[^\w.])))+")


def _person_end(page: Page, start: int, limit: int) -> int | None:
    """Return the end of a person, or of the pronoun alone, that opens the clause at `start`."""
    pronoun = _PRONOUN.match(page.match, start, limit)
    if pronoun and pronoun[0].endswith(" "):
        named = _NAMED.match(page.match, pronoun.end(), limit)
        end = named.end() if named else pronoun.end()
        return end - 1 if page.match[end - 1] == " " else end
    person = next(iter(page.people_in(start, limit)), None)
    if person and person.start == start and person.strength >= _SURE:
        return person.end
    title = next((one for one in page.titles_near(start, 1) if one.start == start), None)
    return begins_name(page.match, title.end + 1, limit) if title else None
