from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from .project import MODULES, ROOT, SOURCES

LONGEST = 400
"""Lines; most files have a third of it."""

DRAWERS = {"utils", "util", "helpers", "helper", "core", "common", "misc", "types", "base"}
CLOCKS = {"now", "today", "utcnow", "getlocale", "setlocale", "getpreferredencoding"}
ESCAPES = {"eval", "exec", "compile", "__import__"}
OUTSIDE = {
    "random",
    "time",
    "locale",
    "socket",
    "urllib",
    "http",
    "ssl",
    "ftplib",
    "smtplib",
    "requests",
    "httpx",
}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def calls(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.lineno, node.func.attr
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.lineno, f"{node.func.id}()"


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0]


def test_there_is_something_to_look_at() -> None:
    assert len(MODULES) > 100


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST


def test_inner_packages_re_export_nothing() -> None:
    inner = [path for path in MODULES if path.name == "__init__.py" and path.parent != SOURCES]
    assert len(inner) > 10
    assert [named(path) for path in inner if path.read_text(encoding="utf-8").strip()] == []


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in MODULES}
    assert [named(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_nothing_is_kept_in_a_drawer() -> None:
    parts = {part for path in MODULES for part in path.relative_to(SOURCES).with_suffix("").parts}
    assert parts.isdisjoint(DRAWERS)


def test_no_code_reads_a_clock_or_a_locale() -> None:
    found = [f"{named(path)}:{line}" for path in MODULES for line, name in calls(path) if name in CLOCKS]
    assert found == []


def test_no_text_is_run_as_code() -> None:
    escapes = {f"{name}()" for name in ESCAPES}
    found = [f"{named(path)}:{line}" for path in MODULES for line, name in calls(path) if name in escapes]
    assert found == []


def test_nothing_rolls_dice_or_calls_out() -> None:
    found = {named(path): sorted(OUTSIDE.intersection(imports(path))) for path in MODULES}
    assert {file: names for file, names in found.items() if names and not _quotes_urls(file, names)} == {}


def _quotes_urls(file: str, names: list[str]) -> bool:
    """SARIF wants paths as percent-encoded URIs: that much of `urllib` calls nobody."""
    return file.endswith("diagnostics/render_sarif.py") and names == ["urllib"]
