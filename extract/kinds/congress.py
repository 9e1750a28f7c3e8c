"""Rules for `congress`: particular congresses, with the dates, places and numbers told of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from extract.congress.held import delegates, delegates_near, held_after, held_before, year_behind
from extract.congress.mentions import SHORT_KINDS, Mention, abbreviations, find_mentions, holder_at
from extract.draft import Draft
from extract.proposal import Span
from extract.reading.page import Page
from extract.reading.places import city_end, place_at, place_end, place_of
from extract.reading.zones import Zone
from extract.text import CAPITALS, name_key
from extract.values.numbers import parse_integer
from extract.values.terms import TERM, term_of

_LEVEL = re.compile(
    r"(?:Đảng bộ|Chi bộ|đảng bộ|chi bộ) (?P<level>tỉnh|thành phố|TP|huyện|quận|thị xã|thị trấn|xã|phường)\Z",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r" (?:(?:đã|sẽ|vừa|cũng|long trọng|chính thức|đang|là đơn vị|vinh dự|được|dự kiến) ?){0,4}"
    r"(?:tổ chức|tiến hành|hoàn thành|khai mạc|mở|chọn|lựa chọn|chỉ đạo|triển khai)"
    r"(?: (?:thành công|xong|điểm|chỉ đạo|tổ chức|thí điểm|Đại hội điểm)){0,2} ?\Z"
)
_CHOSEN = re.compile(r"[^.;:\n]{0,70}(?:chọn|lựa chọn|tổ chức|tiến hành|chỉ đạo|đơn vị|làm|được)[^.;:,\n]{0,40}\Z")
_HOLDER_WORD = re.compile(
    rf"(?<!\w)(?:Đảng bộ|Chi bộ|Đảng ủy|Công đoàn|Hội|Đoàn|Liên đoàn|đảng bộ|chi bộ|{SHORT_KINDS}) "
)
_BRACKET = re.compile(r" \([^()]{1,60}\)")
_DIRECT = re.compile(
    r"bầu trực tiếp(?: chức danh| các chức danh)? bí thư|trực tiếp bầu (?:chức danh )?bí thư", re.IGNORECASE
)
_COMMITTEE_TERM = re.compile(
    rf"(?:[Bb]an [Cc]hấp hành|BCH)(?! Trung ương| TW| T)[^.;]{{0,90}}? nhiệm k[ỳì] (?P<whole>{TERM})"
)
_ELECTS_FOR = re.compile(rf"[^.;]{{0,20}} bầu [^.;]{{0,110}}? nhiệm k[ỳì] (?P<whole>{TERM})")
_PLACED = re.compile(rf"(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|thị trấn|xã|phường) [{CAPITALS}\d][\w ]{{2,}}\Z")
_MADE_PILOT = re.compile(r"làm (?:đại hội |đơn vị )?điểm(?: đại hội)?(?!\w)|tổ chức đại hội điểm")
_THIS_IS = re.compile(r"Đây (?:là|cũng là) ")
_LISTED = re.compile(r", | và |; ")
_JOINT = re.compile(r"(?:, | và )(?=[^\W\d_a-z])")
_COMPARED = 8
_TELLING_EDITION = 3
_EXPLAINED = re.compile(r" ?\([A-ZĐ]{2,8}\)")
_EVIDENCE_LONGEST = 320


Named = tuple[str, tuple[Span, ...]]
"""A body's name as the article completes it, and the places where its words stand."""


def drafts(page: Page) -> Iterator[Draft]:
    """Yield the congress facts of a page, one a mention."""
    reader = _Reader(page)
    found = [(mention, draft) for mention in reader.mentions for draft in reader.read(mention)]
    main = _main(page, [draft for _, draft in found])
    for mention, draft in found:
        reader.fill(draft, mention, main)
    told = [draft for _, draft in found]
    told += [plain for mention in reader.mentions if (plain := reader.read_plain(mention, main))]
    if main:
        told += reader.read_pilots(main)
        reader.count_delegates(told, main)
    _spell_out(told)
    yield from (draft for draft in told if reader.is_particular(draft))


def _main(page: Page, found: list[Draft]) -> Draft | None:
    """Return the congress that the article is about: the one that its head names, or that it names most."""
    named = [draft for draft in found if draft.fields["organisation"] != "Đảng"]
    head = [draft for draft in named if page.zone_at(draft.start) in {Zone.HEADLINE, Zone.LEAD}]
    counts = Counter(name_key(draft.fields["organisation"]) for draft in head or named)
    if not counts:
        return None
    most = counts.most_common(1)[0][0]
    same = [draft for draft in head or named if name_key(draft.fields["organisation"]) == most]
    return max(same, key=lambda draft: len(draft.fields))


