"""Ten engine lines, deliberately broken: each has to be found out by the answers of the reference evaluator.

`python -m tools.mutation.broken_lines` tells how; `tests/mutation/test_broken_lines.py` holds it.
"""

from __future__ import annotations

import ast
import functools
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

from tests.mutation import stored
from tools.mutation import swap
from tools.mutation.mutants import Mutant, units
from tools.mutation.targets import PACKAGE, import_name


@dataclass(frozen=True)
class Broken:
    """One line as it is and as it is broken, and what that would mean for a child."""

    module: str
    line: str
    broken: str
    meaning: str


LINES = (
    Broken(
        "engine/conditions.py",
        "if x == 0 or y == 0:",
        "if x == 0 and y == 0:",
        "`and` with one false and one unknown side is unknown",
    ),
    Broken(
        "engine/transitions.py",
        "break  # an unknown guard ends the selection of its workflow",
        "continue",
        "an undecided case goes on to the next candidate",
    ),
    Broken(
        "engine/acts.py",
        "if ob.life == OPEN and ob.status == PENDING and ob.suspended_at == NEVER and t > ob.due:",
        "if ob.life == OPEN and ob.status == PENDING and ob.suspended_at == NEVER and t >= ob.due:",
        "an act at its deadline is late",
    ),
    Broken(
        "engine/drain.py",
        "ctx.row.awaiting.append(last)",
        "pass",
        "after a missed visit nobody owes the next",
    ),
    Broken(
        "engine/opening.py",
        "for ob in ctx.row.live[duty.index]) >= duty.at_most",
        "for ob in ctx.row.live[duty.index]) > duty.at_most",
        "one obligation more than there may be is open",
    ),
    Broken(
        "engine/intake.py", "if not datum.optional:", "if datum.optional:", "what is missing is no matter"
    ),
    Broken(
        "engine/conditions.py",
        "if x == 1 or y == 1:",
        "if x == 1 and y == 1:",
        "`or` with one true and one unknown side is unknown",
    ),
    Broken("engine/transitions.py", "if edge.target >= 0:", "if edge.target > 99:", "no workflow moves"),
    Broken(
        "engine/step.py", "if not plan.permits:", "if plan.permits:", "what needs a permission needs none"
    ),
    Broken(
        "engine/step.py",
        "if plan.by and not holding.has_authority(ctx, plan, event, event.at):",
        "if not plan.by and not holding.has_authority(ctx, plan, event, event.at):",
        "anybody may record anything",
    ),
)


@contextmanager
def in_place(one: Broken) -> Iterator[None]:
    """The engine with the line broken; whole again afterwards. Raises ValueError where the line is not there, once."""
    path = PACKAGE / one.module
    mutant = mutant_of(one, path)
    function = swap.function_of(sys.modules[import_name(mutant.module)], mutant.function)
    whole: CodeType = function.__code__
    swap.apply(mutant, path)
    try:
        yield
    finally:
        function.__code__ = whole


def mutant_of(one: Broken, path: Path) -> Mutant:
    """The function that the broken line makes of the one it stands in."""
    text = path.read_text(encoding="utf-8")
    if text.count(one.line) != 1:
        raise ValueError(f"{one.module} has `{one.line}` {text.count(one.line)} times")
    whole = {name: ast.dump(node) for name, node in units(ast.parse(text))}
    for name, node in units(ast.parse(text.replace(one.line, one.broken))):
        if name and whole[name] != ast.dump(node):
            return Mutant(one.line, one.module, name, "broken", frozenset(), node, (), node)
    raise ValueError(f"{one.module}: `{one.broken}` changes nothing")


@functools.cache
def cases() -> tuple[stored.Stored, ...]:
    """The stored cases, their policies compiled."""
    found = tuple(stored.load())
    for case in found:
        case.holds()
    return found


def witnesses(one: Broken, among: Sequence[stored.Stored]) -> Iterator[int]:
    """The numbers of the cases whose answer the broken line changes."""
    with in_place(one):
        for number, case in enumerate(among):
            try:
                right = case.holds()
            except Exception:
                right = False
            if not right:
                yield number


def main() -> int:
    """Tell for each line which stored cases find it out; 1 if one is not found out."""
    missed = 0
    for one in LINES:
        found = list(witnesses(one, cases()))
        missed += not found
        print(
            f"{one.module}: `{one.line}` -> `{one.broken}`: {len(found)} of {len(cases())} cases find it out"
        )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
