from __future__ import annotations

from pathlib import Path

import pytest

from .making import HEADER, codes, read_text, refused

ROWS = "\n".join(f"c-{n},child,home_visit,2026-03-09,入户走访" for n in range(5))


@pytest.mark.parametrize("header", [f"{HEADER},note", f"{HEADER},备注"])
def test_gbk_is_one_clear_error(tmp_path: Path, header: str) -> None:
    (problem,) = refused(tmp_path, f"{header}\n{ROWS}\n".encode("gbk"))
    assert problem.code == "CR805"
    assert "GBK" in problem.help("en")
    assert "UTF-8" in problem.help("zh")


def test_gbk_in_a_file_without_header(tmp_path: Path) -> None:
    line = '{"subject": "儿童"}\n'
    (problem,) = refused(tmp_path, (line * 3).encode("gbk"), "data.jsonl")
    assert problem.code == "CR805"


def test_utf_16_is_recognised(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path, f"{HEADER}\n".encode("utf-16"))
    assert "UTF-16" in problem.help("en")


def test_an_unknown_encoding_is_not_guessed(tmp_path: Path) -> None:
    (problem,) = refused(tmp_path, b"\xff\xff" + HEADER.encode())
    assert (problem.code, problem.help("en")) == ("CR805", "")


def test_single_rows_of_another_encoding_are_quarantined(tmp_path: Path) -> None:
    good = f"{HEADER},note\n{ROWS}\n".encode()
    foreign = "c-9,child,home_visit,2026-03-09,走访\n".encode("gbk")
    history = read_text(tmp_path, good + foreign)
    assert codes(history) == [(6, "note", "CR824")]
    assert len(history.events) == 5


@pytest.mark.parametrize("shift", ["", "a", "aa"])
def test_the_look_at_the_head_may_end_within_a_character(tmp_path: Path, shift: str) -> None:
    line = f'{{"subject": "{shift}{"走" * 400_000}"}}\n'
    assert codes(read_text(tmp_path, line, "data.jsonl")) == [(1, "occurred_at", "CR821")]
