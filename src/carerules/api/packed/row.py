"""The row of one case: facts, states, what every duty's `while` says, and what is live."""

from __future__ import annotations

from collections.abc import Sequence

from carerules.engine.state import Row

from .eye import Eye, Illegible
from .ink import Ink
from .parts import PARTS, Lens, Pen, read_each, write_each
from .slots import FLAG, INSTANT, NUMBER, SIGNED, Slot, Slots

FORGOTTEN = ("opening_at", "opening_bits")
"""What is worked out again when it is asked for."""
BY_HAND = (
    "plan",
    "subject",
    "facts",
    "charts",
    "entered",
    "memory",
    "truth",
    "settled",
    "started",
    "unsettled",
    "live",
)
SLOTS = Slots(
    Slot("born", *INSTANT),
    Slot("now", *INSTANT),
    Slot("circled_at", *INSTANT),
    Slot("opened", *NUMBER),
    Slot("changed", *SIGNED),
    Slot("ended", *FLAG),
    Slot("circled_at", *INSTANT),
)


def write_row(pen: Pen, row: Row) -> None:
    """Everything of the row but whose it is."""
    fresh = Row(row.plan, row.subject)
    SLOTS.write(pen.ink, row, fresh)
    _write_facts(pen, row)
    _write_charts(pen.ink, row)
    _write_duties(pen.ink, row)
    write_each(pen, row.obligations(), pen.obligations.write)
    there = [part for part in PARTS if getattr(row, part.name) != getattr(fresh, part.name)]
    pen.ink.number(sum(1 << place for place, part in enumerate(PARTS) if part in there))
    for part in there:
        part.write(pen, getattr(row, part.name))


def read_row(lens: Lens, row: Row) -> None:
    """Fill a new row with what `write_row` wrote."""
    eye = lens.eye
    SLOTS.read(eye, row)
    for _ in range(eye.number()):
        slot = eye.number()
        row.facts[slot] = eye.value()
    _read_charts(eye, row)
    _read_duties(eye, row)
    for ob in read_each(lens, lens.obligations.must):
        row.live[ob.duty].append(ob)
    mask = eye.number()
    for place, part in enumerate(PARTS):
        if mask >> place & 1:
            setattr(row, part.name, part.read(lens))
    if len(row.gauges) != len(row.plan.gauges):
        raise Illegible


def _write_facts(pen: Pen, row: Row) -> None:
    pairs = zip(row.facts, row.plan.defaults, strict=True)
    set_ = [slot for slot, (value, default) in enumerate(pairs) if not _same(value, default)]
    pen.ink.number(len(set_))
    for slot in set_:
        pen.ink.number(slot)
        pen.ink.value(row.facts[slot], slot in pen.ground.text_facts)


def _same(value: float, default: float) -> bool:
    return (value == default and type(value) is type(default)) or (value != value and default != default)


def _write_charts(ink: Ink, row: Row) -> None:
    for state, entered, memory in zip(row.charts, row.entered, row.memory, strict=True):
        ink.signed(state)
        ink.number(len(entered) << 1 | bool(memory))
        for each, since in entered.items():
            ink.number(each)
            ink.instant(since)
        if memory:
            ink.number(len(memory))
            for compound, left in memory.items():
                ink.number(compound)
                ink.number(left)


def _read_charts(eye: Eye, row: Row) -> None:
    for place in range(len(row.charts)):
        row.charts[place] = eye.signed()
        n = eye.number()
        row.entered[place] = {eye.number(): eye.instant() for _ in range(n >> 1)}
        if n & 1:
            row.memory[place] = {eye.number(): eye.number() for _ in range(eye.number())}


def _write_duties(ink: Ink, row: Row) -> None:
    """Of each duty in one number: what its `while` says and said, whether it started, whether it is to be settled.

    Most are like their neighbour, so stretches are written.
    """
    told = [
        truth << 4 | settled << 2 | bool(started) << 1 | (duty in row.unsettled)
        for duty, (truth, settled, started) in enumerate(
            zip(row.truth, row.settled, row.started, strict=True)
        )
    ]
    for n, length in _stretches(told):
        ink.number(n)
        ink.number(length)


def _stretches(numbers: Sequence[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for n in numbers:
        if found and found[-1][0] == n:
            found[-1] = (n, found[-1][1] + 1)
        else:
            found.append((n, 1))
    return found


def _read_duties(eye: Eye, row: Row) -> None:
    duty, every = 0, len(row.truth)
    while duty < every:
        n, length = eye.number(), eye.number()
        if not 0 < length <= every - duty:
            raise Illegible
        for each in range(duty, duty + length):
            row.truth[each], row.settled[each] = n >> 4, n >> 2 & 3
            row.started[each] = bool(n & 2)
            if n & 1:
                row.unsettled.add(each)
        duty += length
