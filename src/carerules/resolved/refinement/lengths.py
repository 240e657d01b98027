"""Lengths of time that may only get shorter, and numbers where there was only a word."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.duty import Duty, Term
from carerules.resolved.policy import Policy, VagueTerm
from carerules.resolved.value import Dated, always
from carerules.temporal.duration import Duration

from .change import Change, at_all_times, inherited

NOTHING = "-"
"""Stands for a value that is not in force."""


def shorter(change: Change) -> Iterator[Diagnostic]:
    """The length may get shorter at every instant; a word without a number may get one."""
    old, new = getattr(change.old, change.key), getattr(change.new, change.key)
    if old is None:
        yield change.problem("CR355")
        return
    # Before its first date a duty is not in force, but a condition may not fail for any time. # S5.12, S5.7
    starts = change.key != "tolerance"
    for instant, before, after in at_all_times(old, new):
        if before is None and (starts or after is None):
            continue
        if before is None or not _allowed(before.duration, after.duration if after else None):
            yield change.problem("CR350", at=instant, before=_said(before), after=_said(after))
            return
        if _off_grid(change.new, change.key, before.duration, after.duration if after else None):
            yield change.problem("CR364", at=instant, before=_said(before), after=_said(after))
            return


def number(change: Change) -> Iterator[Diagnostic]:
    """A number may come where there is none, and get shorter where there is one."""
    old, new = _numbers(change.old), _numbers(change.new)
    below = ("value",) if isinstance(change.new, VagueTerm) else ()
    for instant, before, after in at_all_times(old, new):
        if not _allowed(before, after):
            said = str(before), str(after) if after is not None else NOTHING
            yield change.problem("CR350", *below, at=instant, before=said[0], after=said[1])
            return
    if isinstance(change.new, VagueTerm):
        yield from _elsewhere(change)


def _elsewhere(change: Change) -> Iterator[Diagnostic]:
    """What a shorter number for a word makes of inherited items that are not written again."""
    for flow in change.base.workflows.values():
        for state in flow.states.values():
            for after in state.after:
                if any(term.vague == change.id for term in after.delay.values()):
                    args = {"item": flow.id, "key": "after"}
                    yield Diagnostic("CR355", change.after.at("local"), args, (inherited(after.span),))
    for old in change.base.duties.values():
        yield from _grid_of(change, old, change.policy)


def _grid_of(change: Change, old: Duty, policy: Policy) -> Iterator[Diagnostic]:
    new = policy.duties[old.id]
    for _, before, after in at_all_times(old.every, new.every):
        if before is None or after is None or before.vague != change.id:
            continue
        if _off_grid(new, "every", before.duration, after.duration):
            args = {"item": new.id, "key": "every", "before": _said(before), "after": _said(after)}
            yield Diagnostic("CR364", change.after.at("local"), args, (inherited(old.spans["every"]),))
            return


def _allowed(before: Duration | None, after: Duration | None) -> bool:
    """Whether `after` is certainly no longer than `before`; None is no number, so never judged."""
    if before is None or after is None:
        return before is None
    return after.comparable(before) and after <= before


def is_shorter(before: Term | None, after: Term | None) -> bool:
    """The same of lengths as written, either of which may be missing."""
    return _allowed(before.duration if before else None, after.duration if after else None)


def _off_grid(duty: object, key: str, before: Duration | None, after: Duration | None) -> bool:
    """Whether a period of the inherited grid could pass without a whole one of the new. # S5.4"""
    grid = isinstance(duty, Duty) and duty.grid and key == "every"
    if not grid or before is None or after is None:
        return False
    return not after.comparable(before) or before.base[0] % after.base[0] != 0


def _numbers(item: object) -> Dated[Duration] | None:
    if isinstance(item, VagueTerm):
        return item.value
    within: Duration | None = getattr(item, "record_within", None)
    return always(within) if within is not None else None


def _said(term: Term | None) -> str:
    if term is None:
        return NOTHING
    return str(term.duration) if term.duration is not None else term.vague
