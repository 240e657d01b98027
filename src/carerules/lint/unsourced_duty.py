"""CR334: a duty that cites nothing."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.policy import Policy


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each such duty."""
    for duty in policy.duties.values():
        if not duty.source:
            yield Diagnostic("CR334", duty.span, {"duty": duty.id})
