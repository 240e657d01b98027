"""What a caller may give as an instant."""

from __future__ import annotations

from carerules.temporal.instants import parse_moment
from carerules.temporal.zone import Zone


def instant(value: int | str, zone: Zone) -> int:
    """Microseconds UTC; a date is the end of its day. Raises ValueError for anything else."""
    return value if isinstance(value, int) else parse_moment(value, zone).at
