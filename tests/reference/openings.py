"""S4.8, S5.5, S5.10: how obligations open and end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from . import charts, deadlines, judging, recurrence
from .conditions import parse
from .kleene import UNKNOWN, conjunction, disjunction, value
from .obligations import Obligation, Renewal
from .periods import Period
from .policy import Duty
from .scope import Scope, holds

if TYPE_CHECKING:
    from .case import Case
    from .event import Event

AT_MOST = 16
OPEN_MODALITIES = ("do", "keep")
Slot = tuple[Period | None, str | None]
"""The period and the `by` day that an obligation of `each` is for."""


class Doubtful(NamedTuple):
    """An opening whose `while` or `when` was unknown; decided when the instant is settled. (S7.2)"""

    duty: Duty
    value: Any
    opening: Event | None
    when: Any
    after: Renewal | None = None


def values(case: Case, duty: Duty, event: Event | None) -> list[Any]:
    """The values of `for`; [None] without it, None for an unknown one."""
    loop = duty.raw.get("for")
    if not loop:
        return [None]
    (written,) = loop.values()
    if isinstance(written, list):
        return list(written)
    if isinstance(written, dict):
        return list(case.policy.groups[written["members_of"]].at("members", case.now) or [])
    found = value(parse(written), Scope(case, event, event))
    return [None if found is UNKNOWN else found]


def rule_8(case: Case, event: Event | None) -> None:
    """S4.8: first the conditions, then what recurs, then what the event opens; each duty by duty."""
    renewals, case.renewals = case.renewals, []
    if case.ended:
        return
    duties = [duty for duty in case.duties if duty.modality in OPEN_MODALITIES]
    for duty in duties:
        for obligation in case.open_ones(duty):
            deadlines.move(case, obligation)
        if holds(case, duty.tree("while", case.now)) is True:
            _known_again(case, duty)
            if duty.in_force(case.now):
                _becomes_true(case, duty)
    before = len(case.obligations)
    for renewal in renewals:
        _renew(case, renewal)
    for duty in duties:
        if duty.in_force(case.now):
            _upon(case, duty, event, holds(case, duty.tree("while", case.now)))
    if len(case.obligations) > before:
        rule_8(case, None)  # a condition may ask what is open


def _renew(case: Case, renewal: Renewal) -> None:
    duty = renewal.obligation.duty
    now = holds(case, duty.tree("while", case.now))
    if duty.in_force(case.now) and now is False:
        case.renewals.append(renewal)  # perhaps interrupted; decided with the instant  # S4
    elif duty.in_force(case.now):
        recurrence.renew(case, renewal, now)


def _known_again(case: Case, duty: Duty) -> None:
    """What was undetermined for its `while` ends, staying so, and a normal one opens. (S7.2)"""
    known = [obligation for obligation in case.open_ones(duty) if obligation.doubt == "while"]
    for obligation in known:
        end(case, obligation, lapsed=False)
    if not known or not duty.in_force(case.now):
        return
    period = current_period(case, duty)
    if period and "upon" not in duty.raw:  # also what was too many while it was in doubt  # S5.10
        for loop_value in values(case, duty, None):
            open_new(case, duty, loop_value, None, slots=days_to_come(case, duty, period))
        return
    for obligation in known:
        same = days_to_come(case, duty, period) if period else None
        open_new(case, duty, obligation.value, obligation.opening, slots=same)


def _becomes_true(case: Case, duty: Duty) -> None:
    if "upon" in duty.raw:
        if "each" in duty.raw and duty.id in case.activated and period_starts(case, duty):
            _open_all(case, duty, None)
        return
    if case.was.get(duty.id) is not True or ("each" in duty.raw and period_starts(case, duty)):
        case.was[duty.id] = True
        _open_all(case, duty, None)


def _open_all(case: Case, duty: Duty, opening: Event | None) -> None:
    for loop_value in values(case, duty, opening):
        open_new(case, duty, loop_value, opening)


def _upon(case: Case, duty: Duty, event: Event | None, now: Any) -> None:
    if event is None or "upon" not in duty.raw:
        return
    when: Any = False
    for trigger in duty.triggers("upon"):
        if trigger.event == event.type:
            when = disjunction(when, value(trigger.when, Scope(case, event)))
    both = conjunction(when, now)
    if both is False:
        return
    case.activated.add(duty.id)
    for loop_value in values(case, duty, event):
        if both is True:
            _upon_for_certain(case, duty, loop_value, event)
        else:
            open_new(case, duty, loop_value, event, doubt="upon" if when is UNKNOWN else "while")


def _upon_for_certain(case: Case, duty: Duty, loop_value: Any, event: Event) -> None:
    running = [
        one for one in case.open_ones(duty) if one.value == loop_value and not _nameless(duty, loop_value)
    ]
    for obligation in running:
        if obligation.doubt == "upon":
            end(case, obligation, lapsed=False)
        elif duty.raw.get("again") == "restart":
            _restart(case, obligation, event)
    open_new(case, duty, loop_value, event)


def _nameless(duty: Duty, loop_value: Any) -> bool:
    """S7.1: an unknown value of `for` is not the same as another unknown one."""
    return "for" in duty.raw and loop_value is None


def _restart(case: Case, obligation: Obligation, event: Event) -> None:
    """`again: restart` moves opening and deadline; the values are those of the new opening."""
    obligation.opened_at = obligation.values_at = obligation.anchor = case.now
    obligation.opening = event
    obligation.missed = obligation.acts = 0
    obligation.perhaps = obligation.moved = False
    if obligation.suspended_at is not None:
        obligation.suspended_at = case.now
    if obligation.false_since is not None:
        obligation.false_since = case.now
    if "every" in obligation.duty.raw:
        obligation.length = obligation.duty.length("every", case.now)
    if obligation.doubt in (None, "due"):
        deadlines.fix(case, obligation)


def open_new(
    case: Case,
    duty: Duty,
    loop_value: Any,
    opening: Event | None,
    after: Renewal | None = None,
    doubt: str | None = None,
    slots: list[Slot] | None = None,
) -> None:
    """Opens one, for `each` one for every `by` day, unless it is open already. (S4.8)"""
    offered = _slots(case, duty) if slots is None else slots
    wanted = [slot for slot in offered if not _is_there(case, duty, loop_value, *slot, doubt)]
    for period, by in wanted[:1] if doubt else wanted:  # in doubt one stands for all  # S7.2
        refused = case.refused.get((duty.id, loop_value, period, by, doubt))
        if refused is not None and refused[0] == case.now and refused[1] is opening:
            continue  # told, however often it is looked at
        if "for" in duty.raw and len(case.open_ones(duty)) >= (duty.at("at_most", case.now) or AT_MOST):
            if refused is None or not (period and doubt):
                case.find("too_many_open", duty.id)
            case.refused[duty.id, loop_value, period, by, doubt] = (case.now, opening)
            continue
        new = Obligation(duty, loop_value, case.now, case.now, opening, period=period, by=by)
        if "every" in duty.raw:
            recurrence.anchor(case, new, after)
        case.obligations.append(new)
        if doubt:
            judging.doubt(case, new, doubt)
        else:
            deadlines.fix(case, new)


def _slots(case: Case, duty: Duty) -> list[Slot]:
    """S5.5: the present period's `by` days that are still to come, if the duty may open now."""
    if "each" not in duty.raw:
        return [(None, None)]
    period = current_period(case, duty)
    if period is None or not (period_starts(case, duty) or duty.at("partial", case.now) == "count"):
        return []
    return days_to_come(case, duty, period)


