"""Diagnostics that every rendering is tried on."""

from __future__ import annotations

from carerules.diagnostics.diagnostic import Diagnostic, Label
from carerules.diagnostics.span import NOWHERE, Span

TEXT = """\
duties:
  weekly_visit:
    label: 入户走访, bearer

    bearer: child_director
    标签: 走访 # tail
    bearer: x
"""
SOURCES = {"duties/village.yaml": TEXT, "posts.yaml": "a: b\n", "quiet.yaml": "posts: {}\n"}


def span(line: int, column: int, end: int, file: str = "duties/village.yaml") -> Span:
    return Span(file, line, column, line, end)


TWICE = Diagnostic("CR109", span(7, 5, 11), {"key": "bearer"}, (Label(span(5, 5, 11), "first_here"),))
ELSEWHERE = Diagnostic(
    "CR109", span(7, 5, 11), {"key": "bearer"}, (Label(span(1, 1, 2, "posts.yaml"), "declared_here"),)
)
WIDE = Diagnostic("CR118", span(6, 9, 11), {"number": "9"})
EMPTY = Diagnostic("CR119", span(1, 1, 1, "posts.yaml"))
NO_FOLDER = Diagnostic("CR121", NOWHERE, {"path": "100%, a:b"})
ALL = [NO_FOLDER, TWICE, WIDE, EMPTY]
