"""S7.3: what changes by itself may only be compared with what stands still.

Each such comparison then changes at an instant that can be computed beforehand.
"""

from __future__ import annotations

from collections.abc import Iterator

from .compatibility import said
from .operators import COMPARISONS
from .parts import parts, walk
from .problem import Problem, excerpt
from .tree import INT, Age, Binary, DaysSince, Literal, Name, Tree


def is_clock(tree: Tree) -> bool:
    """Whether its value changes without an event: `age`, `days_since` or a measure."""
    return isinstance(tree, (Age, DaysSince)) or (isinstance(tree, Name) and tree.scope == "measure")


def loose_clocks(tree: Tree, text: str) -> Iterator[Problem]:
    """Every clock in `tree` that is not compared with a constant or a parameter.

    A clock that another one depends on is loose too.
    """
    if is_clock(tree):
        yield _loose(tree, text)
    elif isinstance(tree, Binary) and tree.op in COMPARISONS and any(map(is_clock, parts(tree))):
        yield from _compared(tree, text)
    else:
        for part in parts(tree):
            yield from loose_clocks(part, text)


def _compared(tree: Binary, text: str) -> Iterator[Problem]:
    clock, bound = (tree.left, tree.right) if is_clock(tree.left) else (tree.right, tree.left)
    if not isinstance(bound, Literal) and not (isinstance(bound, Name) and bound.scope == "parameter"):
        yield _loose(clock, text)
    elif isinstance(clock, (Age, DaysSince)) and bound.type != INT:
        yield Problem.at("CR675", bound.span, found=excerpt(text, *bound.span), type=said(bound.type))
    for part in parts(clock):
        yield from (_loose(inner, text) for inner in walk(part) if is_clock(inner))


def _loose(clock: Tree, text: str) -> Problem:
    return Problem.at("CR670", clock.span, found=excerpt(text, *clock.span))
