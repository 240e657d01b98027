"""A plan becomes the kernel's tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from carerules.program.plan import Chart, EventPlan, Plan, Program
from carerules.temporal.instants import EVER, NEVER

from .conditions import EVENT_COLUMN, Conditions
from .cut import lists, stretches
from .grids import Grids
from .lower_causes import Causes
from .lower_duties import Duties
from .lower_steady import Steady
from .moves import Moves
from .parties import Parties
from .slots import slots_of, told_of
from .tables import Tables, floats, ints
from .terms import Terms


class Lowering:
    """Builds the tables of one subject type without `obstacles`; `program` is narrowed to the time of the data.

    One event type is added: the last one does nothing.
    """

    def __init__(self, program: Program, plan: Plan) -> None:
        plan = replace(plan, events=(*plan.events, _nothing(len(plan.events))))
        self.program, self.plan = program, plan
        self.slots, self.told = slots_of(plan), told_of(program, plan)
        self.parties = Parties(program, plan)
        self.conditions = Conditions(program, plan, self.slots, self.parties)
        self.moves = Moves(plan)
        self.terms = Terms()
        self.duties = Duties(program, plan, self.slots, self.told, self.conditions, self.parties, self.terms)
        self.causes = Causes(program, plan, self.slots, self.conditions, self.parties)
        self.steady = Steady(program, plan, self.duties, self.moves)

    def tables(self, as_of: int = EVER) -> Tables:
        """All of them; `as_of` matters where a policy warns of deadlines."""
        plan = self.plan
        parts: dict[str, Any] = {}
        parts |= self._cells() | self._free() | self._timers()
        parts |= self.duties.tables() | self.steady.tables() | self._events() | self.causes.tables()
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
                (
                    number(e.when),
                    self.moves.number(chart, leaf, e.source, e.target),
                    self.moves.rule(chart, e.number),
                )
                for e in chart.eventless[leaf]
            ]
            for chart, leaf in self._leaves()
        ]
        return stretches("free", ("when", "move", "rule"), rows) | {"has_free": int(any(rows))}

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
            "n_free": len(moves.rules),
            "n_memories": len(moves.memories),
            "recalls": ints(moves.recalls),
            "recall_from": recalled["recall_move_from"],
            "recall_move": recalled["recall_moves"],
            **saves,
            **lists(say=moves.says, stop=moves.stops, arm=moves.arms, quit=moves.quits),
        }


def _nothing(code: int) -> EventPlan:
    """The event type under which rows without meaning stand: no rule refers to it."""
    return EventPlan(
        code, "", False, EVER, NEVER, (), False, (), (), None, False, 0, 0, False, False, ()
    )  # fmt: skip
