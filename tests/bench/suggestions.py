"""Milliseconds for the suggestions of a name with 100,000 verified: `python -m tests.bench.suggestions [NAMES]`.

Every name is invented by chance from syllables. Names are typed letter by letter, with and without diacritics, some
with a slip of the finger; each letter from the second on is one measurement, as the form asks for it.
"""

from __future__ import annotations

import sys
import time
from random import Random
from statistics import quantiles

from extract.facts import Field, ValueType
from extract.text import search_key
from store import StoredArticle
from tests.bench.machine import describe
from tui.known import KnownValues
from tui.suggest import Suggester

NAMES = 100_000
TYPED = 300
_SURNAMES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Lý",
)
_WEIGHTS = (38, 11, 9, 7, 5, 5, 4, 4, 4, 3, 3, 2, 2, 2, 1)
_MIDDLE = ("Văn", "Thị", "Hữu", "Đức", "Minh", "Thanh", "Quốc", "Xuân", "Ngọc", "Kim", "Công", "Đình", "Bá", "Hồng", "")
_STARTS = ("", "B", "Ch", "D", "Đ", "Gi", "H", "Kh", "L", "M", "N", "Ng", "Ph", "Q", "S", "T", "Th", "Tr", "V", "X")
_ENDS = (
    "an",
    "ang",
    "ân",
    "anh",
    "ên",
    "iên",
    "iệp",
    "inh",
    "oa",
    "oàn",
    "ơn",
    "ong",
    "uân",
    "uệ",
    "úc",
    "ung",
    "uyên",
    "ư",
)


def invented(count: int, random: Random) -> dict[str, int]:
    """Return this many different names with how often each was verified."""
    names: dict[str, int] = {}
    while len(names) < count:
        (surname,) = random.choices(_SURNAMES, _WEIGHTS)
        given = (random.choice(_STARTS) + random.choice(_ENDS) for _ in range(random.choice((1, 2, 2))))
        words = (surname, random.choice(_MIDDLE), *(syllable.capitalize() for syllable in given))
        names[" ".join(filter(None, words))] = int(random.paretovariate(1.2))
    return names


def measure(count: int) -> tuple[float, list[float]]:
    """Return the seconds that the index takes to be made, and the milliseconds of each letter."""
    random = Random(11)
    names = invented(count, random)
    begun = time.perf_counter()
    known = KnownValues({ValueType.PERSON: names})
    made = time.perf_counter() - begun
    suggester = Suggester(_article(random, list(names)), known)
    person = Field("person", ValueType.PERSON, required=True)
    times = []
    for name in random.sample(list(names), TYPED):
        typed = _typed(name, random)
        for length in range(2, len(typed) + 1):
            begun = time.perf_counter()
            suggester(person, typed[:length])
            times.append((time.perf_counter() - begun) * 1000)
    return made, times


def _typed(name: str, random: Random) -> str:
    written = name if random.random() < 0.5 else search_key(name)
    if random.random() < 0.2:
        at = random.randrange(len(written))
        written = written[:at] + random.choice("abcdehn") + written[at + 1 :]
    return written


def _article(random: Random, names: list[str]) -> StoredArticle:
    text = "\n".join(f"Ông {random.choice(names)} dự họp ở xã." for _ in range(200))
    return StoredArticle(
        id="one", position=0, text=text, title="", url="", outlet="", published="", source="", facts=()
    )


def main() -> None:
    """Print a small table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else NAMES
    made, times = measure(count)
    cuts = quantiles(times, n=20)
    lines = (
        describe(),
        f"{count:,} names, {len(times):,} letters",
        f"the index is made in {made:.2f} s",
        f"{'ms':24}{'p50':>8}{'p95':>8}{'most':>8}",
        f"{'suggestions of a letter':24}{cuts[9]:8.2f}{cuts[18]:8.2f}{max(times):8.1f}",
    )
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
