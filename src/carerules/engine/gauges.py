"""Measures: how often, how long, how much; their comparisons flip at instants that can be computed. (S7.3)

A gauge keeps triples: (instant, amount, when it no longer counts) of counted events, or (instant, truth, 0) of a
condition from then on.
"""

from __future__ import annotations

from carerules.expressions.decimals import total
from carerules.program.opcodes import FALSE, LIMIT, MAYBE, TRUE, UNKNOWN
from carerules.program.plan import Gauge
from carerules.temporal.duration import Duration
from carerules.temporal.instants import EVER, NEVER

from .context import ALL, Context
from .state import Event

COUNT, TIME, SUM = range(3)

Stretch = tuple[int, int, int]
"""From, until, truth."""


def count(ctx: Context, event: Event) -> None:
    """Add the event to the measures that count or sum it; those of time look at the new facts. # S7.3"""
    from .conditions import evaluate, truth

    if not ctx.plan.gauges:
        return
    refresh(ctx, ctx.row.changed)
    for gauge in ctx.plan.gauges:
        if gauge.event != event.code or gauge.kind == TIME:
            continue
        verdict = truth(ctx, gauge.where, event)
        if verdict == FALSE:
            continue
        amount = evaluate(ctx, gauge.value, event) if gauge.kind == SUM else 1
        expiry = _expiry(ctx, gauge, event.at)
        ctx.row.gauges[gauge.index].append((event.at, UNKNOWN if verdict == MAYBE else amount, expiry))
        ctx.row.changed |= gauge.bit
        ctx.row.opening_at = EVER


def refresh(ctx: Context, changed: int) -> None:
    """Note for the measures of time, where what they read has `changed`, whether their condition holds from now on."""
    from .conditions import truth

    row = ctx.row
    for gauge in ctx.plan.gauges:
        if gauge.kind != TIME or not (changed & gauge.reads or changed == ALL):
            continue
        turns, verdict = row.gauges[gauge.index], truth(ctx, gauge.condition)
        if turns and turns[-1][1] == verdict:
            continue
        if turns and turns[-1][0] == row.now:
            turns.pop()
        turns.append((row.now, verdict, 0))
        row.changed |= gauge.bit
        row.opening_at = EVER


def gauge_value(ctx: Context, index: int) -> float:
    """The measure now: a number of events, a sum, or microseconds; NaN is unknown."""
    gauge = ctx.plan.gauges[index]
    if gauge.kind == TIME:
        return _time_at(ctx, gauge)
    found = total([amount for _, amount, expiry in ctx.row.gauges[index] if expiry > ctx.row.now])
    return found if -LIMIT <= found <= LIMIT else UNKNOWN


def _expiry(ctx: Context, gauge: Gauge, at: int) -> int:
    """The first instant at which an event at `at` no longer counts."""
    zone = ctx.program.zone
    if gauge.window is not None:
        return ctx.program.reckoner.after(at, gauge.window).at + 1
    if gauge.period:
        following = ctx.program.periods.next(gauge.period, zone.day(at))
        return zone.start(following.first_day) if following is not None else NEVER
    return NEVER


def _window_start(ctx: Context, gauge: Gauge) -> int:
    zone, now = ctx.program.zone, ctx.row.now
    if gauge.window is not None:
        edge = ctx.program.reckoner.before(now, gauge.window).at
        return edge if gauge.window.exact else zone.start(zone.day(edge))
    if gauge.period:
        period = ctx.program.periods.containing(gauge.period, zone.day(now))
        return zone.start(period.first_day) if period is not None else now
    return EVER


def _stretches(ctx: Context, gauge: Gauge) -> list[Stretch]:
    """The condition's past as stretches, short gaps bridged, equal neighbours joined."""
    turns = ctx.row.gauges[gauge.index]
    ends = [turn[0] for turn in turns[1:]] + ([ctx.row.now] if turns else [])  # none before its first look
    raw = [(since, until, int(verdict)) for (since, verdict, _), until in zip(turns, ends, strict=True)]
    joined: list[Stretch] = []
    for place, (since, until, verdict) in enumerate(raw):
        between = 0 < place < len(raw) - 1 and raw[place - 1][2] == TRUE and raw[place + 1][2] == TRUE
        if verdict == FALSE and between and until - since < gauge.bridge:
            verdict = TRUE
        if joined and joined[-1][2] == verdict:
            joined[-1] = (joined[-1][0], until, verdict)
        else:
            joined.append((since, until, verdict))
    return joined


