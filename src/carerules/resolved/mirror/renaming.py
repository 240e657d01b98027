"""The same condition, event or type about the mirrored case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from carerules.expressions.tree import Assigned, HoldsPost, InState, Literal, Name, OpenDuty, Tree, Type
from carerules.resolved.duty import EventRef
from carerules.resolved.value import Dated

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Renaming:
    """Old id -> new id by kind; `actor` says who stands in for a unit or post."""

    actor: Callable[[str], str]
    is_unit: Callable[[str], bool]
    """Whether a word is the id of a unit that another one stands in for."""
    above: Callable[[tuple[str, ...]], tuple[str, ...]]
    """Who looks on from above: whoever does now, but for posts, which stand again."""
    groups: Mapping[str, str] = field(default_factory=dict)
    events: Mapping[str, str] = field(default_factory=dict)
    duties: Mapping[str, str] = field(default_factory=dict)
    workflows: Mapping[str, str] = field(default_factory=dict)
    measures: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)

    def actors(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Who stands in for each, once."""
        return tuple(dict.fromkeys(self.actor(name) for name in names))

    def dated(self, value: Dated[T] | None, convert: Callable[[T], T]) -> Dated[T] | None:
        """The value converted at every step; steps that change nothing any more are left out."""
        if value is None:
            return None
        steps: list[tuple[int, T]] = []
        for since, old in value.steps:
            new = convert(old)
            if not steps or steps[-1][1] != new:
                steps.append((since, new))
        return Dated(tuple(steps))

    def event(self, ref: EventRef) -> EventRef:
        """The same kind of event of the mirrored items."""
        when = self.tree(ref.when) if ref.when is not None else None
        if ref.kind == "event":
            return replace(ref, name=self.events[ref.name], when=when)
        if ref.kind in ("entered", "exited"):
            flow, dot, path = ref.name.partition(".")
            return replace(ref, name=f"{self.workflows[flow]}{dot}{path}", when=when)
        return replace(ref, name=self.duties[ref.name], when=when)

    def type(self, type_: Type) -> Type:
        """The same type; an enum of units gets those that stand in for them."""
        if type_.kind == "enum" and type_.values and all(map(self.is_unit, type_.values)):
            return replace(type_, values=self.actors(type_.values))
        return type_

    def optional(self, tree: Tree | None) -> Tree | None:
        """As `tree`, where there is one."""
        return self.tree(tree) if tree is not None else None

    def tree(self, tree: Tree) -> Tree:
        """The condition with every name in it replaced."""
        changed: dict[str, Any] = {"type": self.type(tree.type)}
        match tree:
            case Name(scope="fact"):
                changed["name"] = self.facts.get(tree.name, tree.name)
            case Name(scope="measure"):
                changed["name"] = self.measures[tree.name]
            case Literal():
                return self._literal(tree)
            case InState():
                changed["workflow"] = self.workflows[tree.workflow]
            case OpenDuty():
                changed["duty"] = self.duties[tree.duty]
            case Assigned() | HoldsPost():
                changed["post"] = self.actor(tree.post)
        for part in fields(tree):
            inner = getattr(tree, part.name)
            if isinstance(inner, Tree):
                changed[part.name] = self.tree(inner)
            elif part.name == "options":
                options = {option.value: option for option in map(self._literal, inner)}
                changed[part.name] = tuple(options.values())
        return replace(tree, **changed)

    def _literal(self, literal: Literal) -> Literal:
        type_ = self.type(literal.type)
        value = literal.value if type_ == literal.type else self.actor(str(literal.value))
        return replace(literal, type=type_, value=value)
