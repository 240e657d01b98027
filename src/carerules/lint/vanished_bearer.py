"""CR336: a duty that outlives the unit that bears it, with nobody to take over."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic, Label
from carerules.resolved.policy import Policy
from carerules.temporal.instants import NEVER


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each duty and such unit."""
    inherited = {old for unit in policy.units.values() for old, _ in unit.successor_of}
    for duty in policy.duties.values():
        ends = [since for since, _ in duty.bearer.steps[1:]] + [duty.effective.until]
        for (_, bearer), last in zip(duty.bearer.steps, ends, strict=True):
            post = policy.posts.get(bearer)
            unit = policy.units.get(post.unit if post else bearer)
            if unit is None or unit.id in inherited or unit.effective.until == NEVER:
                continue
            if unit.effective.until < last:
                label = Label(unit.span, "declared_here")
                args = {"duty": duty.id, "unit": unit.id}
                yield Diagnostic("CR336", duty.spans.get("bearer", duty.span), args, (label,))
