"""What a tree reads, and the conditions it is made of."""

from __future__ import annotations

from dataclasses import dataclass

from .clocks import is_clock
from .parts import walk
from .tree import Assigned, Binary, HoldsPost, InState, Name, OpenDuty, Tree

Names = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reads:
    """Everything that the value of a tree depends on.

    `event` and `opening` are data, and `at`, `by`, `id` for the built-in ones; `states` are `workflow.path`.
    """

    facts: Names
    event: Names
    opening: Names
    loop: Names
    parameters: Names
    measures: Names
    states: Names
    duties: Names
    posts: Names
    time: bool
    """It changes by itself: it reads `age`, `days_since` or a measure (S7.3)."""
    actor: bool
    """It reads who acted: `event.by` or `opening.by`."""


def reads(tree: Tree) -> Reads:
    """Everything that `tree` reads, `has(x)` included."""
    nodes = tuple(walk(tree))
    names = tuple(node for node in nodes if isinstance(node, Name))
    return Reads(
        facts=_of(names, "fact"),
        event=_of(names, "event") | _built_in(names, "event_"),
        opening=_of(names, "opening") | _built_in(names, "opening_"),
        loop=_of(names, "for"),
        parameters=_of(names, "parameter"),
        measures=_of(names, "measure"),
        states=frozenset(f"{node.workflow}.{node.path}" for node in nodes if isinstance(node, InState)),
        duties=frozenset(node.duty for node in nodes if isinstance(node, OpenDuty)),
        posts=frozenset(node.post for node in nodes if isinstance(node, (Assigned, HoldsPost))),
        time=any(is_clock(node) for node in nodes),
        actor=any(name.scope in ("event_by", "opening_by") for name in names),
    )


def conjuncts(tree: Tree) -> tuple[Tree, ...]:
    """The conditions that `and` joins at the top, in the order of the text; `tree` alone where none does."""
    if isinstance(tree, Binary) and tree.op == "and":
        return *conjuncts(tree.left), *conjuncts(tree.right)
    return (tree,)


def _of(names: tuple[Name, ...], scope: str) -> Names:
    return frozenset(name.name for name in names if name.scope == scope)


def _built_in(names: tuple[Name, ...], prefix: str) -> Names:
    return frozenset(name.scope.removeprefix(prefix) for name in names if name.scope.startswith(prefix))
