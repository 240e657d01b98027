from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from carerules.report import csv_table, json_lines
from carerules.report.record import instant, records
from carerules.report.selection import ONLY, select
from carerules.temporal.instants import parse_moment

from .sample import ZONE, SampleAudit, audit, empty

DOCS = Path(__file__).resolve().parents[3] / "docs"
SCHEMA = json.loads((DOCS / "jsonl.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def lines(made: SampleAudit, only: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    return [json.loads(line) for line in json_lines.lines(select(made, only), "en")]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("made", [audit(), empty()], ids=["audit", "empty"])
def test_every_line_keeps_to_the_schema(made: SampleAudit) -> None:
    assert [error.message for line in lines(made) for error in VALIDATOR.iter_errors(line)] == []


@pytest.mark.parametrize(
    "change",
    [
        {"due": "2026-03-09 24:00"},
        {"status": "late"},
        {"schema": 2},
        {"lateness_seconds": 0.5},
        {"surname": "x"},
        {"bearer": None},
    ],
)
def test_the_schema_refuses_what_is_not_documented(change: dict[str, object]) -> None:
    line = next(line for line in lines(audit()) if line["kind"] == "obligation")
    assert VALIDATOR.is_valid(line)
    assert not VALIDATOR.is_valid({**line, **change})


def test_every_kind_and_field_is_documented_with_an_example() -> None:
    page = (DOCS / "jsonl.md").read_text(encoding="utf-8")
    examples = [json.loads(line) for line in page.splitlines() if line.startswith('{"schema"')]
    found = {line["kind"] for line in lines(audit())}
    assert {example["kind"] for example in examples} == found
    assert [error.message for e in examples for error in VALIDATOR.iter_errors(e)] == []
    fields = {field for line in lines(audit()) for field in line}
    assert [field for field in sorted(fields) if f"| `{field}` |" not in page] == []


def test_ids_are_unique() -> None:
    ids = [(line["kind"], line["id"]) for line in lines(audit())]
    assert len(ids) == len(set(ids))


def test_every_obligation_is_there_unless_only_says_otherwise() -> None:
    ids = [line["id"] for line in lines(audit()) if line["kind"] == "obligation"]
    assert ids == [ob.id for ob in audit().obligations]
    chosen = [line for line in lines(audit(), ("discharged_late",)) if line["kind"] == "obligation"]
    assert [line["status"] for line in chosen] == ["discharged_late"]


def test_one_object_a_line() -> None:
    for line in json_lines.lines(select(audit()), "zh"):
        assert line.endswith("\n")
        assert "\n" not in line[:-1]


def test_the_document_holds_the_same_objects() -> None:
    document = json.loads("".join(json_lines.document(select(audit()), "en")))
    assert document == {"schema": 1, "records": lines(audit())}
    assert json.loads("".join(json_lines.document(select(empty()), "en")))["records"]


def test_the_message_of_a_rejected_row_is_in_the_language_asked_for() -> None:
    messages = {r["message"] for r in records(select(audit()), "zh") if r["kind"] == "rejected"}
    assert "第 12 行没有 `subject`" in messages


@given(st.integers(-(10**15), 4 * 10**15))
def test_an_instant_can_be_read_back(moment: int) -> None:
    told = instant(moment, ZONE)
    assert told is not None
    assert parse_moment(told, ZONE).at == moment


def table(made: SampleAudit) -> list[dict[str, str]]:
    told = "".join(csv_table.lines(select(made), "en"))
    assert told.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(told[1:], newline="")))


def test_csv_has_a_row_for_every_obligation_finding_and_rejected_row() -> None:
    made = audit()
    rows = [row["kind"] for row in table(made)]
    assert rows.count("obligation") == len(made.obligations)
    assert rows.count("finding") == len(made.findings)
    assert rows.count("rejected") == len(made.rejected)
    assert len(rows) == len(made.obligations) + len(made.findings) + len(made.rejected)


def test_csv_leaves_out_no_field_of_its_records() -> None:
    told = {f for line in lines(audit()) if line["kind"] in csv_table.KINDS for f in line}
    assert told - set(csv_table.COLUMNS) == {"schema", "tenures"}


@pytest.mark.parametrize("name", ["=1+1", "+86", "-x", "@cmd", "\tx"])
def test_a_spreadsheet_runs_no_cell(name: str) -> None:
    made = audit()
    made = replace(made, obligations=[replace(made.obligations[0], subject=name)])
    row = next(row for row in table(made) if row["kind"] == "obligation")
    assert row["subject"] == f"'{name}"


@given(only=st.sets(st.sampled_from(ONLY), max_size=3))
def test_equal_questions_get_equal_bytes(only: set[str]) -> None:
    first = "".join(json_lines.lines(select(audit(), sorted(only)), "en"))
    assert first == "".join(json_lines.lines(select(audit(), sorted(only, reverse=True)), "en"))
