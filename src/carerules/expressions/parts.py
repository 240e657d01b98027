"""Walking through a tree."""

from __future__ import annotations

from collections.abc import Iterator

from .tree import Age, Binary, Conditional, DaysSince, Has, HoldsPost, Member, Tree, Unary


def parts(tree: Tree) -> tuple[Tree, ...]:
    """The trees directly below, in the order of the text."""
    match tree:
        case Unary(operand=operand) | Has(operand=operand):
            return (operand,)
        case Binary():
            return tree.left, tree.right
        case Conditional():
            return tree.test, tree.then, tree.otherwise
        case Member():
            return tree.item, *tree.options
        case Age():
            return (tree.date,)
        case DaysSince():
            return (tree.since,)
        case HoldsPost():
            return (tree.actor,)
    return ()


def walk(tree: Tree) -> Iterator[Tree]:
    """`tree` and everything below it, in the order of the text."""
    yield tree
    for part in parts(tree):
        yield from walk(part)
