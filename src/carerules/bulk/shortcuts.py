"""Conditions are cut short: where an operand decides an `and` or an `or`, the others are stepped over. (S7.1)

False is false whatever else is unknown, and true is true; so what is stepped over could not have changed the answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from .kernel import words as w

Instruction = tuple[int, ...]
"""A kind, its argument and two more numbers."""
Part = tuple[int, list["Part"], list[Instruction]]
"""AND or OR and its operands, or 0 and the instructions of anything else."""

_STEPS = {w.AND: w.STEP_IF_NO, w.OR: w.STEP_IF_YES}
_SHORT = 2
"""So few instructions are carried out as quickly as they are stepped over."""


def cut_short(code: Iterable[Instruction]) -> list[Instruction]:
    """The same condition with steps over what need not be asked; the distance is an instruction's argument."""
    stack: list[Part] = []
    for one in code:
        taken = _operands(one)
        operands = stack[len(stack) - taken :]
        del stack[len(stack) - taken :]
        if one[0] in _STEPS:
            stack.append((one[0], [part for operand in operands for part in _flat(operand, one[0])], []))
        else:
            stack.append((0, [], [*chain.from_iterable(map(_written, operands)), one]))
    return [instruction for part in stack for instruction in _written(part)]


def _operands(one: Instruction) -> int:
    kind, argument = one[:2]
    if kind <= w.LEAVE:
        return 0
    if kind <= w.LEAVE_TOO:
        return 1
    if kind == w.AMONG:
        return argument + 1
    return 3 if kind == w.CHOOSE else 2


def _flat(part: Part, kind: int) -> list[Part]:
    """`a and (b and c)` asks for the same three as `(a and b) and c`."""
    return part[1] if part[0] == kind else [part]


def _written(part: Part) -> list[Instruction]:
    kind, operands, plain = part
    if not kind:
        return plain
    first, *others = map(_written, operands)
    rest: list[Instruction] = []
    for place, other in reversed(list(enumerate(others))):
        rest = [*other, (kind, 0, 0, 0), *rest]
        if len(other) >= _SHORT or (place == 0 and len(others) >= _SHORT):
            rest = [(_STEPS[kind], len(rest), 0, 0), *rest]
    return [*first, *rest]
