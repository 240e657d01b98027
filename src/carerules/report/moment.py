"""Instants and lengths of time as people read them."""

from __future__ import annotations

from carerules.temporal.instants import DAY, HOUR, MINUTE, format_instant
from carerules.temporal.zone import Zone

from .voice import Voice


def shown(at: int, zone: Zone) -> str:
    """`at` in the zone, to the minute: `2026-03-16 15:00`; the last instant of a day as 24:00."""
    text = format_instant(at, zone)
    return f"{text[:10]} {'24:00' if at == zone.end(zone.day(at)) else text[11:16]}"


def length(microseconds: int, voice: Voice) -> str:
    """A length in days and hours, below a day in hours and minutes; rounded down."""
    days, rest = divmod(microseconds, DAY)
    hours, minutes = rest // HOUR, rest % HOUR // MINUTE
    if days:
        return voice("length.days", days=days, hours=hours)
    if hours:
        return voice("length.hours", hours=hours, minutes=minutes)
    return voice("length.minutes", minutes=minutes) if minutes else voice("length.seconds")
