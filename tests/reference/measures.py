"""Quantities over a case's past: `count`, `sum`, `time`.

What counted is kept as (instant, amount), for `time` as (since, value of the condition); everything else is
worked out anew whenever the measure is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from . import scope
from .clock import FOREVER, Duration
from .kleene import UNKNOWN, fraction, rounded, value
from .policy import Item, condition

if TYPE_CHECKING:
    from .case import Case
    from .event import Event

Stretch = tuple[int, int, Any]
"""From, until (exclusive), value."""


def note_event(case: Case, event: Event) -> None:
    """An event that has effect counts from the facts after rule 4 on (READINGS 59)."""
    for measure in case.measures:
        counted = measure.raw.get("count", measure.raw.get("event"))
        if counted == event.type:
            here = scope.Scope(case, event)
            matches = value(measure.tree("where", case.now), here)
            amount = value(condition(measure.raw["sum"]), here) if "sum" in measure.raw else 1
            if matches is not False:
                entry = UNKNOWN if matches is UNKNOWN else amount
                case.counted[measure.id].append((event.at, entry))


def note_time(case: Case) -> None:
    """The settled value of a `time` condition, kept where it changes."""
    for measure in case.measures:
        if "time" in measure.raw:
            now = scope.holds(case, condition(measure.raw["time"]))
            entries = case.counted[measure.id]
            if entries and entries[-1][0] == case.now:
                entries.pop()  # what did not last for an instant
            if not entries or entries[-1][1] is not now:
                entries.append((case.now, now))


def value_of(case: Case, measure: Item) -> Any:
    if "time" in measure.raw:
        note_time(case)
        return _time(case, measure)
    start = window_start(case, measure)
    counted = [(at, amount) for at, amount in case.counted[measure.id] if _inside(case, measure, at, start)]
    amounts = [amount for _, amount in counted]
    if any(amount is UNKNOWN for amount in amounts):
        return UNKNOWN
    return rounded(sum(fraction(amount) for amount in amounts))


def over(case: Case, measure: Item) -> Duration | str | None:
    """A duration, the kind of a period, or None for ever."""
    written = measure.raw.get("over")
    if written is None or written in case.policy.periods.kinds():
        return written
    return case.policy.length(written, case.now)


def window_start(case: Case, measure: Item) -> int | None:
    """The first instant of the current period; None without one."""
    kind = over(case, measure)
    if isinstance(kind, str) and kind in case.policy.periods.kinds():
        period = case.policy.periods.containing(kind, case.clock.day(case.now))
        return case.clock.start(period.first) if period else case.now
    return None


def _inside(case: Case, measure: Item, at: int, start: int | None) -> bool:
    """In a sliding window an event counts until the deadline that S3.3 gives from it (READINGS 60)."""
    length = over(case, measure)
    if isinstance(length, Duration):
        return case.now <= case.clock.after(at, length).at
    return start is None or at >= start


def _stretches(case: Case, measure: Item) -> list[Stretch]:
    """The past of a `time` condition; with `bridge` the shorter gaps filled once they have ended."""
    entries = case.counted[measure.id]
    ends = [at for at, _ in [*entries, (case.now, None)]][1:]
    found = [(since, until, now) for (since, now), until in zip(entries, ends, strict=True)]
    bridge = _bridge(case, measure)
    if bridge is None:
        return found
    filled = []
    for number, (since, until, now) in enumerate(found):
        around = [found[place][2] for place in (number - 1, number + 1) if 0 <= place < len(found)]
        bridged = now is False and around == [True, True] and until - since < bridge
        filled.append((since, until, True if bridged else now))
    return filled


def _bridge(case: Case, measure: Item) -> int | None:
    """How short a gap must be not to count, as a length of time."""
    length = case.policy.length(measure.raw.get("bridge"), case.now)
    return length.length() if isinstance(length, Duration) else None


def _time(case: Case, measure: Item) -> Any:
    stretches = _counting(case, measure)
    start = window_start(case, measure)
    length = over(case, measure)
    if isinstance(length, Duration):
        start = _slid(case, length)
    total: Any = 0
    for since, until, now in stretches:
        since = since if start is None else max(since, start)
        if now is UNKNOWN and until >= since and (until > since or until == case.now):
            return UNKNOWN
        if until > since and now is True:
            total += until - since
    return total


def _slid(case: Case, length: Duration) -> int:
    if length.exact:
        return case.now - length.length()
    return case.clock.start(case.clock.days_before(case.clock.day(case.now), length)[0])


def _counting(case: Case, measure: Item) -> list[Stretch]:
    """All stretches, or those of the present run."""
    stretches = _stretches(case, measure)
    return _present_run(case, measure, stretches) if measure.raw.get("run") else stretches


def _present_run(case: Case, measure: Item, stretches: list[Stretch]) -> list[Stretch]:
    """The last unbroken stretch; a present gap shorter than `bridge` does not break it yet."""
    run: list[Stretch] = []
    bridge = _bridge(case, measure)
    for number, (since, until, now) in reversed(list(enumerate(stretches))):
        present = number == len(stretches) - 1
        if now is False:
            holds_on = present and bridge is not None and case.now - since < bridge
            if not holds_on and (until > since or present):
                break
        run.append((since, until, now))
    return run


def changes(case: Case, measure: Item, limits: list[Any]) -> Iterator[int]:
    """Instants at which a comparison of the measure with one of the limits may change; some may be idle."""
    length, entries = over(case, measure), case.counted[measure.id]
    if isinstance(length, Duration):
        yield from (case.clock.after(at, length).at + more for at, _ in entries for more in (0, 1))
    if "time" not in measure.raw or not entries:
        return
    bridge = _bridge(case, measure)
    if bridge:
        yield from (at + bridge for at, _ in entries)
    yield case.clock.end(case.clock.day(case.now)) + 1 if length else FOREVER
    total = value_of(case, measure)
    if _stands(case, measure, length, entries[-1][1]):
        return
    for limit in limits:
        if isinstance(limit, Duration) and total is not UNKNOWN:
            for distance in (-1, 0, 1):
                yield case.now + abs(limit.length() - total) + distance


def _stands(case: Case, measure: Item, length: Duration | str | None, now: Any) -> bool:
    """Nothing comes in, and nothing goes out of an exact window; or as much goes out as comes in."""
    going = False
    if isinstance(length, Duration) and length.exact:
        edge = _slid(case, length)
        going = any(since <= edge < until and held is True for since, until, held in _counting(case, measure))
    return (now is True) == going
