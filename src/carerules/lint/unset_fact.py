"""CR331: a fact that no event sets and that has no default: it is unknown for ever."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.policy import Policy


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each such fact or relation."""
    set_ = {(event.subject, fact) for event in policy.events.values() for fact in event.sets}
    for subject in policy.subjects.values():
        for fact in subject.facts.values():
            if fact.default is None and (subject.id, fact.id) not in set_:
                yield Diagnostic("CR331", fact.span, {"fact": fact.id, "subject": subject.id})
