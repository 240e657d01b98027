"""S4, what is decided once per instant, after its last event: ends by `while`, `suspend`, `keep`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import deadlines, judging, measures, openings, step
from .acts import discharge
from .kleene import UNKNOWN, conjunction, value
from .obligations import Obligation
from .policy import Duty
from .scope import Scope, holds

if TYPE_CHECKING:
    from .case import Case

ROUNDS = 1000


def settle(case: Case) -> None:
    """Settles, handles the internal events that this raises, and settles again until nothing follows."""
    if not case.exists:
        return
    for _ in range(ROUNDS):
        measures.note_time(case)
        if not case.ended:
            _settle_all_whiles(case)
            for duty in case.duties:
                if duty.modality in openings.OPEN_MODALITIES:
                    _settle_keep(case, duty)
                    _settle_suspension(case, duty)  # also of those that have just been opened
        if not case.queue:
            case.renewals = []
            return
        step.drain(case)
    raise RuntimeError("an instant that never settles")


def _settle_all_whiles(case: Case) -> None:
    """What one interrupts may end another's `while`, by `open(…)`: until nothing changes."""
    for _ in range(ROUNDS):
        before = [(id(one), one.doubt, one.ended_at) for one in case.obligations]
        for duty in case.duties:
            if duty.modality in openings.OPEN_MODALITIES:
                _settle_while(case, duty)
        if before == [(id(one), one.doubt, one.ended_at) for one in case.obligations]:
            for duty in case.duties:
                force = duty.in_force(case.now)
                case.was[duty.id] = holds(case, duty.tree("while", case.now)) if force else None
            case.stood = dict(case.was)
            return
        openings.rule_8(case, None)
    raise RuntimeError("conditions that never settle")


def _settle_while(case: Case, duty: Duty) -> None:
    now = holds(case, duty.tree("while", case.now))
    over: list[Any] = []
    for obligation in case.open_ones(duty):
        # S5.12: with the condition and the parameters of its opening
        own = value(duty.tree("while", obligation.values_at), Scope.of(case, obligation))
        if own is False and obligation.period and obligation.opened_at == case.now:
            _take_back(case, obligation)  # S5.5: not in force from the first instant of the period
            over.append(obligation.value)
        elif own is False:
            openings.end(case, obligation)
            over.append(obligation.value)
        elif own is UNKNOWN and obligation.doubt is None:
            obligation.due = obligation.suspended_at = None
            judging.doubt(case, obligation, "while")
    if now is False:
        case.activated.discard(duty.id)
    over += _cease(case, duty)
    if now is not UNKNOWN:
        _forget_refused(case, duty)
    if now is not True:
        case.waiting = [pair for pair in case.waiting if pair[1].obligation.duty is not duty]
    _settle_doubtful(case, duty, now)
    force = duty.in_force(case.now)
    if not force or "upon" in duty.raw:
        return
    if now is True and over:
        _go_on(case, duty, over)
    if now is UNKNOWN and _newly_unknown(case, duty, bool(over)):
        for loop_value in openings.values(case, duty, None):
            openings.open_new(case, duty, loop_value, None, doubt="while")


def _forget_refused(case: Case, duty: Duty) -> None:
    """The doubt is over: in the next one what is too many is told again."""
    for key, (at, _) in list(case.refused.items()):
        if key[0] == duty.id and key[-1] is not None and at != case.now:
            del case.refused[key]


def _go_on(case: Case, duty: Duty, values: list[Any]) -> None:
    """S4.8, S5.12: the condition of their opening has ended, that of today holds: the next ones open."""
    period = openings.current_period(case, duty)
    if period is None and "each" not in duty.raw:
        for one in values:
            openings.open_new(case, duty, one, None)
    for one in openings.values(case, duty, None) if period else ():
        stood = case.stood.get(duty.id) is True  # then the period is none that was entered midway
        slots = openings.days_to_come(case, duty, period) if period and stood else None
        openings.open_new(case, duty, one, None, slots=slots)


def _newly_unknown(case: Case, duty: Duty, again: bool) -> bool:
    """For `each` also at the first start of a period at which it is unknown."""
    if case.open_ones(duty):
        return False
    return again or case.was.get(duty.id) is not UNKNOWN or openings.period_starts(case, duty)


