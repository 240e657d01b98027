"""One case, event by event: what a case-management system embeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from carerules.answer.evaluate import Case as Recorded
from carerules.answer.evaluate import Instances
from carerules.answer.tell import Teller, late_numbers
from carerules.engine.context import Context
from carerules.engine.intake import take_in
from carerules.engine.snapshot import branch
from carerules.engine.state import Event as EngineEvent
from carerules.engine.state import Output
from carerules.engine.step import step
from carerules.history.event import Event as Record
from carerules.history.follow import Follow, following
from carerules.history.one import one_by_one
from carerules.history.order import Order
from carerules.history.settle import Settled, prepare
from carerules.program.plan import Plan, Program

from .instant import instant
from .quick import Quick
from .rest import Rest, carried_on, fresh, replayed
from .stored import write, write_state
from .tell_step import difference, told
from .view import CaseState, Event, Instant, NeedsReplay, Step, View, hold, new_step, view_of


class Case:
    """One subject's case. Not to be shared between threads.

    An event that comes in its order costs what the event changes, however long the history is.
    """

    def __init__(
        self,
        program: Program,
        subject_type: str,
        subject: str,
        organisation: Instances | None = None,
        *,
        keep_history: bool = True,
        quick: Quick | None = None,
    ) -> None:
        self._program = program
        self._plan: Plan = program.plans[subject_type]
        self.subject_type, self.subject = subject_type, subject
        self._instances = organisation
        self._keeps_history = keep_history
        self._given: list[Record] = []
        """Every record as it came, where the history is kept."""
        self._records: list[Settled] = []
        """What of them is judged, in order."""
        self._follow: Follow | None = Follow(Order(program.policy.order), every_id=keep_history)
        """None: the records make statements about one another and have to be settled together. (S8)"""
        self._count = 0
        self._names: dict[int, str] = {}
        self._late: set[int] = set()
        self._ctx = self._begin()
        self._quick = quick
        """Judges events in the kernel while it can; the engine then knows none of them."""

    def _begin(self) -> Context:
        return fresh(self._program, self._plan, self.subject, self._instances)

    @property
    def state(self) -> CaseState:
        """The present state as a value."""
        return CaseState(self._copy())

    @classmethod
    def of_state(cls, state: CaseState) -> Case:
        """A case that goes on from `state`."""
        return state._case._copy()

    @property
    def rest(self) -> Rest:
        """What is kept between two events; not to be changed. Raises ValueError for a case that keeps its history."""
        if self._keeps_history or self._follow is None:
            raise ValueError("the case keeps its history")
        return Rest(self._ctx, self._follow, self._count, self._names, self._late)

    @classmethod
    def of_rest(
        cls, program: Program, subject_type: str, subject: str, organisation: Instances | None, rest: Rest
    ) -> Case:
        """A case that goes on from `rest`, which becomes its own."""
        case = Case.__new__(Case)
        case._program, case._plan = program, program.plans[subject_type]
        case.subject_type, case.subject, case._instances = subject_type, subject, organisation
        case._keeps_history, case._given, case._records = False, [], []
        case._ctx, case._follow, case._count = rest.ctx, rest.follow, rest.count
        case._names, case._late = rest.names, rest.late
        case._quick = None
        return case

    @classmethod
    def of_history(
        cls, program: Program, subject_type: str, subject: str, organisation: Instances | None,
        given: list[Record], quick: Quick | None,
    ) -> Case:  # fmt: skip
        """The case that these records make, as they came; in the hands of `quick` if it can take all of them."""
        case = cls(program, subject_type, subject, organisation, quick=quick)
        if quick is None or not quick.refill(given):
            case._quick = None
            case._evaluate(given)
        return case

    def _copy(self) -> Case:
        self._note()
        twin = Case.__new__(Case)
        twin.__dict__.update(self.__dict__)
        twin._given, twin._records = list(self._given), list(self._records)
        twin._names, twin._late = dict(self._names), set(self._late)
        twin._follow = self._follow.copy() if self._follow is not None else None
        twin._ctx = branch(self._ctx)
        twin._quick = self._quick.copy() if self._quick is not None else None
        return twin

    def record(
        self,
        event: str,
        *,
        at: Instant,
        by: str | None = None,
        data: Mapping[str, object] | None = None,
        evidence: Sequence[str] = (),
        id: str | None = None,
        recorded_at: Instant | None = None,
        corrects: str | None = None,
        retracts: str | None = None,
    ) -> Step:
        """Add an event and tell what it changed.

        One older than the last is put in its place and the case evaluated again. Raises NeedsReplay where no
        history is kept, DataError where `at` or `recorded_at` is no instant.
        """
        if self._quick is not None and corrects is None and retracts is None:
            found = self._quick.take(event, at, by, data, evidence, id, recorded_at)
            if found is not None:
                told_later = new_step(Step)
                hold(told_later, found)
                return told_later
        row = {
            "subject": self.subject, "subject_type": self.subject_type, "event": event, "occurred_at": at, "by": by,
            "data": data, "evidence": evidence, "id": id, "recorded_at": recorded_at,
            "corrects": corrects, "retracts": retracts,
        }  # fmt: skip
        return self._add(one_by_one(self._program.zone).read(row))

    def take(self, event: Event) -> Step:
        """`record` with an `Event`."""
        return self.record(
            event.event, at=event.at, by=event.by, data=event.data, evidence=event.evidence, id=event.id,
            recorded_at=event.recorded_at,
        )  # fmt: skip

    def _note(self) -> None:
        """Read the records that the quick way has only noted."""
        if self._quick is not None:
            later = self._quick.records(len(self._given))
            if later:
                self._settle([*self._given, *later])

    def _wake(self) -> None:
        """The engine takes over."""
        self._note()
        self._quick = None
        self._evaluate(self._given)

    def _add(self, record: Record) -> Step:
        if self._quick is not None:
            self._wake()
        name = self._follow.take(record) if self._follow is not None and self._can_go_on(record) else None
        if name is not None:
            return self._go_on(record, name)
        if not self._keeps_history:
            raise NeedsReplay("the event does not follow the last one, and the case keeps no history")
        return self._again([*self._given, record])

    def _can_go_on(self, record: Record) -> bool:
        """A record without time may lie before what has been judged on its day already. (S3.1)"""
        if not record.date_only:
            return True
        zone = self._program.zone
        return self._ctx.row.now < zone.start(zone.day(record.occurred_at))

    def _go_on(self, record: Record, name: str) -> Step:
        """The usual case: the event is the latest."""
        ctx, number = self._ctx, self._count
        event = take_in(self._program, self._plan, record, number, name, False)
        ctx.ahead = (event,) if record.date_only else ()
        ctx.out = Output()
        step(ctx, event)
        self._count += 1
        self._names[number] = name
        if self._keeps_history:
            self._given.append(record)
            self._records.append(Settled(record, name))
        if ctx.out.findings:
            self._late |= late_numbers(ctx)
        found = told(Teller(ctx, self._names, record.occurred_at, self._late))
        if not self._keeps_history and len(self._names) > _MOST_NAMES:
            self._forget()
        return found

    def _forget(self) -> None:
        """Without history only the events are known by which something that is still live was moved."""
        kept = {event.number for ob in self._ctx.row.obligations() for event in ob.events()}
        self._names = {number: name for number, name in self._names.items() if number in kept}
        self._late &= kept

    def _again(self, given: list[Record]) -> Step:
        """Everything from the beginning; the step is the difference to before."""
        last = max((s.event.occurred_at for s in self._records), default=self._ctx.row.now)
        old = self.at(max(last, given[-1].occurred_at))
        self._evaluate(given)
        return difference(old, self.at(old.as_of))

    def _evaluate(self, given: list[Record]) -> None:
        """Take `given` as the whole history."""
        self._settle(given)
        self._ctx = self._begin()
        events = self._events()
        self._ctx.ahead = tuple(event for event in events if event.date_only)
        for event in events:
            step(self._ctx, event)
        self._late = late_numbers(self._ctx)

    def _settle(self, given: list[Record]) -> None:
        """What of `given` is judged, and in which order."""
        order = Order(self._program.policy.order)
        prepared = prepare(given, self._program.policy.order)
        self._given = given
        self._records = prepared.cases.get((self.subject_type, self.subject), [])
        self._names = {number: settled.id for number, settled in enumerate(self._records)}
        self._count = len(self._records)
        self._follow = following(order, order.sort(given))

    def _events(self) -> list[EngineEvent]:
        return Recorded(self._plan, self.subject, self._records).events(self._program)

    def at(self, as_of: int | str) -> View:
        """The case as of an instant; asking never advances it.

        Where no history is kept, it tells what is live then and what was found since the last event; an instant
        before the last event raises NeedsReplay. Raises ValueError for what is no instant of the years 1 to 9999.
        """
        until = instant(as_of, self._program.zone)
        self._note()
        if self._keeps_history:
            case = Recorded(self._plan, self.subject, self._records)
            ctx = replayed(self._program, case, self._instances, until)
            return view_of(Teller(ctx, case.names(), until), tuple(self._records), self._instances)
        return view_of(Teller(carried_on(self._ctx, until), self._names, until, self._late), None)

    @property
    def deadlines(self) -> tuple[tuple[str, int], ...]:
        """Duty and deadline of what is pending after the last event, soonest first: `at(...).due` in brief."""
        if self._quick is not None:
            return self._quick.deadlines()
        now = self._ctx.row.now
        due = view_of(Teller(carried_on(self._ctx, now), self._names, now, self._late), None).due
        return tuple((ob.duty, ob.due) for ob in due if ob.due is not None)

    def to_json(self) -> str:
        """The case as text for `Policy.restore`: its events, not its state, so that a newer engine can read it.

        Where no history is kept it is the packed state, which only the same policy and the same engine take back.
        """
        self._note()
        if self._keeps_history:
            return write(self._program, self.subject_type, self.subject, self._instances, self._given)
        from .packed.form import form_of  # which needs cases itself

        packed = form_of(self._program, self.subject_type, self._instances).pack(self)
        return write_state(self._program, self.subject_type, self.subject, self._instances, packed)


_MOST_NAMES = 16
"""How many events' ids a case without history holds before it looks which of them it still needs."""
