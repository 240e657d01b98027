from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

import pytest

from carerules.report import csv_table, json_lines, notes, text, worklist
from carerules.report.selection import Selection, select

from .golden import agree
from .sample import at, audit, empty, policy

Language = Literal["en", "zh"]
Report = Callable[[Selection, Language], Iterable[str]]
UNTIL = "2026-04-07"

REPORTS: dict[str, Report] = {
    "audit.{}.txt": text.lines,
    "due.{}.txt": lambda selection, language: worklist.lines(selection, at(UNTIL), language),
    "audit.{}.jsonl": json_lines.lines,
    "audit.{}.csv": csv_table.lines,
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", REPORTS)
def test_a_report_reads_as_it_did(name: str, language: Language) -> None:
    agree(name.format(language), "".join(REPORTS[name](select(audit()), language)))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_empty_history_has_an_audit_too(language: Language) -> None:
    agree(f"empty.{language}.txt", text.render(select(empty()), language))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_notes_on_a_policy_read_as_they_did(language: Language) -> None:
    agree(f"notes.{language}.txt", "".join(notes.lines(policy(), (), language)))


def test_a_part_of_an_audit_reads_as_it_did() -> None:
    chosen = select(audit(), only=["pending", "unauthorised"], unit="child_director")
    agree("part.en.txt", text.render(chosen, "en", mask=False))
