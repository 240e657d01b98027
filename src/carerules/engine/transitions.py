"""Workflows move: selection, eventless rounds, `after`, entry and exit. (S4.6, SCXML terms)"""

from __future__ import annotations

from carerules.program.opcodes import FALSE, MAYBE, TRUE
from carerules.program.plan import Chart, Edge
from carerules.temporal.instants import NEVER

from . import gauges, kinds
from .conditions import missing, truth
from .context import Context
from .state import Event, Finding

EVENTLESS_ROUNDS = 16

Selected = list[tuple[Chart, Edge]]


def start_charts(ctx: Context) -> None:
    """Enter the initial states of every workflow that is in force and has not begun. # S1.6"""
    for chart in ctx.plan.charts:
        if ctx.row.charts[chart.index] < 0 and chart.since <= ctx.row.now < chart.until:
            _enter(ctx, chart, -1, chart.start)


def take_event(ctx: Context, event: Event) -> None:
    """Every workflow looks for its transition; then all selected ones are taken. # S4.6.a # S4.6.b # S4.6.c"""
    selected: Selected = []
    for chart in ctx.plan.charts:
        leaf = ctx.row.charts[chart.index]
        if leaf < 0 or ctx.row.now >= chart.until:
            continue
        for edge in chart.edges[leaf].get(event.code, ()):
            verdict = truth(ctx, edge.when, event)
            if verdict == FALSE:
                continue
            if verdict == TRUE:
                selected.append((chart, edge))
            else:
                _undecided(ctx, chart, edge, event)
            break  # an unknown guard ends the selection of its workflow
    _take(ctx, selected, event)
    if selected:
        ctx.accepted = True


def take_eventless(ctx: Context) -> None:
    """Rounds of eventless transitions, until none is enabled or they have gone on for too long. # S4.6.g # S4.6.h"""
    for _ in range(EVENTLESS_ROUNDS):
        selected = _select_eventless(ctx)
        if not selected or ctx.row.circled_at == ctx.row.now:
            return
        _take(ctx, selected, None)
    if _select_eventless(ctx):
        _note_circle(ctx)


def _select_eventless(ctx: Context) -> Selected:
    if ctx.plan.gauges:
        gauges.refresh(ctx, ctx.row.changed)
    selected: Selected = []
    for chart in ctx.plan.charts:
        leaf = ctx.row.charts[chart.index]
        edge = _enabled(ctx, chart) if leaf >= 0 and chart.eventless[leaf] else None
        if edge is not None:
            selected.append((chart, edge))
    return selected


def _note_circle(ctx: Context) -> None:
    """What goes on without end is told once; nothing moves without an event for the rest of the instant."""
    ctx.row.circled_at = ctx.row.now
    ctx.find(kinds.UNDETERMINED, ctx.row.now).cause = "eventless_limit"


def _enabled(ctx: Context, chart: Chart) -> Edge | None:
    row = ctx.row
    leaf = row.charts[chart.index]
    if leaf < 0 or row.now >= chart.until:
        return None
    for edge in chart.eventless[leaf]:
        key = chart.index * 1_000_000 + edge.number
        verdict = truth(ctx, edge.when)
        if verdict == MAYBE:
            if key not in row.unknown_edges:
                row.unknown_edges[key] = _undecided(ctx, chart, edge, None)
            return None
        if key in row.unknown_edges:
            row.unknown_edges.pop(key).until = row.now
        if verdict == TRUE:
            return edge
    return None


def _undecided(ctx: Context, chart: Chart, edge: Edge, event: Event | None) -> Finding:
    finding = ctx.find(kinds.UNDETERMINED, ctx.row.now, event)
    finding.chart, finding.rule = chart.index, edge.number
    finding.missing = missing(ctx, edge.when, event, None)
    finding.cause = "guard"
    ctx.silence = ctx.silence or event is not None  # perhaps it was expected
    return finding


def _take(ctx: Context, selected: Selected, event: Event | None) -> None:
    for chart, edge in selected:
        ctx.out.taken.add((chart.index, edge.number))
        if edge.target >= 0:
            move(ctx, chart, edge.source, edge.target, event)
        else:
            ctx.out.stays.append((chart.index, ctx.row.charts[chart.index]))


