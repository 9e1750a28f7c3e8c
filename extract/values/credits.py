"""Picture credits: the people and houses whom "Ảnh:" names, wherever in a line it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.proposal import Span
from extract.text import CAPITALS
from extract.values.names import name_length

_CUE = re.compile(
    r"(?:Ảnh|ẢNH)(?<!\w.{3})(?: minh họa| tư liệu| chụp| chụp lại| chụp màn hình)?"
    r" ?(?:: ?|(?<=[-(] Ảnh )|(?<=[-(]Ảnh )|(?<=- Ảnh )|của (?=[^\W\d_a-z]))"
)
_END = re.compile(
    rf"[)(|;:\n]|(?<![{CAPITALS}])\.(?!\w)|(?<=[{CAPITALS}]{{2}})\.(?!\w)|\.(?= [{CAPITALS}]\w+ \w+ \w+)"
    rf"|(?<=[{CAPITALS}]{{2}})(?=[{CAPITALS}][{CAPITALS.lower()}])"
    r"| (?:cung cấp|chụp|ghi lại|đăng tải)(?!\w)| ?[-–,] (?=\w+(?: \w+)? ?:)"
)
_HOUSE = re.compile(
    r"(?:Công an|CÔNG AN|CA|Báo|BÁO|Tạp chí|Cổng|Trang|website|Website|Facebook|Fanpage|Cục|Sở|Bộ|Ban|UBND|Ủy ban|Tỉnh"
    r"|Thành|Huyện|Phòng|Trung tâm|TTX|Thông tấn|Đài|Văn phòng|Bệnh viện|Trường|Đại học|Hội|Đoàn|CTV|Nhóm|PV|Cơ quan"
    r"|Viện|Công ty|Tập đoàn|BTC|Ban Tổ chức|Nhà|Liên đoàn|CLB|Câu lạc bộ|CSGT|Quân khu|Bộ đội|BĐBP|NXB|Chi cục)(?!\w)"
)
NAME_WORD = rf"[{CAPITALS}](?:[\w’']|\.(?=\w))*"
"""Pattern of a word of a signed name: "Lan", "T.Sỹ", "K'Nhân"."""
_NAME = rf"{NAME_WORD}(?:\.? {NAME_WORD})*(?:/{NAME_WORD}\+?(?:\.? {NAME_WORD})*)?"
_NAMES = re.compile(rf"{_NAME}(?: ?(?:[-–,&+]| và ) ?{_NAME}){{0,4}}")
_SITE = re.compile(r"[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:vn|com|net|org)(?!\w)")
_CAPTION = re.compile(r"(?:Ông|Bà|Đồng chí|Đ/c|Anh|Chị|Các|Quang cảnh|Toàn cảnh|Đại biểu|Lãnh đạo|Một góc) ")
_SHORT = re.compile(rf"[{CAPITALS}][\w']* [{CAPITALS.lower()}][\w']*")
"""A paper's name: "Công lý", "Tuổi trẻ"."""
_SPLIT = re.compile(r" ?(?:[-–,&]|\+(?= ?\w)| và ) ?")
_LONGEST = 60
"""Code points of the name of a house; one that runs on into a sentence is longer."""


_SYLLABLES = re.compile(
    r"(?:(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?){2,6}\Z"
)
_RUN_LONGEST = 20


def run_together(word: str) -> bool:
    """Tell whether a word without marks is several Vietnamese syllables in one, as sites call themselves: "Toquoc"."""
    return len(word) <= _RUN_LONGEST and bool(_SYLLABLES.match(word.lower()))


def credits_in(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the ranges of the names credited in a line of a matching copy, from left to right."""
    for cue in _CUE.finditer(text, start, end):
        if site := _SITE.match(text, cue.end(), end):
            yield Span(*site.span())
            continue
        if _CAPTION.match(text, cue.end(), end):
            continue
        stop = _END.search(text, cue.end(), end)
        last = stop.start() if stop else end
        if _HOUSE.match(text, cue.end(), last) or _SHORT.fullmatch(text, cue.end(), last):
            if last - cue.end() <= _LONGEST:
                yield Span(cue.end(), last)
        elif names := _NAMES.match(text, cue.end(), last):
            yield from _people(text, names.end() == len(text[:last].rstrip(" .")), *names.span())


def _people(text: str, whole: bool, start: int, end: int) -> Iterator[Span]:
    at = start
    for mark in [*_SPLIT.finditer(text, start, end), None]:
        last = mark.start() if mark else end
        final = mark is None and not whole
        yield Span(at, _name_end(text, at, last) if final else last)
        at = mark.end() if mark else end


def _name_end(text: str, start: int, end: int) -> int:
    """Return where a name ends that runs into the sentence behind it: "Ảnh: Lò Văn Bó UBND huyện đã ..."."""
    words = text[start:end].split(" ")
    count = name_length(words)
    return start + len(" ".join(words[:count])) if count >= 2 else end
