"""What the operators mean for the types of their operands."""

from __future__ import annotations

import math

from carerules.temporal.duration import Duration, Unit

from .compatibility import ORDERED, comparable, is_number, said
from .decimals import CALCULATE
from .numerals import LARGEST
from .problem import Problem, excerpt
from .tree import BOOL, INT, NUMBER, Binary, Literal, Tree, Type, Unary

Span = tuple[int, int]

COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_FIXED = (Unit.MIN, Unit.H, Unit.D, Unit.W)


def compare(text: str, op: str, left: Tree, right: Tree, span: Span) -> Tree | Problem:
    """`left op right`, where the two types have that comparison."""
    refused = unequal(text, left, right)
    if refused:
        return refused
    for side in (left, right):
        if op not in ("==", "!=") and side.type.kind not in ORDERED:
            return Problem.at("CR654", span, op=op, found=excerpt(text, *side.span), type=said(side.type))
    if left.type.kind != right.type.kind and "instant" in (left.type.kind, right.type.kind):
        # S5.6: a date stands for the end of its day, so only these two mean what they seem to say
        instant_first = op if left.type.kind == "instant" else _MIRRORED.get(op, op)
        if instant_first not in ("<=", ">"):
            return Problem.at("CR658", span, op=op)
    return Binary(type=BOOL, span=span, op=op, left=left, right=right)


def unequal(text: str, left: Tree, right: Tree) -> Problem | None:
    """Why values of the two could never be equal, if so."""
    span = left.span[0], right.span[1]
    shown = {"left": excerpt(text, *left.span), "right": excerpt(text, *right.span)}
    if not comparable(left.type, right.type):
        types = {"left_type": said(left.type), "right_type": said(right.type)}
        return Problem.at("CR652", span, **shown, **types, instead=_in_quotes(left, right))
    if left.type.kind == right.type.kind == "enum" and not set(left.type.values) & set(right.type.values):
        return Problem.at("CR656", span, **shown)
    for side in (left, right):
        if isinstance(side, Literal) and isinstance(side.value, Duration) and side.value.unit not in _FIXED:
            return Problem.at("CR672", side.span, found=str(side.value))
    return None


def unlisted(text: str, item: Tree, option: Tree) -> Problem | None:
    """Why `item in [option]` could never hold, if so; an instant is not asked to be one of some days."""
    refused = unequal(text, item, option)
    if refused is None and {item.type.kind, option.type.kind} == {"date", "instant"}:
        return Problem.at("CR658", option.span, op="in")
    return refused


def _in_quotes(left: Tree, right: Tree) -> str | None:
    """`date("2024-03-08")` for a text in quotes that stands where a date or a length of time is compared."""
    for side, other in ((left, right), (right, left)):
        if isinstance(side, Literal) and side.type.kind == "text" and other.type.kind in ("date", "duration"):
            return f'{other.type.kind}("{side.value}")'
    return None


def calculate(text: str, op: str, left: Tree, right: Tree, span: Span) -> Tree | Problem:
    """`left op right` for `+ - *`; two constants become one."""
    if is_number(left.type) and is_number(right.type):
        type_ = INT if left.type == right.type == INT else NUMBER
        if isinstance(left, Literal) and isinstance(right, Literal):
            return _constant(text, CALCULATE[op](left.value, right.value), type_, span)
        return Binary(type=type_, span=span, op=op, left=left, right=right)
    kinds = left.type.kind, right.type.kind
    if kinds[0] in ("date", "instant") and kinds[1] == "duration" and op in "+-":
        return _shift(text, Binary(type=left.type, span=span, op=op, left=left, right=right), by=right)
    if kinds[0] == "duration" and kinds[1] in ("date", "instant") and op == "+":
        return _shift(text, Binary(type=right.type, span=span, op=op, left=left, right=right), by=left)
    return Problem.at(
        "CR655",
        span,
        op=op,
        left=excerpt(text, *left.span),
        left_type=said(left.type),
        right=excerpt(text, *right.span),
        right_type=said(right.type),
    )


def _shift(text: str, moved: Binary, by: Tree) -> Tree | Problem:
    """A date or an instant moved `by` a constant length; a date by whole days only."""
    if not isinstance(by, Literal) or not isinstance(by.value, Duration):
        return Problem.at("CR660", by.span, found=excerpt(text, *by.span))
    if moved.type.kind == "date" and by.value.exact:
        return Problem.at("CR661", by.span, found=str(by.value))
    return moved


def negate(text: str, operand: Tree, span: Span) -> Tree | Problem:
    """`-operand`; a constant becomes its negative."""
    if not is_number(operand.type):
        return needs("-", NUMBER, operand, text)
    if isinstance(operand, Literal) and isinstance(operand.value, (int, float)):
        return _constant(text, -operand.value, operand.type, span)
    return Unary(type=operand.type, span=span, op="-", operand=operand)


def needs(op: str, expected: Type, found: Tree, text: str) -> Problem:
    """`op` does not work on `found`."""
    shown = excerpt(text, *found.span)
    return Problem.at("CR653", found.span, op=op, expected=said(expected), found=shown, type=said(found.type))


def _constant(text: str, value: int | float, type_: Type, span: Span) -> Tree | Problem:
    in_reach = abs(value) <= LARGEST if type_ == INT else math.isfinite(value)
    if not in_reach:
        return Problem.at("CR607", span, found=excerpt(text, *span))
    return Literal(type=type_, span=span, value=value)