def move(ctx: Context, chart: Chart, source: int, target: int, event: Event | None) -> None:
    """Leave everything below the least common proper ancestor of `source` and `target`, then enter `target`."""
    row = ctx.row
    leaf = row.charts[chart.index]
    above_source = chart.lineage[source][1:]
    common = next((state for state in chart.lineage[target][1:] if state in above_source), -1)
    _leave(ctx, chart, common)
    _enter(ctx, chart, common, target)
    ctx.out.steps.append((row.now, chart.index, leaf, row.charts[chart.index], event))


def _leave(ctx: Context, chart: Chart, until: int) -> None:
    """Exit the active states below `until`, innermost first; compounds with history remember."""
    row = ctx.row
    leaf = row.charts[chart.index]
    below = -1
    for state in chart.lineage[leaf]:
        if state == until:
            break
        if chart.memory[state] and below >= 0:
            row.memory[chart.index][state] = leaf if chart.memory[state] == 2 else below
        row.entered[chart.index].pop(state, None)
        row.after = [timer for timer in row.after if timer[1] != chart.index or timer[2] != state]
        _forget_unknown(ctx, chart, state)
        ctx.raise_event(chart.exited.get(state, -1))
        below = state
    row.changed |= chart.bit


def _forget_unknown(ctx: Context, chart: Chart, state: int) -> None:
    """A guard of a state that was left is no longer undecided."""
    for edge in chart.eventless[ctx.row.charts[chart.index]]:
        key = chart.index * 1_000_000 + edge.number
        if edge.source == state and key in ctx.row.unknown_edges:
            ctx.row.unknown_edges.pop(key).until = ctx.row.now


def _enter(ctx: Context, chart: Chart, above: int, target: int) -> None:
    """Enter `target`, what is between it and `above`, and the default or remembered states below. # S4.6.f"""
    row = ctx.row
    for state in reversed(chart.lineage[target]):
        if state != above and state not in row.entered[chart.index]:
            _enter_one(ctx, chart, state)
    state = target
    while chart.initial[state] >= 0:
        remembered = row.memory[chart.index].get(state, -1)
        if remembered >= 0:
            path = [s for s in reversed(chart.lineage[remembered]) if state in chart.lineage[s][1:]]
        else:
            path = [chart.initial[state]]
        for state in path:
            _enter_one(ctx, chart, state)
    row.charts[chart.index] = state
    row.changed |= chart.bit


def _enter_one(ctx: Context, chart: Chart, state: int) -> None:
    row = ctx.row
    row.entered[chart.index][state] = row.now
    ctx.raise_event(chart.entered.get(state, -1))
    for place, timeout in enumerate(chart.timeouts[state]):
        delay = None
        for since, duration in timeout.steps:
            if since <= row.now:
                delay = duration
        if delay is not None:
            row.after.append((ctx.program.reckoner.after(row.now, delay).at, chart.index, state, place))


def next_after(ctx: Context) -> int:
    """When the next `after` fires, or NEVER."""
    return min((timer[0] for timer in ctx.row.after), default=NEVER)


def due_after(ctx: Context, at: int) -> list[tuple[int, int, int, int]]:
    """The `after` timers of this instant: by workflow, innermost state first, in list order."""
    depth = {chart.index: chart.lineage for chart in ctx.plan.charts}
    due = [timer for timer in ctx.row.after if timer[0] <= at]
    return sorted(due, key=lambda timer: (timer[1], -len(depth[timer[1]][timer[2]]), timer[3]))


def fire_after(ctx: Context, timer: tuple[int, int, int, int]) -> bool:
    """Take the timed transition, if its state is still the one that armed it and its guard holds. # S4.6.i"""
    row = ctx.row
    if timer not in row.after:
        return False
    row.after.remove(timer)
    chart = ctx.plan.charts[timer[1]]
    timeout = chart.timeouts[timer[2]][timer[3]]
    if row.now >= chart.until:
        return False
    verdict = truth(ctx, timeout.when)
    if verdict == MAYBE:
        finding = ctx.find(kinds.UNDETERMINED, row.now)
        finding.chart, finding.rule = chart.index, timeout.number
        finding.missing = missing(ctx, timeout.when, None, None)
        finding.cause = "guard"
    if verdict != TRUE:
        return False
    ctx.out.taken.add((chart.index, timeout.number))
    move(ctx, chart, timeout.state, timeout.target, None)
    return True
