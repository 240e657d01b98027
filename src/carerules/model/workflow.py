"""Workflows: statecharts of one subject type."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .item import Item, Label
from .scalar import Condition, Dated, Flag, Id, Length, Name, Text
from .shape import Shape


class Transition(Shape):
    """Without `event` it is taken as soon as `when` holds; without `to` it accepts and stays."""

    event: Text | None = None
    when: Condition | None = None
    to: Name | None = None


class After(Shape):
    """A transition that is taken when its state has been active for so long."""

    delay: Dated[Length] = Field(alias="in")
    to: Name
    when: Condition | None = None


class State(Shape):
    """A state; with `states` a compound one."""

    label: Label | None = None
    description: Label | None = None
    transitions: tuple[Transition, ...] = ()
    after: tuple[After, ...] = ()
    initial: Name | None = None
    states: dict[Id, State] = Field(default_factory=dict)
    history: Literal["shallow", "deep"] | None = None
    final: Flag = False


class Workflow(Item):
    """A workflow of one subject type."""

    subject: Name
    initial: Name
    states: dict[Id, State]
    unexpected: Literal["finding", "ignore"] = "finding"
