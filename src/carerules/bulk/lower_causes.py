"""What is looked at again when something changes, what changes by itself, who may do what. (S4.1, S4.3, S4.8)"""

from __future__ import annotations

from typing import Any

from carerules.program import opcodes as op
from carerules.program.lower import CLOCK_BIT, FIRST_FACT_BIT
from carerules.program.plan import EACH, EVERY, WITHIN, Chart, EventPlan, Plan, Program

from .able import PLAIN
from .conditions import OWN, Conditions, own_column
from .cut import lists, stretches
from .parties import Parties
from .slots import Slot
from .tables import ints
from .window import is_idle

_OWN_BITS = CLOCK_BIT | 2
"""Time, parameters, holders of posts, and persons named for this very subject: one source to the kernel."""


class Causes:
    """Builds these tables of one subject type."""

    def __init__(
        self, program: Program, plan: Plan, slots: list[Slot], conditions: Conditions, parties: Parties
    ) -> None:
        self.program, self.plan, self.slots = program, plan, slots
        self.conditions, self.parties = conditions, parties

    def tables(self) -> dict[str, Any]:
        """All of them."""
        return self._watches() | self._clocks() | self._ways() | self._indicators()

    def _watches(self) -> dict[str, Any]:
        """Per source who reads it: sources are numbered as in `kernel.changes`."""
        plan, gauges = self.plan, self.conditions.gauges
        first_chart = 1 + len(plan.facts)
        first_duty = first_chart + len(plan.charts)
        first_gauge = first_duty + len(plan.duties)
        bits = [_OWN_BITS, *(1 << (FIRST_FACT_BIT + fact) for fact in range(len(plan.facts)))]
        bits += [chart.bit for chart in plan.charts] + [duty.bit for duty in plan.duties]
        bits += [gauge.bit for gauge in gauges]
        readers = [
            (d, plan.watched[slot.duty.index]) for d, slot in enumerate(self.slots) if not is_idle(slot.duty)
        ]
        readers += [(len(self.slots) + g, gauge.reads) for g, gauge in enumerate(gauges)]
        watch = [[number for number, reads in readers if reads & bit] for bit in bits]
        free = [self._sources_of_free(chart) for chart in plan.charts]
        stir = [[c for c, sources in enumerate(free) if source in sources] for source in range(len(bits))]
        cut = lists(watche=watch, stir=stir)
        return {
            "watch_from": cut["watche_from"],
            "watches": cut["watches"],
            "stir_from": cut["stir_from"],
            "stirs": cut["stirs"],
            "of_chart": ints(range(first_chart, first_duty)),
            "of_duty": ints(first_duty + slot.duty.index for slot in self.slots),
            "of_gauge": ints(range(first_gauge, first_gauge + len(gauges))),
        }

    def _sources_of_free(self, chart: Chart) -> set[int]:
        """What the guards of a workflow's eventless transitions read."""
        codes = [edge.when for edges in chart.eventless for edge in edges]
        parts = {pair for code in codes for pair in zip(code[::2], code[1::2], strict=True)}
        return {source for kind, argument in parts for source in self._sources_of(kind, argument)}

    def _sources_of(self, kind: int, argument: int) -> list[int]:
        """The sources that an instruction reads; who holds a post hangs on time and on all relations."""
        plan, gauges = self.plan, self.conditions.gauges
        first_chart = 1 + len(plan.facts)
        first_duty = first_chart + len(plan.charts)
        if kind == op.FACT:
            return [1 + argument]
        if kind == op.IN_STATE:
            return [first_chart + plan.state_tests[argument][0]]
        if kind == op.OPEN:
            return [first_duty + argument]
        if kind == op.MEASURE and plan.gauges[argument] in gauges:
            return [first_duty + len(plan.duties) + gauges.index(plan.gauges[argument])]
        return [] if kind in PLAIN else [0, *(1 + fact for fact, _ in plan.relations)]

    def _clocks(self) -> dict[str, Any]:
        plan, number, gauges = self.plan, self.conditions.number, self.conditions.gauges
        return {
            "n_gauges": len(gauges),
            "n_clocks": len(plan.clocks),
            "n_posts": len(plan.holder_posts),
            "gauge_when": ints(number(gauge.condition) for gauge in gauges),
            "clock_when": ints(number(clock.argument) for clock in plan.clocks),
            "clock_years": ints(int(clock.op == op.AGE) for clock in plan.clocks),
            "clock_instant": ints(int(clock.instant) for clock in plan.clocks),
            "post_asked": ints(map(self.parties.number, plan.holder_posts)),
            **lists(
                mark=[[int(bound) for bound in gauge.thresholds] for gauge in gauges],
                bound=[sorted({b + k for b in clock.thresholds for k in (0, 1)}) for clock in plan.clocks],
            ),
        }

    def _ways(self) -> dict[str, Any]:
        events, plan = self.plan.events, self.plan
        relations = {fact for fact, _ in plan.relations}
        by = lists(by=[[self.parties.answering(code) for code in event.by] for event in events])
        parts = set(self.program.parties.values())
        columns = {
            f"{n}_column": own_column(plan, own) for n, own in zip(("actor", "evidence"), OWN, strict=False)
        }
        return {
            "is_guarded": ints(int(bool(event.by or event.permits)) for event in events),
            "is_foreign": ints(int(self._is_foreign(event)) for event in events),
            "is_advisory": ints(int(event.advisory) for event in events),
            "is_part": ints(int(code in parts) for code in range(max(parts, default=0) + 1)),
            "by_from": by["by_from"],
            "by_party": by["bys"],
            "assigns": ints(self.parties.number(e.assigns) if e.assigns else -1 for e in events),
            "is_relation": ints(int(fact in relations) for fact in range(len(plan.facts))),
            "n_columns": 1 + len(plan.columns) + len(OWN),
            "declares": ints(int(one) for event in events for one in self._declares(event)),
            "n_relations": len(plan.relations),
            "relations": ints(fact for fact, _ in plan.relations),
            "holder_column": 1 + plan.columns.get("holder", -1),
            "period_column": 1 + plan.columns.get("period", -1),
            **columns,
        }

    def _declares(self, event: EventPlan) -> list[bool]:
        """Which of the kernel's columns a row of this type has."""
        known = self.program.policy.events.get(event.id)
        declared = known.data if known else {}
        return [True, *(name in declared for name in self.plan.columns), *(True for _ in OWN)]

    def _is_foreign(self, event: EventPlan) -> bool:
        """Only the engine does what it does."""
        unnamed = event.assigns and "holder" not in self.plan.columns
        permits = [self.plan.duties[index] for index in event.permits]
        banned = permits and all(
            map(is_idle, permits)
        )  # it needs a permission, and nobody has one in this time
        lifted = [self.plan.duties[index] for index in event.waives]
        strange = any(duty.timing not in (WITHIN, EVERY, EACH) for duty in lifted)
        return bool(event.relieves or event.ends or event.resumes or strange or unnamed or banned)

    def _indicators(self) -> dict[str, Any]:
        number, indicators = self.conditions.number, self.plan.indicators
        cut = stretches("share", ("among", "holds"), [[(number(a), number(h)) for _, a, h in indicators]])
        return {
            "n_indicators": len(indicators),
            "among_when": cut["share_among"],
            "holds_when": cut["share_holds"],
        }
