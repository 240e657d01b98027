"""What a caller may give as an instant."""

from __future__ import annotations

from carerules.history.cells import FIRST_INSTANT, LAST_INSTANT
from carerules.temporal.instants import parse_moment
from carerules.temporal.zone import Zone


def instant(value: int | str, zone: Zone, name: str = "as_of") -> int:
    """Microseconds UTC; a date is the end of its day.

    Raises ValueError, naming the argument, for anything else and for what lies outside the years 1 to 9999: beyond
    them instants lose their order with "never", and a question about such a day would have no end.
    """
    try:
        if isinstance(value, str):
            at = parse_moment(value, zone).at
        elif isinstance(value, int) and not isinstance(value, bool):
            at = value
        else:
            raise ValueError
        if FIRST_INSTANT <= at <= LAST_INSTANT:
            return at
    except (ValueError, OverflowError):
        pass
    raise ValueError(
        f"{name}={value!r} is no instant: give microseconds since 1970 (UTC) or text as `2026-12-31` (the end of that "
        "day) or `2026-12-31T15:00`, in the years 1 to 9999"
    )
