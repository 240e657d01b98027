"""What one event changed, as a `Step`."""

from __future__ import annotations

from carerules.answer.records import Obligation
from carerules.answer.tell import Teller, in_time

from .view import Step, View

_LIVE = ("pending", "due_soon", "suspended")


def told(teller: Teller) -> Step:
    """What the output of the teller's case tells about the last event."""
    out, charts = teller.ctx.out, teller.plan.charts
    return Step(
        findings=tuple(sorted(map(teller.finding, out.findings), key=in_time)),
        opened=tuple(sorted(map(teller.obligation, out.obligations), key=_place)),
        closed=tuple(sorted(map(teller.obligation, out.closed), key=_place)),
        entered=tuple(f"{charts[c].id}.{charts[c].paths[to]}" for _, c, _, to, _ in out.steps),
    )


def _place(ob: Obligation) -> tuple[int, str, str, int, int, str]:
    return ob.opened_at, ob.duty, ob.loop, ob.step, ob.due or 0, ob.id


def difference(old: View, new: View) -> Step:
    """What is told now and was not before, where the whole case was evaluated again."""
    was = {ob.id: ob for ob in old.obligations}
    known = {finding.id for finding in old.findings}
    return Step(
        findings=tuple(finding for finding in new.findings if finding.id not in known),
        opened=tuple(ob for ob in new.obligations if ob.id not in was),
        closed=tuple(
            ob for ob in new.obligations if ob.ended_at and (ob.id not in was or was[ob.id].status in _LIVE)
        ),
        entered=tuple(
            f"{workflow}.{state}"
            for workflow, state in new.configuration.items()
            if old.configuration.get(workflow) != state
        ),
    )
