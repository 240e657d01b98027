"""A workflow's states as `transitions` wants them told."""

from __future__ import annotations

from typing import Any

from carerules.resolved.workflow import State, Workflow


def shape(workflow: Workflow) -> list[dict[str, Any]]:
    """The outermost states, each with those inside it."""
    return _inside(workflow, "")


def _inside(workflow: Workflow, parent: str) -> list[dict[str, Any]]:
    return [_one(workflow, state) for state in workflow.states.values() if state.parent == parent]


def _one(workflow: Workflow, state: State) -> dict[str, Any]:
    told: dict[str, Any] = {"name": state.path.rpartition(".")[2], "final": state.final}
    if state.initial:
        told["children"] = _inside(workflow, state.path)
        told["initial"] = state.initial.rpartition(".")[2]
    return told
