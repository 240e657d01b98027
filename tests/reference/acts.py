"""S4.5: what an event does to prohibitions and to obligations, open or undone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from . import judging, ladder, openings
from .event import Event
from .kleene import UNKNOWN, conjunction, disjunction, value
from .obligations import Obligation, Renewal
from .policy import Duty, Trigger, condition, triggers
from .records import Record
from .scope import Scope, holds
from .validity import read

if TYPE_CHECKING:
    from .case import Case

Verdicts = list[tuple[Obligation, Any]]


def forbidden(case: Case, event: Event) -> bool:
    """A matching prohibition is violated: an obligation of its own, one finding per match. (S4.5, S7.2)"""
    found = False
    for duty in case.duties:
        if duty.modality == "forbid" and duty.in_force(case.now):
            for loop_value in openings.values(case, duty, event):
                match = Obligation(duty, loop_value, case.now, case.now, event, judged_at=case.now)
                verdict = conjunction(matches(case, match, event), holds(case, duty.tree("while", case.now)))
                if verdict is not False:
                    found = True
                    case.obligations.append(match)
                    if verdict is UNKNOWN:
                        judging.doubt(case, match, "forbid")
                    else:
                        judging.violate(case, match)
    return found


def matches(case: Case, obligation: Obligation, event: Event) -> Any:
    """Whether the event is one that the obligation is about: its type, its `when`, and `where`."""
    scope = Scope.of(case, obligation, event)
    wanted, where = _wanted(obligation)
    found: Any = False
    for trigger in wanted:
        if trigger.event == event.type:
            found = disjunction(found, conjunction(value(trigger.when, scope), value(where, scope)))
    return found


def _wanted(obligation: Obligation) -> tuple[list[Trigger], Any]:
    duty = obligation.duty
    if obligation.step is not None:
        return triggers(ladder.written(obligation).get("do")), condition(True)
    return duty.triggers(duty.modality), duty.tree("where", obligation.values_at)


def discharging(case: Case, event: Event) -> bool:
    """What the event discharges; whether it concerned any obligation. All is matched before any of it changes."""
    matched = [(duty, _matched(case, duty, event)) for duty in case.duties]
    concerned = False
    for duty, verdicts in matched:
        concerned |= _apply(case, event, duty, verdicts)
    return concerned


def _matched(case: Case, duty: Duty, event: Event) -> Verdicts:
    """The steps that ask for an act of their own first, since a discharge would end them."""
    ours = [one for one in case.obligations if one.duty is duty and one.acts_concern]
    verdicts = [(one, matches(case, one, event)) for one in ours if one.step is not None]
    main = [one for one in ours if one.step is None and duty.modality == "do"]
    loop_values: list[Any] = []
    for one in main:
        if one.value not in loop_values:
            loop_values.append(one.value)
    for loop_value in loop_values:
        same = [(one, matches(case, one, event)) for one in main if one.value == loop_value]
        verdicts += _once(case, duty, same, event)
    return verdicts


def _apply(case: Case, event: Event, duty: Duty, verdicts: Verdicts) -> bool:
    demanded = () if event.internal else case.policy.events[event.type].raw.get("evidence") or ()
    if not set(demanded) <= set(event.evidence):
        if any(verdict is True for _, verdict in verdicts):
            case.find("evidence_missing", duty.id)
        return False
    for obligation, verdict in verdicts:
        if verdict is True:
            discharge(case, obligation)
        elif verdict is UNKNOWN:
            obligation.perhaps = True
    return any(verdict is not False for _, verdict in verdicts)


def _once(case: Case, duty: Duty, verdicts: Verdicts, event: Event) -> Verdicts:
    """`each` and `from: start`: one act counts once."""
    if not duty.on_grid:
        return verdicts
    certain = [pair for pair in verdicts if pair[1] is True]
    left = certain or [pair for pair in verdicts if pair[1] is UNKNOWN]
    if event.data.get("period", UNKNOWN) is not UNKNOWN:
        left = [pair for pair in left if _is_named(case, pair[0], event.data["period"])]
    running = [pair for pair in left if pair[0].open]
    if running:
        return [min(running, key=lambda pair: (pair[0].due is None, pair[0].due or 0))]
    return [max(left, key=lambda pair: (pair[0].due or 0, pair[0].opened_at))] if left else []


def _is_named(case: Case, obligation: Obligation, period: Any) -> bool:
    """`event.period` is an instant, a date, or the name of a period."""
    if obligation.period:
        kind = obligation.period.kind
        if isinstance(period, str) and "T" in period and period[:4].isdigit():
            period = case.clock.parse(period)[0]  # S4.5: an instant, though written in a text
        if isinstance(period, str):
            return case.policy.periods.named(kind, period) == obligation.period
        day = period if isinstance(period, date) else case.clock.day(period)
        return obligation.period.first <= day <= obligation.period.last
    try:
        at = period if isinstance(period, int) else case.clock.parse(str(period))[0]
    except ValueError:
        return False
    return obligation.opened_at < at <= (at if obligation.due is None else obligation.due)


def discharge(case: Case, obligation: Obligation) -> None:
    """One act counts for the obligation; with `times` it may need more."""
    obligation.acts += 1
    if obligation.step is None and obligation.acts < (obligation.duty.at("times", obligation.values_at) or 1):
        return
    if obligation.doubt or (obligation.waived and not obligation.undone):  # S5.2: recorded, nothing more
        if obligation.discharged_at is None:
            obligation.discharged_at = case.now
            if obligation.step is None:  # no step recurs  # S5.11
                case.renewals.append(Renewal(obligation))
        return
    if obligation.ticking and obligation.due is not None and obligation.due < case.now:
        judging.violate(case, obligation)  # its due date was moved into the past at this very instant
    obligation.discharged_at = case.now
    openings.close_suspension(case, obligation)
    if obligation.step is not None:
        return
    late = obligation.violated_at is not None
    case.discharges.append((case.now, obligation.duty.id, obligation.value, late))
    ladder.end(case, obligation.steps)
    case.renewals.append(Renewal(obligation))
    case.raise_event(f"discharged({obligation.duty.id})")


def too_late_for(case: Case, event: Event) -> bool:
    """S5.6: `before` is violated at the instant of its event; whether it concerned any obligation."""
    concerned = False
    for obligation in list(case.obligations):
        before = obligation.duty.at("before", obligation.values_at)
        named = [trigger.event for trigger in triggers(before)]
        if obligation.step is None and obligation.open and not obligation.doubt and event.type in named:
            judging.decide(case, obligation)
            concerned = True
    return concerned


def could_discharge(case: Case, record: Record, obligation: Obligation) -> bool:
    """Whether a record yet to come would be an act for the obligation, or nobody knows. (S3.1)"""
    event = read(case, record)
    if isinstance(event, str):
        return False
    kind = case.policy.events[event.type]
    strict = kind.names and kind.raw.get("authority") != "advisory"
    if strict and case.org.counts_as(case, event.by, kind.names, case.now) is not True:
        return False
    complete = set(kind.raw.get("evidence") or ()) <= set(event.evidence)
    return complete and matches(case, obligation, event) is not False
