"""Units, the posts in them, the bodies they form, and the roles of people outside them."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, Tag

from .item import Item
from .scalar import Count, Date, Dated, Name, Names, as_list, not_empty
from .shape import Shape, by_kind


class Succession(Shape):
    """From a date on, this unit takes over from `unit`."""

    unit: Name
    since: Date = Field(alias="from")


class Unit(Item):
    """A kind of unit at a level."""

    level: Name
    successor_of: tuple[Succession, ...] = ()


class EachMemberOf(Shape):
    """One post in each member unit of a group."""

    each_member_of: Name


class Holders(Shape):
    """How many people hold a post."""

    min: Annotated[int, Field(strict=True, ge=0)] = 0
    max: Count | None = None


class Post(Item):
    """A post in a unit; `vacancy` is the post that stands in while nobody holds it."""

    unit: Annotated[Annotated[Name, Tag("text")] | Annotated[EachMemberOf, Tag("mapping")], by_kind()]
    holders: Holders | None = None
    vacancy: Name | None = None


class Role(Item):
    """A role that a person has towards a subject."""

    of: Name


Seats = Annotated[
    Annotated[Names, Tag("list")]
    | Annotated[
        dict[Name, Annotated[Names, BeforeValidator(as_list), AfterValidator(not_empty)]], Tag("mapping")
    ],
    by_kind(),
]
"""Levels at which a group is mirrored, alone or with the units in which it sits there."""


class Group(Item):
    """A body of units with a lead."""

    lead: Dated[Name]
    members: Names
    chair: Name | None = None
    mirrored_at: Seats = ()
