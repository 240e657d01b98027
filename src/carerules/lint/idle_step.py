"""CR546: a step of the ladder that asks for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.policy import Policy


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each step of a prohibition without `do`: what was violated is never made good. # S5.11"""
    for duty in policy.duties.values():
        if duty.modality == "forbid":
            for step in duty.escalate:
                if not step.do:
                    yield Diagnostic("CR546", step.span, {"duty": duty.id})
