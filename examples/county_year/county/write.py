"""The book as files: the history as CSV and Parquet with the same cells, the labels as JSON."""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as parquet

from .book import Book, Record, stamp
from .days import END, end_of
from .faults import broken_rows

FIELDS = (
    "subject", "subject_type", "event", "occurred_at", "recorded_at", "by", "id", "evidence", "corrects", "retracts",
)  # fmt: skip
Row = dict[str, str]


def rows(book: Book, rng: Random) -> tuple[list[Row], list[dict[str, object]]]:
    """The rows in the order in which they came in, and where the broken ones among them stand."""
    timed: list[tuple[str, Row, str]] = []
    for record in book.records:
        row = _row(record, rng)
        timed.append((row["recorded_at"] or row["occurred_at"], row, ""))
    timed.sort(key=lambda entry: (entry[0], entry[1]["id"]))
    for column, row in broken_rows():
        timed.insert(rng.randrange(len(timed)), ("", row, column))
    rejected = [{"row": number, "column": column} for number, (_, _, column) in enumerate(timed, 1) if column]
    return [row for _, row, _ in timed], rejected


def _row(record: Record, rng: Random) -> Row:
    moment = record.at if isinstance(record.at, datetime) else end_of(record.at)
    recorded = record.recorded_at
    if recorded is None and isinstance(record.at, datetime) and rng.random() < 0.6:
        recorded = moment + timedelta(minutes=rng.randint(2, 900))
    row = {
        "subject": record.subject,
        "subject_type": record.subject_type,
        "event": record.event,
        "occurred_at": _cell(record.at),
        "recorded_at": _cell(recorded) if recorded else "",
        "by": record.by,
        "id": record.id,
        "evidence": record.evidence,
        "corrects": record.corrects,
        "retracts": record.retracts,
    }
    return row | {name: _cell(value) for name, value in record.data.items()}


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return str(value)


def write(book: Book, rng: Random, folder: Path) -> dict[str, int]:
    """Write all three files; returns how much is in them."""
    found, rejected = rows(book, rng)
    data = sorted({name for row in found for name in row} - set(FIELDS))
    names = [*FIELDS, *data]
    with (folder / "history.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, names, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)
    columns = {name: pa.array([row.get(name) or None for row in found], pa.string()) for name in names}
    parquet.write_table(pa.table(columns), folder / "history.parquet")
    labels = {
        "policy": "anhui_county",
        "as_of": stamp(END.date()),
        "rows": len(found),
        "duplicates": 1,
        "violations": sorted(book.violations, key=_place),
        "findings": sorted(book.findings, key=_place),
        "rejected": rejected,
    }
    text = json.dumps(labels, ensure_ascii=False, indent=1)
    (folder / "labels.json").write_text(text + "\n", encoding="utf-8")
    kinds = Counter(str(line["kind"]) for line in book.findings)
    return {"rows": len(found), "violations": len(book.violations), **dict(sorted(kinds.items()))}


def _place(line: dict[str, object]) -> tuple[str, ...]:
    return tuple(str(line.get(key, "")) for key in ("subject", "duty", "kind", "due", "at", "for", "step"))
