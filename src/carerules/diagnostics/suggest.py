"""The name that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate with the fewest edits from `word`, or None where all are too far away.

    Edits are insertion, deletion, replacement and swapping of neighbours; case and `-` for `_` do not count.
    A third of the word may differ, in a short word one character. Ties go to the first in alphabetical order.
    """
    folded = _fold(word)
    reach = max(1, len(word) // 3)
    ranked = [(_edits(folded, _fold(name), reach), name) for name in sorted(set(candidates))]
    near = [(edits, name) for edits, name in ranked if edits <= reach and edits < len(name)]
    return min(near)[1] if near else None


def _fold(name: str) -> str:
    return name.casefold().replace("-", "_").replace(" ", "_")


def _edits(a: str, b: str, reach: int) -> int:
    """Damerau-Levenshtein distance (optimal string alignment); above `reach` only that it is above."""
    if abs(len(a) - len(b)) > reach:
        return reach + 1
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