def _spell_out(found: list[Draft]) -> None:
    """Give a body that is named in short its full name, where one full name alone fits."""
    full = {(name_key(draft.fields["organisation"]), draft.fields.get("edition")): draft for draft in found}
    names = sorted(key for key, _ in full)
    for draft in found:
        key = name_key(draft.fields["organisation"])
        longer = {name for name in names[bisect_right(names, key) :][:_COMPARED] if name.startswith(f"{key} ")}
        fits = [
            full[name, draft.fields.get("edition")] for name in longer if (name, draft.fields.get("edition")) in full
        ]
        if len(fits) == 1 and key != "dang":
            draft.fields["organisation"] = fits[0].fields["organisation"]
            draft.spans["organisation"] = fits[0].spans["organisation"]


def _is_placed(name: str) -> bool:
    return place_of(name) is not None or bool(_PLACED.search(name))


def _term(match: re.Match[str]) -> tuple[str, Span] | None:
    value = term_of(match["first"], match["last"])
    return (value, Span(*match.span("whole"))) if value else None


class _Reader:
    """The mentions of a page, and what they say of each other."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.mentions = tuple(find_mentions(page))
        self.short = abbreviations(page) if self.mentions else {}
        self.term = self._only_term()

    def read(self, mention: Mention) -> list[Draft]:
        """Return the facts of one mention: one a body."""
        drafts = [self._draft(mention, *holder) for holder in self._holders(mention)]
        for edition, span in mention.further if drafts else ():
            further = self._draft(mention, drafts[0].fields["organisation"], drafts[0].spans.get("organisation", ()))
            further.put("edition", edition, span)
            drafts.append(further)
        return drafts

    def read_plain(self, mention: Mention, main: Draft | None) -> Draft | None:
        """Return what a plain "Đại hội" tells of the congress that the article is about, or None."""
        named = mention.holder or mention.edition or mention.level_only or mention.national or mention.pilot
        if named or not main:
            return None
        draft = Draft("congress", "congress.plain", mention.start, mention.end, 0.7)
        draft.put("organisation", main.fields["organisation"], *main.spans["organisation"])
        draft.put("edition", main.fields.get("edition"), *main.spans.get("edition", ()))
        if self.page.match[mention.start].isupper():
            self._tell(draft, mention)
        elif count := delegates(self.page, mention.start):
            draft.put("delegates", parse_integer(count[0]), count[1])
        return draft if {"start", "delegates"} & draft.fields.keys() else None

    def read_pilots(self, main: Draft) -> list[Draft]:
        """Return what "... được chọn làm đại hội điểm" says of the main congress, and "chọn A làm điểm" of others."""
        found: list[Draft] = []
        for match in _MADE_PILOT.finditer(self.page.match):
            sentence = self.page.sentence_at(match.start())
            if _THIS_IS.match(self.page.match, *sentence):
                draft = Draft("congress", "congress.plain", match.start(), match.end(), 0.7)
                draft.put("organisation", main.fields["organisation"], *main.spans["organisation"])
                draft.put("edition", main.fields.get("edition"), *main.spans.get("edition", ()))
                draft.put("pilot", True, Span(*match.span()))
                found.append(draft)
                continue
            found += self._chosen(sentence, match)
        return found

    def _chosen(self, sentence: Span, match: re.Match[str]) -> Iterator[Draft]:
        """Yield the bodies between "chọn" and "làm điểm"."""
        chosen = self.page.match.rfind("chọn ", max(sentence.start, match.start() - 160), match.start())
        at = chosen + len("chọn ")
        while chosen >= 0 and (span := holder_at(self.page, at, match.end())):
            draft = Draft("congress", "congress.named", span.start, match.end(), 0.8)
            name, places = self._name(span, span.start)
            draft.put("organisation", name, *places)
            draft.put("pilot", True, Span(*match.span()))
            if direct := _DIRECT.search(self.page.match, match.end(), sentence.end):
                draft.put("direct_election", True, Span(*direct.span()))
            yield draft
            joint = _LISTED.match(self.page.match, span.end)
            if not joint:
                return
            at = joint.end()

    def count_delegates(self, told: list[Draft], main: Draft) -> None:
        """Give the congress that the article is about the number of delegates that a later sentence tells."""
        same = [draft for draft in told if draft.fields["organisation"] == main.fields["organisation"]]
        if any("delegates" in draft.fields for draft in same) or not {"start", "venue"} & main.fields.keys():
            return
        if count := delegates_near(self.page, main.end):
            main.put("delegates", parse_integer(count[0]), count[1])

    def _only_term(self) -> tuple[str, Span] | None:
        terms = [m.term for m in self.mentions if m.term and not m.party]
        for sentence in dict.fromkeys(self.page.sentence_at(m.start) for m in self.mentions):
            found = (_term(match) for match in _COMMITTEE_TERM.finditer(self.page.match, *sentence))
            terms.extend(term for term in found if term)
        return terms[0] if len({value for value, _ in terms}) == 1 else None

    def _is_party(self, mention: Mention) -> bool:
        return mention.party or (not mention.holder and (mention.national or (mention.roman and bool(mention.edition))))

    def _holders(self, mention: Mention) -> list[Named]:
        """Return the name of each body of a mention, with where it stands."""
        if self._is_party(mention):
            return [("Đảng", (mention.holder,) if mention.holder and mention.party else ())]
        if mention.level_only and not mention.pilot:
            return []
        before = self._before(mention)
        if mention.holder:
            written = self._name(mention.holder, mention.start)
            longer = [name for name in before if name_key(name[0]).startswith(name_key(written[0]) + " ")]
            return [*longer[:1]] or [written, *self._further(mention)]
        if before:
            return before
        return self._around(mention) if mention.edition else []

    def _name(self, holder: Span, offset: int) -> Named:
        """Return a body's name as the article completes it: its abbreviations spelled out, its place added."""
        name, spans = _EXPLAINED.sub("", self.page.value(*holder)), [holder]
        for short, long in self.short.items():
            if not name.startswith(short) and re.search(rf"(?<!\w){short}(?!\w)", name):
                name = re.sub(rf"(?<!\w){short}(?!\w)", self.page.value(*long), name)
                spans.append(long)
        level = _LEVEL.match(self.page.match[holder.start : holder.end])
        kind = {"tp": "thành phố"}.get(level["level"].lower(), level["level"].lower()) if level else ""
        place = place_at(self.page, kind, offset) if level and not place_of(name) else None
        if place:
            name = f"{name} {place.removeprefix(f'{kind} ')}"
            name = re.sub(r"thành phố (?=TP)", "", name)
            at = self.page.lower.find(place.lower())
            spans += [Span(at, at + len(place))] if at >= 0 else []
        return name[0].upper() + name[1:], tuple(spans)

    def _further(self, mention: Mention) -> list[Named]:
        """Return further bodies named by their place alone: "Đại hội Đảng bộ Hà Nội, TP HCM"."""
        if not mention.holder or mention.edition or mention.term:
            return []
        text, at = self.page.match, mention.holder.end
        found: list[Named] = []
        while joint := _JOINT.match(text, at):
            end = city_end(text, joint.end()) or place_end(text, joint.end())
            if end is None:
                break
            place = Span(joint.end(), end)
            found.append((f"Đảng bộ {self.page.value(*place)}", (mention.holder, place)))
            at = end
        return found

    def _before(self, mention: Mention) -> list[Named]:
        """Return the bodies that hold it: "Đảng bộ huyện A, Chi bộ B tổ chức đại hội điểm"."""
        text = self.page.match
        low = self.page.sentence_at(mention.start).start
        found: list[Span] = []
        for word in _HOLDER_WORD.finditer(text, max(low, mention.start - 300), mention.start):
            if found and word.start() < found[-1].end:
                continue
            span = holder_at(self.page, word.start(), mention.start)
            if span:
                found.append(span)
        if not found or not self._leads(found[-1].end, mention):
            return []
        listed = [found[-1]]
        for span in reversed(found[:-1]):
            if text[span.end : listed[0].start] not in {", ", " và ", "; "}:
                break
            listed.insert(0, span)
        return [self._name(span, span.start) for span in listed]

    def _leads(self, end: int, mention: Mention) -> bool:
        between = _BRACKET.sub("", self.page.match[end : mention.start])
        if mention.pilot:
            return bool(_CHOSEN.match(between)) or bool(_HOLDS.match(between))
        return between == " " or bool(_HOLDS.match(between))

    def _around(self, mention: Mention) -> list[Named]:
        """Return the body of a congress told without one: one with its place, near or first of all."""
        sentence = self.page.sentence_at(mention.start)
        named = self._placed(mention.end, sentence.end) or self._of_edition(mention) or self._first_placed
        return [named] if named else []

    def _of_edition(self, mention: Mention) -> Named | None:
        """Return the body whose congress of the same edition another mention names."""
        for other in self.mentions:
            same = other.edition and mention.edition and other.edition[0] == mention.edition[0] >= _TELLING_EDITION
            if same and other.holder and not other.party:
                return self._name(other.holder, other.start)
        return None

    @cached_property
    def _first_placed(self) -> Named | None:
        return self._placed(0, len(self.page.match))

    def _placed(self, start: int, end: int) -> Named | None:
        for word in _HOLDER_WORD.finditer(self.page.match, start, end):
            span = holder_at(self.page, word.start(), end)
            name = self._name(span, span.start) if span else None
            if name and _is_placed(name[0]):
                return name
        return None

    def _draft(self, mention: Mention, name: str, spans: tuple[Span, ...]) -> Draft:
        start = min([mention.start, *(span.start for span in spans[:1] if mention.start - span.start < 300)])
        end = max([mention.end, *(span.end for span in spans[:1] if span.end - mention.end < 300)])
        draft = Draft("congress", "congress.named", start, end, 0.95)
        draft.put("organisation", name, *spans)
        if mention.edition:
            draft.put("edition", mention.edition[0], mention.edition[1])
        if mention.term:
            draft.put("term", mention.term[0], mention.term[1])
        if mention.pilot:
            draft.put("pilot", True, mention.pilot)
        self._tell(draft, mention)
        return draft

    def _tell(self, draft: Draft, mention: Mention) -> None:
        """Add what the sentence tells: days, venue, delegates, a direct election."""
        before = held_before(self.page, mention.start, draft.fields["organisation"])
        before = before.closed(self.page, mention.start, mention.end)
        after = held_after(self.page, mention.end).closed(self.page, mention.start, mention.end)
        date, venue = after.date or before.date, after.venue or before.venue
        if date:
            draft.put("start", date.value, Span(date.start, date.end))
            draft.put("end", date.last, Span(date.start, date.end))
            self._widen(draft, date.start, date.end)
        elif mention.edition and (year := year_behind(self.page, mention.end)):
            draft.put("start", *year)
            self._widen(draft, *year[1])
        if venue:
            draft.put("venue", self.page.value(*venue), venue)
        sentence = self.page.sentence_at(mention.start)
        if direct := _DIRECT.search(self.page.match, sentence.start, sentence.end):
            draft.put("direct_election", True, Span(*direct.span()))
            self._widen(draft, *direct.span())
        if count := delegates(self.page, mention.start):
            draft.put("delegates", parse_integer(count[0]), count[1])

    def _widen(self, draft: Draft, start: int, end: int) -> None:
        if max(end, draft.end) - min(start, draft.start) < _EVIDENCE_LONGEST:
            draft.start, draft.end = min(start, draft.start), max(end, draft.end)

    def fill(self, draft: Draft, mention: Mention, main: Draft | None) -> None:
        """Add the term that the sentence or the rest of the article settles."""
        if "term" in draft.fields or draft.fields["organisation"] == "Đảng":
            return
        term = self._near_term(mention)
        is_main = main is not None and main.fields["organisation"] == draft.fields["organisation"]
        if not term and (is_main or not mention.edition):
            term = self.term
        if term:
            draft.put("term", *term)

    def _near_term(self, mention: Mention) -> tuple[str, Span] | None:
        limit = self.page.sentence_at(mention.start).end
        match = _COMMITTEE_TERM.search(self.page.match, mention.end, limit)
        match = match or _ELECTS_FOR.match(self.page.match, mention.end, limit)
        return _term(match) if match and ";" not in self.page.match[mention.end : match.start()] else None

    def is_particular(self, draft: Draft) -> bool:
        """Tell whether it is one congress: a term that only the rest of the article settles needs a named place."""
        fields = draft.fields
        if fields["organisation"] == "Đảng":
            return "edition" in fields
        if {"edition", "start", "pilot", "direct_election"} & fields.keys():
            return True
        if "term" not in fields:
            return False
        sentence = self.page.sentence_at(draft.start)
        if sentence.start <= draft.spans["term"][0].start < sentence.end:
            return True
        draft.confidence = 0.55
        return self.page.zone_at(draft.start) is not Zone.CAPTION and _is_placed(fields["organisation"])
