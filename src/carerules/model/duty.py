"""Duties: who must do, keep, leave or may do what, upon what, by when."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, Tag

from .item import Item
from .scalar import (
    Condition,
    Count,
    Dated,
    Expression,
    Flag,
    Id,
    Length,
    Name,
    Names,
    Text,
    as_list,
    distinct,
    not_empty,
)
from .shape import Shape, by_kind, kind_of, refusal
from .trigger import Triggers

MODALITIES = ("do", "keep", "forbid", "permit")
DEADLINES = ("within", "due", "before", "every", "each")


class MembersOf(Shape):
    """One obligation for each member of a group."""

    members_of: Name


LoopValues = Annotated[
    Annotated[tuple[Text, ...], AfterValidator(not_empty), AfterValidator(distinct), Tag("list")]
    | Annotated[MembersOf, Tag("mapping")]
    | Annotated[Text, Tag("text")],
    by_kind(),
]


def _one(loop: dict[str, object]) -> dict[str, object]:
    if len(loop) != 1:
        raise refusal("CR219", count=len(loop))
    return loop


def _day(written: object) -> str:
    """`28`, `-3` and `06-30`: whether a period has such a day is seen later."""
    if type(written) is int or (isinstance(written, str) and written):
        return str(written)
    raise refusal("CR203", wanted="day_of_period", found=kind_of(written))


Days = Annotated[
    tuple[Annotated[str, PlainValidator(_day)], ...],
    BeforeValidator(as_list),
    AfterValidator(not_empty),
    AfterValidator(distinct),
]


class Step(Shape):
    """A step of the ladder that a violated obligation goes up."""

    after: Length
    to: Name
    within: Length | None = None
    do: Name | None = None


class Waiver(Shape):
    """An event by which an approver lifts deadlines for a time."""

    upon: Name
    approver: Name
    until: Expression
    reason: Expression | None = None


class Duty(Item):
    """A duty with all keys that one may have; which of them go together is seen when it is resolved."""

    subject: Name
    bearer: Dated[Name]
    assisting: Names = ()
    supervising: Names = ()
    informed: Names = ()
    upon: Triggers | None = None
    holds_while: Dated[Condition] | None = Field(None, alias="while")
    loop: Annotated[dict[Id, LoopValues], AfterValidator(_one)] | None = Field(None, alias="for")
    at_most: Count = 16
    do: Triggers | None = None
    keep: Dated[Condition] | None = None
    forbid: Triggers | None = None
    permit: Triggers | None = None
    where: Dated[Condition] | None = None
    within: Dated[Length] | None = None
    due: Dated[Expression] | None = None
    before: Name | None = None
    every: Dated[Length] | None = None
    each: Name | None = None
    times: Count = 1
    by: Days | None = None
    counted_from: Literal["last", "start"] = Field("last", alias="from")
    missed: Literal["each", "once"] = "each"
    partial: Literal["count"] | None = None
    warn: Dated[Length] | None = None
    roll: Literal["next_working_day"] | None = None
    count_first_day: Flag = False
    again: Literal["keep", "restart"] = "keep"
    tolerance: Dated[Length] | None = None
    suspend: Dated[Condition] | None = None
    waive: Waiver | None = None
    escalate: tuple[Step, ...] = ()
    transition: Literal["immediate"] | None = None
