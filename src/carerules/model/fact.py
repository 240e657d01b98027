"""Facts: typed attributes of a subject."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from .item import Item
from .parameter import Constant
from .shape import refusal
from .type import OF_FACT, Type, TypeText


def _known(type_: Type) -> Type:
    """A fact is unknown until an event sets it, so `?` has nothing to add."""
    if type_.optional or type_.kind == OF_FACT:
        raise refusal("CR218")
    return type_


class Fact(Item):
    """A fact with its type; without a `default` it starts unknown."""

    type: Annotated[TypeText, AfterValidator(_known)]
    default: Constant | None = None


def _short(written: object) -> object:
    """`date` and `{enum: [...]}` are short for `{type: ...}`."""
    is_type = not isinstance(written, Mapping) or bool(written.keys() & {"enum", "enum?", "ref", "ref?"})
    return {"type": written} if is_type else written


FactShape = Annotated[Fact, BeforeValidator(_short)]
