"""CR545: school days are counted, but no school terms are listed."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.duty import Duty
from carerules.resolved.policy import Policy
from carerules.temporal.duration import Duration, Unit


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each duty that counts school days in a policy without `terms`. # S3.4"""
    if policy.terms is None:
        for duty in policy.duties.values():
            if any(length is not None and length.unit is Unit.SD for length in _lengths(duty)):
                yield Diagnostic("CR545", duty.span, {"duty": duty.id})


def _lengths(duty: Duty) -> Iterator[Duration | None]:
    for dated in (duty.within, duty.every, duty.tolerance):
        yield from (term.duration for term in dated.values()) if dated is not None else ()
    yield from duty.warn.values() if duty.warn is not None else ()
    yield duty.due_offset
    for step in duty.escalate:
        yield from (step.after, step.within.duration if step.within else None)
