"""The written form of a check's outcome: JSON, from which the same values come back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from carerules.diagnostics.diagnostic import Diagnostic, Label
from carerules.diagnostics.span import Span
from carerules.diagnostics.wording import Argument, Arguments, Word

Notes = Mapping[str, tuple[str, ...]]
"""By language, what follows the diagnostics in text."""


def written(key: str, diagnostics: tuple[Diagnostic, ...], notes: Notes) -> bytes | None:
    """The outcome of the check `key`; None if it would not come back as it is."""
    data = {
        "key": key,
        "diagnostics": [_diagnostic(d) for d in diagnostics],
        "notes": {language: list(lines) for language, lines in notes.items()},
    }
    try:
        text = json.dumps(data, ensure_ascii=False).encode("utf-8")
    except (TypeError, ValueError):
        return None
    return text if read(key, text) == (diagnostics, notes) else None


def read(key: str, text: bytes) -> tuple[tuple[Diagnostic, ...], Notes] | None:
    """Diagnostics and notes of the check `key`; None if `text` is not its outcome."""
    try:
        data = json.loads(text)
        if data["key"] != key:
            return None
        diagnostics = tuple(
            Diagnostic(code, Span(*span), _arguments(args), tuple(map(_label, labels)))
            for code, span, args, labels in data["diagnostics"]
        )
        return diagnostics, {language: tuple(lines) for language, lines in data["notes"].items()}
    except (KeyError, TypeError, ValueError):
        return None


def _diagnostic(d: Diagnostic) -> list[object]:
    return [d.code, d.span, _written(d.args), [[x.span, x.key, _written(x.args)] for x in d.labels]]


def _label(held: Any) -> Label:
    span, key, args = held
    return Label(Span(*span), key, _arguments(args))


def _written(args: Arguments) -> dict[str, list[object]]:
    """Each argument with its kind."""
    return {
        name: [_kind(value), value.key if isinstance(value, Word) else value] for name, value in args.items()
    }


def _kind(value: Argument) -> str:
    if isinstance(value, Word):
        return "word"
    if isinstance(value, Span):
        return "place"
    return "names" if isinstance(value, tuple) else "plain"


def _arguments(held: Mapping[str, Any]) -> dict[str, Argument]:
    return {name: _MADE[kind](value) for name, (kind, value) in held.items()}


_MADE: Mapping[str, Any] = {
    "word": Word,
    "place": lambda place: Span(*place),
    "names": tuple,
    "plain": lambda value: value,
}