def _time_at(ctx: Context, gauge: Gauge) -> float:
    stretches = _counting(ctx, gauge)
    start, now = _window_start(ctx, gauge), ctx.row.now
    found = 0
    for since, until, verdict in stretches:
        length = min(until, now) - max(since, start)
        if length < 0 or verdict == FALSE or (length == 0 and until != now):
            continue
        if verdict == MAYBE:
            return UNKNOWN
        found += length
    return found


def _counting(ctx: Context, gauge: Gauge) -> list[Stretch]:
    """All stretches, or those of the present run."""
    stretches = _stretches(ctx, gauge)
    return _present_run(ctx, gauge, stretches) if gauge.run else stretches


def _present_run(ctx: Context, gauge: Gauge, stretches: list[Stretch]) -> list[Stretch]:
    """Back to where the condition surely failed; a gap that may still be bridged has not broken the run."""
    run: list[Stretch] = []
    for stretch in reversed(stretches):
        since, _, verdict = stretch
        bridged = stretch is stretches[-1] and ctx.row.now - since < gauge.bridge
        if verdict == FALSE and not bridged:
            break
        run.append(stretch)
    return run


def next_flip(ctx: Context) -> int:
    """The next instant at which a measure may pass a number it is compared with, or has to be looked at again."""
    soonest = NEVER
    for gauge in ctx.plan.gauges:
        if gauge.kind == TIME:
            soonest = min(soonest, _next_time_flip(ctx, gauge))
            continue
        for _, _, expiry in reversed(ctx.row.gauges[gauge.index]):
            if expiry <= ctx.row.now:
                break  # what came earlier has expired too
            soonest = min(soonest, expiry)
    return soonest


def _pace(ctx: Context, gauge: Gauge) -> int:
    """How fast the measure grows: what goes on counting comes in, what counts at the far edge goes out."""
    grows = ctx.row.gauges[gauge.index][-1][1] == TRUE
    if gauge.window is None or not gauge.window.exact:
        return int(grows)
    edge = _window_start(ctx, gauge)
    leaves = any(since <= edge < until and verdict == TRUE for since, until, verdict in _counting(ctx, gauge))
    return grows - leaves


def _crossings(ctx: Context, gauge: Gauge) -> list[int]:
    """When the measure passes a number at the pace of the clock; out of an exact window it also runs so."""
    now, pace = ctx.row.now, _pace(ctx, gauge) if gauge.thresholds else 0
    value = _time_at(ctx, gauge) if pace else UNKNOWN
    if value != value:
        return []
    ahead = [int(threshold - value) * pace for threshold in gauge.thresholds]
    return [now + way + more for way in ahead if way >= 0 for more in (0, 1)]


def _next_edge(ctx: Context, gauge: Gauge, window: Duration) -> int:
    """When the far edge of a sliding window moves: with every day; of an exact one, when it comes to a turn."""
    zone, now = ctx.program.zone, ctx.row.now
    if not window.exact:
        return zone.start(zone.day(now) + 1)
    found = NEVER
    for since, _, _ in reversed(ctx.row.gauges[gauge.index]):
        leaves = ctx.program.reckoner.after(since, window).at
        if leaves <= now:
            break
        found = leaves
    return found


def _next_time_flip(ctx: Context, gauge: Gauge) -> int:
    now, turns = ctx.row.now, ctx.row.gauges[gauge.index]
    candidates = _crossings(ctx, gauge)
    if gauge.window is not None:
        candidates.append(_next_edge(ctx, gauge, gauge.window))
    if gauge.period:
        candidates.append(_expiry(ctx, gauge, now))
    if gauge.run and turns[-1][1] == FALSE:
        candidates.append(turns[-1][0] + gauge.bridge)
    return min((at for at in candidates if at > now), default=NEVER)
