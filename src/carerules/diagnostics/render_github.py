"""Diagnostics as workflow commands, which GitHub shows beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .diagnostic import Diagnostic, Severity
from .place import shown_path, visible
from .wording import Language

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, str], language: Language, root: str = ""
) -> str:
    """One line a diagnostic."""
    return "".join(_command(diagnostic, language, root) + "\n" for diagnostic in diagnostics)


def _command(d: Diagnostic, language: Language, root: str) -> str:
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in _properties(d, root))
    rows = [row for row in (d.message(language), d.help(language)) if row]
    return f"::{_COMMAND[d.severity]} {properties}::{_data(chr(10).join(rows))}"


def _properties(d: Diagnostic, root: str) -> Iterator[tuple[str, str | int]]:
    span = d.span
    if span.file:
        yield "file", shown_path(span.file, root)
        yield from (("line", span.line), ("endLine", span.end_line))
        if span.line == span.end_line:  # columns are refused where a place has several lines
            yield from (("col", span.column), ("endColumn", max(span.column, span.end_column - 1)))
    yield "title", d.code


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
