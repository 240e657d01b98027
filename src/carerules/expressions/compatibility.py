"""Which types go together."""

from __future__ import annotations

from carerules.diagnostics.wording import Word

from .environment import ACTOR
from .tree import TEXT, Type

_NUMBERS = frozenset({"int", "number"})
_TEXTS = frozenset({"text", "enum", "ref"})
ORDERED = frozenset({"int", "number", "date", "instant", "duration"})
"""Kinds that have an order."""


def said(type_: Type) -> Word:
    """The type in plain words."""
    return Word("type.actor" if type_ == ACTOR else f"type.{type_.kind}")


def is_number(type_: Type) -> bool:
    """Whether it counts or measures."""
    return type_.kind in _NUMBERS


def is_text(type_: Type) -> bool:
    """Whether its values are texts: free ones, members of an enum, or ids."""
    return type_.kind in _TEXTS


def accepts(expected: Type, actual: Type) -> bool:
    """Whether every value of `actual` is one of `expected`."""
    match expected.kind:
        case "number":
            return is_number(actual)
        case "text":
            return is_text(actual)
        case "enum":
            return actual.kind == "enum" and set(actual.values) <= set(expected.values)
        case "ref":
            return actual.kind == "text" or (actual.kind == "ref" and _same(expected.ref, actual.ref))
        case kind:
            return actual.kind == kind


def _same(one: str, other: str) -> bool:
    return one == other or "" in (one, other)


def common(one: Type, other: Type) -> Type | None:
    """The narrowest type that accepts both, or None."""
    for wide, narrow in ((one, other), (other, one)):
        if accepts(wide, narrow):
            return wide
    return TEXT if {one.kind, other.kind} <= {"text", "ref"} else None


def comparable(one: Type, other: Type) -> bool:
    """Whether it makes sense to ask if a value of the one equals, or precedes, a value of the other.

    Texts, members of enums and ids compare as texts. A date and an instant: see `operators.compare`.
    """
    if is_number(one):
        return is_number(other)
    if is_text(one):
        return is_text(other)
    return one.kind == other.kind or {one.kind, other.kind} == {"date", "instant"}
