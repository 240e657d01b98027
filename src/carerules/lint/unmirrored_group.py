"""CR349: a group that is to be mirrored at a level, which is not yet carried out."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.resolved.policy import Policy


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each such group: its duties are owed once and not again at each instance of the level."""
    for group in policy.groups.values():
        if group.mirrored_at:
            yield Diagnostic("CR349", group.span, {"group": group.id, "levels": group.mirrored_at})
