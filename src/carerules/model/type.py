"""The types of values, as written: `date`, `text?`, `{enum: [...]}`, `{ref: child}`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainValidator

from .scalar import distinct
from .shape import kind_of, refusal

PLAIN = ("bool", "int", "number", "text", "date", "instant", "duration")
OF_FACT = ""
"""The kind of `"?"`: the type of the fact of the same name."""


@dataclass(frozen=True, slots=True)
class Type:
    """A type; `optional` where it ends in `?` (for the two kinds of mapping, where their key does)."""

    kind: str
    values: tuple[str, ...] = ()
    ref: str = ""
    optional: bool = False


def read_type(written: object) -> Type:
    """The type written so; refused where there is none."""
    if isinstance(written, str):
        kind = written.removesuffix("?")
        if kind not in PLAIN and written != "?":
            raise refusal("CR215", word=written)
        return Type(kind, optional=written.endswith("?"))
    if isinstance(written, dict) and len(written) == 1:
        [(key, of)] = written.items()
        optional = key.endswith("?")
        if key.removesuffix("?") == "enum":
            return Type("enum", values=_members(of), optional=optional)
        if key.removesuffix("?") == "ref" and isinstance(of, str) and of:
            return Type("ref", ref=of, optional=optional)
    raise refusal("CR216")


def _members(of: Any) -> tuple[str, ...]:
    if not isinstance(of, list) or not of:
        raise refusal("CR217")
    for member in of:
        if kind_of(member) in ("number", "yes_no"):
            raise refusal("CR209", word=str(member).lower())
        if not isinstance(member, str) or not member:
            raise refusal("CR217")
    return distinct(tuple(of))


TypeText = Annotated[Type, PlainValidator(read_type)]
