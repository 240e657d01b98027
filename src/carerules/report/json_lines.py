"""JSON: one object a line, or the same objects in one document."""

from __future__ import annotations

import json
from collections.abc import Iterator

from carerules.diagnostics.wording import Language

from .record import SCHEMA, Record, records
from .selection import Selection


def lines(selection: Selection, language: Language) -> Iterator[str]:
    """One object a line, as docs/jsonl.md describes them."""
    for record in records(selection, language):
        yield _json(record) + "\n"


def document(selection: Selection, language: Language) -> Iterator[str]:
    """The same objects as one JSON document `{"schema": 1, "records": […]}`, in pieces."""
    yield f'{{"schema": {SCHEMA}, "records": ['
    for number, record in enumerate(records(selection, language)):
        yield (",\n" if number else "\n") + _json(record)
    yield "\n]}\n"


def _json(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False, allow_nan=False)
