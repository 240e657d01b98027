"""Conditions that no case can change."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from carerules.temporal.duration import Duration

from .parts import parts
from .problem import Problem, excerpt
from .tree import Binary, Conditional, Literal, Member, Tree, Unary

_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def truth(tree: Tree) -> bool | None:
    """Whether `tree` is true, or false, in every case; None where that depends, or is no question (S7.1)."""
    match tree:
        case Literal(value=bool(value)):
            return value
        case Unary(op="not"):
            inner = truth(tree.operand)
            return None if inner is None else not inner
        case Binary(op="and" | "or"):
            sides = truth(tree.left), truth(tree.right)
            decisive = tree.op == "or"
            return decisive if decisive in sides else None if None in sides else not decisive
        case Binary(op=op, left=Literal() as left, right=Literal() as right) if op in _COMPARE:
            return _compared(op, left.value, right.value)
        case Member(item=Literal() as item):
            return any(item.value == option.value for option in tree.options)
        case Conditional():
            test = truth(tree.test)
            return None if test is None else truth(tree.then if test else tree.otherwise)
    return None


def constants(tree: Tree, text: str, asked: bool = False) -> Iterator[Problem]:
    """The largest parts of `tree` that are always true or always false.

    `true` or `false` alone is deliberate, and reported only where it is `asked`: joined to others, or tested.
    """
    known = truth(tree) if tree.type.kind == "bool" else None
    if known is not None and (asked or not isinstance(tree, Literal)):
        yield Problem.at("CR690" if known else "CR691", tree.span, found=excerpt(text, *tree.span))
        return
    joins = isinstance(tree, Unary) or (isinstance(tree, Binary) and tree.op in ("and", "or"))
    for part in parts(tree):
        tested = isinstance(tree, Conditional) and part is tree.test
        yield from constants(part, text, asked=joins or tested)


def _compared(op: str, left: object, right: object) -> bool | None:
    if isinstance(left, Duration) and isinstance(right, Duration):
        if not left.comparable(right):
            return None
        left, right = left.base[0], right.base[0]
    return _COMPARE[op](left, right)
