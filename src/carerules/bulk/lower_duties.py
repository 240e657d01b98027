"""Duties for the kernel: what opens them, what fulfils them, how their clock runs. (S4.5, S4.8, S5)"""

from __future__ import annotations

from typing import Any

from carerules.program import opcodes as op
from carerules.program.plan import (
    ACHIEVE,
    BEFORE,
    DUE,
    EACH,
    EVERY,
    KEEP,
    MAINTAIN,
    NONE,
    Chart,
    Code,
    DutyPlan,
    Plan,
    Program,
    Rung,
    Version,
)
from carerules.temporal.duration import Duration
from carerules.temporal.instants import DAY, EVER, NEVER

from .able import evidence_of, is_rare
from .conditions import Conditions, foretold
from .cut import stretches
from .kernel.words import (
    CLOCKLESS,
    DISCHARGED,
    KEPT,
    MOST_TIMES,
    NOBODY,
    PERIODIC,
    PLAINLY,
    SLOTS,
    UNQUANTIFIED,
    VAGUE,
)
from .parties import Parties
from .slots import PERSONAL, Slot, Told, is_by_event
from .tables import ints
from .terms import Terms, exact_span
from .window import is_idle

_NOT_PERSONAL = PERSONAL - 1
_OF_OPENING = frozenset({op.LOOP, op.OPENING, op.OPENING_AT, op.OPENING_BY, op.OPENING_ID})


