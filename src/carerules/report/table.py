"""Tables of text whose columns are as wide as what stands in them, whatever the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from carerules.diagnostics.place import cells, visible

GAP = "  "


def table(header: Sequence[str], rows: Sequence[Sequence[str]], numbers: int = 0) -> list[str]:
    """The lines of a table with a rule under its header; its last `numbers` columns stand to the right.

    Characters that a terminal would act upon are replaced, wide ones counted as two.
    """
    lines = [[visible(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(cells, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    left = len(widths) - numbers
    return [GAP.join(_cell(row[i], widths[i], i >= left) for i in range(len(row))).rstrip() for row in lines]


def _cell(text: str, width: int, right: bool) -> str:
    pad = " " * (width - cells(text))
    return pad + text if right else text + pad
