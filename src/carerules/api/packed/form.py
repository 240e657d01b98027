"""A live case as bytes, and back: for a case that keeps no history and waits for its next event.

`C`, the form, a sum of what follows, the mark of policy and engine, subject type and subject, then the state. Texts are
spelled or are words of the policy, so the bytes may leave the process; they are worth nothing to another policy or
engine, which has to evaluate the case's records again.
"""

from __future__ import annotations

from zlib import crc32

from carerules.answer.evaluate import Instances, organise
from carerules.api.case import Case
from carerules.api.rest import Rest
from carerules.diagnostics.diagnostic import Diagnostic
from carerules.diagnostics.span import NOWHERE
from carerules.engine.context import Context
from carerules.engine.organisation import Organisation
from carerules.engine.state import Obligation, Output, Row
from carerules.history.order import Order
from carerules.program.plan import Program
from carerules.temporal.instants import EVER

from .events import EventsIn, EventsOut
from .eye import Eye
from .follow import read_place, write_place
from .ground import Ground, ground_of, mark_of
from .ink import Ink
from .obligations import ObligationsIn, ObligationsOut
from .organisation import read_organisation, write_organisation
from .parts import Lens, Pen, read_each, write_each
from .row import read_row, write_row

START = b"C\x01"
_SUM, _MARK = 4, 8
_HEAD = len(START) + _SUM + _MARK


class Form:
    """Packs and unpacks the cases of one subject type; `mark` is that of `ground.mark_of`."""

    def __init__(self, ground: Ground, mark: bytes, instances: Instances | None) -> None:
        self._ground, self._mark, self._instances = ground, mark, instances
        self._order = Order(ground.program.policy.order)
        self._org: Organisation | None = None

    def awake(self) -> Program:
        """The program for a case that begins: what it learns is forgotten with it."""
        return self._ground.awake()

    def pack(self, case: Case) -> bytes:
        """The case as bytes. Raises ValueError for one that keeps its history: `Case.to_json` writes that."""
        body = self._body(case)
        return START + _sum(self._mark + body) + self._mark + body

    def unpack(self, data: bytes) -> Case | Diagnostic:
        """The case that `pack` gave, or why there is none; nothing is raised."""
        if (
            data[: len(START)] != START
            or _sum(data[len(START) + _SUM :]) != data[len(START) : len(START) + _SUM]
        ):
            return Diagnostic("CR840", NOWHERE)
        if data[_HEAD - _MARK : _HEAD] != self._mark:
            return Diagnostic("CR841", NOWHERE)
        try:
            return self._case(data[_HEAD:])
        except (ValueError, LookupError, OverflowError):  # the sum fits, but nobody wrote this
            return Diagnostic("CR840", NOWHERE)

    def _body(self, case: Case) -> bytes:
        rest, ground = case.rest, self._ground
        ctx, row = rest.ctx, rest.ctx.row
        base = row.now if row.now != EVER else 0
        ink = Ink(ground, ctx.program.lexicon, base)
        events = EventsOut(ink, ground, rest.names, rest.late)
        pen = Pen(ink, ground, events, ObligationsOut(ink, ground, events), row.now)
        ink.text(case.subject_type)
        ink.text(case.subject)
        ink.signed(base)
        ink.number(rest.count)
        write_row(pen, row)
        write_each(pen, ctx.ahead, events.write)
        write_each(pen, ctx.queue, lambda raised: _write_raised(pen, raised))
        if ground.plan.unit:
            write_organisation(pen, ctx.org)
        write_place(ink, rest.follow.place)
        return bytes(ink.data)

    def _case(self, body: bytes) -> Case:
        ground = self._ground
        program = ground.awake()
        eye = Eye(ground, program.lexicon, body)
        subject_type, subject = eye.text(), eye.text()
        if subject_type != ground.plan.id:
            raise LookupError(subject_type)
        eye.base = eye.signed()
        count = eye.number()
        events = EventsIn(eye, ground)
        lens = Lens(eye, ground, events, ObligationsIn(eye, ground, events))
        row = Row(ground.plan, program.lexicon.code(subject))
        ctx = Context(program, row, self._organisation(program), Output())
        read_row(lens, row)
        ctx.ahead = tuple(event for event in read_each(lens, events.read) if event is not None)
        ctx.queue = read_each(lens, lambda: (eye.signed(), lens.obligations.read()))
        if ground.plan.unit:
            read_organisation(lens, ctx.org)
        follow = read_place(eye, self._order, subject_type, subject)
        if not eye.at_end:
            raise LookupError(subject)
        rest = Rest(ctx, follow, count, events.names, events.late)
        return Case.of_rest(program, subject_type, subject, self._instances, rest)

    def _organisation(self, program: Program) -> Organisation:
        """What the host told of the units; only a unit's own case ever changes it, so others share one."""
        if self._ground.plan.unit:
            return organise(program, [], self._instances)
        if self._org is None:
            self._org = organise(self._ground.program, [], self._instances)
        return self._org


def form_of(program: Program, subject_type: str, instances: Instances | None) -> Form:
    """The form of the cases of a subject type. Raises KeyError for one that the policy does not know."""
    return Form(ground_of(program, subject_type), mark_of(program, instances), instances)


def _write_raised(pen: Pen, raised: tuple[int, Obligation | None]) -> None:
    pen.ink.signed(raised[0])
    pen.obligations.write(raised[1])


def _sum(data: bytes) -> bytes:
    return crc32(data).to_bytes(_SUM, "big")
