"""The third denominator: the instants around a duty's deadline at which a verdict turns. (S3.2, S3.3)"""

from __future__ import annotations

from collections.abc import Iterator

from carerules.resolved.duty import Duty
from carerules.resolved.policy import Policy
from carerules.temporal.calendar import Calendar
from carerules.temporal.civil import SATURDAY, civil, weekday
from carerules.temporal.deadline import Reckoner
from carerules.temporal.duration import Unit
from carerules.temporal.instants import MINUTE

from .clocks import can_wait, has_days, has_exact, is_quantified, lengths
from .entry import BOUNDARIES, Entry

DAYS = ("day_before", "day_of", "day_after")
INSTANTS = ("just_before", "at", "just_after")
MONTH_END, LEAP_DAY, HOLIDAY = "month_end", "leap_day", "holiday"
BOUNDARY_WORDS = (*DAYS, *INSTANTS, MONTH_END, LEAP_DAY, HOLIDAY)

NEAR = MINUTE
"""How far from an exact deadline is still `just` before or after it."""

_MONTHS = frozenset({Unit.MO, Unit.Y})
_COUNTED = frozenset({Unit.WD, Unit.SD})


def boundaries(policy: Policy) -> Iterator[Entry]:
    """Each boundary once for each duty that has a deadline of its own."""
    for duty in policy.duties.values():
        place = next((duty.spans[key] for key in _KEYS if key in duty.spans), duty.span)
        for boundary in of_duty(duty):
            yield Entry(key_of(duty.id, boundary), (("duty", duty.id), ("boundary", boundary)), place)


_KEYS = ("within", "due", "every", "each", "tolerance")


def key_of(duty: str, boundary: str) -> tuple[str, ...]:
    """The key of a boundary of a duty's deadline."""
    return BOUNDARIES, duty, boundary


def of_duty(duty: Duty) -> Iterator[str]:
    """The boundaries that mean something for the duty's deadline, by its unit."""
    has_deadline = any((duty.within, duty.due, duty.every, duty.each, duty.tolerance))
    if not has_deadline or not is_quantified(duty):
        return
    units = {length.unit for length in lengths(duty)}
    if has_days(duty):
        yield from DAYS if can_wait(duty) else DAYS[1:]
    if has_exact(duty):
        yield from INSTANTS if can_wait(duty) else INSTANTS[1:]
    if units & _MONTHS:
        yield from (MONTH_END, LEAP_DAY)
    if units & _COUNTED or duty.roll:
        yield HOLIDAY


def met(duty: Duty, reckoner: Reckoner, due: int, anchor: int, instant: int) -> Iterator[str]:
    """The boundaries at which `instant` lies, of an obligation counted from `anchor` and due at `due`."""
    zone = reckoner.zone
    last, day = zone.day(due), zone.day(instant)
    if has_days(duty) and due == zone.end(last):
        if abs(day - last) > 1:
            return
        yield DAYS[day - last + 1]
    elif abs(instant - due) <= NEAR:
        yield INSTANTS[(instant > due) - (instant < due) + 1]
    else:
        return
    meant = set(of_duty(duty))
    yield from (found for found in _special(duty, reckoner, zone.day(anchor), last) if found in meant)


def _special(duty: Duty, reckoner: Reckoner, first: int, last: int) -> Iterator[str]:
    """What is special about a deadline counted from day `first` to day `last`."""
    if civil(last + 1)[2] == 1:
        yield MONTH_END
    if any(civil(day)[1:] == (2, 29) for day in (first, last)):
        yield LEAP_DAY
    if _over_holiday(duty, reckoner, first, last):
        yield HOLIDAY


def _over_holiday(duty: Duty, reckoner: Reckoner, first: int, last: int) -> bool:
    """Days that count were left out or added on the way; or the due day comes right after days off."""
    calendar = reckoner.calendar
    units = {length.unit for length in lengths(duty)}
    days = range(first + 1, last + 1)
    if Unit.SD in units and any(
        weekday(day) < SATURDAY and not _is_school_day(reckoner, day) for day in days
    ):
        return True
    if Unit.WD in units and any(_is_exceptional(calendar, day) for day in days):
        return True
    return duty.roll and calendar.is_working(last) and not calendar.is_working(last - 1)


def _is_school_day(reckoner: Reckoner, day: int) -> bool:
    terms = reckoner.terms
    return reckoner.calendar.is_working(day) and (terms is None or day in terms)


def _is_exceptional(calendar: Calendar, day: int) -> bool:
    """A weekday off, or a weekend that is worked. # S3.4"""
    return calendar.is_working(day) != (weekday(day) < SATURDAY)
