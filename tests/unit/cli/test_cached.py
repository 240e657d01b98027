"""`check` with a remembered outcome: the same bytes, the same exit code, and most of the program not loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import POLICY, Run
from .test_process import SOURCES, process

FORMS = ("text", "json", "sarif", "junit", "github")
LOADED = (
    "import sys; from carerules.cli.main import run; code = run(sys.argv[1:]);"
    "print([name for name in sys.modules if name in ('carerules.model.shape', 'carerules.resolved.policy',"
    " 'carerules.expressions.tree', 'networkx', 'pyarrow', 'numpy')]); sys.exit(code)"
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("CARERULES_CACHE", str(folder))
    return folder


def forget_nothing(*_: object) -> None:
    raise AssertionError("was examined again")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("broken", [False, True])
def test_output_and_exit_code_are_the_same(
    language: str, broken: bool, cli: Run, cache: Path, broken_policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = broken_policy if broken else POLICY
    plain = {
        form: cli("check", policy, "--format", form, "--language", language, "--no-cache") for form in FORMS
    }
    assert not cache.exists()
    first = {form: cli("check", policy, "--format", form, "--language", language) for form in FORMS}
    monkeypatch.setattr("carerules.api.examination.examine_bytes", forget_nothing)
    second = {form: cli("check", policy, "--format", form, "--language", language) for form in FORMS}
    assert plain == first == second
    assert {outcome.code for outcome in plain.values()} == {int(broken)}
    with pytest.raises(AssertionError, match="was examined again"):
        cli("check", policy, "--no-cache", "--debug")


def test_a_remembered_check_loads_no_models(cache: Path) -> None:
    command = ("check", POLICY)
    fresh = process(*command)
    again = process_with(LOADED, *command)
    lines = again.splitlines()
    assert lines[-1] == "[]"
    assert "\n".join(lines[:-1]) == fresh.stdout.decode("utf-8").rstrip("\n")


def process_with(program: str, *arguments: object) -> str:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(SOURCES), "PYTHONUTF8": "1"}
    return subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout
