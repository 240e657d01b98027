"""CR335: a duty that rests only on sources that were no longer in force when it began."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic, Label
from carerules.resolved.policy import Policy


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each duty and such source."""
    for duty in policy.duties.values():
        for source in sorted({citation.source for citation in duty.source}):
            document = policy.sources[source]
            if document.effective.until <= duty.effective.since:
                span = duty.spans.get("source", duty.span)
                label = Label(document.span, "declared_here")
                yield Diagnostic("CR335", span, {"duty": duty.id, "source": source}, (label,))
