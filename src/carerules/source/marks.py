"""From the marks of the YAML library to places in the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from carerules.diagnostics.span import Span

_span = tuple.__new__
"""Makes a `Span` without asking for its fields by name; there are a hundred thousand of them."""


def between(file: str, lines: Sequence[str], start: Any, end: Any) -> Span:
    """The place between two marks (`yaml.Mark`, of which each library has its own).

    Marks count from 0. libyaml puts the end of a text without final line break on a line that does not exist.
    """
    last, line, end_line = len(lines), start.line, end.line
    if end_line < last and line < last:
        return _span(Span, (file, line + 1, start.column + 1, end_line + 1, end.column + 1))
    close = (last, len(lines[-1]) + 1)
    first = (start.line + 1, start.column + 1) if start.line < last else close
    behind = (end.line + 1, end.column + 1) if end.line < last else close
    return Span(file, *first, *behind)
