"""A workflow as a Mermaid state diagram."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.wording import Language
from carerules.resolved.duty import EventRef
from carerules.resolved.policy import Policy
from carerules.resolved.workflow import State, Workflow

from .mermaid import escaped, quoted
from .way import Way, ways

_WORDS = {"zh": {"after": "满", "stays": "（不离开）"}, "en": {"after": "after", "stays": "(stays)"}}
_HISTORY = {"": "", "shallow": " (H)", "deep": " (H*)"}


def workflow_mermaid(workflow: Workflow, policy: Policy, language: Language) -> str:
    """A `stateDiagram-v2` with labels in `language`, ids where there is none.

    Guards stand in brackets after their event. A compound state with a history is marked (H), a deep one (H*).
    Mermaid cannot draw a way between a compound state and what is inside it: there a state `…` inside stands for it.
    """
    return "\n".join(_Diagram(workflow, policy, language).lines()) + "\n"


class _Diagram:
    def __init__(self, workflow: Workflow, policy: Policy, language: Language) -> None:
        self._workflow, self._policy, self._language = workflow, policy, language
        self._aliases = {path: f"s{number}" for number, path in enumerate(workflow.states, start=1)}
        self._ways = list(ways(workflow, policy.zone))
        self._stand_ins = {end for way in self._ways for end in self._ends(way) if end.endswith("i")}

    def lines(self) -> Iterator[str]:
        """States first: Mermaid puts a state where it is first named."""
        yield "stateDiagram-v2"
        yield from self._states("", self._workflow.initial, "    ")
        for way in self._ways:
            source, target = self._ends(way)
            yield f"    {source} --> {target}{self._label(way)}"

    def _states(self, parent: str, initial: str, indent: str) -> Iterator[str]:
        yield f"{indent}[*] --> {self._aliases[initial]}"
        for state in self._workflow.states.values():
            if state.parent == parent:
                yield from self._state(state, indent)

    def _state(self, state: State, indent: str) -> Iterator[str]:
        alias = self._aliases[state.path]
        name = state.label.say(self._language, state.path.rpartition(".")[2])
        told = f"{indent}state {quoted(name + _HISTORY[state.history])} as {alias}"
        if not state.initial:
            yield told
            if state.final:
                yield f"{indent}{alias} --> [*]"
            return
        yield f"{told} {{"
        if f"{alias}i" in self._stand_ins:
            yield f'{indent}    state "…" as {alias}i'
        yield from self._states(state.path, state.initial, f"{indent}    ")
        yield f"{indent}}}"

    def _ends(self, way: Way) -> tuple[str, str]:
        target = way.target or way.source
        return self._end(way.source, target), self._end(target, way.source)

    def _end(self, path: str, other: str) -> str:
        inside = self._workflow.states[path].initial and f"{other}.".startswith(f"{path}.")
        return f"{self._aliases[path]}i" if inside else self._aliases[path]

    def _label(self, way: Way) -> str:
        words = _WORDS[self._language]
        parts = (
            self._event(way.event),
            f"{words['after']} {way.after}" if way.after else "",
            f"[{way.guard}]" if way.guard else "",
            words["stays"] if way.target is None else "",
        )
        text = " ".join(part for part in parts if part)
        return f" : {escaped(text)}" if text else ""

    def _event(self, event: EventRef | None) -> str:
        """The event by its label; an internal event with the label of its duty."""
        if event is None:
            return ""
        items = self._policy.events if event.kind == "event" else self._policy.duties
        item = items.get(event.name)
        name = item.label.say(self._language, item.id) if item is not None else event.name
        return name if event.kind == "event" else f"{event.kind}({name})"
