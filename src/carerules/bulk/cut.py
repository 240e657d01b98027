"""Lists of lists as flat arrays, cut by where each list begins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

from .tables import ints


def stretches(
    name: str, fields: tuple[str, ...], rows: Sequence[Sequence[tuple[int, ...]]]
) -> dict[str, Any]:
    """Lists of equal tuples as one array a field, and where each list begins."""
    found = {f"{name}_from": ints([0, *accumulate(len(row) for row in rows)])}
    for place, field in enumerate(fields):
        found[f"{name}_{field}"] = ints(line[place] for row in rows for line in row)
    return found


def lists(**named: Iterable[Iterable[int]]) -> dict[str, Any]:
    """Lists of numbers as `name_from` and `names`."""
    found: dict[str, Any] = {}
    for name, rows in named.items():
        cut = stretches(name, ("s",), [[(one,) for one in row] for row in rows])
        found |= {f"{name}_from": cut[f"{name}_from"], f"{name}s": cut[f"{name}_s"]}
    return found
