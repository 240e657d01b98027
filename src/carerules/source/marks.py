"""From the marks of the YAML library to places in the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from carerules.diagnostics.span import Span


def between(file: str, lines: Sequence[str], start: Any, end: Any) -> Span:
    """The place between two marks (`yaml.Mark`, of which each library has its own).

    Marks count from 0. libyaml puts the end of a text without final line break on a line that does not exist.
    """
    last = len(lines)
    if end.line < last and start.line < last:
        return Span(file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    close = (last, len(lines[-1]) + 1)
    first = (start.line + 1, start.column + 1) if start.line < last else close
    behind = (end.line + 1, end.column + 1) if end.line < last else close
    return Span(file, *first, *behind)