def _cease(case: Case, duty: Duty) -> list[Any]:
    """S5.4, `missed: once`: the violated one stays the only one until the end of the `while`. Whose it was."""
    ceased = []
    for obligation in case.of_duty(duty.id):
        waits = duty.once and obligation.undone and obligation.step is None and obligation.ceased_at is None
        if waits and value(duty.tree("while", obligation.values_at), Scope.of(case, obligation)) is False:
            obligation.ceased_at = case.now  # by the condition of its opening  # S5.12
            if obligation.violated_at is not None and "every" in duty.raw:
                ceased.append(obligation.value)
    return ceased


def _take_back(case: Case, obligation: Obligation) -> None:
    """It never was, and nothing was told of it."""
    case.obligations.remove(obligation)
    told = [
        f
        for f in case.findings
        if f.duty == obligation.duty.id and f.at == case.now and f.kind == "provisional"
    ]
    for finding in told:
        case.findings.remove(finding)


def _settle_doubtful(case: Case, duty: Duty, now: Any) -> None:
    mine = [one for one in case.doubtful if one.duty is duty]
    case.doubtful = [one for one in case.doubtful if one.duty is not duty]
    for one in mine:
        both = conjunction(one.when, now)
        if both is not False:
            cause = "upon" if one.when is UNKNOWN else "while"
            doubt = None if both is True else cause
            openings.open_new(case, duty, one.value, one.opening, one.after, doubt)


def _settle_suspension(case: Case, duty: Duty) -> None:
    """S5.8; undone obligations and `each` are not suspended. Unknown: the clock runs. (S7.2)"""
    if "suspend" not in duty.raw or "each" in duty.raw:
        return
    for obligation in case.open_ones(duty):
        if obligation.doubt in ("while", "upon", "keep"):
            continue
        tree = duty.tree("suspend", obligation.values_at)
        stands = value(tree, Scope.of(case, obligation))
        if stands is True and obligation.suspended_at is None:
            deadlines.suspend(case, obligation)
        elif stands is not True and obligation.suspended_at is not None:
            deadlines.resume(case, obligation)
        if stands is not UNKNOWN:
            openings.close_suspension(case, obligation)
            obligation.suspension_doubt = None
        elif obligation.suspension_doubt is None:
            obligation.suspension_doubt = case.find("undetermined", duty.id)


def _settle_keep(case: Case, duty: Duty) -> None:
    """S5.7: violated intervals end when the condition holds again, and a new obligation is pending."""
    if duty.modality != "keep":
        return
    for obligation in list(case.of_duty(duty.id)):
        waived = obligation.waived and obligation.violated_at is None and obligation.discharged_at is None
        if obligation.step is not None or not (obligation.undone or obligation.open or waived):
            continue
        if obligation.doubt in ("while", "upon"):
            continue
        kept = value(duty.tree("keep", obligation.values_at), Scope.of(case, obligation))
        if obligation.undone or waived:  # S5.9.c: of a waived one it is recorded
            if kept is True:
                discharge(case, obligation)
                _open_next(case, obligation)
        elif obligation.doubt == "keep":
            if kept is not UNKNOWN:
                openings.end(case, obligation, lapsed=False)
                _open_next(case, obligation)
        elif kept is UNKNOWN:
            obligation.due = obligation.false_since = None
            judging.doubt(case, obligation, "keep")
        else:
            _note_kept(case, obligation, kept)
    for obligation in case.open_ones(duty):  # those that have just been opened
        if obligation.doubt is None and obligation.opened_at == case.now:
            kept = value(duty.tree("keep", obligation.values_at), Scope.of(case, obligation))
            if kept is False:
                _note_kept(case, obligation, kept)


def _note_kept(case: Case, obligation: Obligation, kept: bool) -> None:
    if kept and obligation.false_since is not None:
        obligation.false_since = None
        deadlines.fix(case, obligation)
    elif not kept and obligation.false_since is None:
        obligation.false_since = case.now
        deadlines.fix(case, obligation)


def _open_next(case: Case, obligation: Obligation) -> None:
    duty = obligation.duty
    stands = holds(case, duty.tree("while", case.now))
    if duty.in_force(case.now) and stands is not False:
        doubt = None if stands is True else "while"
        openings.open_new(case, duty, obligation.value, obligation.opening, doubt=doubt)
