"""When the clock of an obligation stood. (S5.8)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carerules.temporal.instants import NEVER

if TYPE_CHECKING:
    from .obligation import Narrator


def pause_lines(narrator: Narrator) -> list[str]:
    """Each stretch in which it stood; the deadline moved by it. # S5.8"""
    if narrator.duty.suspend is None:
        return []
    lines = [
        narrator.say("stood", since=narrator.instant(since), until=narrator.instant(until))
        for since, until in _pauses(narrator)
    ]
    if narrator.unknown("suspend"):
        lines.append(narrator.say("suspend_unknown"))
    if narrator.ob.suspended_at != NEVER:
        lines.append(narrator.say("suspended", at=narrator.instant(narrator.ob.suspended_at)))
    return lines


def _pauses(narrator: Narrator) -> list[tuple[int, int]]:
    """Those that are over, as seen whenever a record came that the obligation rests on."""
    if narrator.search is None or narrator.rest is None or not narrator.ob.moved:
        return []
    found, since = [], NEVER
    for t, ob in narrator.search.stood(narrator.told):
        if since != NEVER and ob.suspended_at != since:
            found.append((since, min(t, ob.suspended_at)))
        since = ob.suspended_at
    return found
