"""S5.9: an approver's event lifts the deadlines of a duty for a time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from . import judging
from .clock import FOREVER
from .event import Event
from .kleene import UNKNOWN, value
from .policy import Duty, condition, triggers
from .scope import Scope

if TYPE_CHECKING:
    from .case import Case


class Waiver(NamedTuple):
    """In force from its event on; `until` is the first instant no longer."""

    since: int
    until: int


def grant(case: Case, event: Event) -> None:
    for duty in case.duties:
        written = duty.raw.get("waive") or {}
        for trigger in triggers(written.get("upon")):
            if trigger.event != event.type:
                continue
            scope = Scope(case, event, event)
            wanted = value(trigger.when, scope)
            if wanted is False:
                continue
            if case.org.counts_as(case, event.by, [written["approver"]], case.now) is not True:
                case.find("unauthorised", duty.id)
                continue
            until = value(condition(written["until"]), scope) if "until" in written else FOREVER
            if wanted is UNKNOWN or until is UNKNOWN:  # S7.2: the clock runs
                case.find("undetermined", duty.id)
                continue
            end = case.clock.start(until) if isinstance(until, date) else until
            case.waivers[duty.id].append(Waiver(case.now, end))


def active(case: Case, duty: Duty) -> bool:
    return any(waiver.since <= case.now < waiver.until for waiver in case.waivers[duty.id])


def end(case: Case) -> None:
    """Those still undone when the waiver ends are violated then, or undetermined."""
    for obligation in case.obligations:
        waiting = obligation.waived and obligation.violated_at is None and obligation.discharged_at is None
        if waiting and obligation.doubt is None and not active(case, obligation.duty):
            if obligation.perhaps:
                judging.doubt(case, obligation, "deadline")
            else:
                judging.violate(case, obligation)
