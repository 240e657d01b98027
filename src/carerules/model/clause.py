"""Which clause of a source is carried out by what."""

from __future__ import annotations

from typing import Annotated

from pydantic import RootModel, Tag

from .scalar import Names, Text
from .shape import Shape, by_kind


class NotCarriedOut(Shape):
    """Why no item carries a clause out."""

    none: Text


CarriedOut = Annotated[Annotated[Names, Tag("list")] | Annotated[NotCarriedOut, Tag("mapping")], by_kind()]


class Clause(RootModel[CarriedOut]):
    """The items that carry a clause out, or the reason why none does."""
