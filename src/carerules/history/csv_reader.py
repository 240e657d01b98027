"""CSV: UTF-8, a header row, one event a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from carerules.diagnostics.diagnostic import DataError, Diagnostic
from carerules.diagnostics.span import Span

from .columns import Headers
from .event import Rejected

_SAMPLE = 65_536


def csv_rows(path: Path, headers: Headers) -> Iterator[Mapping[str, object] | Rejected]:
    """Every row under the names of the language; a row with too many or too few cells is rejected.

    Raises DataError for text that is not UTF-8, or a missing column.
    """
    _refuse_other_encodings(path)
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        table = csv.reader(file)
        first = next(table, None)
        if first is None:
            return
        names = headers.all(first, path.name)
        number = 0
        for cells in table:
            if not any(cells):
                continue
            number += 1
            fault = _fault(cells, names)
            if fault is None:
                yield dict(zip(names, cells, strict=True))
            else:
                code, column = fault
                span = Span(path.name, table.line_num, 1, table.line_num, 1)
                args = {"row": number, "column": column, "cells": len(cells), "wanted": len(names)}
                yield Rejected(number, column, Diagnostic(code, span, args))


def _fault(cells: list[str], names: list[str]) -> tuple[str, str] | None:
    if len(cells) != len(names):
        return "CR811", ""
    for name, cell in zip(names, cells, strict=True):
        if not cell.isascii() and any("\ud800" <= letter <= "\udfff" for letter in cell):
            return "CR812", name
    return None


def _refuse_other_encodings(path: Path) -> None:
    """A file in GBK has hardly a Chinese word that is UTF-8; a single broken cell is left to its row."""
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(sample) - 4:
            return
        wrong = sum(map(_is_broken, sample.splitlines()))
        if wrong * 2 > sum(not line.isascii() for line in sample.splitlines()):
            raise DataError([Diagnostic("CR813", Span(path.name, 1, 1, 1, 1), {})]) from None


def _is_broken(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False
