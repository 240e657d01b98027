from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .project import ROOT, SOURCES, run_python

LINT = """
import os, sys
from importlinter.cli import lint_imports
os.chdir(sys.argv[1]) if len(sys.argv) > 1 else None
sys.exit(lint_imports(config_filename={config!r}, no_cache=True))
"""


def lint(source: Path) -> tuple[int, str]:
    done = run_python(LINT.format(config=str(ROOT / ".importlinter")), source)
    return done.returncode, done.stdout + done.stderr


def test_the_contracts_hold() -> None:
    code, told = lint(ROOT / "src")
    assert code == 0, told


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("copy") / "src"
    shutil.copytree(SOURCES, source / "carerules", ignore=shutil.ignore_patterns("__pycache__"))
    return source


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("engine/step.py", "import yaml", "The engine and the program are the standard library"),
        ("engine/step.py", "import pydantic", "The engine and the program are the standard library"),
        ("engine/step.py", "from carerules.report import text", "in one direction"),
        ("temporal/civil.py", "from carerules.diagnostics import span", "in one direction"),
        ("history/read.py", "from carerules.source import node", "in one direction"),
        ("report/text.py", "import rich", "rich has one home"),
    ],
)
def test_a_wrong_import_is_found(copy: Path, file: str, line: str, contract: str) -> None:
    path = copy / "carerules" / file
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text(f"{text}\n{line}\n", encoding="utf-8")
        code, told = lint(copy)
    finally:
        path.write_text(text, encoding="utf-8")
    assert code != 0
    broken = [row for row in told.splitlines() if row.endswith("BROKEN") or " BROKEN (" in row]
    assert any(contract in row for row in broken), told
