"""S3.3, S4.1, S5.4-S5.6, S5.11: when an obligation is due, and what happens when it is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from . import acts, step, waivers
from .clock import Due, Duration
from .kleene import UNKNOWN, value
from .obligations import Obligation
from .policy import UNQUANTIFIED, Duty
from .scope import Scope

if TYPE_CHECKING:
    from .case import Case

NO_TIME = Duration(0, "min")


def fix(case: Case, obligation: Obligation) -> None:
    """Works out the deadline from the opening, with the values that hold for the obligation."""
    found = _deadline(case, obligation)
    if found is UNKNOWN:
        if obligation.doubt is None:
            doubt(case, obligation, "due")
        obligation.due = None
        return
    if obligation.doubt == "due":
        settle_doubt(case, obligation)
    obligation.unquantified = found is UNQUANTIFIED
    obligation.due = None
    if isinstance(found, Due):
        obligation.due, obligation.exact = found.at, found.exact
        note_provisional(case, obligation, found.provisional)


def note_provisional(case: Case, obligation: Obligation, provisional: bool) -> None:
    """S3.4: one finding for each obligation, when its deadline first depends on an unpublished year."""
    if provisional and not obligation.provisional:
        obligation.provisional = True
        case.find("provisional", obligation.duty.id, obligation.step)


def _deadline(case: Case, obligation: Obligation) -> Any:
    """A Due, None for none, UNQUANTIFIED or UNKNOWN."""
    duty, at = obligation.duty, obligation.values_at
    if obligation.step is not None:
        within = case.policy.length(acts.written_step(obligation).get("within"), at) or UNQUANTIFIED
        return case.clock.after(obligation.opened_at, within) if isinstance(within, Duration) else within
    if duty.modality == "keep":
        tolerance = duty.length("tolerance", at) or NO_TIME
        if not isinstance(tolerance, Duration):
            return tolerance
        since = obligation.false_since
        return None if since is None else _forwards(case, duty, at, since, tolerance)
    if "within" in duty.raw:
        within = duty.length("within", at)
        return _forwards(case, duty, at, obligation.opened_at, within)
    if "every" in duty.raw:
        length = obligation.length
        whole = length.times(obligation.missed + 1) if isinstance(length, Duration) else length
        return _forwards(case, duty, at, obligation.anchor, whole)
    if obligation.period:
        last = obligation.period.day(obligation.by) if obligation.by else obligation.period.last
        return case.clock.by_end_of(last, roll=rolls(duty, at))
    if "due" in duty.raw:
        return _due_date(case, obligation)
    return None


def rolls(duty: Duty, at: int) -> bool:
    return duty.at("roll", at) == "next_working_day"


def _forwards(case: Case, duty: Duty, at: int, start: int, length: Duration | str | None) -> Any:
    if not isinstance(length, Duration):
        return length
    first_day = duty.at("count_first_day", at) is True
    return case.clock.after(start, length, roll=rolls(duty, at), count_first_day=first_day)


def due_basis(case: Case, obligation: Obligation) -> tuple[Any, bool]:
    """What the `due` expression says now, and whether it looked at unpublished days."""
    scope = Scope.of(case, obligation, obligation.opening)
    found = value(obligation.duty.tree("due", obligation.values_at), scope)
    return found, scope.provisional


def _due_date(case: Case, obligation: Obligation) -> Any:
    """S5.6; a date means the end of that day."""
    obligation.basis, provisional = due_basis(case, obligation)
    if obligation.basis is UNKNOWN:
        return UNKNOWN
    roll = rolls(obligation.duty, obligation.values_at)
    if isinstance(obligation.basis, date):
        return case.clock.by_end_of(obligation.basis, roll=roll, provisional=provisional)
    at = obligation.basis
    end_of_day = at == case.clock.end(case.clock.day(at))
    if roll and not case.clock.working.counts(case.clock.day(at)):
        return case.clock.by_end_of(case.clock.day(at), roll=True, provisional=provisional)
    return Due(at, provisional, exact=not end_of_day)


def move(case: Case, obligation: Obligation) -> None:
    """S5.6: the date moves when its fact is changed."""
    if "due" in obligation.duty.raw and obligation.doubt in (None, "due") and obligation.step is None:
        found, _ = due_basis(case, obligation)
        if found is not obligation.basis and found != obligation.basis:
            fix(case, obligation)


def apply_new_values(case: Case) -> None:
    """S5.12, `transition: immediate`: new values apply to running obligations."""
    for obligation in case.obligations:
        duty = obligation.duty
        if duty.raw.get("transition") != "immediate" or not obligation.open or obligation.step is not None:
            continue
        before = _written(duty, obligation.values_at)
        obligation.values_at = case.now
        if before != _written(duty, case.now):
            if "every" in duty.raw:
                obligation.length = duty.length("every", case.now)
            if not obligation.doubt:
                fix(case, obligation)


def _written(duty: Duty, at: int) -> list[Any]:
    lengths = [duty.length(key, at) for key in ("within", "every", "tolerance") if key in duty.raw]
    return [*lengths, duty.at("due", at)]


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
    ready = [one for one in case.waiting if one.at <= case.now]
    case.waiting = [one for one in case.waiting if one.at > case.now]
    for obligation in sorted(due, key=lambda one: (one.duty.id, one.opened_at, one.step or 0, str(one.value))):
        decide(case, obligation)
    case.renewals += [one.obligation for one in ready]
    case.on_grid_point = {id(one.obligation): one.missed for one in ready}
    if due or ready:
        step.follow_up(case)
    case.on_grid_point = {}
    return bool(due or ready)


def decide(case: Case, obligation: Obligation) -> None:
    """Its time has come and no certain act: waived, undetermined or violated."""
    obligation.judged_at = case.now
    if obligation.step is None and waivers.active(case, obligation.duty):  # S5.9
        obligation.waived = True
        case.renewals.append(obligation)
    elif obligation.perhaps or (obligation.exact and _may_have_been_done_today(case, obligation)):
        doubt(case, obligation, "deadline")
    else:
        violate(case, obligation)


def _may_have_been_done_today(case: Case, obligation: Obligation) -> bool:
    """S3.1: a date-only act of the same local day as an exact deadline, wherever `as_of` stands."""
    if obligation.duty.modality != "do" or obligation.due is None:
        return False
    asked = obligation.parent or obligation
    if obligation.step is not None and acts.written_step(obligation).get("do"):
        asked = obligation
    today = case.clock.day(obligation.due)
    return any(
        record.date_only and case.clock.day(record.at) == today and step.could_discharge(case, record, asked)
        for record in case.records
    )


def open_steps(case: Case) -> bool:
    """S5.11: a step opens if the obligation is still undone."""
    opened = False
    for obligation in list(case.obligations):
        for number, at in step_times(case, obligation):
            if at <= case.now:
                opened = True
                next_step = Obligation(
                    obligation.duty, obligation.value, case.now, obligation.values_at, obligation.opening
                )
                next_step.step, next_step.parent = number, obligation
                obligation.steps.append(next_step)
                case.obligations.append(next_step)
                fix(case, next_step)
    return opened


def step_times(case: Case, obligation: Obligation) -> list[tuple[int, int]]:
    """The steps that have not opened yet: (number, when)."""
    if not obligation.undone or obligation.violated_at is None or obligation.step is not None:
        return []
    opened = [one.step for one in obligation.steps]
    times = []
    for number, written in enumerate(obligation.duty.at("escalate", obligation.values_at) or (), start=1):
        length = case.policy.length(written["after"], obligation.values_at)
        if number not in opened and isinstance(length, Duration):
            times.append((number, case.clock.after(obligation.violated_at, length).at))
    return times


def suspend(case: Case, obligation: Obligation) -> None:
    obligation.suspended_at = case.now


def resume(case: Case, obligation: Obligation) -> None:
    """S5.8: the remaining exact time, else the whole days from the day of suspension to the due day."""
    since, due = obligation.suspended_at, obligation.due
    obligation.suspended_at = None
    if since is None or due is None:
        return
    if obligation.false_since is not None and obligation.false_since >= since:
        obligation.false_since = case.now
        fix(case, obligation)
    elif obligation.exact:
        obligation.due = due + case.now - since
    else:
        left: timedelta = case.clock.day(due) - case.clock.day(since)
        roll = rolls(obligation.duty, obligation.values_at)
        moved = case.clock.by_end_of(case.clock.day(case.now) + left, roll=roll)
        obligation.due = moved.at
        note_provisional(case, obligation, moved.provisional)
    obligation.moved |= obligation.due != due


