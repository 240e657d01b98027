"""How a duty's deadline is counted. (S3.3, S5.2)"""

from __future__ import annotations

from collections.abc import Iterator

from carerules.resolved.duty import Duty, Term
from carerules.temporal.duration import Duration


def terms(duty: Duty) -> Iterator[Term]:
    """Every length that decides over its deadline, whenever it is in force."""
    for dated in (duty.within, duty.every, duty.tolerance):
        if dated is not None:
            yield from dated.values()


def lengths(duty: Duty) -> list[Duration]:
    """Those of its lengths that are numbers, and the shift of a `due`."""
    found = [term.duration for term in terms(duty) if term.duration is not None]
    return found + ([duty.due_offset] if duty.due_offset is not None else [])


def is_unquantified(duty: Duty) -> bool:
    """Whether its deadline is at some time a word without a number. # S5.2"""
    return any(term.duration is None for term in terms(duty))


def is_quantified(duty: Duty) -> bool:
    """Whether lateness is at some time judged."""
    words = list(terms(duty))
    return not words or any(term.duration is not None for term in words)


def has_exact(duty: Duty) -> bool:
    """Whether some deadline is an instant within a day: `min`, `h`, or a `due` with a time. # S3.3"""
    if duty.due is not None:
        return _due_is_instant(duty) or (duty.due_offset is not None and duty.due_offset.exact)
    return any(length.exact for length in lengths(duty))


def has_exact_step(duty: Duty) -> bool:
    """Whether some step of its ladder has a deadline within a day. # S5.11"""
    asked = (step.within.duration for step in duty.escalate if step.within is not None)
    return any(length is not None and length.exact for length in asked)


def has_days(duty: Duty) -> bool:
    """Whether some deadline is the end of a day."""
    if duty.each:
        return is_quantified(duty)
    if duty.due is not None:
        return not has_exact(duty)
    return any(not length.exact for length in lengths(duty))


def _due_is_instant(duty: Duty) -> bool:
    assert duty.due is not None
    kinds = {tree.type.kind for tree in duty.due.values()}
    return "instant" in kinds and duty.due_offset is None and not duty.roll


def can_wait(duty: Duty) -> bool:
    """Whether there is anything to wait for: a deadline that is not the end of its own opening's day."""
    return bool(duty.each) or duty.due is not None or any(length.n for length in lengths(duty))
