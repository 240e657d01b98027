"""CR544: a key of a duty that has no effect beside its deadline."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.policy import Policy


def check(policy: Policy) -> Iterator[Diagnostic]:
    """`suspend` beside `each` (S5.8) or `before`, and `warn` beside `before`: there is no clock."""
    for duty in policy.duties.values():
        idle = [("suspend", "each")] if duty.suspend is not None and duty.each else []
        if duty.before:
            keys = {"suspend": duty.suspend, "warn": duty.warn}
            idle += [(key, "before") for key, value in keys.items() if value is not None]
        for key, deadline in idle:
            yield Diagnostic("CR544", duty.spans.get(key, duty.span), {"key": key, "deadline": deadline})
