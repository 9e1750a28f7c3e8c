"""Makes the lists of places and family names: `uv run python docs/lexicon.py FOLDER [INTO]`.

FOLDER holds tables of names, tabs between the columns, the first line naming them:

    provinces_63_pre2025.tsv   code, full, short          districts_pre2025.tsv   province_code, code, type, full, short
    provinces_34_2025.tsv      code, full, short          communes_pre2025.tsv    ..., type, full, short
    surnames_from_news.tsv     syllable, distinct_names   communes_2025.tsv       ..., type, full, short

The gazetteers are those of the package vietnamadminunits 1.0.4; the counts are of the first syllables of distinct names
in news. What no table has is kept by hand in extract/lexicon/inputs/, each file with its source.
"""

from __future__ import annotations

import csv
import sys
import textwrap
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

from extract.text import canonical
from extract.values.names import is_syllable

LEXICON = Path(__file__).parents[1] / "extract" / "lexicon"
GAZETTEER = "vietnamadminunits 1.0.4 (MIT, Tran Ngoc Minh Hieu), state of early 2025 and of 1 July 2025"
MADE = "Made by docs/lexicon.py; do not edit."
COUNTED = 8
"""Distinct names in news that must begin with a syllable for it to be a family name."""
COUNTS = f"syllables that {COUNTED} or more distinct names begin with in 150,704 articles of ThanhChinhBK/vietnews"


def main() -> None:
    """Write the lists, or say what is missing."""
    if not 2 <= len(sys.argv) <= 3 or not Path(sys.argv[1]).is_dir():
        sys.exit("Name the folder of the tables: uv run python docs/lexicon.py FOLDER [INTO]")
    folder, into = Path(sys.argv[1]), Path(sys.argv[-1]) if len(sys.argv) == 3 else LEXICON
    try:
        places, communes, surnames = sorted(set(_places(folder))), sorted(set(_communes(folder))), _surnames(folder)
    except (OSError, KeyError) as error:
        sys.exit(f"{folder}: {error}: the folder must hold the tables that docs/lexicon.py names, with their columns")
    _write(
        into / "places.tsv", "Provinces, cities and districts: type, bare name, province.", GAZETTEER, _tabbed(places)
    )
    _write(into / "communes.txt", "Names of communes, wards and townships, one a line.", GAZETTEER, communes)
    _write(
        into / "surnames.txt", "Vietnamese family names, of the Kinh and the other peoples.", COUNTS, _filled(surnames)
    )


def _places(folder: Path) -> Iterator[tuple[str, ...]]:
    provinces = {row["code"]: row["short"] for row in _table(folder / "provinces_63_pre2025.tsv")}
    for name in ("provinces_63_pre2025.tsv", "provinces_34_2025.tsv"):
        for row in _table(folder / name):
            kind = "tỉnh" if row["full"].startswith("Tỉnh") else "thành phố"
            yield from ((kind, name) for name in _spellings(row["short"]))
    for row in _table(folder / "districts_pre2025.tsv"):
        for name in _spellings(_bare(row["short"])):
            yield row["type"].lower(), name, provinces[row["province_code"]]
    for kind, former, province, _ in _kept("places_former.tsv"):
        for name in _spellings(former):
            yield (kind, name, province) if province else (kind, name)


def _communes(folder: Path) -> Iterator[str]:
    for table in ("communes_pre2025.tsv", "communes_2025.tsv"):
        for row in _table(folder / table):
            if not any(letter.isdigit() for letter in row["short"]):
                yield from _spellings(_bare(row["short"]))


def _surnames(folder: Path) -> list[str]:
    counts = {row["syllable"]: int(row["distinct_names"]) for row in _table(folder / "surnames_from_news.tsv")}
    counted = {syllable for syllable, count in counts.items() if count >= COUNTED and is_syllable(syllable)}
    names = (counted - _words("surnames_not.txt")) | _words("surnames_added.txt")
    return sorted(names, key=lambda name: (-counts.get(name, 0), name))


def _spellings(name: str) -> Iterator[str]:
    """Yield a name in every spelling that the press uses for its words; " - " also as other dashes.

    A name of one word has one spelling: the others of "Lắk" are words of the language.
    """
    known = {word: (word, *others.split()) for word, others in _kept("spellings.tsv")}
    parts = name.split(" ")
    for words in product(*(known.get(part, (part,)) for part in parts) if len(parts) > 1 else ((name,),)):
        spelled = " ".join(words)
        yield from {spelled, spelled.replace(" - ", "-"), spelled.replace(" - ", " – ")}


def _bare(name: str) -> str:
    """Return a name without the kind in brackets that tells it from its namesake: "Kỳ Anh (Huyện)" -> "Kỳ Anh"."""
    return name.split(" (", maxsplit=1)[0]


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [{key: canonical(value) for key, value in row.items()} for row in csv.DictReader(file, delimiter="\t")]


def _kept(name: str) -> list[list[str]]:
    lines = (LEXICON / "inputs" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _words(name: str) -> set[str]:
    return {word for row in _kept(name) for word in row[0].split()}


def _tabbed(rows: Iterable[tuple[str, ...]]) -> list[str]:
    return ["\t".join(row) for row in rows]


def _filled(words: list[str]) -> list[str]:
    return textwrap.wrap(" ".join(words), 118, break_on_hyphens=False, break_long_words=False)


def _write(path: Path, head: str, source: str, lines: list[str]) -> None:
    text = f"# {head} {MADE}\n# Source: {source};\n# extract/lexicon/inputs/.\n" + "\n".join(lines) + "\n"
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
