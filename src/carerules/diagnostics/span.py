"""Where something is written."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A place in a file: `file` is relative to the folder that was loaded; lines and columns count from 1.

    Columns count code points. The end is exclusive; for a place without extent it equals the start. Every key and
    value of a policy has one, so it is the cheapest record that there is.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Span("", 1, 1, 1, 1)
