"""A place inside a scalar's text is a place in the file, whatever the scalar's style."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from carerules.source.node import Mapping, Scalar, find
from carerules.source.yaml_text import parse

from .strategies import dumped, words

LITERAL = "a: |\n  first\n    and second\n\n  risk == 高\nb: 1\n"
FOLDED = "a: >-\n  age(birth_date) < 16\n  and away == both\n\n  or\n    risk == high\nb: 1\n"


def _scalar(text: str) -> Scalar:
    node, problems = parse(text, "f")
    assert problems == []
    assert isinstance(node, Mapping)
    found = find(node, ("a",))
    assert isinstance(found, Scalar)
    return found


@pytest.mark.parametrize(
    ("text", "part", "place"),
    [
        ("a: x == high\n", "high", (1, 9, 1, 13)),
        ("  a:   风险 == 高 # no\n", "高", (1, 14, 1, 15)),
        ("a: 'x == ''y'' and z'\n", "z", (1, 20, 1, 21)),
        ("a: 'x == ''y'' and z'\n", "'y'", (1, 10, 1, 15)),
        ('a: "x == \\"y\\" and z"\n', "z", (1, 20, 1, 21)),
        ('a: "x == \\"y\\" and z"\n', '"y"', (1, 10, 1, 15)),
        ('a: "\\u98ce\\x41\\U00010000 z"\n', "z", (1, 26, 1, 27)),
        ('a: "\\u98ce\\x41\\U00010000 z"\n', "风", (1, 5, 1, 11)),
        ('{b: [1], a: "x ? 1 : y"}\n', "y", (1, 22, 1, 23)),
        ("a: x\n  and y\n", "y", (2, 7, 2, 8)),
        ("a: 'x\n\n  and y'\n", "y", (3, 7, 3, 8)),
        ('a: "x \\\n  and\\\n  \\ y"\n', "y", (3, 5, 3, 6)),
        ('a: "x\n  \\ty"\n', "y", (2, 5, 2, 6)),
        (LITERAL, "second", (3, 9, 3, 15)),
        (LITERAL, "高", (5, 11, 5, 12)),
        (LITERAL, "first\n  and", (2, 3, 3, 8)),
        (FOLDED, "away", (3, 7, 3, 11)),
        (FOLDED, "risk", (6, 5, 6, 9)),
        ("a: |2\n    x y\n", "y", (2, 7, 2, 8)),
        ("a: |+ # why\n  x\n\n", "x", (2, 3, 2, 4)),
        ("a: x\r\n  and y\r\n", "y", (2, 7, 2, 8)),
    ],
)
def test_exact_columns(loader: str, text: str, part: str, place: tuple[int, ...]) -> None:
    scalar = _scalar(text)
    start = scalar.text.index(part)
    span = scalar.span_of(start, start + len(part))
    assert (span.line, span.column, span.end_line, span.end_column) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: x ==\n", (1, 8)),
        ("a: 'x =='\n", (1, 9)),
        ('a: "x =="\n', (1, 9)),
        ("a: |\n  x ==\nb: 1\n", (2, 7)),
        ('a: ""\n', (1, 4)),
    ],
)
def test_behind_the_last_character(loader: str, text: str, place: tuple[int, int]) -> None:
    scalar = _scalar(text)
    end = len(scalar.text.rstrip("\n"))
    span = scalar.span_of(end, end)
    assert (span.line, span.column) == place


@pytest.mark.parametrize("style", [None, "'", '"', "|", ">"])
@settings(deadline=None)
@given(text=words.filter(lambda text: text.strip() != ""))
def test_every_visible_character_is_found_where_it_is_written(style: str | None, text: str) -> None:
    file = dumped({"a": text}, default_style=style, width=20)
    lines = file.split("\n")
    node, problems = parse(file, "f")
    assert problems == []
    scalar = find(node, ("a",)) if node else None
    assert isinstance(scalar, Scalar)
    assert scalar.text == text
    for at, character in enumerate(text):
        span = scalar.span_of(at, at + 1)
        written = lines[span.line - 1][span.column - 1 : span.end_column - 1]
        if not character.isspace() and not written.startswith(("\\", "''")):
            assert written == character
