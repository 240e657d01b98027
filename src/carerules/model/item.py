"""What every item may say about itself."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, Tag

from .scalar import Clause, Date, Name, Text, as_list, distinct, not_empty
from .shape import Shape, by_kind


class Translated(Shape):
    """A text in both languages, or in one of them."""

    zh: Text = ""
    en: Text = ""


Label = Annotated[Annotated[Text, Tag("text")] | Annotated[Translated, Tag("mapping")], by_kind()]
Clauses = Annotated[
    tuple[Clause, ...], BeforeValidator(as_list), AfterValidator(not_empty), AfterValidator(distinct)
]
Citations = dict[Name, Clauses]
"""`{plan: 三.2}`: the source, and the clause or clauses of it."""


class Effective(Shape):
    """In force from the first instant of `from`; `until` is the first day no longer in force. (S3.1)"""

    since: Date | None = Field(None, alias="from")
    until: Date | None = None


class Described(Shape):
    """The keys that every item and every fact may have."""

    label: Label | None = None
    description: Label | None = None
    source: Citations = Field(default_factory=dict)
    effective: Effective | None = None


class Item(Described):
    """The keys that every item may have; `tightens` says why it departs from what it inherits."""

    tightens: Text | None = None
