"""What all shapes share.

A model says which keys an author may write and what kind of value each takes; it knows nothing of names.
Refusals of our own are pydantic errors whose type is one of our codes (`CR2xx`), so `reading` passes them on
as they are and only has to translate pydantic's own.
"""

from __future__ import annotations

from typing import LiteralString

from pydantic import BaseModel, ConfigDict, Discriminator
from pydantic_core import PydanticCustomError

AnyShape = BaseModel
"""What an item may be read into: a `Shape`, or a shape that is no mapping of fixed keys."""

Refusal = PydanticCustomError
"""What is raised for a value that may not be written; `type` is one of our codes, `context` its arguments."""


class Shape(BaseModel):
    """A mapping with the keys of its fields and no others."""

    # deferred: a shape inside another is built with that one, and alone only where it is read alone
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def refusal(code: LiteralString, **args: str | int) -> PydanticCustomError:
    """The error to raise in a validator: a code of ours with the arguments of its message."""
    return PydanticCustomError(code, code, args)


def kind_of(value: object) -> str:
    """The kind of a YAML value, as a key of the catalogue's words."""
    if isinstance(value, bool):
        return "yes_no"
    if isinstance(value, (int, float)):
        return "number"
    kinds: dict[type, str] = {str: "text", list: "list", dict: "mapping"}
    return kinds.get(type(value), "nothing")


def by_kind() -> Discriminator:
    """Tells the branches of a union apart by the kind of YAML value, so that only one can complain."""
    return Discriminator(kind_of)
