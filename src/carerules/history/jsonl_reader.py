"""JSON Lines, and any other stream of objects that bring their own names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from carerules.diagnostics.diagnostic import Diagnostic

from .cells import RowError
from .columns import Columns
from .encoding import open_text
from .intake import Intake
from .json_text import parse_object


def read_jsonl(path: Path, intake: Intake, columns: Columns) -> list[Diagnostic]:
    """Take in a file with one object a line; returns warnings, raises DataError where it is no text."""
    with open_text(path, intake.file, header=False) as stream:
        for line, text in enumerate(stream, 1):
            if not text.isspace():
                _take_line(text, line, intake, columns)
    return columns.unused(intake.span(1)) if intake.rows else []


def read_objects(objects: Iterable[object], intake: Intake, columns: Columns) -> list[Diagnostic]:
    """Take in mappings; returns warnings."""
    for line, row in enumerate(objects, 1):
        _take_object(row, line, intake, columns)
    return columns.unused(intake.span(1)) if intake.rows else []


def _take_line(text: str, line: int, intake: Intake, columns: Columns) -> None:
    try:
        row = parse_object(text)
    except ValueError:
        intake.refuse(RowError("CR823"), line)
    else:
        _take_object(row, line, intake, columns)


def _take_object(row: object, line: int, intake: Intake, columns: Columns) -> None:
    try:
        if not isinstance(row, Mapping):
            raise RowError("CR823")
        named = columns.row(row)
    except RowError as error:
        intake.refuse(error, line)
    else:
        intake.take(named, line)
