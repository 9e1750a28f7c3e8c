"""Articles of which many facts say the same, for the tests of batches."""

from __future__ import annotations

from extract.article import Article
from extract.proposal import Proposal
from tests.tui import data

SAME = "Chủ tịch UBND tỉnh Trần Thị Hòa Bình"


def alike(count: int) -> list[tuple[Article, list[Proposal]]]:
    """Return articles of two facts each: an office that all state alike, and a figure of its own."""
    return [_article(number) for number in range(count)]


def _article(number: int) -> tuple[Article, list[Proposal]]:
    text = (
        f"Bản tin số {number}\n\nSáng ngày {1 + number % 28}/5/2020, hội nghị bàn về công tác chuẩn bị đại hội. "
        f"Dự và chỉ đạo hội nghị lần thứ {number} có đồng chí {SAME}, cùng lãnh đạo các sở, ngành. "
        f"Đến nay {number + 2} xã đã hoàn thành.\n"
    )
    of = data.article(f"bai-{number:05}", text, title=f"Bản tin số {number}", outlet="Báo Hoa Lư")
    office = {"person": "Trần Thị Hòa Bình", "role": "Chủ tịch", "organisation": "UBND tỉnh"}
    return of, [
        data.proposal(of, "office", SAME, office, confidence=0.93),
        data.proposal(
            of,
            "statistic",
            f"{number + 2} xã",
            {"subject": "xã", "value": number + 2},
            confidence=(0.5, 0.85, 0.93, 0.97)[number % 4],
        ),
    ]
