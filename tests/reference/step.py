"""S4: one record against one case, rule by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import acts, charts, measures, openings, waivers
from .authority import allowed_by_permissions, authorised
from .event import Event
from .kleene import UNKNOWN, value
from .obligations import Renewal
from .policy import EventType
from .records import Record
from .scope import Scope
from .validity import accepted_as

if TYPE_CHECKING:
    from .case import Case

TOO_MANY = 10_000


def handle(case: Case, record: Record) -> None:
    """One record."""
    event = accepted_as(case, record)  # S4.2
    if event is None:
        return
    if not case.exists:
        case.begin()
    kind = case.policy.events[event.type]
    permitted = authorised(case, event, kind) and allowed_by_permissions(case, event)  # S4.3
    if permitted:
        _set_facts(case, event, kind)  # S4.4
        if case.ended and event.type in (case.type.raw.get("resumes") or ()):
            case.resume()
    if case.ended:
        return
    accepted = acts.forbidden(case, event)  # S4.5
    doubtful: set[str] = set()
    if permitted:
        measures.note_event(case, event)
        accepted |= acts.discharging(case, event)
        accepted |= acts.too_late_for(case, event)
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
    accepted |= any(obligation.opening is event for obligation in case.obligations)  # begun anew
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
            case.renewals.append(Renewal(event.renews))
        openings.rule_8(case, event)


def follow_up(case: Case) -> None:
    """What follows a timer: eventless transitions, rule 8, and the internal events. (S4.1)"""
    if case.exists and not case.ended:
        charts.eventless(case)
        openings.rule_8(case, None)
        drain(case)


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
    """S4.7: a workflow uses the type, and nothing came of the event, not even perhaps."""
    if doubtful:
        return
    for chart in case.charts.values():
        silent = chart.workflow.raw.get("unexpected") == "ignore"
        if charts.uses(chart, event.type) and not silent:
            case.find("unexpected")
            return
