"""Binds a workflow to an object of the host: triggers, guards, callbacks."""

from __future__ import annotations

from carerules.resolved.policy import Policy
from carerules.resolved.workflow import Transition, Workflow

from .bound_names import check_data, check_names
from .callbacks import attach_callbacks
from .machine import PolicyMachine
from .notation import event_text
from .occasion import Case, FactSource
from .paths import dotted, slashed
from .transition import Guard
from .triggers import timers


def bind(workflow: Workflow, policy: Policy, model: object, facts: FactSource | None = None) -> PolicyMachine:
    """A `transitions` machine of `workflow` on the host's own `model`.

    `model` gets a method for each event that the workflow waits for, `may_<event>`, `is_<state>`, `trigger`,
    `may_trigger` and the attribute `state` (`registered/high`). A `state` that it already has, if it is one of the
    workflow's innermost states, is where it resumes; else the workflow's initial state is set. `facts` is a mapping
    or a callable (`occasion.FactSource`), read anew at every event and never written.

    Raises ValueError, before anything is put on the model, where a name that the machine needs is taken, a callback
    could mean two states, or `state` is none of the workflow's.
    """
    check_data(workflow, policy)
    check_names(workflow, model)
    resumed = _resumed(workflow, model)
    machine = PolicyMachine(Case(policy, workflow, facts))
    _add_transitions(machine, workflow)
    attach_callbacks(machine, model)
    machine.add_model(model, resumed and slashed(resumed))
    return machine


def _add_transitions(machine: PolicyMachine, workflow: Workflow) -> None:
    """In list order; the library looks from the innermost active state outward by itself. # S4.6"""
    for state in workflow.states.values():
        for transition in state.transitions:
            _add(machine, state.path, transition)
    for timer in timers(workflow):
        guard = Guard(timer.trigger, timer.state, timer.to, timer.when)
        machine.add_transition(timer.trigger, slashed(timer.state), slashed(timer.to), conditions=guard)


def _add(machine: PolicyMachine, source: str, transition: Transition) -> None:
    trigger, target = event_text(transition.event), transition.to
    guard = Guard(trigger or "eventless", source, target, transition.when)
    destination = slashed(target) if target else None
    if trigger:
        machine.add_transition(trigger, slashed(source), destination, conditions=guard)
    else:
        machine.add_eventless(slashed(source), destination, guard)


def _resumed(workflow: Workflow, model: object) -> str | None:
    """The innermost state that the model says it is in; None where it says nothing."""
    written = getattr(model, "state", None)
    if written is None or written == "":
        return None
    path = dotted(written) if isinstance(written, str) else ""
    state = workflow.states.get(path)
    if state is None or state.initial:
        raise ValueError(f"the model's `state` is no innermost state of the workflow `{workflow.id}`")
    return path
