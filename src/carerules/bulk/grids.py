"""Guards that ask for data only, worked out beforehand: numbers cut the values of each datum into stretches. (S4.6, S7)

Within a stretch every comparison has one answer. So a grid of stretches says for each of its fields which transition is
taken, and a case finds its field by a few comparisons of which none hangs on another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from math import floor, inf, isfinite, nextafter, prod
from typing import Any

from .conditions import Conditions
from .cut import stretches
from .kernel import words as w
from .tables import floats

MOST_FIELDS = 256
"""Grids of more fields are not worked out."""
ROUND = 2
"""Cuts come in so many at a time: a loop of fewer different lengths is better foreseen by a processor."""
_FINE, _TINY = 2.0**52, 1e-290
"""Whole numbers beyond the first have no neighbour; below the second a processor may be set to see zero."""
_TESTS: dict[int, Callable[[float, float], bool]] = {
    w.EQ: lambda x, y: x == y, w.NE: lambda x, y: x != y, w.LT: lambda x, y: x < y,
    w.LE: lambda x, y: x <= y, w.GT: lambda x, y: x > y, w.GE: lambda x, y: x >= y,
}  # fmt: skip

Instruction = tuple[int, int, int, int]
Candidate = tuple[int, int]
"""A guard's number, -1 for none, and the move that it allows."""


class Grids:
    """The pool of grids. `is_whole` says of an event type and a column whether its values are whole numbers."""

    def __init__(self, conditions: Conditions, is_whole: Callable[[int, int], bool]) -> None:
        self.conditions, self.is_whole = conditions, is_whole
        self._cuts: list[list[tuple[int, float, int]]] = []
        self._fields: list[list[tuple[int]]] = []

    def number(self, event: int, candidates: Sequence[Candidate]) -> int:
        """The number of the grid by which an event chooses among candidates; -1: the guards must be asked."""
        guards = [self._guard(number) for number, _ in candidates]
        tests = [one for guard in guards for one in guard]
        if any(kind not in (w.TEST, w.EVENT, w.AND, w.OR, w.NOT) for kind, *_ in tests):
            return -1
        cuts: dict[int, set[float]] = {}
        for kind, column, how, constant in tests:
            if kind in (w.TEST, w.EVENT):
                found = self._cut(kind, how, constant, self.is_whole(event, column))
                if found is None:
                    return -1
                cuts.setdefault(column, set()).update(found)
        if prod(len(found) + 1 for found in cuts.values()) > MOST_FIELDS:
            return -1
        ordered = {column: sorted(found) for column, found in sorted(cuts.items())}
        self._lay(ordered)
        below = [
            values[0] - 1 if self.is_whole(event, c) else nextafter(values[0], -inf)
            for c, values in ordered.items()
        ]
        inside = [[low, *values] for low, values in zip(below, ordered.values(), strict=True)]
        ways = [(guard, move) for guard, (_, move) in zip(guards, candidates, strict=True)]
        points = (dict(zip(ordered, point, strict=True)) for point in product(*inside))
        self._fields.append([(self._choice(values, ways),) for values in points])
        return len(self._cuts) - 1

    def tables(self) -> dict[str, Any]:
        """All grids, one behind the other."""
        rows = [[(column, step) for column, _, step in row] for row in self._cuts]
        values = floats(value for row in self._cuts for _, value, _ in row)
        moves = stretches("field", ("move",), self._fields)
        return {**stretches("cut", ("column", "step"), rows), "cut_value": values, **moves}

    def _guard(self, number: int) -> list[Instruction]:
        conditions = self.conditions
        if number < 0:
            return []
        code = conditions.code[conditions.starts[number] : conditions.starts[number + 1]]
        return list(zip(code[::4], code[1::4], code[2::4], code[3::4], strict=True))

    def _cut(self, kind: int, how: int, constant: int, whole: bool) -> tuple[float, ...] | None:
        """Where the answer of a comparison changes: below a cut it is another one than from it on."""
        if kind == w.EVENT:
            return (1.0,) if whole else None  # true or false
        value = self.conditions.constants[constant]
        if not isfinite(value):
            return None
        if how in (w.GE, w.LT):
            return (value,)
        after = float(floor(value)) + 1 if whole else nextafter(value, inf)
        if abs(value) > _FINE if whole else abs(value) < _TINY:
            return None
        return (after,) if how in (w.GT, w.LE) else (value, after)

    def _lay(self, cuts: dict[int, list[float]]) -> None:
        rows, step = list[tuple[int, float, int]](), 1
        for column, values in reversed(cuts.items()):
            rows = [(column, value, step) for value in values] + rows
            step *= len(values) + 1
        filling = [(column, value, 0) for column, value, _ in rows[-1:]]
        self._cuts.append(rows + filling * (-len(rows) % ROUND))

    def _choice(self, values: dict[int, float], candidates: list[tuple[list[Instruction], int]]) -> int:
        return next((move for guard, move in candidates if self._holds(guard, values)), w.NONE)

    def _holds(self, guard: list[Instruction], values: dict[int, float]) -> bool:
        stack: list[bool] = []
        for kind, column, how, constant in guard:
            if kind == w.TEST:
                stack.append(_TESTS[how](values[column], self.conditions.constants[constant]))
            elif kind == w.EVENT:
                stack.append(values[column] >= 1)
            elif kind == w.NOT:
                stack.append(not stack.pop())
            else:
                y, x = stack.pop(), stack.pop()
                stack.append((x and y) if kind == w.AND else (x or y))
        return stack.pop() if stack else True
