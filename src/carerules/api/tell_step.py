"""What one event changed, as a `Step`."""

from __future__ import annotations

from carerules.answer.records import Finding, Obligation
from carerules.answer.tell import Teller, in_time

from .view import Step, View

_LIVE = ("pending", "due_soon", "suspended")


def told(teller: Teller) -> Step:
    """What the output of the teller's case tells about the last event."""
    return Step(findings(teller), opened(teller), closed(teller), entered(teller))


def findings(teller: Teller) -> tuple[Finding, ...]:
    """What was found."""
    return tuple(sorted(map(teller.finding, teller.ctx.out.findings), key=in_time))


def opened(teller: Teller) -> tuple[Obligation, ...]:
    """The obligations that have been opened, as they are now."""
    return tuple(sorted(map(teller.obligation, teller.ctx.out.obligations), key=_place))


def closed(teller: Teller) -> tuple[Obligation, ...]:
    """Those that are over."""
    return tuple(sorted(map(teller.obligation, teller.ctx.out.closed), key=_place))


def entered(teller: Teller) -> tuple[str, ...]:
    """The states entered."""
    charts = teller.plan.charts
    return tuple(f"{charts[c].id}.{charts[c].paths[to]}" for _, c, _, to, _ in teller.ctx.out.steps)


PARTS = {"findings": findings, "opened": opened, "closed": closed, "entered": entered}
"""What a step consists of, by name."""


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
