"""S3.3, S5.4-S5.8, S5.12: when an obligation is due."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from . import judging, ladder
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
            judging.doubt(case, obligation, "due")
        obligation.due = None
        return
    if obligation.doubt == "due":
        judging.settle_doubt(case, obligation)
    obligation.unquantified = found is UNQUANTIFIED
    obligation.due = None
    if isinstance(found, Due):
        obligation.due, obligation.exact = found.at, found.exact
        note_provisional(case, obligation, found.provisional)
    obligation.provisional = isinstance(found, Due) and found.provisional


def note_provisional(case: Case, obligation: Obligation, provisional: bool) -> None:
    """S3.4: one finding for each obligation, when its deadline first depends on an unpublished year."""
    if provisional and not obligation.provisional:
        obligation.provisional = True
        case.find("provisional", obligation.duty.id, obligation.step)


def _deadline(case: Case, obligation: Obligation) -> Any:
    """A Due, None for none, UNQUANTIFIED or UNKNOWN."""
    duty, at = obligation.duty, obligation.values_at
    if obligation.step is not None:
        limit = case.policy.length(ladder.written(obligation).get("within"), at) or UNQUANTIFIED
        return case.clock.after(obligation.opened_at, limit) if isinstance(limit, Duration) else limit
    if duty.modality == "keep":
        tolerance = duty.length("tolerance", at) or NO_TIME
        if not isinstance(tolerance, Duration):
            return tolerance
        since = obligation.false_since
        return None if since is None else forwards(case, duty, at, since, tolerance)
    if "within" in duty.raw:
        within = duty.length("within", at)
        return forwards(case, duty, at, obligation.opened_at, within)
    if "every" in duty.raw:
        length = obligation.length
        whole = length.times(obligation.missed + 1) if isinstance(length, Duration) else length
        return forwards(case, duty, at, obligation.anchor, whole)
    if obligation.period:
        last = obligation.period.day(obligation.by) if obligation.by else obligation.period.last
        sure = obligation.period.sure
        return case.clock.by_end_of(last, roll=rolls(duty, at), provisional=not sure)
    if "due" in duty.raw:
        return _due_date(case, obligation)
    return None


def rolls(duty: Duty, at: int) -> bool:
    return bool(duty.at("roll", at) == "next_working_day")


def forwards(case: Case, duty: Duty, at: int, start: int, length: Duration | str | None) -> Any:
    """S3.3 with the duty's `roll` and `count_first_day`; what is no length is given back."""
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
                obligation.anchor, obligation.missed = obligation.opened_at, 0
            if not obligation.doubt:
                fix(case, obligation)


def _written(duty: Duty, at: int) -> list[Any]:
    lengths = [duty.length(key, at) for key in ("within", "every", "tolerance") if key in duty.raw]
    return [*lengths, duty.at("due", at)]


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
