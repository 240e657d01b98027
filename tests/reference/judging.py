"""S4.1, S5.2, S7.2: what becomes of an obligation whose deadline has come, or that nobody can decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import acts, ladder, openings, step, waivers
from .obligations import Obligation, Renewal

if TYPE_CHECKING:
    from .case import Case


def doubt(case: Case, obligation: Obligation, kind: str) -> None:
    """The obligation becomes `undetermined`: one finding, one internal event."""
    obligation.doubt = kind
    obligation.finding = case.find("undetermined", obligation.duty.id, obligation.step)
    if obligation.step is None:
        again = obligation if kind == "deadline" else None
        case.raise_event(f"undetermined({obligation.duty.id})", renews=again)


def settle_doubt(case: Case, obligation: Obligation) -> None:
    obligation.doubt = None
    close_finding(case, obligation)


def close_finding(case: Case, obligation: Obligation) -> None:
    """What was unknown is known, or asked no more: the finding stays with its interval. (S7.2)"""
    if obligation.finding and obligation.finding.until is None:
        obligation.finding.until = case.now


def violate(case: Case, obligation: Obligation) -> None:
    obligation.violated_at = case.now
    case.find("violated", obligation.duty.id, obligation.step)
    if obligation.step is None:
        case.raise_event(f"violated({obligation.duty.id})", renews=obligation)


def judge(case: Case) -> bool:
    """All deadlines of the instant together, then their internal events by duty id. (S4.1)"""
    due = [one for one in case.obligations if one.ticking and one.due is not None and one.due <= case.now]
    ready = [renewal for at, renewal in case.waiting if at <= case.now]
    case.waiting = [(at, renewal) for at, renewal in case.waiting if at > case.now]
    for obligation in sorted(
        due, key=lambda one: (one.duty.id, one.opened_at, one.step or 0, str(one.value))
    ):
        decide(case, obligation)
    case.renewals += ready
    if due or ready:
        step.follow_up(case)
    return bool(due or ready)


def decide(case: Case, obligation: Obligation) -> None:
    """Its time has come and no certain act: waived, undetermined or violated."""
    obligation.judged_at = case.now
    openings.close_suspension(case, obligation)
    if obligation.step is None and waivers.active(case, obligation.duty):  # S5.9
        obligation.waived = True
        case.renewals.append(Renewal(obligation))
    elif obligation.perhaps or (obligation.exact and _may_have_been_done_today(case, obligation)):
        doubt(case, obligation, "deadline")
    else:
        violate(case, obligation)


def _may_have_been_done_today(case: Case, obligation: Obligation) -> bool:
    """S3.1: a date-only act of the same local day as an exact deadline, wherever `as_of` stands."""
    own = ladder.has_own_act(obligation)
    if obligation.due is None or not (own or obligation.duty.modality == "do"):
        return False
    asked = obligation if own else obligation.parent or obligation
    today = case.clock.day(obligation.due)
    return any(
        record.date_only
        and record.at > case.now  # one of this very instant has had its effect
        and case.clock.day(record.at) == today
        and acts.could_discharge(case, record, asked)
        for record in case.records
    )
