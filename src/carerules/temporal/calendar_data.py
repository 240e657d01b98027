"""Plain data, as read from a calendar file, made into a `Calendar`; the format is in docs/calendars.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from .calendar import Calendar
from .civil import SATURDAY, civil, parse_date, weekday

Path = tuple[str | int, ...]

Data = Mapping[str, object]

_FOUR_DIGITS = re.compile(r"[0-9]{4}")
_ANY: Final[frozenset[str]] = frozenset()
_HEAD = frozenset({"calendar", "title", "published", "years"})
_NOTICE = frozenset({"source", "off", "working"})


class CalendarError(ValueError):
    """Calendar data that makes no calendar: a short `reason`, and the `path` of the offending key or value.

    Reasons: `not_a_map not_a_list not_text missing_key unknown_key not_a_year not_a_date backwards`;
    `not_published` and `not_cited` where `published` and `years` name different years; and for a day
    `other_year`, `given_twice`, `not_a_weekend`.
    """

    def __init__(self, reason: str, path: Path) -> None:
        super().__init__(reason, path)
        self.reason = reason
        self.path = path


class _Notice(NamedTuple):
    source: str
    off: frozenset[int]
    working: frozenset[int]


def calendar_from(data: object) -> Calendar:
    """The calendar that `data` describes: maps, lists and scalars, the scalars as text or as YAML's numbers.

    Raises CalendarError for the first thing that is wrong.
    """
    head = _map(data, (), _HEAD, required=("calendar", "published", "years"))
    published = {year: path for item, path in _list(head, "published", ()) for year in _years(item, path)}
    notices: dict[int, _Notice] = {}
    for key, value in _map(head["years"], ("years",)).items():
        path: Path = ("years", key)
        year = _year(key, path)
        if year not in published:
            raise CalendarError("not_published", path)
        if year in notices:
            raise CalendarError("given_twice", path)
        notices[year] = _notice(year, value, path)
    for year, path in published.items():
        if year not in notices:
            raise CalendarError("not_cited", path)
    return Calendar(
        name=_text(head["calendar"], ("calendar",)),
        off=frozenset().union(*(notice.off for notice in notices.values())),
        working=frozenset().union(*(notice.working for notice in notices.values())),
        published=frozenset(published),
        title=_text(head.get("title", ""), ("title",)),
        sources=tuple((year, notices[year].source) for year in sorted(notices)),
    )


def _notice(year: int, data: object, path: Path) -> _Notice:
    entry = _map(data, path, _NOTICE, required=("source",))
    off, working = _days(entry, "off", path, year), _days(entry, "working", path, year)
    for day, place in working.items():
        if day in off:
            raise CalendarError("given_twice", place)
        if weekday(day) < SATURDAY:
            raise CalendarError("not_a_weekend", place)
    return _Notice(_source(entry["source"], (*path, "source")), frozenset(off), frozenset(working))


def _source(data: object, path: Path) -> str:
    """One citation, or several in one text."""
    if isinstance(data, list):
        return "; ".join(_text(item, (*path, place)) for place, item in enumerate(data))
    return _text(data, path)


def _days(entry: Data, key: str, path: Path, year: int) -> dict[int, Path]:
    """The days listed under `key` of one year's entry, each with its place."""
    found: dict[int, Path] = {}
    for item, place in _list(entry, key, path):
        for day in _dates(item, place):
            if civil(day)[0] != year:
                raise CalendarError("other_year", place)
            if day in found:
                raise CalendarError("given_twice", place)
            found[day] = place
    return found


def _dates(item: object, path: Path) -> range:
    """The days of `2026-01-01`, or of `2026-01-01..2026-01-03`."""
    first, dots, last = _text(item, path).partition("..")
    try:
        start = parse_date(first)
        days = range(start, (parse_date(last) if dots else start) + 1)
    except ValueError:
        raise CalendarError("not_a_date", path) from None
    if not days:
        raise CalendarError("backwards", path)
    return days


def _years(item: object, path: Path) -> range:
    """The years of `2026`, or of `2007..2026`."""
    first, dots, last = str(item).partition("..")
    start = _year(first, path)
    years = range(start, (_year(last, path) if dots else start) + 1)
    if not years:
        raise CalendarError("backwards", path)
    return years


def _year(item: object, path: Path) -> int:
    if not _FOUR_DIGITS.fullmatch(str(item)):
        raise CalendarError("not_a_year", path)
    return int(str(item))


def _text(item: object, path: Path) -> str:
    if not isinstance(item, str):
        raise CalendarError("not_text", path)
    return item


def _list(entry: Data, key: str, path: Path) -> Iterator[tuple[object, Path]]:
    """The items of the list under `key`, each with its place; none where there is no such key."""
    items = entry.get(key, [])
    if not isinstance(items, list):
        raise CalendarError("not_a_list", (*path, key))
    for place, item in enumerate(items):
        yield item, (*path, key, place)


def _map(data: object, path: Path, known: frozenset[str] = _ANY, required: tuple[str, ...] = ()) -> Data:
    if not isinstance(data, Mapping):
        raise CalendarError("not_a_map", path)
    for key in data:
        if known and key not in known:
            raise CalendarError("unknown_key", (*path, key))
    for key in required:
        if key not in data:
            raise CalendarError("missing_key", (*path, key))
    return data
