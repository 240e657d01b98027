"""What a record says, as one text: equal texts mean equal content, and texts have an order (S4)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, time, timedelta
from decimal import Decimal

from carerules.temporal.duration import Duration

from .event import Event

Fingerprint = tuple[str, int, int, str]

_NAMED = (date, time, timedelta, Decimal, Duration)


def canonical(value: object) -> str:
    """`value` as JSON with sorted names; `7`, `7.0`, `"7"` and `true` stay apart.

    Raises ValueError for what has no such text.
    """
    try:
        return json.dumps(value, sort_keys=True, ensure_ascii=False, default=_spell)
    except (TypeError, RecursionError):
        raise ValueError("no plain value") from None


def content(event: Event) -> str:
    """Everything that two records of one id and instant can still differ in, but for their rows."""
    recorded_date_only = event.date_only if event.recorded_at is None else event.recorded_date_only
    statements = (event.corrects, event.retracts)
    return canonical([event.date_only, event.by, event.data, event.evidence, *statements, recorded_date_only])


def fingerprint(event: Event) -> Fingerprint:
    """Equal for two records of one case and id if and only if they say the same (S4.2)."""
    return event.type, event.occurred_at, event.known_at, content(event)


def _spell(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, _NAMED):
        return [type(value).__name__, str(value)]
    raise TypeError
