"""A typed tree as text again."""

from __future__ import annotations

from collections.abc import Container

from carerules.temporal.civil import format_date

from . import quotations
from .lexer import is_name
from .tree import (
    Age,
    Assigned,
    Binary,
    Conditional,
    DaysSince,
    Has,
    HoldsPost,
    InState,
    Literal,
    Member,
    Name,
    OpenDuty,
    Tree,
    Unary,
)

_CONDITIONAL, _NOT, _COMPARISON, _NEGATIVE, _ATOM = 1, 4, 5, 8, 9
_POWERS = {"or": 2, "and": 3, "+": 6, "-": 6, "*": 7}
_PATHS = {
    "event_at": "event.at",
    "event_by": "event.by",
    "event_id": "event.id",
    "opening_at": "opening.at",
    "opening_by": "opening.by",
    "opening_id": "opening.id",
    "subject_id": "subject.id",
}


def render(tree: Tree, taken: Container[str] = ()) -> str:
    """`tree` as text with no more brackets than needed; checked again it gives the same tree.

    Members of enums are bare words, but in quotes where the word is `taken`: the name of a fact, parameter ….
    """
    return _render(tree, taken)[0]


def _render(tree: Tree, taken: Container[str]) -> tuple[str, int]:
    """The text, and how tightly it holds together."""

    def inner(part: Tree, power: int) -> str:
        text, own = _render(part, taken)
        return text if own >= power else f"({text})"

    match tree:
        case Literal():
            return _literal(tree, taken)
        case Name():
            return _name(tree), _ATOM
        case Unary(op="not"):
            return f"not {inner(tree.operand, _NOT)}", _NOT
        case Unary():
            return f"-{inner(tree.operand, _NEGATIVE)}", _NEGATIVE
        case Binary():
            power = _POWERS.get(tree.op, _COMPARISON)
            left = inner(tree.left, power + 1 if power == _COMPARISON else power)
            return f"{left} {tree.op} {inner(tree.right, power + 1)}", power
        case Conditional():
            test, then = inner(tree.test, _CONDITIONAL + 1), inner(tree.then, _CONDITIONAL + 1)
            return f"{test} ? {then} : {inner(tree.otherwise, _CONDITIONAL)}", _CONDITIONAL
        case Member():
            options = ", ".join(inner(option, _CONDITIONAL) for option in tree.options)
            return f"{inner(tree.item, _COMPARISON + 1)} in [{options}]", _COMPARISON
    return _call(tree, taken), _ATOM


def _call(tree: Tree, taken: Container[str]) -> str:
    match tree:
        case Has():
            return f"has({_name(tree.operand)})"
        case Age():
            return f"age({render(tree.date, taken)})"
        case DaysSince():
            return f"days_since({render(tree.since, taken)})"
        case InState():
            return f"in({quotations.write(f'{tree.workflow}.{tree.path}')})"
        case OpenDuty():
            return f"open({quotations.write(tree.duty)})"
        case Assigned():
            return f"assigned({tree.post})"
        case HoldsPost():
            return f"holds_post({render(tree.actor, taken)}, {tree.post})"
    raise TypeError(f"no text for {type(tree).__name__}")


def _literal(literal: Literal, taken: Container[str]) -> tuple[str, int]:
    value = literal.value
    if literal.type.kind == "date" and isinstance(value, int):
        return f'date("{format_date(value)}")', _ATOM
    if literal.type.kind == "duration":
        return f'duration("{value}")', _ATOM
    if isinstance(value, bool):
        return str(value).lower(), _ATOM
    if isinstance(value, (int, float)):
        return str(value), _NEGATIVE if str(value).startswith("-") else _ATOM
    text = str(value)
    if literal.type.kind == "enum" and is_name(text) and text not in taken:
        return text, _ATOM
    return quotations.write(text), _ATOM


def _name(name: Name) -> str:
    if name.scope in ("event", "opening"):
        return f"{name.scope}.{name.name}"
    return _PATHS.get(name.scope, name.name)
