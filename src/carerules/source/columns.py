"""From the characters of a scalar's text back to the columns of the file.

Reading a scalar drops quotes, turns escapes into characters and folds lines. Folding touches blanks only, so
the text is laid along the raw characters: others must meet their equals, blanks are placed as near as can be.
"""

from __future__ import annotations

from collections.abc import Sequence

from carerules.diagnostics.span import Span

Place = tuple[int, int, int]
"""Line, column, and the column after it; counted from 1."""

_Unit = tuple[str, Place]
_BLANK = " \t\n"
_ESCAPES = dict(zip('0abt\tnvfre "/\\N_LP', '\0\a\b\t\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029', strict=True))
_HEX = {"x": 2, "u": 4, "U": 8}


def places(lines: Sequence[str], span: Span, style: str, text: str) -> list[Place]:
    """One place for every character of `text`, the scalar that `lines` have at `span`.

    Empty where the text is empty.
    """
    units = _units(lines, span, style)
    found: list[Place] = []
    i = 0
    for character in text:
        if character not in _BLANK:
            while i < len(units) and units[i][0] != character:
                i += 1
        if i == len(units):
            line, _, end = units[-1][1] if units else (span.line, span.column, span.column)
            found.append((line, end, end))
            continue
        read, place = units[i]
        found.append(place)
        i += read == character
    return found


def _units(lines: Sequence[str], span: Span, style: str) -> list[_Unit]:
    """The raw characters inside the scalar, each with its place; an escape is one unit, a line end is too."""
    units: list[_Unit] = []
    for number in range(span.line, span.end_line + 1):
        raw = lines[number - 1]
        start = span.column - 1 if number == span.line else 0
        end = span.end_column - 1 if number == span.end_line else len(raw)
        if style in ("literal", "folded"):
            start = len(raw) if number == span.line else start  # the header `|2-` is no part of the text
        elif style != "plain":
            start += number == span.line
            end -= number == span.end_line
        units += _of_line(raw, number, start, end, style)
        units.append(("\n", (number, end + 1, end + 1)))
    return units[:-1]


def _of_line(raw: str, number: int, start: int, end: int, style: str) -> list[_Unit]:
    units: list[_Unit] = []
    at = start
    while at < end:
        read, length = _one(raw, at, style)
        units.append((read, (number, at + 1, at + length + 1)))
        at += length
    return units


def _one(raw: str, at: int, style: str) -> tuple[str, int]:
    """The character that the raw text has at `at`, and how many raw characters write it."""
    if style == "single" and raw[at] == "'":
        return "'", 2
    if style != "double" or raw[at] != "\\":
        return raw[at], 1
    letter = raw[at + 1 : at + 2]
    if letter in _HEX:
        digits = raw[at + 2 : at + 2 + _HEX[letter]]
        return chr(int(digits, 16)), 2 + len(digits)
    return _ESCAPES.get(letter, "\n"), 1 + len(letter)  # no letter: an escaped line end
