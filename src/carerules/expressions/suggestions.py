"""The edit that would make a condition of something that is none."""

from __future__ import annotations

from .compatibility import is_number
from .environment import Environment
from .operators import COMPARISONS
from .problem import Problem, excerpt
from .syntax import Node, Word
from .tree import Binary, Name, Tree


def as_condition(tree: Tree, text: str) -> str | None:
    """`risk == low` for `risk`, `misses > 0` for `misses`, `has(note)` for `note`."""
    found = excerpt(text, *tree.span)
    if not isinstance(tree, Name):
        return None
    if tree.type.kind == "enum" and tree.type.values:
        return f"{found} == {tree.type.values[0]}"
    if is_number(tree.type):
        return f"{found} > 0"
    return f"has({found})" if tree.scope in ("fact", "event", "opening") else None


def lone_value(left: Tree | None, right: Node, names: Environment, text: str) -> Problem | None:
    """`risk == high or medium`: a value that the comparison before it was not repeated for."""
    while isinstance(left, Binary) and left.op in ("and", "or"):
        left = left.right
    if not isinstance(left, Binary) or left.op not in COMPARISONS or not isinstance(right, Word):
        return None
    if names.named(right.name) or right.name not in left.left.type.values:
        return None
    instead = f"{excerpt(text, *left.left.span)} {left.op} {right.name}"
    return Problem.at("CR640", right.span, name=right.name, instead=instead)
