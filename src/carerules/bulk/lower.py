"""A plan becomes the kernel's tables."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import Any

from carerules.program.plan import EVERY, FORBID, NONE, Chart, Code, DutyPlan, Plan, Program
from carerules.temporal.duration import Duration

from .conditions import Conditions, asks_open, foretold
from .kernel.words import GENERAL, IDLE, PLAIN, RENEWS, STAYS
from .moves import Moves
from .tables import Tables, floats, ints
from .terms import Terms, exact_span

_PAIRED = ("turn", "on", "off", "held")
FILLED = 3
"""Lists of the duties that stand in a state are filled up to so many, if any is so long, with the number of no duty:
a loop that goes round equally often in all states is one that a processor foresees.
"""


class Lowering:
    """Builds the tables of one subject type of a policy without `obstacles`."""

    def __init__(self, program: Program, plan: Plan) -> None:
        self.program, self.plan = program, plan
        self.conditions = Conditions(program, plan)
        self.moves = Moves(plan)
        self.terms = Terms()
        self.first: Chart | None = plan.charts[0] if plan.charts else None

    def tables(self) -> Tables:
        """All of them."""
        plan = self.plan
        parts: dict[str, Any] = {}
        parts |= self._cells() | self._free() | self._timers()
        parts |= self._acts() | self._triggers() | self._duties() | self._turns() | self._events()
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
            n_duties=len(plan.duties),
            depth=self.conditions.depth,
            defaults=floats(float(value) for value in plan.defaults),
            **parts,
        )

    def _leaves(self) -> Iterable[tuple[Chart, int]]:
        return ((chart, state) for chart in self.plan.charts for state in range(len(chart.paths)))

    def _cells(self) -> dict[str, Any]:
        number = self.conditions.number
        rows = []
        for chart, leaf in self._leaves():
            for code in range(len(self.plan.events)):
                edges = chart.edges[leaf].get(code, ())
                rows.append(
                    [(number(e.when), self.moves.number(chart, leaf, e.source, e.target)) for e in edges]
                )
        return stretches("cell", ("when", "move"), rows)

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

    def _acts(self) -> dict[str, Any]:
        """Per state of the first workflow, so that conditions on states need not be asked."""
        rows = []
        for leaf in range(len(self.first.paths) if self.first else 1):
            for event in self.plan.events:
                duties = [self.plan.duties[index] for index in event.acts]
                found = [self._act(duty, event.code, leaf) for duty in duties]
                rows.append([line for line in found if line is not None])
        return stretches("act", ("duty", "when", "where"), rows)

    def _act(self, duty: DutyPlan, code: int, leaf: int) -> tuple[int, int, int] | None:
        when, where = self._narrowed(duty.acts[code], leaf), self._narrowed(duty.versions[0].where, leaf)
        return None if when is None or where is None else (duty.index, when, where)

    def _narrowed(self, code: Code, leaf: int) -> int | None:
        """The condition as it is left in this state; None where it cannot be true."""
        told = foretold(self.plan, code, self.first, leaf) if self.first else None
        if told is None:
            return self.conditions.number(code)
        return -1 if told else None

    def _triggers(self) -> dict[str, Any]:
        number, duties = self.conditions.number, self.plan.duties
        opens = [
            [(d, number(duties[d].opened_by[event.code])) for d in event.opens] for event in self.plan.events
        ]
        bans = [
            [(d, number(duties[d].acts[event.code])) for d in event.forbids] for event in self.plan.events
        ]
        return stretches("open", ("duty", "when"), opens) | stretches("ban", ("duty", "when"), bans)

    def _duties(self) -> dict[str, Any]:
        duties, number = self.plan.duties, self.conditions.number
        return {
            "duty_while": ints(number(duty.versions[0].holds_while) for duty in duties),
            "duty_where": ints(number(duty.versions[0].where) for duty in duties),
            "duty_term": ints(self._term(duty, duty.versions[0].term) for duty in duties),
            "duty_span": ints(self._span(duty.versions[0].term) for duty in duties),
            "duty_every": ints(int(duty.timing == EVERY) for duty in duties),
            "duty_once": ints(int(duty.missed_once) for duty in duties),
            "duty_restart": ints(int(duty.restart) for duty in duties),
            "duty_opens": ints(int(_opens(duty)) for duty in duties),
            "says_violated": ints(duty.violated for duty in duties),
            "says_discharged": ints(duty.discharged for duty in duties),
            "says_lapsed": ints(duty.lapsed for duty in duties),
        }

    def _term(self, duty: DutyPlan, term: Duration | None) -> int:
        if term is None:
            return -1
        return self.terms.number(term, duty.roll, duty.count_first_day)

    def _span(self, term: Duration | None) -> int:
        return 0 if term is None else exact_span(term)

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
            return {"is_static": 0, **nothing}
        assert self.first is not None
        stands = [
            [bool(foretold(plan, d.versions[0].holds_while, self.first, leaf)) for d in plan.duties]
            for leaf in range(n)
        ]
        nowhere = [False] * len(plan.duties)
        pairs = [(before, now) for before in [*stands, nowhere] for now in stands]
        turns, ons, offs = (
            [[(d,) for d in range(len(nowhere)) if kind(d, *pair)] for pair in pairs]
            for kind in (self._turned, self._comes_on, self._goes_off)
        )
        held = [[(d,) for d, holds in enumerate(row) if holds] for row in stands]
        least = min(FILLED, max(map(len, held)))
        held = [row + [(len(nowhere),)] * (least - len(row)) for row in held]
        return {
            "is_static": 1,
            "stands": ints(int(holds) for row in stands for holds in row),
            **_lists(turn=turns, on=ons, off=offs, held=held),
            "cell_plain": ints(
                self._plain(leaf, code) for leaf in range(n) for code in range(len(plan.events))
            ),
        }

    def _turned(self, d: int, before: list[bool], now: list[bool]) -> bool:
        return before[d] != now[d]

    def _comes_on(self, d: int, before: list[bool], now: list[bool]) -> bool:
        return now[d] and not before[d] and _opens(self.plan.duties[d])

    def _goes_off(self, d: int, before: list[bool], now: list[bool]) -> bool:
        return before[d] and not now[d]

    def _plain(self, leaf: int, code: int) -> int:
        """How much an event can do in a state: GENERAL, IDLE, STAYS, PLAIN or RENEWS."""
        assert self.first is not None
        event, edges = self.plan.events[code], self.first.edges[leaf].get(code, ())
        acts = [self._act(self.plan.duties[index], code, leaf) for index in event.acts]
        told = [act for act in acts if act is not None]
        if event.sets or event.opens or event.forbids or any(act[1:] != (-1, -1) for act in told):
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
        named = {"say": moves.says, "stop": moves.stops, "arm": moves.arms}
        cut = {name: [[(one,) for one in items] for items in lists] for name, lists in named.items()}
        return {"move_leaf": ints(moves.leaf), **_lists(**cut)}


def _opens(duty: DutyPlan) -> bool:
    """Whether its `while` opens it."""
    return not duty.opened_by and duty.modality != FORBID


def _lists(**lists: list[list[tuple[int]]]) -> dict[str, Any]:
    """Lists of lists as `name_from` and `names`."""
    found: dict[str, Any] = {}
    for name, rows in lists.items():
        cut = stretches(name, ("s",), rows)
        found |= {f"{name}_from": cut[f"{name}_from"], f"{name}s": cut[f"{name}_s"]}
    return found


def stretches(name: str, fields: tuple[str, ...], rows: list[list[Any]]) -> dict[str, Any]:
    """Lists of equal tuples as one array a field, and where each list begins."""
    found = {f"{name}_from": ints([0, *accumulate(len(row) for row in rows)])}
    for place, field in enumerate(fields):
        found[f"{name}_{field}"] = ints(line[place] for row in rows for line in row)
    return found
