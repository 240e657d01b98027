"""Conditions for the kernel: four numbers an instruction, comparisons with a constant in one go."""

from __future__ import annotations

from collections.abc import Sequence

from carerules.program import opcodes as op
from carerules.program.plan import NONE, Chart, Code, Gauge, Plan, Program

from .kernel import words as w
from .parties import Parties
from .slots import Slot

_SAME = {
    op.CONST: w.CONST, op.FACT: w.FACT, op.EVENT: w.EVENT, op.EVENT_AT: w.EVENT_AT, op.IN_STATE: w.IN_STATE,
    op.LOOP: w.LOOP, op.OPENING: w.OPENING, op.OPENING_AT: w.OPENING_AT, op.SUBJECT_ID: w.LEAVE,
    op.NOT: w.NOT, op.NEGATE: w.NEGATE, op.KNOWN: w.KNOWN, op.AGE: w.AGE, op.DAYS_SINCE: w.DAYS,
    op.SHIFT_DATE: w.LEAVE_TOO, op.SHIFT_INSTANT: w.LEAVE_TOO,
    op.TO_INSTANT: w.LEAVE_TOO, op.AMONG: w.AMONG, op.CHOOSE: w.CHOOSE, op.AND: w.AND, op.OR: w.OR,
    op.EQ: w.EQ, op.NE: w.NE, op.LT: w.LT, op.LE: w.LE, op.GT: w.GT, op.GE: w.GE,
    op.ADD: w.ADD, op.SUBTRACT: w.SUBTRACT, op.MULTIPLY: w.MULTIPLY,
}  # fmt: skip
_COLUMNS = {
    op.EVENT_BY: (w.EVENT, "by"), op.EVENT_ID: (w.EVENT, "id"),
    op.OPENING_BY: (w.OPENING, "by"), op.OPENING_ID: (w.OPENING, "id"),
}  # fmt: skip
_COMPARISONS = frozenset({op.EQ, op.NE, op.LT, op.LE, op.GT, op.GE})
FEW = 6
"""So many options of `in` are compared one by one."""
EVENT_COLUMN = 1
"""Column 0 of the kernel is the event type; the data follow in the order of the plan, then its own."""
OWN = ("by", "evidence", "id")
"""The kernel's own columns: the actor, the kinds of evidence as bits, the id where it matters."""
_OF_TIME = 1
"""The kind of a measure that adds up time."""