class Duties:
    """Builds the tables of the duties of one subject type; `soon` are kept for whoever knows `as_of`."""

    def __init__(
        self,
        program: Program,
        plan: Plan,
        slots: list[Slot],
        told: Told,
        conditions: Conditions,
        parties: Parties,
        terms: Terms,
    ) -> None:
        self.program, self.plan, self.slots, self.told = program, plan, slots, told
        self.conditions, self.parties, self.terms = conditions, parties, terms
        self.first: Chart | None = plan.charts[0] if plan.charts else None
        self.evidence = evidence_of(plan)
        self.of_duty: dict[int, list[int]] = {duty.index: [] for duty in plan.duties}
        for number, slot in enumerate(slots):
            if not is_idle(slot.duty):
                self.of_duty[slot.duty.index].append(number)

    def tables(self) -> dict[str, Any]:
        """All of them."""
        return (
            self._acts() | self._triggers() | self._values() | self._clocks() | self._lines() | self._rungs()
        )

    def done_places(self) -> list[int]:
        """For each duty the place in the kernel's `counts` of what an act has ended in time."""
        ended = [UNQUANTIFIED if self._term(s.duty, s.version) < 0 else DISCHARGED for s in self.slots]
        return [self.told.first[s.duty.index] * SLOTS + e for s, e in zip(self.slots, ended, strict=True)]

    def kinds(self) -> list[str]:
        """The kinds of periods that recur in the cases."""
        return sorted(
            {slot.duty.each for slot in self.slots if slot.duty.timing == EACH and not is_idle(slot.duty)}
        )

    def _acts(self) -> dict[str, Any]:
        """Per state of the first workflow, so that conditions on states need not be asked."""
        rows = []
        for leaf in range(len(self.first.paths) if self.first else 1):
            for event in self.plan.events:
                found = [self.act(d, event.code, leaf) for index in event.acts for d in self.of_duty[index]]
                rows.append([line for line in found if line is not None])
        return stretches("act", ("duty", "when", "where", "evidence"), rows)

    def act(self, d: int, code: int, leaf: int) -> tuple[int, int, int, int] | None:
        """What the event asks for to fulfil the duty in a state; None: it never does."""
        slot = self.slots[d]
        if code not in slot.duty.acts:
            return None  # it is a step's own act
        when = self._narrowed(slot.duty.acts[code], leaf, slot.loop)
        where = self._narrowed(slot.version.where, leaf, slot.loop)
        if when is None or where is None:
            return None
        return d, when, where, self._bits(slot.duty.evidence.get(code, ()))

    def _bits(self, kinds: tuple[int, ...]) -> int:
        return sum(1 << self.evidence.index(kind) for kind in set(kinds))

    def _narrowed(self, code: Code, leaf: int, loop: int) -> int | None:
        """The condition as it is left in this state; None where it cannot be true."""
        told = foretold(self.plan, code, self.first, leaf) if self.first else None
        if told is None:
            return self.conditions.number(code, loop)
        return -1 if told else None

    def _triggers(self) -> dict[str, Any]:
        number, slots, plan = self.conditions.number, self.slots, self.plan
        opens = [
            [
                (d, number(slots[d].duty.opened_by[event.code]))
                for index in event.opens
                for d in self._doors(index)
            ]
            for event in plan.events
        ]
        bans = [
            [
                (d, number(slots[d].duty.acts[event.code]))
                for index in event.forbids
                for d in self.of_duty[index]
            ]
            for event in plan.events
        ]
        befores = [[(d,) for index in event.befores for d in self.of_duty[index]] for event in plan.events]
        permits = [
            [(d, *self._permit(d, event.code)) for index in event.permits for d in self.of_duty[index]]
            for event in plan.events
        ]
        waives = [
            [self._waiver(d) for index in event.waives for d in self.of_duty[index]] for event in plan.events
        ]
        cut = stretches("before", ("s",), befores)
        return (
            stretches("open", ("duty", "when"), opens)
            | stretches("ban", ("duty", "when"), bans)
            | stretches("permit", ("duty", "when", "party"), permits)
            | stretches("waive", ("duty", "party", "until", "day"), waives)
            | {"before_from": cut["before_from"], "befores": cut["before_s"]}
        )

    def _doors(self, index: int) -> list[int]:
        """The slots that an event opens; of several lanes the kernel finds the one."""
        lanes = self.of_duty[index]
        return lanes[:1] if is_by_event(self.plan.duties[index]) else lanes

    def _waiver(self, d: int) -> tuple[int, int, int, int]:
        """The duty, who approves, until when; the first instant of a day is the kernel's to find."""
        duty = self.slots[d].duty
        is_day = duty.waive_until[-2:] == (op.TO_INSTANT, 1)
        until = duty.waive_until[:-2] if is_day else duty.waive_until
        return d, self.parties.answering(duty.waive_approver), self.conditions.number(until), int(is_day)

    def _permit(self, d: int, code: int) -> tuple[int, int]:
        duty = self.slots[d].duty
        return self.conditions.number(duty.acts[code]), self.parties.answering(duty.versions[0].bearer)

    def _values(self) -> dict[str, Any]:
        slots, number = self.slots, self.conditions.number
        return {
            "duty_while": ints(number(slot.version.holds_while) for slot in slots),
            "duty_where": ints(number(slot.version.where, slot.loop) for slot in slots),
            "duty_term": ints(self._term(slot.duty, slot.version) for slot in slots),
            "duty_span": ints(_span(slot.version) for slot in slots),
            "duty_every": ints(int(slot.duty.timing == EVERY) for slot in slots),
            "duty_once": ints(int(slot.duty.missed_once) for slot in slots),
            "duty_restart": ints(int(slot.duty.restart) for slot in slots),
            "duty_opens": ints(int(self.opens(slot.duty)) for slot in slots),
            "says_violated": ints(slot.duty.violated for slot in slots),
            "says_discharged": ints(slot.duty.discharged for slot in slots),
            "says_lapsed": ints(slot.duty.lapsed for slot in slots),
            "says_undetermined": ints(slot.duty.undetermined for slot in slots),
            "duty_loop": ints(slot.loop for slot in slots),
            "duty_value": ints(self._value(slot.duty) for slot in slots),
            "lane_last": ints(self._last_lane(d) for d in range(len(slots))),
            "duty_most": ints(s.duty.at_most if is_by_event(s.duty) else 0 for s in slots),
            "wakes": ints(d for d, slot in enumerate(slots) if self._wakes(slot)),
        }

    def _last_lane(self, d: int) -> int:
        """The last of the lanes that begin here."""
        duty = self.slots[d].duty
        return self.of_duty[duty.index][-1] if is_by_event(duty) and self.of_duty[duty.index] else d

    def _wakes(self, slot: Slot) -> bool:
        """Whether there is anything to look at as a case begins: a `while`, or an opening by itself."""
        return slot.version.holds_while != NONE or self.opens(slot.duty)

    def _term(self, duty: DutyPlan, version: Version) -> int:
        if version.unquantified:
            return VAGUE
        if version.term is None:
            return CLOCKLESS if duty.timing in (BEFORE, DUE, EACH, KEEP) else VAGUE
        times = MOST_TIMES if duty.timing == EVERY else 1
        return self.terms.number(version.term, duty.roll, duty.count_first_day, times)

    def opens(self, duty: DutyPlan) -> bool:
        """Whether its `while` opens it."""
        return not duty.opened_by and duty.modality in (ACHIEVE, MAINTAIN) and not is_idle(duty)

    def _party(self, duty: DutyPlan, party: int) -> int:
        """Who has to hold the post of who answers; NOBODY where no event fills it."""
        if is_rare(self.program, self.plan, duty):
            return NOBODY - 1
        return self.parties.answering(party) if party in self.program.assignable else NOBODY

    def _value(self, duty: DutyPlan) -> int:
        if is_by_event(duty):
            return self.conditions.number(duty.loop_code)
        codes = [duty.versions[0].where, *duty.acts.values()]
        personal = any(kind in _OF_OPENING - {op.LOOP} for code in codes for kind in code[::2])
        return PERSONAL if personal else _NOT_PERSONAL

    def _clocks(self) -> dict[str, Any]:
        slots, number, kinds = self.slots, self.conditions.number, self.kinds()
        tolerances = [
            CLOCKLESS if (length := slot.version.tolerance) is None else self._length(slot.duty, length)
            for slot in slots
        ]
        return {
            "duty_kind": ints(_kind(slot.duty) for slot in slots),
            "duty_period": ints(kinds.index(s.duty.each) if s.duty.each in kinds else -1 for s in slots),
            "duty_times": ints(slot.duty.times for slot in slots),
            "duty_partial": ints(int(slot.duty.partial) for slot in slots),
            "duty_due": ints(number(slot.version.due) if slot.duty.timing == DUE else -1 for slot in slots),
            "duty_due_day": ints(int(not slot.version.due_instant) for slot in slots),
            "duty_keep": ints(number(slot.version.keep) for slot in slots),
            "duty_suspend": ints(
                number(s.version.suspend) if s.duty.suspends and s.duty.timing != EACH else -1 for s in slots
            ),
            "duty_tolerance": ints(tolerances),
            "duty_roll": ints(int(slot.duty.roll) for slot in slots),
            "periodic": ints(
                d
                for d, s in enumerate(slots)
                if s.duty.timing == EACH and not s.duty.opened_by and not is_idle(s.duty)
            ),
        }

    def _length(self, duty: DutyPlan, length: Duration) -> int:
        return self.terms.number(length, duty.roll, duty.count_first_day)

    def _rungs(self) -> dict[str, Any]:
        rows = []
        for slot in self.slots:
            first = self.told.rungs[slot.duty.index]
            rows.append([(*self._rung(rung), first + n) for n, rung in enumerate(slot.duty.rungs)])
        return stretches("rung", ("after", "within", "own", "line"), rows)

    def _rung(self, rung: Rung) -> tuple[int, int, int]:
        within = CLOCKLESS if rung.within is None else self.terms.number(rung.within)
        return self.terms.number(rung.after), within, int(rung.do >= 0)

    def _lines(self) -> dict[str, Any]:
        first = self.told.first
        lasts = [first[s.duty.index] + len(s.duty.versions) - 1 for s in self.slots]
        return {
            "n_lines": len(self.told.duty),
            "line_first": ints(first[slot.duty.index] for slot in self.slots),
            "line_last": ints(lasts),
            "line_since": ints(version.since for _, version, _ in self.told.values),
            "line_term": ints(self._term(duty, version) for duty, version, _ in self.told.values),
            "line_party": ints(self._party(duty, party) for duty, _, party in self.told.values),
            "line_span": ints(_span(version) for _, version, _ in self.told.values),
        }

    def soon(self, as_of: int) -> Any:
        """Per duty: an open obligation that is due by then is due soon. # S5.2"""
        return ints(self._soon(slot.version.warn, as_of) for slot in self.slots)

    def _soon(self, warn: Duration | None, as_of: int) -> int:
        """The latest deadline whose warning has come by `as_of`: deadlines grow as their warnings do."""
        if warn is None:
            return EVER
        before = self.program.reckoner.before
        low, high = as_of, as_of + 40_000 * DAY
        if before(low, warn).at >= as_of:
            return EVER
        while low < high:
            middle = (low + high + 1) // 2
            if before(middle, warn).at < as_of:
                low = middle
            else:
                high = middle - 1
        return min(low, NEVER - 1)


def _span(version: Version) -> int:
    return 0 if version.term is None else exact_span(version.term)


def _kind(duty: DutyPlan) -> int:
    return {EACH: PERIODIC, KEEP: KEPT}.get(duty.timing, PLAINLY)
