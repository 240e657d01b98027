"""The program as a process: encodings, pipes, and mistakes of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from carerules.cli import main as entry

from .conftest import POLICY

SOURCES = Path(__file__).resolve().parents[3] / "src"
PROGRAM = "from carerules.cli.main import main; main()"


def process(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
    return subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": str(SOURCES), **environment},
        capture_output=True,
        check=False,
    )


def test_output_is_utf_8_whatever_the_locale_says(history: Path) -> None:
    arguments = ("audit", POLICY, "--history", history, "--as-of", "2026-03-31", "--language", "zh")
    plain = process(*arguments)
    odd = process(
        *arguments, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii", NO_COLOR="1", COLUMNS="20"
    )
    assert plain.returncode == odd.returncode == 0
    assert plain.stdout == odd.stdout
    assert "执行情况审查" in plain.stdout.decode("utf-8")
    assert plain.stderr == b""


def test_a_reader_that_goes_away_is_no_error(history: Path) -> None:
    line = f'"{sys.executable}" -c "{PROGRAM}" audit "{POLICY}" --history "{history}" --as-of 2026-03-31 | head -1'
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""
    assert done.stdout.startswith(b"Audit")


def test_a_mistake_of_the_program_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from carerules.cli import check

    def fail(*_: object) -> None:
        raise ZeroDivisionError("secret of c-001")

    monkeypatch.setattr(check, "checked", fail)
    assert entry.run(["check", str(POLICY)]) == 70
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "ZeroDivisionError" in told.err
    assert "--debug" in told.err
    assert "c-001" not in told.err
    with pytest.raises(ZeroDivisionError):
        entry.run(["check", str(POLICY), "--debug"])


def test_interrupting_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from carerules.cli import check

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "checked", interrupt)
    assert entry.run(["check", str(POLICY)]) == 130
    assert capsys.readouterr().err == ""


def test_without_typer_it_says_what_to_install(history: Path) -> None:
    code = f"import sys; sys.modules['typer'] = None\nsys.argv[1:] = ['version']\n{PROGRAM}"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == "error: the command line needs typer and rich: pip install typer rich\n"


def test_the_bar_is_for_those_who_watch(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from rich.console import Console

    from carerules.cli.progress import bar

    with bar("judging") as step:
        assert step is None
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(Console, "is_terminal", True)
    with bar("judging") as step:
        assert step is not None
        step(3, 10)
    assert "judging" in capsys.readouterr().err
