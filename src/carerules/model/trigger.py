"""Events as rules name them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from .scalar import Condition, Text, as_list, not_empty
from .shape import Shape


class Trigger(Shape):
    """An event type, or an internal event such as `violated(weekly_visit)`; it counts if `when` holds."""

    event: Text
    when: Condition | None = None


def _long(written: object) -> object:
    return written if isinstance(written, Mapping) else {"event": written}


OneTrigger = Annotated[Trigger, BeforeValidator(_long)]
Triggers = Annotated[tuple[OneTrigger, ...], BeforeValidator(as_list), AfterValidator(not_empty)]
"""An event, or a list of which any will do."""
