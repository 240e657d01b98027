"""Facts: typed attributes of a subject."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, PlainValidator

from carerules.expressions.tree import Type

from .item import Described
from .parameter import Constant
from .shape import refusal
from .type import read_type


def _known(written: object) -> Type:
    """A fact is unknown until an event sets it, so `?` has nothing to add."""
    found = read_type(written)
    if found.type is None or found.optional:
        raise refusal("CR218")
    return found.type


class Fact(Described):
    """A fact with its type; without a `default` it starts unknown."""

    type: Annotated[Type, PlainValidator(_known)]
    default: Constant | None = None


def _long(written: object) -> object:
    """`date` and `{enum: [...]}` are short for `{type: ...}`."""
    is_type = not isinstance(written, Mapping) or bool(written.keys() & {"enum", "enum?", "ref", "ref?"})
    return {"type": written} if is_type else written


FactShape = Annotated[Fact, BeforeValidator(_long)]
