"""Diagnostics for a terminal: the line, a caret under the place, and the edit to make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from .diagnostic import Diagnostic, Severity
from .place import cells, lines, shown_path, visible
from .span import Span
from .wording import Language

_SEVERITY: dict[Severity, dict[Language, str]] = {
    Severity.ERROR: {"en": "error", "zh": "错误"},
    Severity.WARNING: {"en": "warning", "zh": "警告"},
    Severity.INFO: {"en": "info", "zh": "说明"},
}
_HELP: dict[Language, str] = {"en": "help", "zh": "建议"}
_WIDEST = 160
"""Longer lines are shown in part: a policy written on one line must not flood the screen."""


class _Mark(NamedTuple):
    """A place to underline and what is said of it."""

    span: Span
    sign: str
    text: str = ""


def render(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, str], language: Language, root: str = ""
) -> str:
    """All of them, an empty line between two; `root` leads from the reader to the folder that was loaded.

    A place in a file that is not among `sources` is named but not shown.
    """
    told = list(diagnostics)
    named = {span.file for d in told for span in (d.span, *(label.span for label in d.labels))}
    known = {file: lines(text) for file, text in sources.items() if file in named}
    return "\n".join(_block(diagnostic, known, language, root) for diagnostic in told)


def _block(d: Diagnostic, known: Mapping[str, list[str]], language: Language, root: str) -> str:
    marks = [_Mark(d.span, "^"), *(_Mark(x.span, "-", x.text(language)) for x in d.labels)]
    gutter = max(len(str(mark.span.line)) for mark in marks)
    rows = [f"{_SEVERITY[d.severity][language]}[{d.code}]: {d.message(language)}"]
    if d.span.file:
        rows += _snippet("-->", [m for m in marks if m.span.file == d.span.file], known, gutter, root)
    others = sorted(m for m in marks if m.span.file != d.span.file)
    for _, group in groupby(others, key=lambda mark: mark.span.file):
        rows += _snippet(":::", list(group), known, gutter, root)
    if help_text := d.help(language):
        rows.append(f"{' ' * gutter} = {_HELP[language]}: {help_text}")
    return "\n".join(rows) + "\n"


def _snippet(
    arrow: str, marks: list[_Mark], known: Mapping[str, list[str]], gutter: int, root: str
) -> list[str]:
    """The marked lines of one file, the first mark's place above them."""
    first, blank = marks[0].span, " " * gutter
    path = visible(shown_path(first.file, root))
    rows = [f"{blank}{arrow} {path}:{first.line}:{first.column}"]
    text = known.get(first.file)
    if text is None:
        return rows + [
            f"{blank} - {mark.span.line}:{mark.span.column}: {mark.text}" for mark in marks if mark.text
        ]
    rows.append(f"{blank} |")
    shown = 0
    for number, group in groupby(sorted(marks, key=lambda m: m.span.line), key=lambda m: m.span.line):
        if shown and number > shown + 1:
            rows.append("...")
        # the file may have been cut since it was read: the place is named all the same
        rows += _line(text[number - 1] if number <= len(text) else "", number, list(group), gutter)
        shown = number
    return rows


def _line(raw: str, number: int, marks: list[_Mark], gutter: int) -> list[str]:
    """One line and under it its marks."""
    offset = max(0, marks[0].span.column - _WIDEST // 2) if len(raw) > _WIDEST else 0
    part = visible(raw[offset : offset + _WIDEST])
    before, after = "…" if offset else "", "…" if offset + _WIDEST < len(raw) else ""
    rows = [f"{number:>{gutter}} | {before}{part}{after}".rstrip()]
    for span, sign, text in marks:
        start = min(max(span.column - 1 - offset, 0), len(part))
        end = span.end_column - 1 - offset if span.end_line == span.line else len(part)
        pad = " " * cells(before + part[:start])
        under = sign * max(1, cells(part[start : max(end, start)]))
        rows.append(f"{' ' * gutter} | {pad}{under} {text}".rstrip())
    return rows
