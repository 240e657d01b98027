"""Copies of a case, so that a question never changes what was asked about."""

from __future__ import annotations

from .context import Context
from .state import Obligation, Output, Row

_LISTS = (
    "facts",
    "charts",
    "after",
    "truth",
    "settled",
    "started",
    "waivers",
    "assigned",
    "moves",
    "relations",
)


def copy_row(row: Row) -> Row:
    """An independent equal row."""
    twin = Row(row.plan, row.subject)
    for name in Row.__slots__:
        setattr(twin, name, getattr(row, name))
    for name in _LISTS:
        setattr(twin, name, list(getattr(row, name)))
    twin.entered = [dict(states) for states in row.entered]
    twin.memory = [dict(states) for states in row.memory]
    twin.gauges = [list(pairs) for pairs in row.gauges]
    twin.done = {period: set(places) for period, places in row.done.items()}
    twin.unknown_edges = dict(row.unknown_edges)
    twin.unsettled = set(row.unsettled)
    twins = _copy_obligations(row)
    twin.live = [[twins[id(ob)] for ob in obligations] for obligations in row.live]
    twin.awaiting = [twins[id(ob)] for ob in row.awaiting]
    twin.ladder = [(at, twins[id(ob)], place) for at, ob, place in row.ladder]
    return twin


def _copy_obligations(row: Row) -> dict[int, Obligation]:
    reachable = [ob for obligations in row.live for ob in obligations]
    reachable += row.awaiting + [ob for _, ob, _ in row.ladder]
    reachable += [ob.parent for ob in reachable if ob.parent is not None]
    twins: dict[int, Obligation] = {}
    for ob in sorted(reachable, key=lambda ob: ob.step):  # parents before their steps
        if id(ob) not in twins:
            twins[id(ob)] = ob.copy(twins)
    return twins


def branch(ctx: Context) -> Context:
    """The same case, to be carried on separately with an output of its own."""
    org = ctx.org.copy() if ctx.plan.unit else ctx.org  # only a unit's case ever changes it
    twin = Context(ctx.program, copy_row(ctx.row), org, Output())
    twin.ahead = ctx.ahead
    twin.queue = list(ctx.queue)
    return twin
