"""Types of events."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Tag

from .item import Item
from .scalar import Expression, Flag, Id, Length, Name, Names
from .shape import by_kind
from .type import TypeText


class Event(Item):
    """A type of event.

    `sets` as a list takes each fact from the datum of the same name; as a map it gives each an expression.
    """

    subject: Name
    by: Names = ()
    authority: Literal["strict", "advisory"] = "strict"
    data: dict[Id, TypeText] = Field(default_factory=dict)
    sets: Annotated[
        Annotated[Names, Tag("list")] | Annotated[dict[Name, Expression], Tag("mapping")], by_kind()
    ] = ()
    evidence: Names = ()
    record_within: Length | None = None
    planned: Flag = False
    assigns: Name | None = None
    relieves: Name | None = None
