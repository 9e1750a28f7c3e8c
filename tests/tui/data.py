"""Articles on invented people, with proposals made by hand, for the tests of the review session."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from extract.article import Article
from extract.facts import to_fact
from extract.proposal import Check, Proposal, Span

ORIGIN = "hand-made 1"
DECIDED_AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

MEETING = """Hội nghị tổng kết công tác tổ chức Đại hội Đảng bộ tỉnh Hoa Lư

Sáng 22/5/2020, tại Trung tâm Hội nghị tỉnh, Tỉnh ủy Hoa Lư tổ chức hội nghị tổng kết công tác tổ \
chức Đại hội đại biểu \
Đảng bộ tỉnh lần thứ XII, nhiệm kỳ 2020-2025. Đồng chí Nguyễn Nam Đình, Phó Bí thư Thường trực Tỉnh \
ủy, chủ trì hội nghị.

Dự hội nghị có các đồng chí: Trần Thị Hòa Bình, Chủ tịch UBND tỉnh; Lê Văn Khuê, nguyên Trưởng ban Tổ chức Tỉnh ủy.

Theo báo cáo, thực hiện Chỉ thị số 35-CT/TW, ngày 30/5/2019 của Bộ Chính trị, đến nay 42/69 tổ chức cơ sở đảng trực \
thuộc đã hoàn thành đại hội, đạt 60,87%. Đại hội đã bầu 52 đồng chí vào Ban Chấp hành, trong đó có 8 nữ.

Nhân dịp này, UBND tỉnh tặng Bằng khen cho 12 tập thể có thành tích xuất sắc.

Thu Diễm - Ảnh: Hoàng Hoài
"""

VISIT = """Đoàn kiểm tra làm việc với Huyện ủy Đông Khê

Ngày 3/6/2020, Đoàn kiểm tra do đồng chí Phạm Quốc Toản, Trưởng ban Dân vận Tỉnh ủy, làm trưởng đoàn đã làm việc với \
Huyện ủy Đông Khê về công tác chuẩn bị đại hội.

Đồng chí Vũ Minh Hằng, Bí thư Huyện ủy Đông Khê, báo cáo với đoàn. Đại hội đại biểu Đảng bộ huyện \
lần thứ XXIII sẽ diễn \
ra trong hai ngày 14-15/7/2020, có 215 đại biểu.
"""

TALK = """Bí thư trẻ nói về chuyển đổi số

PV: Xin ông cho biết kế hoạch của xã trong năm nay?

