"""Typed trees become postfix conditions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from carerules.expressions import tree as ast
from carerules.expressions.names import reads
from carerules.temporal.duration import Duration, Unit
from carerules.temporal.instants import DAY, HOUR, MINUTE

from . import opcodes as op
from .lexicon import Lexicon
from .plan import NONE, Clock, Code

CLOCK_BIT = 1
"""What changes by itself: clocks, parameters, holders of posts. Measures have bits of their own."""
OWN_HOLDER_BIT = 2
"""Persons assigned to this very subject."""
FIRST_FACT_BIT = 2

_COMPARE = {"==": op.EQ, "!=": op.NE, "<": op.LT, "<=": op.LE, ">": op.GT, ">=": op.GE}
_BINARY = _COMPARE | {"and": op.AND, "or": op.OR, "+": op.ADD, "-": op.SUBTRACT, "*": op.MULTIPLY}
_BUILT_IN = {
    "event_at": op.EVENT_AT,
    "event_by": op.EVENT_BY,
    "event_id": op.EVENT_ID,
    "opening_at": op.OPENING_AT,
    "opening_by": op.OPENING_BY,
    "opening_id": op.OPENING_ID,
    "subject_id": op.SUBJECT_ID,
    "for": op.LOOP,
}
_EXACT = {Unit.MIN: MINUTE, Unit.H: HOUR, Unit.D: DAY, Unit.W: 7 * DAY}


def number_of(value: object, lexicon: Lexicon) -> float:
    """A policy's or a datum's value as the engine's number; None is unknown.

    A duration becomes microseconds; one in working days, months or years has no fixed length and is unknown.
    """
    if value is None:
        return op.UNKNOWN
    if isinstance(value, str):
        return lexicon.code(value)
    if isinstance(value, Duration):
        return value.n * _EXACT[value.unit] if value.unit in _EXACT else op.UNKNOWN
    assert isinstance(value, (bool, int, float))
    return int(value) if isinstance(value, bool) else value


@dataclass(slots=True)
class Scope:
    """What names mean inside one subject type, and the pools that its conditions share."""

    lexicon: Lexicon
    facts: Mapping[str, int]
    columns: Mapping[str, int]
    parameters: Mapping[str, int]
    parameter_values: Mapping[str, tuple[float, ...]]
    measures: Mapping[str, int]
    workflows: Mapping[str, tuple[int, Mapping[str, int], Callable[[int], int]]]
    """Workflow -> its index, its states' numbers, and the mask of states inside one."""
    duties: Mapping[str, int]
    chart_bit: int = 0
    duty_bit: int = 0
    measure_bit: int = 0
    constants: list[float] = field(default_factory=list)
    shifts: list[tuple[Duration, int]] = field(default_factory=list)
    state_tests: list[tuple[int, int]] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    holder_posts: set[int] = field(default_factory=set)
    thresholds: dict[int, set[float]] = field(default_factory=dict)
    """Measure -> the numbers it is compared with."""
    ids_matter: bool = False

    def condition(self, tree: ast.Tree | None) -> tuple[Code, int]:
        """The code of `tree` and the mask of what it reads; no tree is `NONE`, always true."""
        if tree is None:
            return NONE, 0
        code: list[int] = []
        reads = self._lower(tree, code)
        return tuple(code), reads

    def constant(self, value: float) -> int:
        """The index of a constant, shared between equal ones of the same type."""
        for index, known in enumerate(self.constants):
            if known == value and type(known) is type(value):
                return index
        self.constants.append(value)
        return len(self.constants) - 1

    def _lower(self, tree: ast.Tree, code: list[int]) -> int:
        match tree:
            case ast.Literal():
                code += (op.CONST, self.constant(number_of(tree.value, self.lexicon)))
                return 0
            case ast.Name():
                return self._name(tree, code)
            case ast.Unary():
                reads = self._lower(tree.operand, code)
                code += (op.NOT if tree.op == "not" else op.NEGATE, 0)
                return reads
            case ast.Binary():
                return self._binary(tree, code)
            case ast.Conditional():
                reads = self._all((tree.test, tree.then, tree.otherwise), code)
                code += (op.CHOOSE, 0)
                return reads
            case ast.Member():
                reads = self._all((tree.item, *tree.options), code)
                code += (op.AMONG, len(tree.options))
                return reads
            case ast.Has():
                reads = self._lower(tree.operand, code)
                code += (op.KNOWN, 0)
                return reads
            case _:
                return self._special(tree, code)

    def _special(self, tree: ast.Tree, code: list[int]) -> int:
        match tree:
            case ast.Age():
                reads = self._lower(tree.date, code)
                code += (op.AGE, int(tree.date.type.kind == "instant"))
                return reads | CLOCK_BIT
            case ast.DaysSince():
                reads = self._lower(tree.since, code)
                code += (op.DAYS_SINCE, int(tree.since.type.kind == "instant"))
                return reads | CLOCK_BIT
            case ast.InState():
                index, numbers, inside = self.workflows[tree.workflow]
                self.state_tests.append((index, inside(numbers[tree.path])))
                code += (op.IN_STATE, len(self.state_tests) - 1)
                return 1 << (self.chart_bit + index)
            case ast.OpenDuty():
                code += (op.OPEN, self.duties[tree.duty])
                return 1 << (self.duty_bit + self.duties[tree.duty])
            case ast.Assigned():
                post = self.lexicon.code(tree.post)
                self.holder_posts.add(post)
                code += (op.ASSIGNED, post)
                return CLOCK_BIT | OWN_HOLDER_BIT | self._all_relations()
            case ast.HoldsPost():
                reads = self._lower(tree.actor, code)
                code += (op.HOLDS, self.lexicon.code(tree.post))
                return reads | CLOCK_BIT | OWN_HOLDER_BIT
        raise TypeError(f"no code for {type(tree).__name__}")

    def _all_relations(self) -> int:
        return sum(1 << (FIRST_FACT_BIT + slot) for slot in self.facts.values())

    def _all(self, trees: tuple[ast.Tree, ...], code: list[int]) -> int:
        reads = 0
        for tree in trees:
            reads |= self._lower(tree, code)
        return reads

    def _name(self, name: ast.Name, code: list[int]) -> int:
        if name.scope == "fact":
            code += (op.FACT, self.facts[name.name])
            return 1 << (FIRST_FACT_BIT + self.facts[name.name])
        if name.scope == "parameter":
            code += (op.PARAMETER, self.parameters[name.name])
            return CLOCK_BIT
        if name.scope == "measure":
            code += (op.MEASURE, self.measures[name.name])
            return 1 << (self.measure_bit + self.measures[name.name])
        if name.scope in ("event", "opening"):
            code += (op.EVENT if name.scope == "event" else op.OPENING, self.columns[name.name])
            return 0
        self.ids_matter |= name.scope in ("event_id", "opening_id")
        code += (_BUILT_IN[name.scope], 0)
        return 0

    def _binary(self, tree: ast.Binary, code: list[int]) -> int:
        left, right = tree.left, tree.right
        if tree.op in "+-" and isinstance(right, ast.Literal) and isinstance(right.value, Duration):
            return self._shift(left, right.value, 1 if tree.op == "+" else -1, code)
        if tree.op == "+" and isinstance(left, ast.Literal) and isinstance(left.value, Duration):
            return self._shift(right, left.value, 1, code)
        mixed = {left.type.kind, right.type.kind} == {"date", "instant"}
        reads = 0
        for side in (left, right):
            reads |= self._lower(side, code)
            if mixed and side.type.kind == "date":
                code += (op.TO_INSTANT, 0)
        code += (_BINARY[tree.op], 0)
        if tree.op in _COMPARE:
            self._watch(left, right)
            self._watch(right, left)
        return reads

    def _shift(self, tree: ast.Tree, by: Duration, sign: int, code: list[int]) -> int:
        reads = self._lower(tree, code)
        self.shifts.append((by, sign))
        code += (op.SHIFT_INSTANT if tree.type.kind == "instant" else op.SHIFT_DATE, len(self.shifts) - 1)
        return reads

    def _watch(self, side: ast.Tree, other: ast.Tree) -> None:
        """S7.3: remember against what a self-changing value is compared, so that its flips can be timed."""
        if isinstance(side, ast.Name) and side.scope == "measure":
            self.thresholds.setdefault(self.measures[side.name], set()).update(self._bounds(other))
        if isinstance(side, (ast.Age, ast.DaysSince)):
            operand = side.date if isinstance(side, ast.Age) else side.since
            inside = reads(operand)
            if inside.event or inside.opening:
                return  # asked once, when the event comes
            argument, _ = self.condition(operand)
            bounds = tuple(sorted({int(bound) for bound in self._bounds(other)}))
            kind = op.AGE if isinstance(side, ast.Age) else op.DAYS_SINCE
            self.clocks.append(Clock(kind, argument, operand.type.kind == "instant", bounds))

    def _bounds(self, tree: ast.Tree) -> tuple[float, ...]:
        if isinstance(tree, ast.Literal):
            return (number_of(tree.value, self.lexicon),)
        if isinstance(tree, ast.Name) and tree.scope == "parameter":
            return self.parameter_values[tree.name]
        if isinstance(tree, ast.Unary) and tree.op == "-":
            return tuple(-bound for bound in self._bounds(tree.operand))
        return ()
