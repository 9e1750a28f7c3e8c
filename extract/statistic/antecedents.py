"""Whom a name means: "Trường" the school named before, "huyện" the home, "chung cư 727" the one of a fuller name."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from extract.proposal import Span
from extract.reading.page import Page
from extract.statistic.owner_names import MANY_OR_PAPER, thing
from extract.statistic.whose import Owner, completed

KINDS = {
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
_MANY = 60
_NEAR = 12
_ASSEMBLY_REACH = 500
_ASSEMBLIES = ("hđnd", "hội đồng nhân dân", "quốc hội")


class Antecedents:
    """The names of a page that words which follow them stand for."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def assembly(self, at: int) -> Owner | None:
        """Return the assembly named last within reach before `at`, whose members or votes a figure counts."""
        bodies = self._page.bodies
        index = bisect_left(bodies, at, key=lambda body: body.start)
        near = (body for body in reversed(bodies[max(0, index - _NEAR) : index]) if at - body.start < _ASSEMBLY_REACH)
        named = next((body for body in near if self._page.lower.startswith(_ASSEMBLIES, body.start)), None)
        return completed(self._page, named) if named else None

    def meant(self, name: Span) -> Owner | None:
        """Return whom a name means: "Trường" the school named before, a bare unit with its place, else itself."""
        words = self._page.lower[name.start : name.end]
        if words in KINDS:
            return self._named_before(name, KINDS[words])
        if words.endswith(" này"):
            return self._named_before(name, KINDS.get(words.removesuffix(" này"), ()))
        owner = completed(self._page, name)
        if fuller := self._fuller(name):
            return fuller
        sure = " " in owner.name or owner.name.isupper() or MANY_OR_PAPER.match(self._page.match, name.start)
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
        works = (work for work in thing().finditer(self._page.match) if work.start() not in bodies)
        return sorted({*self._page.bodies, *(Span(*work.span()) for work in works)}, key=lambda span: span.start)
