"""Conditions: checked where they stand."""

from __future__ import annotations

import re
from functools import reduce

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.expressions.check import check
from carerules.expressions.environment import Environment
from carerules.expressions.tree import BOOL, DATE, Binary, Literal, Tree, Type
from carerules.source.node import Mapping, Node, Scalar, Sequence
from carerules.temporal.civil import parse_date
from carerules.temporal.instants import EVER

from .binding import Binding
from .value import Dated

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
UNKNOWN = Environment()
"""Stands for names that could not be looked up: what is written there is not checked, its mistake is reported."""


class Conditions:
    """Checks conditions and value expressions, and reports their problems inside the YAML column."""

    def __init__(self, binding: Binding) -> None:
        self._binding = binding

    def tree(self, node: Node | None, names: Environment, expected: Type | None = BOOL) -> Tree | None:
        """The tree of what is written at `node`, a list joined by `and`; None if there is none or it is wrong."""
        if names is UNKNOWN:
            return None
        if isinstance(node, Sequence):
            trees = [self.tree(item, names, expected) for item in node.items]
            return reduce(_both, [tree for tree in trees if tree is not None]) if all(trees) else None
        return self._scalar(node, names, expected) if isinstance(node, Scalar) else None

    def dated(
        self, node: Node | None, names: Environment, expected: Type | None = BOOL
    ) -> Dated[Tree] | None:
        """As `tree`, by instant; None where nothing is written."""
        if node is None:
            return None
        if not isinstance(node, Mapping):
            tree = self.tree(node, names, expected)
            return Dated(((EVER, tree),) if tree is not None else ())
        found = ((date, self.tree(entry.node, names, expected)) for date, entry in node.entries.items())
        steps = [(self._binding.start_of(date), tree) for date, tree in found if tree is not None]
        return Dated(tuple(sorted(steps, key=lambda step: step[0])))

    def _scalar(self, scalar: Scalar, names: Environment, expected: Type | None) -> Tree | None:
        if expected in (None, DATE) and _DATE.fullmatch(scalar.text):
            return self._date(scalar)
        result = check(scalar.text, names, expected)
        self._binding.report.diagnostics += [
            Diagnostic(problem.code, scalar.span_of(problem.start, problem.end), problem.args)
            for problem in result.problems
        ]
        return result.tree

    def _date(self, scalar: Scalar) -> Tree | None:
        """A bare date is one where the place may ask for a date; elsewhere it is a subtraction."""
        try:
            return Literal(type=DATE, span=(0, len(scalar.text)), value=parse_date(scalar.text))
        except ValueError:
            self._binding.report.add("CR207", scalar.span, word=scalar.text)
            return None


def _both(left: Tree, right: Tree) -> Tree:
    # each side keeps the places inside its own text: the two have none in common
    return Binary(type=BOOL, span=(left.span[0], right.span[1]), op="and", left=left, right=right)
