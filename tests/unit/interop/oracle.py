"""S4.6 by hand: selection, and what is left and entered. Shares nothing with the machine but the resolved workflow.

Guards are facts and data, negated or not, and states; `Situation` knows each by its text, None is unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from carerules.resolved.workflow import Transition, Workflow

Guards = Mapping[int, str]
"""The text of each guard, by the identity of its tree."""


class Undecided(Exception):
    """A guard was unknown."""


class NotAccepted(Exception):
    """No transition of the event anywhere above the active state."""


class Restless(Exception):
    """Eventless transitions without end."""


@dataclass
class Oracle:
    """Where a case stands: the innermost active state, what was left where, and the log of exits and entries."""

    workflow: Workflow
    guards: Guards
    leaf: str = ""
    left_at: dict[str, str] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.leaf = self.downward(self.workflow.initial)[-1]

    def event(self, name: str, known: Mapping[str, bool | None]) -> bool:
        """Takes the event, then eventless transitions."""
        candidates = [
            (path, transition)
            for path in upward(self.leaf)
            for transition in self.workflow.states[path].transitions
            if transition.event is not None and transition.event.name == name
        ]
        try:
            if not candidates:
                raise NotAccepted
            return self.select(candidates, known)
        finally:
            self.rest(known)

    def rest(self, known: Mapping[str, bool | None]) -> None:
        for _ in range(16):
            candidates = [
                (path, transition)
                for path in upward(self.leaf)
                for transition in self.workflow.states[path].transitions
                if transition.event is None
            ]
            try:
                if not self.select(candidates, known):
                    return
            except Undecided:
                return
        raise Restless

    def select(self, candidates: list[tuple[str, Transition]], known: Mapping[str, bool | None]) -> bool:
        for path, transition in candidates:
            verdict = self.verdict(transition, known)
            if verdict is None:
                raise Undecided
            if verdict:
                if transition.to is not None:
                    self.take(path, transition.to)
                return True
        return False

    def verdict(self, transition: Transition, known: Mapping[str, bool | None]) -> bool | None:
        text = self.guards.get(id(transition.when), "true")
        if text == "true":
            return True
        if text.startswith("in("):
            return text[len('in("w.') : -len('")')] in upward(self.leaf)
        answer = known.get(text.removeprefix("not "))
        return answer if answer is None or not text.startswith("not ") else not answer

    def take(self, source: str, target: str) -> None:
        """Leave up to the nearest state that properly contains both; enter from there."""
        containers = [path for path in upward(source)[1:] if path in upward(target)[1:]]
        stop = containers[0] if containers else ""
        here = self.leaf
        for path in upward(here):
            if path == stop:
                break
            self.left_at[path] = here
            self.log.append(f"-{path}")
        for path in reversed(upward(target)):
            if not stop or path.startswith(f"{stop}."):
                self.log.append(f"+{path}")
        inner = self.downward(target)
        self.log += [f"+{path}" for path in inner[1:]]
        self.leaf = inner[-1]

    def downward(self, path: str) -> list[str]:
        entered = [path]
        while self.workflow.states[entered[-1]].initial:
            state = self.workflow.states[entered[-1]]
            last = self.left_at.get(state.path, "")
            depth = state.path.count(".") + 2
            if state.history and last:
                steps = range(depth, last.count(".") + 2) if state.history == "deep" else [depth]
                entered += [".".join(last.split(".")[:step]) for step in steps]
            else:
                entered.append(state.initial)
        return entered


def upward(path: str) -> list[str]:
    return [path, *upward(path.rpartition(".")[0])] if path else []
