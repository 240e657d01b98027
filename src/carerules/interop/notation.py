"""Conditions, events and lengths of time, written as a policy writes them."""

from __future__ import annotations

from carerules.expressions import quotations
from carerules.expressions import tree as ast
from carerules.resolved.duty import EventRef, Term
from carerules.resolved.value import Dated
from carerules.temporal.civil import format_date
from carerules.temporal.duration import Duration
from carerules.temporal.instants import EVER
from carerules.temporal.zone import Zone

_BUILT_IN = {
    "event_at": "event.at",
    "event_by": "event.by",
    "event_id": "event.id",
    "opening_at": "opening.at",
    "opening_by": "opening.by",
    "opening_id": "opening.id",
    "subject_id": "subject.id",
}
_CHOICE, _OR, _AND, _NOT, _COMPARISON, _SUM, _PRODUCT, _SIGN = range(8)
"""How tightly operators bind, loosest first."""
_BINDS = {"or": _OR, "and": _AND, "+": _SUM, "-": _SUM, "*": _PRODUCT}


def condition_text(tree: ast.Tree) -> str:
    """A condition for people to read: perhaps not the author's text, but the same meaning.

    Members of an enum are bare, also where the author needed quotes because something else has their name.
    """
    return _text(tree, _CHOICE)


def event_text(ref: EventRef | None) -> str:
    """`home_visit`, `violated(weekly_visit)`; empty where there is no event."""
    if ref is None:
        return ""
    return ref.name if ref.kind == "event" else f"{ref.kind}({ref.name})"


def length_text(delay: Dated[Term], zone: Zone) -> str:
    """`1y`, a vague word, or each with its date where it changes: `1mo, 7d from 2021-06-01`."""
    told = ((since, str(term.duration) if term.duration else term.vague) for since, term in delay.steps)
    return ", ".join(
        text if since == EVER else f"{text} from {format_date(zone.day(since))}" for since, text in told
    )


def question(leaf: ast.Tree) -> str:
    """What a leaf of a condition asks; empty for any other tree."""
    match leaf:
        case ast.Name(scope="event" | "opening"):
            return f"{leaf.scope}.{leaf.name}"
        case ast.Name():
            return _BUILT_IN.get(leaf.scope, leaf.name)
        case ast.InState():
            return f'in("{leaf.workflow}.{leaf.path}")'
        case ast.OpenDuty():
            return f'open("{leaf.duty}")'
        case ast.Assigned():
            return f"assigned({leaf.post})"
        case ast.HoldsPost():
            return f"holds_post({condition_text(leaf.actor)}, {leaf.post})"
    return ""


def _text(tree: ast.Tree, least: int) -> str:
    """The text of `tree`, in parentheses if it binds less than `least`."""
    binds, text = _written(tree)
    return text if binds >= least else f"({text})"


def _written(tree: ast.Tree) -> tuple[int, str]:
    match tree:
        case ast.Conditional():
            test, then = (
                _text(tree.test, _OR),
                _text(tree.then, _OR),
            )  # one choice inside another asks for parentheses
            return _CHOICE, f"{test} ? {then} : {_text(tree.otherwise, _CHOICE)}"
        case ast.Unary(op="not"):
            return _NOT, f"not {_text(tree.operand, _NOT)}"
        case ast.Unary():
            return _SIGN, f"-{_text(tree.operand, _SIGN + 1)}"
        case ast.Binary():
            binds = _BINDS.get(tree.op, _COMPARISON)
            first = binds + 1 if binds == _COMPARISON else binds
            return binds, f"{_text(tree.left, first)} {tree.op} {_text(tree.right, binds + 1)}"
        case ast.Member():
            options = ", ".join(_literal(option) for option in tree.options)
            return _COMPARISON, f"{_text(tree.item, _SUM)} in [{options}]"
        case ast.Literal():
            return _SIGN, _literal(tree)
    return _SIGN + 1, _call(tree)


def _call(tree: ast.Tree) -> str:
    match tree:
        case ast.Has():
            return f"has({condition_text(tree.operand)})"
        case ast.Age():
            return f"age({condition_text(tree.date)})"
        case ast.DaysSince():
            return f"days_since({condition_text(tree.since)})"
    return question(tree)


def _literal(literal: ast.Literal) -> str:
    value = literal.value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Duration):
        return f'duration("{value}")'
    if literal.type.kind == "date" and isinstance(value, int):
        return f'date("{format_date(value)}")'
    if literal.type.kind in ("text", "ref"):
        return quotations.write(str(value))
    return str(value)
