"""S4.2: which records have any effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .clock import Duration
from .event import Event
from .kleene import UNKNOWN
from .policy import EventType
from .records import Record
from .types import decode

if TYPE_CHECKING:
    from .case import Case


def accepted_as(case: Case, record: Record) -> Event | None:
    """The event that a record is; None with a finding if it has no effect."""
    event = read(case, record)
    if record.about_nothing and event != "conflict":  # S8.5: it takes effect all the same, if it has any
        case.find("conflict")
    if isinstance(event, str):
        case.find(event)
        return None
    limit = case.policy.events[record.type].length("record_within", record.at)  # S8
    if isinstance(limit, Duration) and record.recorded_at > case.clock.after(record.at, limit).at:
        case.find("backfilled")
    return event


def read(case: Case, record: Record) -> Event | str:
    """The event that a record is, or the kind of finding that it gives."""
    kind = case.policy.events.get(record.type)
    if record.conflict or (record.about_nothing and record.retracts):
        return "conflict"
    if kind is None or not kind.effective(record.at):
        return "unknown_event"
    data = _data(case, record, kind)
    if data is None or kind.raw["subject"] != record.subject[0] or not _dated_well(case, record):
        return "invalid_event"
    return Event(record.type, record.at, record.by, record.id, data, record.evidence)


def _data(case: Case, record: Record, kind: EventType) -> dict[str, Any] | None:
    data: dict[str, Any] = {}
    for name, type_ in kind.data.items():
        raw = record.data.get(name)
        if raw is None and not type_.optional:
            return None
        try:
            data[name] = UNKNOWN if raw is None else decode(type_, raw, case.clock)
        except (ValueError, TypeError):
            return None
    return data


def _dated_well(case: Case, record: Record) -> bool:
    """Nothing is recorded before it happens, unless it is planned; of a date only the day counts."""
    if case.policy.events[record.type].raw.get("planned"):
        return True
    if record.date_only:
        return case.clock.day(record.at) <= case.clock.day(record.recorded_at)
    return record.at <= record.recorded_at
