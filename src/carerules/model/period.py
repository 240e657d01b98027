"""Periods of the year: school terms, and the policy's own periods."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from .scalar import Date, Text, distinct, not_empty
from .shape import Shape, refusal

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def day_of_year(text: str) -> tuple[int, int]:
    """Month and day of `04-01`; refused where some year lacks the day."""
    if re.fullmatch(r"\d\d-\d\d", text):
        month, day = int(text[:2]), int(text[3:])
        if 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]:
            return month, day
    raise refusal("CR208", word=text)


def _start(text: str) -> str:
    day_of_year(text)
    return text


DayOfYear = Annotated[Text, AfterValidator(_start)]


class Term(Shape):
    """A school term from its first day; `until` is the first day after it, as in `effective`."""

    id: Text
    since: Date = Field(alias="from")
    until: Date


class Period(Shape):
    """A period of the policy's own; each of `starts` begins a part of the year."""

    starts: Annotated[tuple[DayOfYear, ...], AfterValidator(not_empty), AfterValidator(distinct)]
