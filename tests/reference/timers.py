"""S4.1: the instants at which something may happen by itself; an idle one does no harm."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import floor
from typing import TYPE_CHECKING, Any

from . import charts, deadlines, ladder, measures, step, waivers
from .clock import FOREVER, birthday
from .conditions import Tree
from .kleene import UNKNOWN, value
from .policy import condition
from .scope import Scope

if TYPE_CHECKING:
    from .case import Case

LIFETIME = 200


def following(case: Case) -> int:
    """The next instant after the present one."""
    if not case.exists:
        since = case.org.existence.get(case.key, FOREVER)
        return since if since > case.now else FOREVER
    return min((at for at in _instants(case) if at > case.now), default=FOREVER)


def wake(case: Case) -> None:
    """What fires at or before the events of its instant: openings and re-evaluations."""
    if not case.exists and case.org.existence.get(case.key) == case.now:
        case.begin()
    if case.exists and not case.ended:
        case.enter_workflows()
        waivers.end(case)
        deadlines.apply_new_values(case)
        step.follow_up(case)
    elif case.exists:  # a waiver ends all the same, and nothing follows from it (docs/decisions/0002, 63)
        waivers.end(case)
        case.queue.clear()


def _instants(case: Case) -> Iterator[int]:
    yield from case.policy.boundaries
    yield from case.org.changes(apart_from=case.key)
    yield from _period_starts(case)
    yield from _crossings(case)
    for granted in case.waivers.values():
        yield from (waiver.until for waiver in granted)
    for obligation in case.obligations:
        if obligation.ticking and obligation.due is not None:
            yield obligation.due
        yield from (at for _, at in ladder.step_times(case, obligation))
    yield from (at for at, _ in case.waiting)
    for chart in charts.working(case):
        yield from (timer[0] for timer in charts.after_times(case, chart))


def _period_starts(case: Case) -> Iterator[int]:
    kinds = {duty.raw.get("each") for duty in case.duties} | {one.raw.get("over") for one in case.measures}
    for kind in case.policy.periods.kinds():
        if kind in kinds:
            day = case.policy.periods.next_start(kind, case.clock.day(case.now))
            if day is None and kind != "term":
                raise ValueError(f"no next {kind}")
            if day is not None:
                yield case.clock.start(day)


def _crossings(case: Case) -> Iterator[int]:
    """Where a comparison with time in it may change. (S7.3)"""
    for tree, scope in _watched(case):
        for side, other in _comparisons(tree):
            limit = value(other, scope)
            if limit is UNKNOWN:
                continue
            if side[0] == "call" and side[1] in ("age", "days_since"):
                yield from _days(case, side[1], value(side[2][0], scope), limit)
            elif side[0] == "name" and side[1] in [measure.id for measure in case.measures]:
                yield from measures.changes(case, case.policy.measures[side[1]], [limit])


def _watched(case: Case) -> Iterator[tuple[Tree, Scope]]:
    """The conditions that are looked at without an event."""
    for duty in case.duties:
        yield duty.tree("while", case.now), Scope(case)
    for obligation in case.obligations:
        if obligation.open or obligation.undone:
            for key in ("while", "keep", "suspend"):
                if key in obligation.duty.raw:
                    yield obligation.duty.tree(key, obligation.values_at), Scope.of(case, obligation)
    for chart in charts.working(case):
        for path in chart.active():
            for transition in chart.state(path).get("transitions") or ():
                if "event" not in transition:
                    yield condition(transition["when"]), Scope(case)
    for measure in case.measures:
        if "time" in measure.raw:
            yield condition(measure.raw["time"]), Scope(case)


def _comparisons(tree: Any) -> Iterator[tuple[Tree, Tree]]:
    """Both ways round, all pairs that a tree compares."""
    if isinstance(tree, list):
        for part in tree:
            yield from _comparisons(part)
    elif isinstance(tree, tuple):
        if tree[0] == "compare" and tree[1] == "in":
            yield from ((tree[2], item) for item in tree[3][1])
        elif tree[0] == "compare":
            yield from ((tree[2], tree[3]), (tree[3], tree[2]))
        for part in tree[1:]:
            yield from _comparisons(part)


def _days(case: Case, function: str, since: Any, limit: Any) -> Iterator[int]:
    """Days on which a number of years or days is reached, one more or less to be safe."""
    if since is UNKNOWN:
        return
    for number in range(floor(limit) - 1, floor(limit) + 3):
        if function == "age" and 0 <= number <= LIFETIME:
            yield case.clock.start(birthday(since, number))
        elif function == "days_since":
            day = since if isinstance(since, date) else case.clock.day(since)
            at = day.toordinal() + number
            if 0 < at < date.max.toordinal():
                yield case.clock.start(date.fromordinal(at))
