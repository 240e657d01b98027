"""Recorded events become the engine's: names are coded, data are typed, what has no meaning is flagged. (S4.2)"""

from __future__ import annotations

from carerules.history.event import Event as Record
from carerules.history.typed import decode
from carerules.program.flags import CONFLICT, INVALID, UNKNOWN
from carerules.program.lower import number_of
from carerules.program.opcodes import UNKNOWN as UNKNOWN_VALUE
from carerules.program.plan import Plan, Program
from carerules.resolved.subject import EventType

from .state import Event


def take_in(
    program: Program, plan: Plan, record: Record, number: int, identity: str, conflict: bool
) -> Event:
    """The engine's event for a record of a case of `plan`. # S1.2

    `number` is its place in the prepared history; `identity` its id, made up where it had none. A flagged event
    keeps its instant: time passes, and a finding tells the rest.
    """
    declared = program.policy.events.get(record.type)
    code = plan.event_codes.get(record.type, -1) if declared else -1
    event = Event(code, record.occurred_at, [UNKNOWN_VALUE] * len(plan.columns))
    event.recorded_at = record.known_at
    event.date_only = record.date_only
    event.number = number
    event.actor = program.lexicon.code(record.by) if record.by else 0
    event.evidence = tuple(sorted(program.lexicon.code(kind) for kind in record.evidence))
    event.text = program.lexicon.code(identity) if plan.ids_matter else 0
    if conflict:
        event.flag = CONFLICT
        return event
    if declared is None or not declared.effective.since <= record.occurred_at < declared.effective.until:
        event.flag, event.reason = UNKNOWN, (record.type,)
        return event
    problems = _data(program, plan, declared, record, event) + _circumstances(program, declared, record)
    if problems:
        event.flag, event.reason = INVALID, tuple(problems)
    return event


def _data(program: Program, plan: Plan, declared: EventType, record: Record, event: Event) -> list[str]:
    """Fill in the typed data; the names of those that are missing or of another type."""
    problems: list[str] = []
    for datum in declared.data.values():
        raw = record.data.get(datum.name)
        if raw is None or raw == "":
            if not datum.optional:
                problems.append(f"missing:{datum.name}")
            continue
        try:
            value = decode(raw, datum.type.kind, datum.type.values, program.zone)
        except ValueError:
            problems.append(f"type:{datum.name}")
            continue
        column = plan.columns.get(datum.name)
        if column is not None:  # another kind of subject may have data that this one has not
            event.values[column] = number_of(value, program.lexicon)
        if datum.name == "holder" and isinstance(value, str):
            event.holder = program.lexicon.code(value)
    return problems


def _circumstances(program: Program, declared: EventType, record: Record) -> list[str]:
    """Wrong kind of subject, or recorded before it happened. # S4.2.a # S4.2.b"""
    problems: list[str] = []
    if declared.subject != record.subject_type:
        problems.append(f"subject:{record.subject_type}")
    if not declared.planned and _is_future(program, record):
        problems.append("recorded_before")
    return problems


def _is_future(program: Program, record: Record) -> bool:
    """Recorded before it happened; of a date only, before its day."""
    if record.recorded_at is None or record.occurred_at <= record.recorded_at:
        return False
    zone = program.zone
    if record.date_only:
        return zone.day(record.occurred_at) > zone.day(record.recorded_at)
    return True
