"""The typed tree of a condition or value expression.

Nodes are frozen and carry the half-open character range `span` of their text inside the expression,
so an error can point into the YAML column. A tree is made by `expressions.check.check`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf

Kind = OneOf["bool", "int", "number", "text", "date", "instant", "duration", "enum", "ref", "null"]


@dataclass(frozen=True, slots=True)
class Type:
    """A value's type; `values` are an enum's members in order, `ref` a reference's subject or unit type."""

    kind: Kind
    values: tuple[str, ...] = ()
    ref: str = ""


BOOL, INT, NUMBER, TEXT = Type("bool"), Type("int"), Type("number"), Type("text")
DATE, INSTANT, DURATION = Type("date"), Type("instant"), Type("duration")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """What every node has: its type and where it stands in the expression's text."""

    type: Type
    span: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal(Tree):
    """A constant: bool, int, float, str (text or enum member).

    `date("…")` is the day number since 1970-01-01 (type date); `duration("7d")` is a `temporal.duration.Duration`.
    """

    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Tree):
    """A named value.

    `scope` says whose: `fact`, `parameter`, `measure`, `for` (a duty's loop value), `event` and `opening`
    (a datum of the event at hand, of the opening event), or the built-in `event_at`, `event_by`, `event_id`,
    `opening_at`, `opening_by`, `opening_id`, `subject_id` (then `name` repeats the scope).
    """

    scope: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unary(Tree):
    """`op` is `not` or `-`."""

    op: str
    operand: Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Binary(Tree):
    """`op` is one of `and or == != < <= > >= + - *`."""

    op: str
    left: Tree
    right: Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditional(Tree):
    """`test ? then : otherwise`."""

    test: Tree
    then: Tree
    otherwise: Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Tree):
    """`item in [options…]`; every option is a Literal."""

    item: Tree
    options: tuple[Literal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Has(Tree):
    """`has(x)`: true if `x` is known, false if not; never unknown."""

    operand: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Age(Tree):
    """`age(d)`: completed years at the instant of evaluation."""

    date: Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysSince(Tree):
    """`days_since(i)`: local days from the day of `i` to the day of evaluation."""

    since: Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class InState(Tree):
    """`in("workflow.state.path")`; `path` is the dotted path below the workflow."""

    workflow: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDuty(Tree):
    """`open("duty")`: an obligation of the duty is open (not undone) in this case."""

    duty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned(Tree):
    """`assigned(post)`: somebody holds the post for this subject, stand-ins not counted."""

    post: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldsPost(Tree):
    """`holds_post(event.by, post)`: the actor holds the post for this subject."""

    actor: Tree
    post: str
