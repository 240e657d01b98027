"""Diagnostics as JSON, for programs that want them all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from .diagnostic import Diagnostic
from .place import shown_path
from .span import Span
from .wording import Language

FORMAT = 1
"""Raised when a field changes its meaning or goes; new fields do not raise it."""


def render(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, str], language: Language, root: str = ""
) -> str:
    """One object with `format` and `diagnostics`; places count code points from 1, ends are exclusive."""
    found = [_one(diagnostic, language, root) for diagnostic in diagnostics]
    return json.dumps({"format": FORMAT, "diagnostics": found}, ensure_ascii=False, indent=2) + "\n"


def _one(d: Diagnostic, language: Language, root: str) -> dict[str, object]:
    labels = [{"text": label.text(language), **_place(label.span, root)} for label in d.labels]
    return {
        "code": d.code,
        "severity": d.severity.value,
        "message": d.message(language),
        "help": d.help(language),
        **_place(d.span, root),
        "labels": labels,
    }


def _place(span: Span, root: str) -> dict[str, object]:
    return {
        "file": shown_path(span.file, root) if span.file else "",
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
