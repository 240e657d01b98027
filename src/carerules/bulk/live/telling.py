"""What one event did to a live case, from the kernel's numbers to what the engine would have put out. (S4, S5)

Called when somebody looks at a step; until then a step is the case's bytes before and after, and the lines said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from carerules.answer.tell import Teller
from carerules.bulk.kernel.words import ACTED, HEAD, LINE, PROVISIONAL
from carerules.engine import kinds
from carerules.engine import state as eng
from carerules.engine.context import Context
from carerules.program.plan import FORBID
from carerules.temporal.instants import NEVER

Noted = tuple[str, int, Any, str | None, str | None, int | None]
"""A record as it was taken: event type, instant, data, `by`, id, instant of recording."""


class Names(Mapping[int, str]):
    """The ids of the records of a case of which no two have one instant. (S4.2)"""

    def __init__(self, rows: Sequence[Noted]) -> None:
        self._rows = rows

    def __getitem__(self, number: int) -> str:
        event, at, _, _, name, _ = self._rows[number]
        return f"{event}@{at}#1" if name is None else name

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Any:
        return iter(range(len(self._rows)))


class Row:
    """What the bytes of a case with one workflow say of its duties: views, each by duty."""

    def __init__(self, state: bytes, duties: int) -> None:
        d = duties + 1
        numbers = memoryview(state).cast("q")
        self.is_open = numbers[:duties].tolist() if state else [0] * duties
        self.opened, self.due = numbers[d : 2 * d], numbers[2 * d : 3 * d]
        self.flags, self.origin = numbers[5 * d : 6 * d], numbers[6 * d : 7 * d]
        self.leaf, self.since = (numbers[10 * d], numbers[10 * d + 2]) if state else (-1, NEVER)


class Line(NamedTuple):
    """What the kernel said of one obligation."""

    duty: int
    status: int
    flags: int
    opened: int
    due: int
    ended: int
    ceased: int
    origin: int


class Telling:
    """One step of one case, told."""

    def __init__(self, ctx: Context, old: bytes, new: bytes, said: bytes, rows: Sequence[Noted]) -> None:
        self.ctx, self.plan, self.rows = ctx, ctx.plan, rows
        duties = len(self.plan.duties)
        self.old, self.new = Row(old, duties), Row(new, duties)
        numbers = memoryview(said).cast("q").tolist()
        self.at, self.number, self.before, self.odd = numbers[:HEAD]
        self.lines = [Line._make(numbers[at : at + LINE]) for at in range(HEAD, len(numbers), LINE)]
        self.event = self._event(self.number)

    def teller(self) -> Teller:
        """The engine's output for this event, ready to be told."""
        self.ctx.out = eng.Output()
        for line in self.lines[: self.before]:
            self._end_of_before(line)
        by_duty: dict[int, list[Line]] = {}
        for line in self.lines[self.before :]:
            by_duty.setdefault(line.duty, []).append(line)
        for d, (was_open, is_open) in enumerate(zip(self.old.is_open, self.new.is_open, strict=True)):
            lines = by_duty.get(d, ())
            if lines or is_open > was_open:
                self._duty(d, lines, bool(was_open), bool(is_open))
        if self.odd:
            self.ctx.find(kinds.UNEXPECTED, self.at, self.event)
        if self.new.since == self.at:
            self.ctx.out.steps.append((self.at, 0, self.old.leaf, self.new.leaf, self.event))
        return Teller(self.ctx, Names(self.rows), self.at, ())

    def _end_of_before(self, line: Line) -> None:
        """What was interrupted at the last instant ends now; what was undone may have been done now."""
        if line.status in (eng.LAPSED, eng.UNQUANTIFIED):
            ob = self._fresh(line.duty, line.opened, line.due, line.flags, line.origin)
            ob.status, ob.life, ob.ended_at = line.status, eng.CLOSED, line.ended
            self.ctx.out.closed.append(ob)
        elif line.status == eng.DISCHARGED_LATE:
            self._of_line(line)

    def _duty(self, d: int, lines: Sequence[Line], was_open: bool, is_open: bool) -> None:
        """The obligations of one duty that ended or failed by this event or before it, and the one that is open."""
        forbidden = self.plan.duties[d].modality == FORBID
        for place, line in enumerate(lines):
            ob = self._forbidden(line) if forbidden else self._of_line(line)
            self._note_failure(ob, line)
            if place or not was_open:
                self._opened(ob)
        if is_open:
            row = self.new
            self._opened(self._fresh(d, row.opened[d], row.due[d], row.flags[d], row.origin[d]))

    def _opened(self, ob: eng.Obligation) -> None:
        self.ctx.out.obligations.append(ob)
        if ob.provisional:
            self.ctx.find(kinds.PROVISIONAL, ob.opened_at, ob.opened_by, ob)

    def _note_failure(self, ob: eng.Obligation, line: Line) -> None:
        if line.status in (eng.VIOLATED, eng.DISCHARGED_LATE):
            self.ctx.find(kinds.VIOLATED, ob.violated_at, ob.violated_by, ob)

    def _forbidden(self, line: Line) -> eng.Obligation:
        ob = self._fresh(line.duty, line.opened, line.due, line.flags, self.number)
        ob.status, ob.life, ob.violated_at, ob.violated_by = eng.VIOLATED, eng.CLOSED, self.at, self.event
        self.ctx.out.closed.append(ob)
        return ob

    def _of_line(self, line: Line) -> eng.Obligation:
        """An obligation as it stands when the event has taken effect, and before its instant is settled."""
        ob = self._fresh(line.duty, line.opened, line.due, line.flags, line.origin)
        if line.status in (eng.VIOLATED, eng.DISCHARGED_LATE):
            ob.status, ob.life, ob.violated_at = line.status, eng.UNDONE, line.due
            ob.ceased_at = line.ceased if line.ceased != self.at else NEVER
        if line.flags & ACTED:
            ob.status, ob.life = line.status, eng.CLOSED
            ob.discharged_at, ob.ended_at, ob.discharged_by = self.at, self.at, self.event
            ob.counted = [self.event]
            self.ctx.out.closed.append(ob)
        return ob

    def _fresh(self, d: int, opened: int, due: int, flags: int, origin: int) -> eng.Obligation:
        version = self.plan.duties[d].versions[0]
        ob = eng.Obligation(d, version.number, opened)
        ob.due, ob.term, ob.assumed = due, version.term, version.assumed
        ob.provisional = bool(flags & PROVISIONAL)
        ob.opened_by = self._event(origin) if origin >= 0 else None
        if version.unquantified:
            ob.status = eng.UNQUANTIFIED
        return ob

    def _event(self, number: int) -> eng.Event:
        event, at = self.rows[number][:2]
        found = eng.Event(self.plan.event_codes[event], at, [])
        found.number = number
        return found
