"""Texts, conditions most of all, that YAML takes apart because they are not in quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carerules.diagnostics.diagnostic import Diagnostic, Word
from carerules.diagnostics.span import Span

_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_OPERATOR = re.compile(r"==|!=|<=|>=|&&|\|\||\s\?\s|\bin\s*[\[(]|[\s:][<>]\s*\w|[\s:,\[]!\w")
_VALUE_START = re.compile(r":\s+|^\s*(?:-\s+)*|[{\[,]\s*")
_VALUE_END = re.compile(r"\s#|$")
_FLOW_VALUE_END = re.compile(r"[,}\]]|\s#|$")
LONGEST = 2_000
"""Lines beyond are not searched for what was meant: that could take the square of their length."""


def needs_quotes(span: Span, what: str) -> Diagnostic:
    """The advice itself; `what` is `condition` or `text`."""
    return Diagnostic("CR107", span, {"what": Word(what)})


def broken_condition(place: Span, lines: Sequence[str], flow: bool) -> Diagnostic | None:
    """The advice, if the line at which YAML failed has a condition's operator outside quotes."""
    line = lines[place.line - 1]
    if len(line) > LONGEST:
        return None
    line = _masked(line)
    operator = _OPERATOR.search(line)
    if operator is None:
        return None
    before = line[: operator.start()]
    flow = flow or sum(map(before.count, "{[")) > sum(map(before.count, "}]"))
    return needs_quotes(_value(place, lines, operator.start() + 1, operator.end(), flow), "condition")


def cut_text(text: str, span: Span, lines: Sequence[str], key: bool, flow: bool) -> Diagnostic | None:
    """The advice for a scalar without quotes that YAML accepted, but cannot have been meant.

    In brackets a comma ends a text, and whether a `?` does depends on the YAML library; a `?` with blanks in
    a key is the head of `a ? b : c`.
    """
    line = lines[span.line - 1]
    cut = flow and text.count("(") > text.count(")")
    if not (cut or (flow and "?" in text) or (key and " ? " in text)):
        return None
    if len(line) > LONGEST:
        return needs_quotes(span, "condition")
    if cut:
        end = line.find(")", span.end_column - 1) + 1 or span.end_column - 1
        return needs_quotes(Span(span.file, span.line, span.column, span.line, end + 1), "condition")
    return question(span, lines, max(line.find("?", span.column - 1), span.column - 1), flow)


def question(place: Span, lines: Sequence[str], at: int, flow: bool) -> Diagnostic:
    """The advice for the text around a `?` at the offset `at` of the line."""
    if len(lines[place.line - 1]) > LONGEST:
        return needs_quotes(place, "text")
    span = _value(place, lines, at, at + 1, flow)
    return needs_quotes(span, "condition" if lines[place.line - 1][at - 1 : at + 2] == " ? " else "text")


def _value(place: Span, lines: Sequence[str], first: int, last: int, flow: bool) -> Span:
    """What stands around the offsets `first..last` of the line, from the value's start to its end."""
    line = lines[place.line - 1]
    masked = _masked(line)
    start = max((m.end() for m in _VALUE_START.finditer(masked) if m.end() <= first), default=0)
    end = (_FLOW_VALUE_END if flow else _VALUE_END).search(masked, last)
    stop = len(line[: end.start() if end else len(line)].rstrip())
    return Span(place.file, place.line, start + 1, place.line, stop + 1)


def _masked(line: str) -> str:
    """The line with quoted parts made meaningless, at the same columns."""
    return _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), line)
