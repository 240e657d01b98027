"""The value of a condition over Python values, in three values (S7.1).

Trees were type-checked when the policy was loaded, so operands fit their operators here. Values are bool, int,
float, str, day number (date), microseconds (instant, duration), or `UNKNOWN`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Any, Final, Protocol

from carerules.expressions import tree as ast
from carerules.expressions.decimals import CALCULATE
from carerules.expressions.parts import parts
from carerules.temporal.civil import age
from carerules.temporal.deadline import Reckoner
from carerules.temporal.duration import Duration, Unit
from carerules.temporal.instants import DAY, HOUR, MINUTE

from .notation import question


class Unknown(Enum):
    """The third truth value, and every value that nobody told."""

    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        raise TypeError("unknown is neither true nor false")


UNKNOWN: Final = Unknown.UNKNOWN
Value = Any
"""One of the forms above; which one, the tree's type says."""

_LARGEST: Final = 2**53
_FIXED: Final = {Unit.MIN: MINUTE, Unit.H: HOUR, Unit.D: DAY, Unit.W: 7 * DAY}
_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Knowledge(Protocol):
    """What is known where a condition is asked."""

    @property
    def reckoner(self) -> Reckoner:
        """The policy's zone and calendar."""

    @property
    def at(self) -> int | None:
        """The instant, if it was told."""

    def of(self, leaf: ast.Tree) -> Value:
        """The value of a `Name`, `InState`, `OpenDuty` or `Assigned`."""

    def holds_post(self, actor: str, post: str) -> Value:
        """Whether the actor holds the post for this case."""


def value(tree: ast.Tree, known: Knowledge) -> Value:
    """What `tree` comes to."""
    match tree:
        case ast.Literal():
            return plain(tree.value)
        case ast.Unary():
            operand = value(tree.operand, known)
            return UNKNOWN if operand is UNKNOWN else not operand if tree.op == "not" else -operand
        case ast.Binary(op="and" | "or"):
            return joined(tree.op == "or", value(tree.left, known), value(tree.right, known))
        case ast.Binary():
            return _binary(tree, known)
        case ast.Conditional():
            test = value(tree.test, known)
            return UNKNOWN if test is UNKNOWN else value(tree.then if test else tree.otherwise, known)
        case ast.Member():
            return _member(value(tree.item, known), [plain(option.value) for option in tree.options])
        case ast.Has():
            return value(tree.operand, known) is not UNKNOWN
        case ast.Age() | ast.DaysSince():
            return _elapsed(tree, known)
        case ast.HoldsPost():
            actor = value(tree.actor, known)
            return UNKNOWN if actor is UNKNOWN else known.holds_post(actor, tree.post)
    return known.of(tree)


def missing(tree: ast.Tree, known: Knowledge) -> tuple[str, ...]:
    """What leaves `tree` unknown, in the policy's words; empty where nothing is, or a number grew too large."""
    return tuple(dict.fromkeys(_missing(tree, known)))


def plain(known: object) -> Value:
    """A declared value as a condition calculates with it: a duration in microseconds, None as unknown.

    A duration in working days, months or years has no fixed length and is unknown.
    """
    if isinstance(known, Duration):
        return known.n * _FIXED[known.unit] if known.unit in _FIXED else UNKNOWN
    return UNKNOWN if known is None else known


def joined(decisive: bool, *sides: Value) -> Value:
    """Kleene's `or` (`decisive` true) or `and` (`decisive` false) of `sides`. # S7.1"""
    if any(side is decisive for side in sides):
        return decisive
    return UNKNOWN if UNKNOWN in sides else not decisive


def _missing(tree: ast.Tree, known: Knowledge) -> Iterator[str]:
    if value(tree, known) is not UNKNOWN:
        return
    below = [reason for part in parts(tree) for reason in _missing(part, known)]
    if isinstance(tree, (ast.Age, ast.DaysSince)) and known.at is None:
        below.append("at")
    yield from below or filter(None, [question(tree)])


def _binary(tree: ast.Binary, known: Knowledge) -> Value:
    for moved, by in ((tree.left, tree.right), (tree.right, tree.left)):
        if tree.op in CALCULATE and isinstance(by, ast.Literal) and isinstance(by.value, Duration):
            return _shifted(moved, -by.value if tree.op == "-" else by.value, known)
    left, right = value(tree.left, known), value(tree.right, known)
    if left is UNKNOWN or right is UNKNOWN:
        return UNKNOWN
    if tree.op in CALCULATE:
        result = CALCULATE[tree.op](left, right)
        return result if -_LARGEST <= result <= _LARGEST else UNKNOWN
    if tree.left.type.kind != tree.right.type.kind:
        left, right = _instant(tree.left, left, known), _instant(tree.right, right, known)
    return _COMPARE[tree.op](left, right)


def _instant(side: ast.Tree, known_value: Value, known: Knowledge) -> Value:
    """Beside an instant a date stands for the end of its day. # S3.1"""
    return known.reckoner.zone.end(known_value) if side.type.kind == "date" else known_value


def _shifted(moved: ast.Tree, by: Duration, known: Knowledge) -> Value:
    start = value(moved, known)
    if start is UNKNOWN:
        return UNKNOWN
    if moved.type.kind == "date":
        return known.reckoner.after_day(start, by).day  # S3.3
    return known.reckoner.after(start, by).at


def _member(item: Value, options: list[Value]) -> Value:
    if item is UNKNOWN:
        return UNKNOWN
    return item in options or (UNKNOWN if UNKNOWN in options else False)


def _elapsed(tree: ast.Age | ast.DaysSince, known: Knowledge) -> Value:
    since = tree.date if isinstance(tree, ast.Age) else tree.since
    start = value(since, known)
    if start is UNKNOWN or known.at is None:
        return UNKNOWN
    zone = known.reckoner.zone
    day = zone.day(start) if since.type.kind == "instant" else start
    today = zone.day(known.at)
    return age(day, today) if isinstance(tree, ast.Age) else today - day
