"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from carerules.diagnostics.diagnostic import DataError, Diagnostic
from carerules.diagnostics.span import Span

from .columns import Headers
from .event import Rejected


def jsonl_rows(path: Path, headers: Headers) -> Iterator[Mapping[str, object] | Rejected]:
    """Every line under the names of the language; a line that is no object is rejected."""
    number = 0
    with path.open("rb") as file:
        for line, raw in enumerate(file, 1):
            if not raw.strip():
                continue
            number += 1
            try:
                value = json.loads(raw.decode("utf-8-sig" if line == 1 else "utf-8"))
            except UnicodeDecodeError:
                if line == 1:
                    raise DataError([Diagnostic("CR813", Span(path.name, 1, 1, 1, 1), {})]) from None
                value = None
            except (ValueError, RecursionError):
                value = None
            if isinstance(value, dict):
                yield headers.rename(value)
            else:
                span = Span(path.name, line, 1, line, 1)
                yield Rejected(number, "", Diagnostic("CR814", span, {"row": number}))
