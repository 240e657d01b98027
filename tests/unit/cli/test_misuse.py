from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import HEADER, POLICY, ROWS, Run


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--as-of", "2026-13-31"], "`--as-of`: `2026-13-31` is no date or instant"),
        (["--as-of", "tomorrow"], "`tomorrow` is no date or instant"),
        (["--as-of", "2026-03-31", "--known-as-of", "x"], "`--known-as-of`: `x`"),
        (["--as-of", "2026-03-31", "--only", "vilated"], "did you mean `violated`?"),
        (["--as-of", "2026-03-31", "--fail-on", "violated,lte"], "`--fail-on`: no `lte`"),
        (["--as-of", "2026-03-31", "--unit", "child_directr"], "did you mean `child_director`?"),
        (["--as-of", "2026-03-31", "--format", "xml"], "xml"),
        (["--as-of", "2026-03-31", "--frobnicate"], "--frobnicate"),
        (["--as-of", "2026-03-31", "--language", "fr"], "fr"),
        ([], "--as-of"),
    ],
)
def test_a_wrong_command_line_is_told_in_one_line(
    cli: Run, history: Path, arguments: list[str], told: str
) -> None:
    outcome = cli("audit", POLICY, "--history", history, *arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    problem, hint = outcome.err.splitlines()
    assert told in problem
    assert hint == "try `carerules audit --help`"


def test_in_chinese_too(cli: Run, history: Path) -> None:
    outcome = cli("audit", POLICY, "--history", history, "--as-of", "2026-13-31", "--language=zh")
    assert outcome.err.startswith("错误:`--as-of`:`2026-13-31` 不是日期或时刻")


def test_an_unknown_command(cli: Run) -> None:
    outcome = cli("adit")
    assert outcome.code == 2
    assert "adit" in outcome.err
    assert "carerules --help" in outcome.err


def test_no_command_shows_the_help(cli: Run) -> None:
    outcome = cli()
    assert outcome.code == 0
    assert [
        name for name in ("check", "test", "audit", "due", "explain", "version") if name not in outcome.out
    ] == []


@pytest.mark.parametrize("command", ["check", "test", "audit", "due", "explain", "version"])
def test_every_command_has_help_in_both_languages(cli: Run, command: str) -> None:
    outcome = cli(command, "--help")
    assert outcome.code == 0
    assert "--language" in outcome.out
    assert " / " in outcome.out


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"a,b\n1,2\n", "CR807"),
        (None, "CR801"),
        ("\n".join((HEADER, *ROWS)).replace("p-12", "民政干部甲").encode("gbk"), "UTF-8"),
    ],
    ids=["columns", "absent", "gbk"],
)
def test_a_history_that_cannot_be_read(cli: Run, tmp_path: Path, content: bytes | None, told: str) -> None:
    path = tmp_path / "history.csv"
    if content is not None:
        path.write_bytes(content)
    outcome = cli("audit", POLICY, "--history", path, "--as-of", "2026-03-31")
    assert outcome.code in (2, 4)
    assert told in outcome.err + outcome.out


def test_an_empty_history_has_an_answer(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "history.csv"
    path.write_text(HEADER + "\n", encoding="utf-8")
    outcome = cli("audit", POLICY, "--history", path, "--as-of", "2026-03-31")
    assert outcome.code == 0
    assert "0 rows = 0 accepted + 0 quarantined" in outcome.out


def test_a_policy_that_is_not_there(cli: Run, tmp_path: Path) -> None:
    outcome = cli("check", tmp_path / "nowhere")
    assert outcome.code == 1
    assert "no folder" in outcome.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["auditt"], "没有 `auditt` 这个命令;是不是 `audit`?"),
        (["audit", "x", "--as-off", "1"], "没有 `--as-off` 这个选项;是不是 `--as-of, --known-as-of`?"),
        (["audit", "x"], "缺少 `--history`"),
        (["check"], "缺少 `POLICY`"),
        (["check", "a", "b"], "多出来的内容:`b`"),
        (["audit", "x", "--as-of"], "`--as-of` 后面要写一个值"),
        (["check", "x", "--format", "xml"], "`--format`:没有 `xml`;可用 text, json, sarif, junit, github"),
    ],
)
def test_misuse_is_told_in_chinese(cli: Run, arguments: list[str], told: str) -> None:
    outcome = cli(arguments[0], "--language", "zh", *arguments[1:])
    assert outcome.code == 2
    assert outcome.err.splitlines()[0] == f"错误:{told}"
