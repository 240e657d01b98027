"""The kinds of value that keys take."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, StrictBool, StrictStr

from carerules.expressions.lexer import is_name
from carerules.temporal.civil import parse_date

from .shape import kind_of, refusal

T = TypeVar("T")

ALWAYS = ""
"""The key under which a `Dated` shape keeps a value that was written without a date."""

_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")


def is_dated(value: object) -> bool:
    """Whether this is a map from dates; one key that looks like a date is enough."""
    return isinstance(value, Mapping) and any(_DATE.fullmatch(str(key)) for key in value)


def as_list(value: object) -> object:
    """One thing, or a list of them: always a list."""
    return value if isinstance(value, list) else [value]


def distinct(items: tuple[Any, ...]) -> tuple[Any, ...]:
    """The same items; refused where one is repeated."""
    for place, item in enumerate(items):
        if item in items[:place]:
            raise refusal("CR211", word=str(item))
    return items


def not_empty(items: tuple[Any, ...]) -> tuple[Any, ...]:
    """The same items; refused where there are none."""
    if not items:
        raise refusal("CR210")
    return items


def check_id(word: object) -> str:
    """The same word; refused where it is no id."""
    if not isinstance(word, str):
        raise refusal("CR203", wanted="id", found=kind_of(word))
    composed = unicodedata.normalize("NFC", word)
    if composed != word:
        raise refusal("CR206", word=word, suggestion=composed)
    if not is_name(word):
        raise refusal("CR205", word=word)
    return word


def _text(value: object) -> object:
    """A number where text is wanted has already lost how it was written (`1.10`), so it is not accepted."""
    if kind_of(value) in ("number", "yes_no"):
        raise refusal("CR209", word=str(value).lower())
    if value == "":
        raise refusal("CR210")
    return value


def _clause(value: object) -> object:
    return str(value) if type(value) is int else value


def _date(text: str) -> str:
    try:
        parse_date(text)
    except ValueError:
        raise refusal("CR207", word=text) from None
    return text


def _step(key: str) -> str:
    return key if key == ALWAYS else _date(key)


def _expression(value: object) -> str | bool | int | float:
    if not isinstance(value, (str, bool, int, float)):
        raise refusal("CR203", wanted="condition", found=kind_of(value))
    if value == "":
        raise refusal("CR210")
    return value


def _by_date(value: object) -> object:
    return value if is_dated(value) else {ALWAYS: value}


Id = Annotated[StrictStr, BeforeValidator(check_id)]
"""An id where it is declared."""
Text = Annotated[StrictStr, BeforeValidator(_text)]
Name = Text
"""An id where it is used; what it names is looked up later."""
Length = Text
"""A duration (`7d`), or where the language allows it a vague term."""
Clause = Annotated[Text, BeforeValidator(_clause)]
"""The number or name of a clause; often a bare number."""
Date = Annotated[Text, AfterValidator(_date)]
Count = Annotated[int, Field(strict=True, ge=1)]
Flag = StrictBool
Names = Annotated[tuple[Name, ...], AfterValidator(distinct)]
Expression = Annotated[str | bool | int | float, PlainValidator(_expression)]
Condition = Annotated[tuple[Expression, ...], BeforeValidator(as_list), AfterValidator(not_empty)]
"""A condition, or a list of which all must hold."""
Dated = Annotated[dict[Annotated[str, AfterValidator(_step)], T], BeforeValidator(_by_date)]
"""A value, or a map from dates to values."""