Ông Đặng Hữu Phước, Bí thư Đảng ủy xã Tân Lập: Chúng tôi tập trung vào hai việc, trước hết là đường truyền.
"""


def article(id_: str, text: str, **about: str) -> Article:
    """Return an article of this text."""
    return Article(id=id_, text=text, source=f"{id_}.txt", **about)


def proposal(
    of: Article,
    kind: str,
    quote: str,
    fields: Mapping[str, Any],
    *,
    confidence: float = 0.9,
    checks: tuple[Check, ...] = (),
) -> Proposal:
    """Return a proposal whose evidence is the first place of `quote`, with a span for each value that stands there."""
    start = of.text.index(quote)
    spans = {}
    for name, value in fields.items():
        at = quote.find(str(value))
        if at >= 0:
            spans[name] = (Span(start + at, start + at + len(str(value))),)
    return Proposal(
        article=of.id,
        fact=to_fact(kind, fields),
        start=start,
        end=start + len(quote),
        spans=spans,
        rule=f"{kind}.hand",
        confidence=confidence,
        checks=checks,
        origin=ORIGIN,
    )


def meeting() -> tuple[Article, list[Proposal]]:
    """An article with nine facts of seven kinds."""
    of = article(
        "meeting",
        MEETING,
        title="Hội nghị tổng kết công tác tổ chức Đại hội Đảng bộ tỉnh Hoa Lư",
        outlet="Báo Hoa Lư",
        published="2020-05-22",
    )
    return of, [*_opening_facts(of), *_report_facts(of)]


def _opening_facts(of: Article) -> list[Proposal]:
    return [
        proposal(
            of,
            "article",
            "Hội nghị tổng kết công tác tổ chức Đại hội Đảng bộ tỉnh Hoa Lư",
            {
                "title": "Hội nghị tổng kết công tác tổ chức Đại hội Đảng bộ tỉnh Hoa Lư",
                "authors": ["Thu Diễm"],
                "photographers": ["Hoàng Hoài"],
            },
        ),
        proposal(
            of,
            "congress",
            "Đại hội đại biểu Đảng bộ tỉnh lần thứ XII, nhiệm kỳ 2020-2025",
            {"organisation": "Đảng bộ tỉnh", "edition": 12, "term": "2020-2025"},
        ),
        proposal(
            of,
            "office",
            "Nguyễn Nam Đình, Phó Bí thư Thường trực Tỉnh ủy",
            {
                "person": "Nguyễn Nam Đình",
                "role": "Phó Bí thư Thường trực",
                "organisation": "Tỉnh ủy",
                "place": "Hoa Lư",
            },
        ),
        proposal(
            of,
            "office",
            "Trần Thị Hòa Bình, Chủ tịch UBND tỉnh",
            {"person": "Trần Thị Hòa Bình", "role": "Chủ tịch", "organisation": "UBND tỉnh"},
        ),
        proposal(
            of,
            "office",
            "Lê Văn Khuê, nguyên Trưởng ban Tổ chức Tỉnh ủy",
            {"person": "Lê Văn Khuê", "role": "Trưởng ban", "organisation": "Ban Tổ chức Tỉnh ủy", "status": "former"},
            confidence=0.71,
        ),
    ]


def _report_facts(of: Article) -> list[Proposal]:
    rate = Check("ratio", True, "42 of 69 is 60.87 %")
    women = Check("part", False, "8 women are named among 52, yet no total is stated")
    return [
        proposal(
            of,
            "document",
            "Chỉ thị số 35-CT/TW, ngày 30/5/2019 của Bộ Chính trị",
            {"type": "Chỉ thị", "number": "35-CT/TW", "date": "2019-05-30", "issuer": "Bộ Chính trị"},
        ),
        proposal(
            of,
            "statistic",
            "42/69 tổ chức cơ sở đảng trực thuộc",
            {"subject": "tổ chức cơ sở đảng trực thuộc", "value": 42, "total": 69, "percent": 60.87},
            checks=(rate,),
        ),
        proposal(of, "statistic", "8 nữ", {"subject": "nữ", "value": 8}, confidence=0.55, checks=(women,)),
        proposal(
            of, "award", "Bằng khen cho 12 tập thể", {"form": "Bằng khen", "grantor": "UBND tỉnh", "recipients": 12}
        ),
    ]


def visit() -> tuple[Article, list[Proposal]]:
    """An article with four facts."""
    of = article("visit", VISIT, title="Đoàn kiểm tra làm việc với Huyện ủy Đông Khê", published="2020-06-03")
    return of, [
        proposal(
            of,
            "event",
            "Ngày 3/6/2020, Đoàn kiểm tra",
            {"name": "kiểm tra công tác chuẩn bị đại hội", "date": "2020-06-03", "place": "Huyện ủy Đông Khê"},
        ),
        proposal(
            of,
            "office",
            "Phạm Quốc Toản, Trưởng ban Dân vận Tỉnh ủy",
            {"person": "Phạm Quốc Toản", "role": "Trưởng ban", "organisation": "Ban Dân vận Tỉnh ủy"},
        ),
        proposal(
            of,
            "office",
            "Vũ Minh Hằng, Bí thư Huyện ủy Đông Khê",
            {"person": "Vũ Minh Hằng", "role": "Bí thư", "organisation": "Huyện ủy Đông Khê"},
        ),
        proposal(
            of,
            "congress",
            "Đại hội đại biểu Đảng bộ huyện lần thứ XXIII",
            {
                "organisation": "Đảng bộ huyện",
                "edition": 23,
                "start": "2020-07-14",
                "end": "2020-07-15",
                "delegates": 215,
            },
        ),
    ]


def talk() -> tuple[Article, list[Proposal]]:
    """An article with two facts."""
    of = article("talk", TALK, title="Bí thư trẻ nói về chuyển đổi số")
    return of, [
        proposal(
            of,
            "office",
            "Đặng Hữu Phước, Bí thư Đảng ủy xã Tân Lập",
            {"person": "Đặng Hữu Phước", "role": "Bí thư", "organisation": "Đảng ủy xã Tân Lập"},
        ),
        proposal(
            of,
            "statement",
            "Chúng tôi tập trung vào hai việc, trước hết là đường truyền.",
            {"form": "answer", "question": "Xin ông cho biết kế hoạch của xã trong năm nay?"},
        ),
    ]


def batch() -> list[tuple[Article, list[Proposal]]]:
    """Three articles with fifteen facts."""
    return [meeting(), visit(), talk()]


def many(count: int) -> tuple[Article, list[Proposal]]:
    """An article with as many facts as wanted."""
    text = "Danh sách\n\n" + "\n".join(f"Ông Lý Văn {_numeral(at)}, Bí thư Chi bộ {at}." for at in range(count))
    of = article("list", text)
    return of, [
        proposal(
            of,
            "office",
            f"Lý Văn {_numeral(at)}, Bí thư Chi bộ {at}.",
            {"person": f"Lý Văn {_numeral(at)}", "role": "Bí thư", "organisation": f"Chi bộ {at}"},
        )
        for at in range(count)
    ]


def _numeral(number: int) -> str:
    names = ("An", "Bình", "Cường", "Dũng", "Em", "Phúc", "Giang", "Hải", "Ích", "Khánh")
    return " ".join(names[int(digit)] for digit in str(number))
