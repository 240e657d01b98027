"""Quantities over a case's past, and shares of cases."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from .item import Item
from .scalar import Condition, Expression, Flag, Length, Name, Names, Text
from .shape import refusal

_TARGET = re.compile(r"(>=|<=|>|<|==) *(0|[1-9]\d*)(\.\d+)? *%")


def _target(text: str) -> str:
    if not _TARGET.fullmatch(text):
        raise refusal("CR220", word=text)
    return text


class Measure(Item):
    """How often, how long, or how much; `over` is a window or a period."""

    subject: Name
    count: Name | None = None
    time: Condition | None = None
    sum: Expression | None = None
    event: Name | None = None
    """The event that `sum` reads."""
    where: Condition | None = None
    over: Length | None = None
    run: Flag = False
    bridge: Length | None = None


class Indicator(Item):
    """Among which cases how many have something, by the units that are related to them."""

    subject: Name
    among: Condition | None = None
    holds: Condition
    by: Names
    target: Annotated[Text, AfterValidator(_target)]
