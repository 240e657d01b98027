"""Subject types: what cases are about."""

from __future__ import annotations

from pydantic import Field

from .fact import FactShape
from .item import Item
from .scalar import Id, Name, Names


class Subject(Item):
    """A type of subject; with `unit` its cases are the instances of a unit."""

    unit: Name | None = None
    relations: dict[Id, Name] = Field(default_factory=dict)
    facts: dict[Id, FactShape] = Field(default_factory=dict)
    ends: Names = ()
    resumes: Names = ()
