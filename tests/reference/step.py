"""S4: one record against one case, rule by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import acts, charts, measures, openings, waivers
from .clock import Duration
from .event import Event
from .kleene import UNKNOWN, conjunction, disjunction, value
from .policy import EventType
from .records import Record
from .scope import Scope, holds
from .types import decode

if TYPE_CHECKING:
    from .case import Case

TOO_MANY = 10_000


def handle(case: Case, record: Record) -> None:
    """One record."""
    event = _valid(case, record)  # S4.2
    if event is None:
        return
    if not case.exists:
        case.begin()
    kind = case.policy.events[event.type]
    permitted = _authorised(case, event, kind) and _permitted(case, event)  # S4.3
    if permitted:
        _set_facts(case, event, kind)  # S4.4
        if event.type in (case.type.raw.get("resumes") or ()):
            case.ended = False
    if case.ended:
        return
    accepted = acts.forbidden(case, event)  # S4.5
    doubtful: set[str] = set()
    if permitted:
        measures.note_event(case, event)
        accepted |= acts.discharging(case, event)
        acts.too_late_for(case, event)
        waivers.grant(case, event)
        moved, doubtful = charts.on_event(case, event)  # S4.6
        accepted |= moved or bool(kind.sets)
    charts.eventless(case)
    before = len(case.obligations) + len(case.doubtful)
    if permitted and event.type in (case.type.raw.get("ends") or ()):  # S1
        openings.end_scope(case)
    else:
        openings.rule_8(case, event if permitted else None)  # S4.8
    accepted |= len(case.obligations) + len(case.doubtful) > before
    if permitted and not accepted:
        _unexpected(case, event, doubtful)  # S4.7
    drain(case)


def drain(case: Case) -> None:
    """S4.9: internal events are handled by 5, 6 and 8, in the order raised."""
    handled = 0
    while case.queue:
        event = case.queue.popleft()
        handled += 1
        if handled > TOO_MANY:
            raise RuntimeError("internal events cause one another in a circle")
        if case.ended:
            continue
        acts.forbidden(case, event)
        measures.note_event(case, event)
        acts.discharging(case, event)
        acts.too_late_for(case, event)
        charts.on_event(case, event)
        charts.eventless(case)
        if event.renews:
            case.renewals.append(event.renews)
        openings.rule_8(case, event)


def follow_up(case: Case) -> None:
    """What follows a timer: eventless transitions, rule 8, and the internal events. (S4.1)"""
    if case.exists and not case.ended:
        charts.eventless(case)
        openings.rule_8(case, None)
        drain(case)


def _valid(case: Case, record: Record) -> Event | None:
    """S4.2: the event that a record is, or a finding."""
    case_event = case.policy.events.get(record.type)
    if record.conflict:
        case.find("conflict")
    elif case_event is None or not case_event.effective(record.at):
        case.find("unknown_event")
    else:
        data = _data(case, record, case_event)
        if data is not None and case_event.raw["subject"] == record.subject[0] and _dated_well(case, record):
            _note_lateness(case, record, case_event)
            return Event(record.type, record.at, record.by, record.id, data, record.evidence)
        case.find("invalid_event")
    return None


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


def _note_lateness(case: Case, record: Record, kind: EventType) -> None:
    """S8."""
    limit = kind.length("record_within", record.at)
    if isinstance(limit, Duration) and record.recorded_at > case.clock.after(record.at, limit).at:
        case.find("backfilled")


def _authorised(case: Case, event: Event, kind: EventType) -> bool:
    if kind.names and case.org.counts_as(case, event.by, kind.names, case.now) is not True:
        case.find("unauthorised")
        return kind.raw.get("authority") == "advisory"
    return True


def _permitted(case: Case, event: Event) -> bool:
    """S4.3: if permissions name the type, one of them must be in force for this actor."""
    named, found = False, False
    for duty in case.duties:
        for trigger in duty.triggers("permit"):
            if trigger.event == event.type:
                named, found = True, disjunction(found, _permits(case, event, duty, trigger.when))
    if not named or found is True:
        return True
    case.find("undetermined" if found is UNKNOWN else "not_permitted")
    return False


def _permits(case: Case, event: Event, duty: Any, when: Any) -> Any:
    if not duty.in_force(case.now):
        return False
    bearer = case.org.counts_as(case, event.by, [duty.at("bearer", case.now)], case.now)
    scope = Scope(case, event)
    found = conjunction(bearer, holds(case, duty.tree("while", case.now)))
    return conjunction(found, conjunction(value(when, scope), value(duty.tree("where", case.now), scope)))


def _set_facts(case: Case, event: Event, kind: EventType) -> None:
    """S4.4: all right sides read the facts as they were; holders of posts change with the facts."""
    scope = Scope(case, event)
    case.facts.update({name: value(tree, scope) for name, tree in kind.sets.items()})
    holder = event.data.get("holder", UNKNOWN)
    post = kind.raw.get("assigns")
    if post and holder is not UNKNOWN:
        _assign(case, post, str(holder))
    post = kind.raw.get("relieves")
    if post:
        kept = [] if holder is UNKNOWN else [one for one in case.posts.get(post, []) if one[1] != holder]
        case.posts[post] = kept


def _assign(case: Case, post: str, person: str) -> None:
    """S6.2: with `max: 1` an assignment replaces, else it adds."""
    item = case.policy.posts.get(post)
    most = (item.raw.get("holders") or {}).get("max") if item else None
    holders = case.posts.get(post, [])
    if person not in [name for _, name in holders]:
        case.posts[post] = [*([] if most == 1 else holders), (case.now, person)]


def _unexpected(case: Case, event: Event, doubtful: set[str]) -> None:
    """S4.7: a workflow uses the type, and nothing came of the event."""
    for chart in case.charts.values():
        silent = chart.workflow.raw.get("unexpected") == "ignore" or chart.workflow.id in doubtful
        if charts.uses(chart, event.type) and not silent:
            case.find("unexpected")
            return


def could_discharge(case: Case, record: Record, obligation: Any) -> bool:
    """Whether a record yet to come would be an act for the obligation, or nobody knows. (S3.1)"""
    kind = case.policy.events.get(record.type)
    if record.conflict or kind is None or not kind.effective(record.at):
        return False
    data = _data(case, record, kind)
    if data is None or kind.raw["subject"] != case.key[0] or not _dated_well(case, record):
        return False
    if not set(kind.raw.get("evidence") or ()) <= set(record.evidence):
        return False
    if kind.names and kind.raw.get("authority") != "advisory":
        if case.org.counts_as(case, record.by, kind.names, case.now) is not True:
            return False
    event = Event(record.type, record.at, record.by, record.id, data, record.evidence)
    return acts.matches(case, obligation, event) is not False
