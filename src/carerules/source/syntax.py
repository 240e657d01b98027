"""What is probably meant where a text is no YAML.

The two libraries word their errors differently and place some differently; both are read here by the few
words that they share, so a policy gets the same code and the same sentence from either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from carerules.diagnostics.diagnostic import Diagnostic, Label, Word
from carerules.diagnostics.span import Span

from .marks import between
from .quoting import LONGEST, broken_condition, question

_REASONS = (
    ("mapping values are not allowed", "yaml.colon"),
    ("expected ':'", "yaml.key"),
    ("expected ',' or", "yaml.comma"),
    ("unexpected end of stream", "yaml.quote"),
    ("escape", "yaml.escape"),
    ("hexdecimal", "yaml.escape"),
    ("cannot start any token", "yaml.start"),
    ("expected alphabetic", "yaml.start"),
    ("entries are not allowed", "yaml.dash"),
    ("expected key", "yaml.indent"),
    ("expected <block end>", "yaml.indent"),
)
_NOTICED_LATE = ("yaml.quote", "yaml.start", "yaml.key")
_FULL_WIDTH_KEY = re.compile(r"^\s*(?:- )*[^\s\"'#:：{\[]+(：)")
_FULL_WIDTH_BRACKET = re.compile(r"(?::|-|^)\s*([｛［【“‘])")
_FULL_WIDTH_COMMA = re.compile(r"(，)")


def explain(error: yaml.MarkedYAMLError, file: str, lines: Sequence[str]) -> Diagnostic:
    """The diagnostic for an error that the YAML library found in a text of these `lines`."""
    said = f"{error.context or ''} {error.problem or ''}"
    opened = _point(error.context_mark, file, lines)
    place = _point(error.problem_mark, file, lines) or opened or Span(file, 1, 1, 1, 1)
    rest = lines[place.line - 1][place.column - 1 :]
    flow = "parsing a flow" in said
    if "tab character" in said or rest.startswith("\t"):
        return Diagnostic("CR105", _wide(place, 1))
    if "incompatible YAML document" in said:
        return Diagnostic("CR114", _wide(place, len(rest)))
    if "tag handle" in said:
        tag = rest.split(maxsplit=1)[0]
        return Diagnostic("CR111", _wide(place, len(tag)), {"tag": tag})
    return (
        _full_width(place, lines, flow)
        or broken_condition(place, lines, flow)
        or (question(place, lines, place.column - 1, flow) if flow and rest.startswith("?") else None)
        or _broken(said, place, opened, lines)
    )


def unreadable(file: str, lines: Sequence[str]) -> Diagnostic:
    """The diagnostic for a text that the YAML library gives up without saying where."""
    return Diagnostic("CR104", Span(file, 1, 1, 1, len(lines[0]) + 1), _reason("yaml.other"))


def _broken(said: str, place: Span, opened: Span | None, lines: Sequence[str]) -> Diagnostic:
    key = next((key for words, key in _REASONS if words in said), "yaml.other")
    if key in _NOTICED_LATE and opened:
        place = opened
    before = lines[place.line - 1][: place.column - 1]
    if key == "yaml.escape" and "\\" in before:
        place = Span(place.file, place.line, before.rindex("\\") + 1, place.line, place.column)
    labels = (Label(_wide(opened, 1), "bracket_here"),) if opened and key == "yaml.comma" else ()
    width = 1 if place.column <= len(lines[place.line - 1]) else 0
    return Diagnostic("CR104", _wide(place, width), _reason(key), labels)


def _reason(key: str) -> dict[str, Word]:
    return {"reason": Word(key), "edit": Word(f"{key}.edit")}


def _full_width(place: Span, lines: Sequence[str], flow: bool) -> Diagnostic | None:
    """Whether a Chinese colon, comma or bracket stands where YAML wants its own."""
    for number in (place.line, place.line - 1):
        line = lines[number - 1][:LONGEST] if number else ""
        match = _FULL_WIDTH_KEY.search(line) or _FULL_WIDTH_BRACKET.search(line)
        match = match or (_FULL_WIDTH_COMMA.search(line) if flow else None)
        if match:
            span = Span(place.file, number, match.start(1) + 1, number, match.start(1) + 1)
            return Diagnostic("CR106", _wide(span, 1), {"character": match[1]})
    return None


def _point(mark: yaml.Mark | None, file: str, lines: Sequence[str]) -> Span | None:
    return between(file, lines, mark, mark) if mark else None


def _wide(place: Span, width: int) -> Span:
    return Span(place.file, place.line, place.column, place.line, place.column + width)
