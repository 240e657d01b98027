"""The bound machine and the engine agree: facts that events set, unknown guards, histories, internal events."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from transitions import MachineError

from carerules.api.case import Case
from carerules.expressions.tree import BOOL
from carerules.interop.bind import bind
from carerules.interop.doubt import UndecidedError
from carerules.program.compile import compile_policy
from carerules.resolved.policy import Policy
from carerules.resolved.workflow import Workflow

from .making import Host, Made
from .test_selection import EVENTS, Step, steps, workflows

SETTING = Made(
    facts={"calm": BOOL},
    data={"sure": BOOL, "calm": BOOL},
    sets={event: {"calm": "event.calm"} for event in EVENTS},
    events=EVENTS,
)


def policy_of(made: Workflow) -> Policy:
    """Nothing but the workflow: the sample county's duties are about other facts."""
    policy = SETTING.policy(made)
    return replace(policy, duties={}, measures={}, indicators={}, groups={}, posts={}, roles={}, clauses=())


@settings(max_examples=100, deadline=None)
@given(workflows((*EVENTS, "entered(w.a)", "exited(w.a)")), steps)
def test_machine_and_engine_agree(drawn: tuple[Workflow, dict[int, str]], history: list[Step]) -> None:
    made, _ = drawn
    policy = policy_of(made)
    case = Case(compile_policy(policy), "child", "c-1", keep_history=False)
    facts: dict[str, object] = {}
    model: Any = Host()
    machine = bind(made, policy, model, facts)
    for day, (event, known) in enumerate(history, start=1):
        at = f"2026-03-{day:02d}T08:00"
        data = {name.removeprefix("event."): value for name, value in known.items() if value is not None}
        case.record(event, at=at, data=data)
        new = machine.sets(event, at=at, **data)
        try:
            if hasattr(model, event):
                model.trigger(event, at=at, **data)
            facts.update(new)
            machine.settle(at=at)  # nothing more to do, or an event of which the workflow knows nothing
        except UndecidedError:
            facts.update(new)
        except MachineError as error:
            if "Can't trigger" not in str(error):
                return  # a circle: the engine stops at the limit, the machine says so
            facts.update(new)
        assert model.state.replace("/", ".") == case.at(at).configuration["w"]
