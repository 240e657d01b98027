from __future__ import annotations

import re
import tomllib

from .project import ROOT


def blocks(text: str) -> list[str]:
    return re.findall(r"```(?:sh|bash)\n(.*?)```", text, flags=re.DOTALL)


def test_the_build_server_runs_the_readmes_test_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    tests = [line for block in blocks(readme) for line in block.splitlines() if "tools.check" in line]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert len(set(tests)) == 1
    assert tests[0] in script


def test_the_readmes_first_command_audits_the_example() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    first = blocks(readme)[0]
    assert "python3 -m venv .venv" in first
    assert "carerules audit policies/anhui_county --history examples/county_year/history.csv" in first


def test_the_version_is_told_once() -> None:
    import carerules

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert carerules.__version__ == project["version"]
    assert f"## [{project['version']}]" in changelog or "## [Unreleased]" in changelog
