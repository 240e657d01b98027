"""Which paragraphs of the semantics code and tests cite, and from within which functions."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from .chapters import ROOT

_CITATION = re.compile(r"\bS(?:10|[1-9])(?:\.\d+(?:\.[a-z]\b)?)?(?![\w])")

CARRIES_OUT = ("engine", "temporal", "expressions", "history", "explain", "answer", "program", "lint")
"""Where paragraphs are carried out: the engine, what it rests on, and what hands its answer on."""


def cited(text: str) -> list[str]:
    """Every citation in a text, as it is written."""
    return _CITATION.findall(text)


def covers(number: str) -> set[str]:
    """The paragraph and those it is a part of: `S3.3.a` cites `S3.3` and `S3` too."""
    parts = number.split(".")
    return {".".join(parts[: length + 1]) for length in range(len(parts))}


def cited_by_functions(files: Iterable[Path]) -> dict[str, set[str]]:
    """Paragraph -> the functions that cite it, as `file:function`."""
    found: dict[str, set[str]] = {}
    for file in files:
        text = file.read_text(encoding="utf-8")
        lines = text.splitlines()
        for node in _functions(ast.parse(text)):
            inside = "\n".join(lines[node.lineno - 1 : node.end_lineno])
            for number in cited(inside):
                for paragraph in covers(number):
                    found.setdefault(paragraph, set()).add(f"{file.relative_to(ROOT)}:{node.name}")
    return found


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def sources() -> list[Path]:
    """The files in which a paragraph may be carried out."""
    return [
        file for folder in CARRIES_OUT for file in sorted((ROOT / "src/carerules" / folder).rglob("*.py"))
    ]


def spec_tests() -> list[Path]:
    """The spec tests."""
    return sorted((ROOT / "tests" / "spec").glob("test_*.py"))


def everything_written() -> list[Path]:
    """Every file of ours in which a paragraph may be cited."""
    folders = [ROOT / name for name in ("src", "tests", "docs", "policies", "examples", "tools")]
    return [
        file
        for folder in folders
        for kind in ("*.py", "*.md", "*.yaml")
        for file in sorted(folder.rglob(kind))
        if "__pycache__" not in file.parts
    ]
