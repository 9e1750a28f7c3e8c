"""Puts the list of rules into docs/rules.md: `uv run python docs/rules.py`."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from extract.facts import KINDS

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "rules.md"
LIST = re.compile(r"(?<=<!-- rules: from docs/rules\.py -->\n).*?(?=<!-- /rules -->)", re.DOTALL)
NAME = re.compile(rf"({'|'.join(KINDS)})\.([a-z_]+)")


def names() -> dict[str, set[str]]:
    """Return the names of the rules by kind, as they stand in the source."""
    found: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for path in (ROOT / "extract").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and (name := NAME.fullmatch(node.value)):
                found[name[1]].add(name[0])
    return found


def listed() -> str:
    """Return the table of rules as the page shows it."""
    rows = [f"| {kind} | {', '.join(f'`{rule}`' for rule in sorted(rules))} |\n" for kind, rules in names().items()]
    return "| Kind | Rules |\n|---|---|\n" + "".join(rows)


def main() -> None:
    """Rewrite the list in place."""
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(LIST.sub(lambda _: listed(), page), encoding="utf-8")


if __name__ == "__main__":
    main()
