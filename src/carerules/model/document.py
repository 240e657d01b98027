"""The documents that duties rest on, and the words of theirs that carry no number."""

from __future__ import annotations

from typing import Literal

from .item import Item
from .scalar import Date, Dated, Flag, Length, Text
from .shape import Shape

Rank = Literal["law", "regulation", "provincial", "normative", "local", "internal"]


class Source(Item):
    """A document, with its rank."""

    title: Text
    rank: Rank
    number: Text = ""
    issuer: Text = ""
    review_by: Date | None = None


class LocalNumber(Shape):
    """The number that somebody decided for a vague term."""

    value: Dated[Length]
    decided_by: Text
    document: Text = ""
    assumed: Flag = False


class VagueTerm(Item):
    """A word such as 及时; without `local` its duties are `unquantified`."""

    term: Text
    local: LocalNumber | None = None
