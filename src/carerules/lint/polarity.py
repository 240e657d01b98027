"""What can make a condition true, or false, without time passing and without an event from outside."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.expressions.parts import parts
from carerules.expressions.tree import Binary, Conditional, InState, Name, OpenDuty, Tree, Unary
from carerules.resolved.policy import Policy
from carerules.resolved.value import Dated

Happening = tuple[str, str]
"""`(kind, name)`: an internal event, or the `opened` or `closed` of a duty."""


class Changes:
    """Reads conditions of one policy."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._inside: set[str] = set()
        """Measures being read, for they may be made of one another."""

    def to(self, wanted: bool, condition: Dated[Tree] | Tree | None) -> frozenset[Happening]:
        """The happenings at which the condition can become `wanted`."""
        if condition is None:
            return frozenset()
        trees = condition.values() if isinstance(condition, Dated) else (condition,)
        return frozenset(found for tree in trees for found in self._to(wanted, tree))

    def _to(self, wanted: bool | None, tree: Tree) -> Iterator[Happening]:
        """`wanted` None: any change of a part matters, for the part decides over more than its own truth."""
        match tree:
            case InState():
                yield from _flip("entered", "exited", f"{tree.workflow}.{tree.path}", wanted)
            case OpenDuty():
                yield from _flip("opened", "closed", tree.duty, wanted)
            case Name(scope="measure"):
                yield from self._of_measure(tree.name)
            case Unary(op="not"):
                yield from self._to(None if wanted is None else not wanted, tree.operand)
            case Binary(op="and" | "or"):
                yield from self._to(wanted, tree.left)
                yield from self._to(wanted, tree.right)
            case Conditional():
                yield from self._to(None, tree.test)
                yield from self._to(wanted, tree.then)
                yield from self._to(wanted, tree.otherwise)
            case _:
                for part in parts(tree):
                    yield from self._to(None, part)

    def _of_measure(self, name: str) -> Iterator[Happening]:
        """A stretch of time ends at once when its condition ends; nothing else in a measure jumps."""
        condition = self._policy.measures[name].time
        if condition is not None and name not in self._inside:
            self._inside.add(name)
            yield from self._to(None, condition)
            self._inside.remove(name)


def _flip(on: str, off: str, name: str, wanted: bool | None) -> Iterator[Happening]:
    if wanted is not False:
        yield on, name
    if wanted is not True:
        yield off, name
