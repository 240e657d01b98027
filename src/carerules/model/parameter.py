"""Numbers and texts that conditions read by name."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import PlainValidator

from .item import Item
from .scalar import Dated
from .shape import kind_of, refusal


def _constant(value: object) -> str | bool | int | float:
    if not isinstance(value, (str, bool, int, float)):
        raise refusal("CR203", wanted="constant", found=kind_of(value))
    return value


Constant = Annotated[str | bool | int | float, PlainValidator(_constant)]


class Parameter(Item):
    """A value; `tighten` says in which direction a refinement may move it."""

    value: Dated[Constant]
    tighten: Literal["lower", "higher"] | None = None
