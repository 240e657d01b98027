"""A plan becomes the kernel's tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from carerules.program.plan import EVERY, NONE, Chart, Plan, Program
from carerules.temporal.instants import EVER

from .able import embellishments
from .conditions import EVENT_COLUMN, Conditions, asks_open, foretold
from .cut import lists, stretches
from .grids import Grids
from .kernel.words import GENERAL, IDLE, PLAIN, RENEWS, STAYS
from .lower_causes import Causes
from .lower_duties import Duties
from .moves import Moves
from .parties import Parties
from .slots import slots_of, told_of
from .tables import Tables, floats, ints
from .terms import Terms

_PAIRED = ("turn", "on", "off", "held")
FILLED = 3
"""Lists of the duties that stand in a state are filled up to so many, if any is so long, with the number of no duty:
a loop that goes round equally often in all states is one that a processor foresees.
"""


class Lowering:
    """Builds the tables of one subject type without `obstacles`; `program` is narrowed to the time of the data."""

    def __init__(self, program: Program, plan: Plan) -> None:
        self.program, self.plan = program, plan
        self.slots, self.told = slots_of(plan), told_of(program, plan)
        self.parties = Parties(program, plan)
        self.conditions = Conditions(program, plan, self.slots, self.parties)
        self.moves = Moves(plan)
        self.terms = Terms()
        self.duties = Duties(program, plan, self.slots, self.told, self.conditions, self.parties, self.terms)
        self.causes = Causes(program, plan, self.slots, self.conditions, self.parties)
        self.first: Chart | None = plan.charts[0] if plan.charts else None

    def tables(self, as_of: int = EVER) -> Tables:
        """All of them; `as_of` matters where a policy warns of deadlines."""
        plan = self.plan
        parts: dict[str, Any] = {}
        parts |= self._cells() | self._free() | self._timers()
        parts |= self.duties.tables() | self._turns() | self._events() | self.causes.tables()
        parts |= self._start() | self._moves()
        parts |= {"term_exact": ints(self.terms.exact), "term_length": ints(self.terms.length)}
        parts |= {"term_table": ints(self.terms.row), "cond_from": ints(self.conditions.starts)}
        parts |= {"code": ints(self.conditions.code), "constants": floats(self.conditions.constants)}
        parts |= {"is_inside": ints(self.conditions.inside(self.moves.bases, self.moves.n_states))}
        return Tables(
            n_events=len(plan.events),
            n_charts=len(plan.charts),
            n_states=self.moves.n_states,
            n_timers=len(self.moves.timers),
            n_facts=len(plan.facts),
            n_duties=len(self.slots),
            duty_soon=self.duties.soon(as_of),
            depth=self.conditions.depth,
            defaults=floats(float(value) for value in plan.defaults),
            **parts,
        )

    def _leaves(self) -> Iterable[tuple[Chart, int]]:
        return ((chart, state) for chart in self.plan.charts for state in range(len(chart.paths)))

    def _cells(self) -> dict[str, Any]:
        number = self.conditions.number
        rows, numbers, grids = [], list[int](), Grids(self.conditions, self._is_whole)
        for chart, leaf in self._leaves():
            for code in range(len(self.plan.events)):
                edges = chart.edges[leaf].get(code, ())
                rows.append(
                    [(number(e.when), self.moves.number(chart, leaf, e.source, e.target)) for e in edges]
                )
                numbers.append(grids.number(code, rows[-1]))
        return stretches("cell", ("when", "move"), rows) | {"cell_grid": ints(numbers)} | grids.tables()

    def _is_whole(self, code: int, column: int) -> bool:
        """Whether an event's datum, as the kernel has it, is a whole number."""
        names = [name for name, place in self.plan.columns.items() if place + EVENT_COLUMN == column]
        declared = self.program.policy.events[self.plan.events[code].id].data if names else {}
        return bool(names) and names[0] in declared and declared[names[0]].type.kind != "number"

    def _free(self) -> dict[str, Any]:
        number = self.conditions.number
        rows = [
            [
                (number(e.when), self.moves.number(chart, leaf, e.source, e.target))
                for e in chart.eventless[leaf]
            ]
            for chart, leaf in self._leaves()
        ]
        return stretches("free", ("when", "move"), rows) | {"has_free": int(any(rows))}

    def _timers(self) -> dict[str, Any]:
        terms, guards, charts, moves = [], [], [], []
        for index, state, place in self.moves.timers:
            chart = self.plan.charts[index]
            timeout = chart.timeouts[state][place]
            delay = timeout.steps[0][1]
            assert delay is not None
            terms.append(self.terms.number(delay))
            guards.append(self.conditions.number(timeout.when))
            charts.append(index)
            row = [-1] * self.moves.n_states
            for leaf in range(len(chart.paths)):
                if state in chart.lineage[leaf] and chart.initial[leaf] < 0:
                    row[self.moves.bases[index] + leaf] = self.moves.number(
                        chart, leaf, state, timeout.target
                    )
            moves += row
        return {
            "timer_term": ints(terms),
            "timer_when": ints(guards),
            "timer_chart": ints(charts),
            "timer_move": ints(moves),
        }

    def _turns(self) -> dict[str, Any]:
        """Where every `while` asks for states only: which duties stand in which state, and which turn between two."""
        plan, n = self.plan, self.moves.n_states
        if not self.is_static():
            names = (
                "stands",
                "cell_plain",
                *(f"{name}{part}" for name in _PAIRED for part in ("_from", "s")),
            )
            nothing = dict.fromkeys(names, ints(()))
            return {"is_static": 0, "n_held": 0, "done_place": ints(()), **nothing}
        assert self.first is not None
        stands = [
            [bool(foretold(plan, d.versions[0].holds_while, self.first, leaf)) for d in plan.duties]
            for leaf in range(n)
        ]
        nowhere = [False] * len(plan.duties)
        pairs = [(before, now) for before in [*stands, nowhere] for now in stands]
        turns, ons, offs = (
            [[d for d in range(len(nowhere)) if kind(d, *pair)] for pair in pairs]
            for kind in (self._turned, self._comes_on, self._goes_off)
        )
        held = [[d for d, holds in enumerate(row) if holds] for row in stands]
        least = min(FILLED, max(map(len, held)))
        held = [row + [len(nowhere)] * (least - len(row)) for row in held]
        lengths = {len(row) for row in held}
        return {
            "is_static": 1,
            "n_held": lengths.pop() if len(lengths) == 1 else 0,
            "done_place": ints(self.duties.done_places()),
            "stands": ints(int(holds) for row in stands for holds in row),
            **lists(turn=turns, on=ons, off=offs, held=held),
            "cell_plain": ints(
                self._plain(leaf, code) for leaf in range(n) for code in range(len(plan.events))
            ),
        }

    def _turned(self, d: int, before: list[bool], now: list[bool]) -> bool:
        return before[d] != now[d]

    def _comes_on(self, d: int, before: list[bool], now: list[bool]) -> bool:
        return now[d] and not before[d] and self.duties.opens(self.plan.duties[d])

    def _goes_off(self, d: int, before: list[bool], now: list[bool]) -> bool:
        return before[d] and not now[d]

    def _plain(self, leaf: int, code: int) -> int:
        """How much an event can do in a state: GENERAL, IDLE, STAYS, PLAIN or RENEWS."""
        assert self.first is not None
        event, edges = self.plan.events[code], self.first.edges[leaf].get(code, ())
        acts = [self.duties.act(index, code, leaf) for index in event.acts]
        told = [act for act in acts if act is not None]
        if event.sets or event.opens or event.forbids or any(act[1:3] != (-1, -1) for act in told):
            return GENERAL
        if not edges and not told:
            return IDLE
        if any(asks_open(edge.when) for edge in edges):
            return GENERAL
        if not edges or edges[0].target >= 0 or edges[0].when != NONE:
            return PLAIN
        only = self.plan.duties[told[0][0]] if len(told) == 1 else None
        recurs = (
            only
            and only.timing == EVERY
            and foretold(self.plan, only.versions[0].holds_while, self.first, leaf)
        )
        return RENEWS if recurs else STAYS

    def is_static(self) -> bool:
        """One workflow, no internal events, no eventless or timed transitions, no condition on anything else."""
        plan = self.plan
        if embellishments(self.program):
            return False
        if len(plan.charts) != 1 or self.moves.timers or any(event.internal for event in plan.events):
            return False
        if any(plan.charts[0].eventless):
            return False
        codes = [duty.versions[0].holds_while for duty in plan.duties]
        return all(foretold(plan, code, plan.charts[0], 0) is not None for code in codes)

    def _events(self) -> dict[str, Any]:
        number = self.conditions.number
        rows = [[(fact, number(code)) for fact, code in event.sets] for event in self.plan.events]
        heard = ints(int(bool(event.charts) and not event.sets) for event in self.plan.events)
        return stretches("set", ("fact", "value"), rows) | {"is_heard": heard}

    def _start(self) -> dict[str, Any]:
        leaves, says, arms = [], list[int](), list[int]()
        for chart, base in zip(self.plan.charts, self.moves.bases, strict=True):
            entered, last = self.moves.entered(chart, set(), chart.start)
            leaves.append(base + last)
            says += [chart.entered[state] for state in entered if state in chart.entered]
            arms += [k for state in entered for k in self.moves.timers_of(chart, state)]
        return {"chart_start": ints(leaves), "start_says": ints(says), "start_arms": ints(arms)}

    def _moves(self) -> dict[str, Any]:
        moves = self.moves
        saves = stretches("save", ("slot", "state"), moves.saves)
        recalled = lists(recall_move=moves.others)
        return {
            "move_leaf": ints(moves.leaf),
            "n_memories": len(moves.memories),
            "recalls": ints(moves.recalls),
            "recall_from": recalled["recall_move_from"],
            "recall_move": recalled["recall_moves"],
            **saves,
            **lists(say=moves.says, stop=moves.stops, arm=moves.arms),
        }