def days_to_come(case: Case, duty: Duty, period: Period) -> list[Slot]:
    days: list[str | None] = [str(day) for day in duty.names] or [None]
    return [(period, by) for by in days if by is None or case.clock.end(period.day(by)) >= case.now]


def current_period(case: Case, duty: Duty) -> Period | None:
    if "each" not in duty.raw:
        return None
    return case.policy.periods.containing(duty.raw["each"], case.clock.day(case.now))


def period_starts(case: Case, duty: Duty) -> bool:
    """Whether a period of `each` starts at this instant."""
    period = current_period(case, duty)
    return period is not None and case.clock.start(period.first) == case.now


def _is_there(
    case: Case, duty: Duty, loop_value: Any, period: Period | None, by: str | None, doubt: str | None
) -> bool:
    """Kept: an open one; for `each` also one that has been judged; of `missed: once` the violated one."""
    if _nameless(duty, loop_value):
        return False
    for one in case.obligations:
        if one.duty is duty and one.step is None and one.value == loop_value:
            same_slot = (one.period, one.by) == (period, by)
            if one.open and (same_slot or (doubt and one.doubt)):
                return True
            if period is not None and same_slot and one.ended_at is None:
                return True
            if duty.once and "every" in duty.raw and one.undone and one.ceased_at is None:
                return True
    return False


def end(case: Case, obligation: Obligation, *, lapsed: bool = True) -> None:
    """It is open no more: lapsed, or (not `lapsed`) staying undetermined."""
    obligation.ended_at = case.now
    obligation.lapsed = lapsed and obligation.doubt != "keep"
    judging.close_finding(case, obligation)
    close_suspension(case, obligation)
    if obligation.lapsed and obligation.step is None:
        case.raise_event(f"lapsed({obligation.duty.id})")


def close_suspension(case: Case, obligation: Obligation) -> None:
    if obligation.suspension_doubt and obligation.suspension_doubt.until is None:
        obligation.suspension_doubt.until = case.now


def end_scope(case: Case) -> None:
    """S1, `ends`: every open obligation lapses; nothing opens and no workflow moves any more."""
    for obligation in case.obligations:
        if obligation.open:
            end(case, obligation)
        elif obligation.undone and obligation.ceased_at is None:
            obligation.ceased_at = case.now  # at a resumption every `while` counts as newly true
    charts.close_doubts(case)
    case.ended = True
    case.was.clear()
    case.activated.clear()
    case.waiting.clear()
    case.doubtful.clear()
    case.renewals.clear()
    case.queue.clear()
