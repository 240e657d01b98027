"""A case between two events: from nothing, as it stands, as it will stand or stood."""

from __future__ import annotations

from dataclasses import dataclass

from carerules.answer.evaluate import Case as Recorded
from carerules.answer.evaluate import Instances, organise, replay_organisation
from carerules.engine.context import Context
from carerules.engine.replay import begin, replay_case
from carerules.engine.snapshot import branch
from carerules.engine.timers import finish
from carerules.history.follow import Follow
from carerules.program.plan import Plan, Program
from carerules.temporal.instants import NEVER

from .view import NeedsReplay


@dataclass(frozen=True, slots=True)
class Rest:
    """All that a case without history keeps between two events, besides what its policy and its host know."""

    ctx: Context
    follow: Follow
    count: int
    names: dict[int, str]
    late: set[int]


def fresh(program: Program, plan: Plan, subject: str, instances: Instances | None) -> Context:
    """A case of which nothing is known yet."""
    org = organise(program, [], instances)
    return begin(program, plan, program.lexicon.code(subject), org, (), -(2**62))


def replayed(program: Program, case: Recorded, instances: Instances | None, until: int) -> Context:
    """A case with its history as of an instant."""
    org = organise(program, [case], instances)
    for ctx, one in replay_organisation(program, [case], org, until):
        if one.subject == case.subject and one.plan is case.plan:
            return ctx
    return replay_case(
        program, case.plan, program.lexicon.code(case.subject), case.events(program), org, until
    )


def carried_on(now: Context, until: int) -> Context:
    """A case without its history as of an instant not before its last event; else NeedsReplay is raised."""
    if until < now.row.now:
        raise NeedsReplay("the instant lies before the last event, and the case keeps no history")
    ctx = branch(now)
    ctx.out.obligations = ctx.row.obligations()
    if ctx.row.born != NEVER:
        finish(ctx, until)
    return ctx
