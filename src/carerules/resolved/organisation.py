"""Units, posts, roles and groups once their names are bound (terms of W3C ORG)."""

from __future__ import annotations

from dataclasses import dataclass

from .item import Item
from .value import Dated


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Item):
    """A kind of organisational unit at a level; `successor_of` are `(predecessor unit, from instant)`."""

    level: str
    successor_of: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Item):
    """A post in a unit (or, with `group`, one in each member unit of that group).

    `least` and `most` bound the holders (`most` 0: no bound); `vacancy` is the post that stands in.
    """

    unit: str
    group: str = ""
    least: int = 0
    most: int = 0
    vacancy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Item):
    """A role that a person has towards a subject of type `of`."""

    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Item):
    """A body of units with a lead that may change over time; `chair` is a post or empty.

    `mirrored_at` are the levels at which it stands again, `seats` the `(level, unit)` that are named for them.
    """

    lead: Dated[str]
    members: tuple[str, ...]
    chair: str = ""
    mirrored_at: tuple[str, ...] = ()
    seats: tuple[tuple[str, str], ...] = ()
