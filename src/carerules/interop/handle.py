"""A policy's workflow in the hands of a host program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carerules.diagnostics.wording import Language
from carerules.resolved.policy import Policy
from carerules.resolved.workflow import Workflow

if TYPE_CHECKING:
    import networkx as nx

    from .machine import PolicyMachine
    from .occasion import FactSource


class WorkflowHandle:
    """The resolved `workflow`, whose attributes it has, and what can be made of it.

    `transitions` and `networkx` are loaded only when they are asked for.
    """

    __slots__ = ("_policy", "workflow")

    def __init__(self, workflow: Workflow, policy: Policy) -> None:
        self.workflow = workflow
        self._policy = policy

    def __getattr__(self, name: str) -> Any:
        if name in self.__slots__:  # while a copy is being made there is no workflow yet
            raise AttributeError(name)
        return getattr(self.workflow, name)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *dir(self.workflow)})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WorkflowHandle) and other.workflow == self.workflow

    def __hash__(self) -> int:
        return hash(self.workflow.id)

    def __repr__(self) -> str:
        return f"WorkflowHandle({self.workflow.id!r})"

    def bind(self, model: object, facts: FactSource | None = None) -> PolicyMachine:
        """A `transitions` machine of the workflow on the host's own `model`; see `interop.bind.bind`."""
        from .bind import bind

        return bind(self.workflow, self._policy, model, facts)

    def graph(self) -> nx.MultiDiGraph:
        """States and transitions as a graph; see `interop.workflow_graph.workflow_graph`."""
        from .workflow_graph import workflow_graph

        return workflow_graph(self.workflow, self._policy.zone)

    def mermaid(self, language: Language = "en") -> str:
        """A Mermaid state diagram with labels in `language`."""
        from .workflow_mermaid import workflow_mermaid

        return workflow_mermaid(self.workflow, self._policy, language)
