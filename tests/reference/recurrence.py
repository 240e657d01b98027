"""S5.4: how one obligation of `every` follows the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import deadlines, openings
from .clock import Duration
from .kleene import UNKNOWN
from .obligations import Obligation, Renewal

if TYPE_CHECKING:
    from .case import Case


def anchor(case: Case, new: Obligation, after: Renewal | None) -> None:
    """S5.4: from which instant, and for how many missed deadlines, the recurrence counts."""
    new.length = new.duty.length("every", case.now)
    new.anchor = case.now
    if after is None:
        return
    last = after.obligation
    if after.missed is None and last.discharged_at == case.now:
        return  # the anchor is the last discharge
    if last.moved or new.length != last.length:
        new.anchor = case.now if after.missed is not None or last.due is None else last.due
    else:
        new.anchor = last.anchor
        new.missed = last.missed + 1 if after.missed is None else after.missed


def renew(case: Case, renewal: Renewal, now: Any) -> None:
    """After a discharge or a missed deadline the next `every` opens."""
    last, duty = renewal.obligation, renewal.obligation.duty
    waited_for = duty.once and last.violated_at is not None  # also if it was waived first, and went on then
    if "every" not in duty.raw or (last.renewed and renewal.missed is None and not waited_for):
        return
    if last.doubt in ("while", "upon", "due"):
        return
    if duty.once and last.discharged_at is None and not last.waived:
        return
    last.renewed = True
    if duty.raw.get("from") == "start" and renewal.missed is None and last.discharged_at is not None:
        grid_point = _next_grid_point(case, last)
        if grid_point:
            case.waiting.append(grid_point)
            return
    if now is True:
        openings.open_new(case, duty, last.value, last.opening, renewal)
    elif now is UNKNOWN:
        case.doubtful.append(openings.Doubtful(duty, last.value, last.opening, True, renewal))


def _next_grid_point(case: Case, last: Obligation) -> tuple[int, Renewal] | None:
    """`from: start`: an act does not open the next before its grid point."""
    if last.due is None or not isinstance(last.length, Duration):
        return None
    at, missed = last.due, last.missed + 1
    while at < case.now:
        missed += 1
        whole = last.length.times(missed)
        at = deadlines.forwards(case, last.duty, last.values_at, last.anchor, whole).at
    return at, Renewal(last, missed)
