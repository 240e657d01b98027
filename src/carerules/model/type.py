"""The types of values, as written: `date`, `text?`, `{enum: [...]}`, `{ref: child}`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainValidator

from carerules.expressions.tree import BOOL, DATE, DURATION, INSTANT, INT, NUMBER, TEXT, Type

from .scalar import distinct
from .shape import kind_of, refusal

PLAIN: dict[str, Type] = {type_.kind: type_ for type_ in (BOOL, INT, NUMBER, TEXT, DATE, INSTANT, DURATION)}


@dataclass(frozen=True, slots=True)
class WrittenType:
    """A type, and whether it ends in `?`: `text?`, `{enum?: [...]}`.

    `type` is None for a bare `"?"`: the type of the fact of the same name.
    """

    type: Type | None
    optional: bool = False


def read_type(written: object) -> WrittenType:
    """The type written so; refused where there is none."""
    if isinstance(written, str):
        kind = written.removesuffix("?")
        if (kind and kind not in PLAIN) or not written:
            raise refusal("CR215", word=written)
        return WrittenType(PLAIN.get(kind), written.endswith("?"))
    if isinstance(written, dict) and len(written) == 1:
        [(key, of)] = written.items()
        optional = key.endswith("?")
        if key.removesuffix("?") == "enum":
            return WrittenType(Type("enum", values=_members(of)), optional)
        if key.removesuffix("?") == "ref" and isinstance(of, str) and of:
            return WrittenType(Type("ref", ref=of), optional)
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


TypeText = Annotated[WrittenType, PlainValidator(read_type)]