class Conditions:
    """The pool of conditions, equal ones once."""

    def __init__(self, program: Program, plan: Plan, slots: Sequence[Slot], parties: Parties) -> None:
        self.program, self.plan, self.parties = program, plan, parties
        self.starts = [0]
        self.code: list[int] = []
        self.constants: list[float] = [float(value) for value in plan.constants]
        self.gauges = [gauge for gauge in plan.gauges if is_plain_gauge(gauge)]
        """Measures of time since ever: the only ones that the kernel adds up."""
        self._slots: dict[int, list[int]] = {}
        for number, slot in enumerate(slots):
            self._slots.setdefault(slot.duty.index, []).append(number)
        self._known: dict[tuple[Code, int], int] = {}

    def number(self, code: Code, loop: int = 0) -> int:
        """The condition's number, or -1 where there is none; `loop` is the value of a fixed `for`."""
        if code == NONE:
            return -1
        loop = loop if op.LOOP in code[::2] else 0
        if (code, loop) not in self._known:
            self._known[code, loop] = len(self.starts) - 1
            self.code += self._lowered(code, loop)
            self.starts.append(len(self.code))
        return self._known[code, loop]

    @property
    def depth(self) -> int:
        """More than any condition puts on the stack."""
        return (
            max((end - start for start, end in zip(self.starts, self.starts[1:], strict=False)), default=0)
            + 4
        )

    def _lowered(self, code: Code, loop: int) -> list[int]:
        pairs = list(zip(code[::2], code[1::2], strict=True))
        lowered: list[int] = []
        at = 0
        while at < len(pairs):
            kinds = [kind for kind, _ in pairs[at : at + 3]]
            options = _options(pairs, at)
            if options:
                lowered += self._among(*options)
                at += len(options) + 1
            elif kinds[:2] == [op.EVENT, op.CONST] and kinds[2:] and kinds[2] in _COMPARISONS:
                column, constant = pairs[at][1] + EVENT_COLUMN, pairs[at + 1][1]
                lowered += (w.TEST, column, _SAME[kinds[2]], constant)
                at += 3
            else:
                lowered += self._one(*pairs[at], loop)
                at += 1
        return lowered

    def _among(self, column: int, *constants: int) -> list[int]:
        """A datum among a few constants: comparisons, one with each."""
        lowered: list[int] = []
        for n, constant in enumerate(constants):
            lowered += (w.TEST, column + EVENT_COLUMN, w.EQ, constant)
            lowered += (w.OR, 0, 0, 0) if n else ()
        return lowered

    def _one(self, kind: int, argument: int, loop: int) -> Sequence[int]:
        if kind == op.PARAMETER:
            steps = self.program.parameters[argument]
            return self._constant(float(steps[0][1])) if len(steps) == 1 else (w.LEAVE, 0, 0, 0)
        if kind == op.LOOP and loop:
            return self._constant(float(loop))
        if kind in _COLUMNS:
            kernel, name = _COLUMNS[kind]
            return kernel, own_column(self.plan, name), 0, 0
        if kind == op.OPEN:
            return self._any_open(argument)
        if kind in (op.ASSIGNED, op.HOLDS):
            return self._of_party(kind, argument)
        if kind == op.MEASURE:
            gauge = self.plan.gauges[argument]
            return (w.GAUGE, self.gauges.index(gauge), 0, 0) if gauge in self.gauges else (w.LEAVE, 0, 0, 0)
        if kind in (op.EVENT, op.OPENING):
            argument += EVENT_COLUMN
        return _SAME[kind], argument, 0, 0

    def _of_party(self, kind: int, party: int) -> Sequence[int]:
        """Whether anybody holds a post, or a certain person does."""
        near = self.parties.kind(party) != w.SELDOM and self.parties.is_near(party)
        if not near:
            return (w.LEAVE if kind == op.ASSIGNED else w.LEAVE_TOO), 0, 0, 0
        return (w.ASSIGNED if kind == op.ASSIGNED else w.HOLDS), self.parties.number(party), 0, 0

    def _constant(self, value: float) -> Sequence[int]:
        self.constants.append(value)
        return w.CONST, len(self.constants) - 1, 0, 0

    def _any_open(self, duty: int) -> Sequence[int]:
        """Whether an obligation of the duty is open, for whatever value of `for`."""
        lowered: list[int] = []
        for n, slot in enumerate(self._slots[duty]):
            lowered += (w.OPEN, slot, 0, 0)
            lowered += (w.OR, 0, 0, 0) if n else ()
        return lowered

    def inside(self, bases: list[int], n_states: int) -> list[int]:
        """For each state test its workflow, then whether each state counts."""
        rows: list[int] = []
        for chart, mask in self.plan.state_tests:
            size = len(self.plan.charts[chart].paths)
            row = [0] * n_states
            for state in range(size):
                row[bases[chart] + state] = (mask >> state) & 1
            rows += [chart, *row]
        return rows


def own_column(plan: Plan, name: str) -> int:
    """The place of one of the kernel's own columns."""
    return EVENT_COLUMN + len(plan.columns) + OWN.index(name)


def is_plain_gauge(gauge: Gauge) -> bool:
    """A measure of all the time in which a condition has held."""
    return gauge.kind == _OF_TIME and gauge.window is None and not (gauge.period or gauge.run or gauge.bridge)


def asks_open(code: Code) -> bool:
    """Whether a condition asks for an open obligation."""
    return op.OPEN in code[::2]


def foretold(plan: Plan, code: Code, chart: Chart, leaf: int) -> bool | None:
    """What `code` comes to in a state of the first workflow, if it asks for nothing else; else None."""
    stack: list[bool] = []
    for kind, argument in zip(code[::2], code[1::2], strict=True):
        if kind == op.IN_STATE:
            of, mask = plan.state_tests[argument]
            if of != chart.index:
                return None
            stack.append(bool((mask >> leaf) & 1))
        elif kind == op.NOT:
            stack.append(not stack.pop())
        elif kind in (op.AND, op.OR):
            y, x = stack.pop(), stack.pop()
            stack.append((x and y) if kind == op.AND else (x or y))
        else:
            return None
    return stack.pop() if stack else True


def _options(pairs: list[tuple[int, int]], at: int) -> tuple[int, ...]:
    """(column, constants...) where the code at `at` asks whether a datum is among a few constants, else nothing."""
    if pairs[at][0] != op.EVENT:
        return ()
    end = at + 1
    while end < len(pairs) and pairs[end][0] == op.CONST:
        end += 1
    options = end - at - 1
    if not 1 <= options <= FEW or end == len(pairs) or pairs[end] != (op.AMONG, options):
        return ()
    return tuple(argument for _, argument in pairs[at:end])
