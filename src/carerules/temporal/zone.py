"""Time zones as integer arithmetic over a table of offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from .instants import DAY, EVER, NEVER, SECOND

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
"""Changes of offset are known between these years; before and after, the nearest offset holds."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STRIDE = timedelta(days=7)
"""No zone of the database ever kept an offset for a shorter time."""


class _Eras(NamedTuple):
    """Stretches of one offset, in order. The last three say in local time what `since` and `offset` imply."""

    since: tuple[int, ...]
    offset: tuple[int, ...]
    reads_from: tuple[int, ...]
    """The local time from which a local time is read with this offset."""
    first_local: tuple[int, ...]
    last_local: tuple[int, ...]


class Zone:
    """A time zone of the IANA database, equal to and hashed like every other of its name.

    Days are day numbers, instants microseconds UTC. Raises ValueError (`zone`) for a name that is not known.
    """

    __slots__ = ("_eras", "name")

    name: str
    _eras: _Eras

    def __init__(self, name: str) -> None:
        self.name = name
        self._eras = _eras(name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Zone) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.name)

    def __repr__(self) -> str:
        return f"Zone({self.name!r})"

    def __reduce__(self) -> tuple[type[Zone], tuple[str]]:
        return Zone, (self.name,)

    def offset(self, at: int) -> int:
        """How far local time is ahead of UTC at the instant `at`, in microseconds."""
        eras = self._eras
        return eras.offset[bisect_right(eras.since, at) - 1]

    def changes(self) -> tuple[tuple[int, int], ...]:
        """Every `(instant, offset)` from which an offset holds, the first from the beginning of time."""
        return tuple(zip(self._eras.since, self._eras.offset, strict=True))

    def readings(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The local times from which a local time is read with another offset, and those offsets."""
        return self._eras.reads_from, self._eras.offset

    def day(self, at: int) -> int:
        """The local day of the instant `at`."""
        eras = self._eras
        return (at + eras.offset[bisect_right(eras.since, at) - 1]) // DAY

    def start(self, day: int) -> int:
        """The first instant of the local day (of the next one that exists, if clocks skipped it)."""
        eras = self._eras
        local = day * DAY
        era = bisect_left(eras.last_local, local)
        return max(eras.since[era], local - eras.offset[era])

    def end(self, day: int) -> int:
        """The last microsecond of the local day (of the last one that exists, if clocks skipped it)."""
        eras = self._eras
        local = (day + 1) * DAY - 1
        era = bisect_right(eras.first_local, local) - 1
        return min(eras.last_local[era], local) - eras.offset[era]

    def at(self, day: int, of_day: int) -> int:
        """The instant at which a local clock shows `of_day` microseconds after midnight of `day`.

        Of a time that comes twice, the first; one that clocks skip is read as if they had not been moved yet.
        """
        eras = self._eras
        local = day * DAY + of_day
        return local - eras.offset[bisect_right(eras.reads_from, local) - 1]


@lru_cache(maxsize=64)
def _eras(name: str) -> _Eras:
    changes = _changes(_load(name))
    since = tuple(at for at, _ in changes)
    offset = tuple(ahead for _, ahead in changes)
    before = (offset[0], *offset)
    until = (*since[1:], NEVER)
    return _Eras(
        since=since,
        offset=offset,
        reads_from=tuple(at + max(pair) for at, *pair in zip(since, before, offset, strict=False)),
        first_local=tuple(at + ahead for at, ahead in changes),
        last_local=tuple(end + ahead - 1 for end, ahead in zip(until, offset, strict=True)),
    )


def _load(name: str) -> ZoneInfo:
    """The zone from the `tzdata` package: never from the machine, whose database may be another (S2)."""
    database = files("tzdata")
    if name not in (database / "zones").read_text(encoding="utf-8").split():
        raise ValueError("zone")
    with database.joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, name)


def _changes(zone: ZoneInfo) -> list[tuple[int, int]]:
    """Every `(instant, offset)` at which the offset changes, the first one from the beginning of time."""
    low = datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)
    end = datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC)
    changes = [(EVER, _ahead(zone, low))]
    while low < end:
        high = low + _STRIDE
        ahead = _ahead(zone, high)
        if ahead != changes[-1][1]:
            changes.append((_change_between(zone, low, high), ahead))
        low = high
    return changes


def _change_between(zone: ZoneInfo, low: datetime, high: datetime) -> int:
    """The instant in `(low, high]` from which the offset of `high` holds; offsets change on whole seconds."""
    seconds, after = (high - low) // timedelta(seconds=1), _ahead(zone, high)
    first = bisect_left(
        range(seconds), True, key=lambda second: _ahead(zone, low + timedelta(seconds=second)) == after
    )
    return ((low - _EPOCH) // timedelta(seconds=1) + first) * SECOND


def _ahead(zone: ZoneInfo, at: datetime) -> int:
    ahead = at.astimezone(zone).utcoffset()
    assert ahead is not None
    return ahead // timedelta(microseconds=1)
