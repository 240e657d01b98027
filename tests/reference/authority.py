"""S4.3: whether the actor may do what the record says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .event import Event
from .kleene import UNKNOWN, conjunction, disjunction, value
from .policy import Duty, EventType
from .scope import Scope, holds

if TYPE_CHECKING:
    from .case import Case


def authorised(case: Case, event: Event, kind: EventType) -> bool:
    if kind.names and case.org.counts_as(case, event.by, kind.names, case.now) is not True:
        case.find("unauthorised")
        return kind.raw.get("authority") == "advisory"
    return True


def allowed_by_permissions(case: Case, event: Event) -> bool:
    """S4.3: if permissions name the type, one of them must be in force for this actor."""
    named = False
    found: Any = False
    for duty in case.duties:
        for trigger in duty.triggers("permit"):
            if trigger.event == event.type:
                named, found = True, disjunction(found, _permits(case, event, duty, trigger.when))
    if not named or found is True:
        return True
    case.find("undetermined" if found is UNKNOWN else "not_permitted")
    return False


def _permits(case: Case, event: Event, duty: Duty, when: Any) -> Any:
    if not duty.in_force(case.now):
        return False
    bearer = case.org.counts_as(case, event.by, [duty.at("bearer", case.now)], case.now)
    scope = Scope(case, event)
    found = conjunction(bearer, holds(case, duty.tree("while", case.now)))
    return conjunction(found, conjunction(value(when, scope), value(duty.tree("where", case.now), scope)))
