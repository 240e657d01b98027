"""S7.1: the value of a tree in three values. A scope says what names, fields and calls mean."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any, Protocol

from .clock import Clock, Duration
from .conditions import Tree


class Unknown:
    """The third value; it is neither true nor false, so asking for its truth is a mistake."""

    def __repr__(self) -> str:
        return "unknown"

    def __bool__(self) -> bool:
        raise TypeError("unknown has no truth value")


UNKNOWN = Unknown()
LARGEST = 2**53

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


_CALCULATE: dict[str, Callable[[Any, Any], Any]] = {"+": operator.add, "-": operator.sub, "*": operator.mul}


class Scope(Protocol):
    """What the words of a condition mean where it stands."""

    @property
    def clock(self) -> Clock: ...
    def name(self, name: str) -> Any: ...
    def field(self, of: str, name: str) -> Any: ...
    def call(self, function: str, arguments: list[Tree]) -> Any: ...
    def looked_at_unpublished_days(self) -> None: ...


def known(value: Any) -> bool:
    return value is not UNKNOWN


def negation(a: Any) -> Any:
    return UNKNOWN if a is UNKNOWN else not a


def conjunction(a: Any, b: Any) -> Any:
    if a is False or b is False:
        return False
    return UNKNOWN if a is UNKNOWN or b is UNKNOWN else True


def disjunction(a: Any, b: Any) -> Any:
    return negation(conjunction(negation(a), negation(b)))


def value(tree: Tree, scope: Scope) -> Any:
    match tree:
        case ("constant", constant):
            return constant
        case ("name", name):
            return scope.name(name)
        case ("field", of, name):
            return scope.field(of, name)
        case ("call", function, arguments):
            return scope.call(function, arguments)
        case ("not", a):
            return negation(value(a, scope))
        case ("and", a, b):
            return conjunction(value(a, scope), value(b, scope))
        case ("or", a, b):
            return disjunction(value(a, scope), value(b, scope))
        case ("if", test, then, otherwise):
            chosen = value(test, scope)
            return UNKNOWN if chosen is UNKNOWN else value(then if chosen else otherwise, scope)
        case ("compare", "in", a, ("list", items)):
            return _member(value(a, scope), [value(item, scope) for item in items])
        case ("compare", sign, a, b):
            left, right = _beside(value(a, scope), value(b, scope), scope)
            return compare(sign, left, right)
        case ("arithmetic", sign, a, b):
            return arithmetic(sign, value(a, scope), value(b, scope), scope)
    raise ValueError(f"no such tree: {tree}")


def compare(sign: str, a: Any, b: Any) -> Any:
    if a is UNKNOWN or b is UNKNOWN:
        return UNKNOWN
    return _COMPARE[sign](_plain(a), _plain(b))


def _beside(a: Any, b: Any, scope: Scope) -> tuple[Any, Any]:
    """A date beside an instant stands for the end of its day."""
    if isinstance(a, date) and isinstance(b, int):
        return scope.clock.end(a), b
    if isinstance(a, int) and isinstance(b, date):
        return a, scope.clock.end(b)
    return a, b


def _plain(a: Any) -> Any:
    return a.length() if isinstance(a, Duration) else a


def _member(a: Any, items: list[Any]) -> Any:
    found: Any = False
    for item in items:
        found = disjunction(found, compare("==", a, item))
    return found


def arithmetic(sign: str, a: Any, b: Any, scope: Scope) -> Any:
    if a is UNKNOWN or b is UNKNOWN:
        return UNKNOWN
    if isinstance(b, Duration):
        return _moved(a, b, sign, scope)
    return rounded(_CALCULATE[sign](fraction(a), fraction(b)))


def fraction(a: Any) -> Any:
    """The number as it is written in decimal digits (docs/decisions/0002, 67); an unknown one as it is."""
    return Fraction(repr(a)) if isinstance(a, float) else a


def rounded(a: Any) -> Any:
    """What was calculated with fractions, as a number again; unknown where it is too large."""
    if isinstance(a, Fraction):
        return UNKNOWN if abs(a) > LARGEST else a.numerator if a.denominator == 1 else float(a)
    return a if abs(a) <= LARGEST else UNKNOWN


def _moved(a: Any, length: Duration, sign: str, scope: Scope) -> Any:
    """A date or an instant so much later or earlier. (S5.6)"""
    clock = scope.clock
    moved: Any
    if isinstance(a, date):
        if length.exact:
            return UNKNOWN
        move = clock.days_after if sign == "+" else clock.days_before
        try:
            moved, provisional = move(a, length)
        except (OverflowError, ValueError):
            return UNKNOWN
    elif sign == "+":
        moved, provisional, _ = clock.after(a, length)
    else:
        moved, provisional = clock.before(a, length), False
    if provisional:
        scope.looked_at_unpublished_days()
    return moved
