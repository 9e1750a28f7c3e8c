"""The rules of the house: what each package may import and load, and how large files and functions may grow."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("extract", "store", "tui")
DOORS = {"tui/gateway.py", "tui/ingest.py", "tui/store_commands.py", "tui/team_commands.py"}
"""The modules of tui that reach the store: a session's, the intake's, the other commands', and who leads a team."""

DATABASE = {"sqlmodel", "sqlalchemy", "alembic"}
OUTSIDE_WORLD = {"socket", "ssl", "http", "urllib", "asyncio", "time", "random", "secrets", "subprocess"}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def modules(package: str) -> list[Path]:
    found = sorted((ROOT / package).rglob("*.py"))
    assert found, package
    return found


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> Iterator[str]:
    """Yield each module that a file imports anywhere in it; `from a import b` counts as both a and a.b."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}:{node.lineno} imports relatively"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def importers(package: str, *forbidden: str) -> set[str]:
    """Return the files of a package that import one of these modules or something in them."""
    return {
        name_of(path)
        for path in modules(package)
        if any(found == name or found.startswith(f"{name}.") for found in imports(path) for name in forbidden)
    }


def loaded_by(code: str) -> set[str]:
    """Return the names of all modules that are loaded once a fresh interpreter has run this."""
    program = f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, cwd=ROOT, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


def tops(names: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in names}


def test_extract_knows_neither_store_nor_screen() -> None:
    assert importers("extract", "store", "tui", "textual", "rich", *DATABASE) == set()
    code = "\n".join(f"import {dotted(path)}" for path in modules("extract"))
    assert not tops(loaded_by(code)) & {"store", "tui", "textual", *DATABASE}


def test_extract_has_no_clock_and_no_network() -> None:
    assert importers("extract", *OUTSIDE_WORLD) == set()


def test_the_store_knows_of_extract_the_contract_alone() -> None:
    allowed = {"extract.facts", "extract.proposal", "extract.article"}
    found = {
        name
        for path in modules("store")
        for name in imports(path)
        if name.split(".")[0] == "extract" and not any(name == ok or name.startswith(f"{ok}.") for ok in allowed)
    }
    assert found == set()
    assert importers("store", "tui", "textual", "rich") == set()


def test_the_screen_reaches_the_store_through_its_doors_alone() -> None:
    assert importers("tui", "store") <= DOORS


def test_textual_stays_in_tui_and_the_database_in_store() -> None:
    assert importers("store", "textual") | importers("extract", "textual") == set()
    assert importers("tui", *DATABASE) | importers("extract", *DATABASE) == set()


def test_widgets_know_neither_screens_nor_the_app() -> None:
    assert {name for name in importers("tui", "tui.screens", "tui.app") if name.startswith("tui/widgets/")} == set()


def test_the_command_line_loads_the_standard_library_alone() -> None:
    loaded = tops(loaded_by("import tui.cli") - loaded_by("pass"))
    foreign = {name for name in loaded if name not in sys.stdlib_module_names and not name.startswith(("_", "tui"))}
    assert foreign == set()
    assert not loaded & {"asyncio", "sqlite3", "importlib.metadata"}


def test_a_first_paint_waits_for_no_database_library() -> None:
    assert not tops(loaded_by("import tui.app")) & {*DATABASE, "pyarrow", "pydantic"}


def test_plain_lines_load_nothing_that_draws() -> None:
    assert not tops(loaded_by("import tui.plain.run")) & {"textual", "rich", *DATABASE, "pyarrow", "pydantic"}


def test_importing_the_store_loads_no_database_library() -> None:
    assert not tops(loaded_by("import store")) & {*DATABASE, "pydantic", "pyarrow"}


def test_a_store_is_read_without_models() -> None:
    loaded = loaded_by("import store.store")
    assert not tops(loaded) & {"sqlmodel", "pydantic", "alembic", "pyarrow"}
    assert "sqlalchemy.orm" not in loaded


def test_a_session_in_a_file_loads_nothing_of_a_server(tmp_path: Path) -> None:
    article = "Article(id='1', text='Ngày 22/5.')"
    code = f"""
from extract.article import Article
from store import open_store
with open_store({str(tmp_path / "duyet.db")!r}, create=True) as store:
    store.add([({article}, [])])
    store.remember('lan', __import__('store').Position(article='1'))
    store.progress()"""
    loaded = loaded_by(code)
    assert "sqlalchemy.dialects.sqlite" in loaded
    assert not {name for name in loaded if name.startswith(("psycopg", "sqlalchemy.dialects.postgresql"))}
    assert not loaded & {"store.server", "alembic"}


def test_extracting_loads_neither_store_nor_screen() -> None:
    code = "import tui.cli\ntui.cli.main(['extract', '--format', 'jsonl', 'samples'])"
    assert not tops(loaded_by(code)) & {"textual", "rich", "pyarrow", *DATABASE}


@pytest.mark.parametrize("package", [*PACKAGES, "tests"])
def test_files_and_functions_stay_small(package: str) -> None:
    sizes = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules(package)}
    assert {name: size for name, size in sizes.items() if size > 400} == {}
    functions = {
        f"{name_of(path)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in modules(package)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: size for name, size in functions.items() if size > 60} == {}
    assert statistics.median(size for size in sizes.values() if size) <= 120
    assert statistics.median(functions.values()) <= 10


def test_every_module_has_one_clear_caption() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
    named = {name_of(path) for package in (*PACKAGES, "tests") for path in modules(package) if path.stem in vague}
    assert named == set()
    bare = {
        name_of(path)
        for package in PACKAGES
        for path in modules(package)
        if tree(path).body and ast.get_docstring(tree(path)) is None
    }
    assert bare == set()


def test_no_module_takes_the_place_of_a_public_name() -> None:
    program = """
import extract, importlib, pkgutil, store
for package in (extract, store):
    names = {name: getattr(package, name, None) for name in package.__all__}
    for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
    changed = [name for name, value in names.items() if getattr(package, name, None) is not value]
    assert not changed, changed
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)
