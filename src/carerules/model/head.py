"""What is said once for a whole policy."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from .item import Label
from .period import Period, Term
from .scalar import Id, Names, Text, distinct
from .shape import Shape, refusal

LANGUAGE_VERSION = 1

ONLY_IN_HEAD = frozenset(
    {"policy", "language_version", "label", "description", "timezone", "calendar", "extends"}
)
"""Keys that only `policy.yaml` may have; the others of `Head` may stand in any one file."""


def _understood(version: int) -> int:
    if version != LANGUAGE_VERSION:
        raise refusal("CR212", version=version, understood=LANGUAGE_VERSION)
    return version


class Head(Shape):
    """The keys that a policy has once, whichever file they stand in."""

    policy: Id
    language_version: Annotated[int, Field(strict=True), AfterValidator(_understood)]
    timezone: Text
    calendar: Text
    label: Label | None = None
    description: Label | None = None
    extends: Text | None = None
    terms: tuple[Term, ...] = ()
    periods: dict[Id, Period] = Field(default_factory=dict)
    order: Names = ()
    levels: Annotated[tuple[Id, ...], AfterValidator(distinct)] = ()
