"""The order in which a case's events are judged. (S4)"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from .event import Event

Key = tuple[int, int, int, str, str, str]


def ranks(order: Sequence[str]) -> dict[str, int]:
    """Event type -> rank in the policy's `order` list."""
    return {name: rank for rank, name in enumerate(order)}


def sort_key(event: Event, rank: Mapping[str, int], identity: str) -> Key:
    """(occurred_at, rank, recorded_at, type, id, content): total, whatever the order of the rows. # S4"""
    return (
        event.occurred_at,
        rank.get(event.type, len(rank)),
        event.known_at,
        event.type,
        identity,
        content(event),
    )


def content(event: Event) -> str:
    """Everything that the event says but its id and its row, as one text: equal content, equal text."""
    said = [
        event.subject_type,
        event.subject,
        event.type,
        event.occurred_at,
        event.date_only,
        event.known_at,
        event.by,
        {str(name): plain_value(value) for name, value in event.data.items() if value is not None},
        sorted(event.evidence),
        event.corrects,
        event.retracts,
    ]
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def plain_value(value: object) -> object:
    """A datum as JSON can hold it."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return str(value)
