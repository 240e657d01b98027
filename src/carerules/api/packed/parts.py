"""The lists of a row that are mostly empty: each is written where it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

from carerules.engine.gauges import TIME
from carerules.engine.state import Finding, Obligation

from .events import EventsIn, EventsOut
from .eye import Eye
from .findings import read_finding, write_finding
from .ground import Ground
from .ink import Ink
from .obligations import ObligationsIn, ObligationsOut

T = TypeVar("T")


class Pen(NamedTuple):
    """What a part is written with."""

    ink: Ink
    ground: Ground
    events: EventsOut
    obligations: ObligationsOut
    now: int
    """The case's present."""


class Lens(NamedTuple):
    """What a part is read with."""

    eye: Eye
    ground: Ground
    events: EventsIn
    obligations: ObligationsIn


class Part(NamedTuple):
    """One list, set or mapping of a row."""

    name: str
    write: Callable[[Pen, Any], None]
    read: Callable[[Lens], Any]


def write_each(pen: Pen, items: Iterable[T], write: Callable[[T], None]) -> None:
    """How many there are, and each."""
    there = list(items)
    pen.ink.number(len(there))
    for item in there:
        write(item)


def read_each(lens: Lens, read: Callable[[], T]) -> list[T]:
    """What `write_each` wrote."""
    return [read() for _ in range(lens.eye.number())]


def _write_obligations(pen: Pen, obligations: list[Obligation]) -> None:
    write_each(pen, obligations, pen.obligations.write)


def _read_obligations(lens: Lens) -> list[Obligation]:
    return read_each(lens, lens.obligations.must)


def _write_ladder(pen: Pen, ladder: list[tuple[int, Obligation, int]]) -> None:
    def one(entry: tuple[int, Obligation, int]) -> None:
        pen.ink.instant(entry[0])
        pen.obligations.write(entry[1])
        pen.ink.number(entry[2])

    write_each(pen, ladder, one)


def _read_ladder(lens: Lens) -> list[tuple[int, Obligation, int]]:
    return read_each(lens, lambda: (lens.eye.instant(), lens.obligations.must(), lens.eye.number()))


def _write_edges(pen: Pen, edges: dict[int, Finding]) -> None:
    def one(entry: tuple[int, Finding]) -> None:
        pen.ink.signed(entry[0])
        write_finding(pen.ink, entry[1], pen.events, pen.obligations)

    write_each(pen, edges.items(), one)


def _read_edges(lens: Lens) -> dict[int, Finding]:
    return dict(
        read_each(lens, lambda: (lens.eye.signed(), read_finding(lens.eye, lens.events, lens.obligations)))
    )


def _write_after(pen: Pen, timers: list[tuple[int, int, int, int]]) -> None:
    def one(timer: tuple[int, int, int, int]) -> None:
        pen.ink.instant(timer[0])
        for n in timer[1:]:
            pen.ink.number(n)

    write_each(pen, timers, one)


def _read_after(lens: Lens) -> list[tuple[int, int, int, int]]:
    eye = lens.eye
    return read_each(lens, lambda: (eye.instant(), eye.number(), eye.number(), eye.number()))


def _write_done(pen: Pen, done: dict[tuple[int, str], set[tuple[int, int]]]) -> None:
    def value(entry: tuple[int, int]) -> None:
        pen.ink.code(entry[0])
        pen.ink.signed(entry[1])

    def one(entry: tuple[tuple[int, str], set[tuple[int, int]]]) -> None:
        pen.ink.number(entry[0][0])
        pen.ink.text(entry[0][1])
        write_each(pen, sorted(entry[1]), value)

    write_each(pen, done.items(), one)


def _read_done(lens: Lens) -> dict[tuple[int, str], set[tuple[int, int]]]:
    eye = lens.eye

    def one() -> tuple[tuple[int, str], set[tuple[int, int]]]:
        key = (eye.number(), eye.text())
        return key, set(read_each(lens, lambda: (eye.code(), eye.signed())))

    return dict(read_each(lens, one))


def _write_waivers(pen: Pen, waivers: list[tuple[int, int]]) -> None:
    def one(waiver: tuple[int, int]) -> None:
        pen.ink.number(waiver[0])
        pen.ink.instant(waiver[1])

    write_each(pen, waivers, one)


def _read_waivers(lens: Lens) -> list[tuple[int, int]]:
    return read_each(lens, lambda: (lens.eye.number(), lens.eye.instant()))


def _write_assigned(pen: Pen, assigned: list[tuple[int, int, int]]) -> None:
    def one(entry: tuple[int, int, int]) -> None:
        pen.ink.code(entry[0])
        pen.ink.code(entry[1])
        pen.ink.instant(entry[2])

    write_each(pen, assigned, one)


def _read_assigned(lens: Lens) -> list[tuple[int, int, int]]:
    return read_each(lens, lambda: (lens.eye.code(), lens.eye.code(), lens.eye.instant()))


def _write_moves(pen: Pen, moves: list[tuple[int, int, int]]) -> None:
    def one(move: tuple[int, int, int]) -> None:
        """A person who leaves is a negative code."""
        pen.ink.instant(move[0])
        pen.ink.code(move[1])
        pen.ink.flag(move[2] < 0)
        pen.ink.code(abs(move[2]))

    write_each(pen, moves, one)


def _read_moves(lens: Lens) -> list[tuple[int, int, int]]:
    eye = lens.eye
    return read_each(lens, lambda: (eye.instant(), eye.code(), (-1 if eye.flag() else 1) * eye.code()))


def _write_relations(pen: Pen, relations: list[tuple[int, int, float]]) -> None:
    def one(entry: tuple[int, int, float]) -> None:
        pen.ink.instant(entry[0])
        pen.ink.number(entry[1])
        pen.ink.value(entry[2], is_code=True)

    write_each(pen, relations, one)


def _read_relations(lens: Lens) -> list[tuple[int, int, float]]:
    return read_each(lens, lambda: (lens.eye.instant(), lens.eye.number(), lens.eye.value()))


def _write_gauges(pen: Pen, gauges: list[list[tuple[int, float, int]]]) -> None:
    """What a measure counts no more is left out; of a measure of time every turn counts."""

    def triple(entry: tuple[int, float, int]) -> None:
        pen.ink.instant(entry[0])
        pen.ink.value(entry[1], is_code=False)
        pen.ink.instant(entry[2])

    pen.ink.number(len(gauges))
    for gauge, entries in zip(pen.ground.plan.gauges, gauges, strict=True):
        counting = entries if gauge.kind == TIME else [entry for entry in entries if entry[2] > pen.now]
        write_each(pen, counting, triple)


def _read_gauges(lens: Lens) -> list[list[tuple[int, float, int]]]:
    eye = lens.eye
    return read_each(lens, lambda: read_each(lens, lambda: (eye.instant(), eye.value(), eye.instant())))


def _write_armed(pen: Pen, armed: list[int]) -> None:
    write_each(pen, armed, pen.ink.signed)


def _read_armed(lens: Lens) -> list[int]:
    return read_each(lens, lens.eye.signed)


PARTS = (
    Part("after", _write_after, _read_after),
    Part("ladder", _write_ladder, _read_ladder),
    Part("done", _write_done, _read_done),
    Part("gauges", _write_gauges, _read_gauges),
    Part("relations", _write_relations, _read_relations),
    Part("assigned", _write_assigned, _read_assigned),
    Part("moves", _write_moves, _read_moves),
    Part("awaiting", _write_obligations, _read_obligations),
    Part("unknown_edges", _write_edges, _read_edges),
    Part("waivers", _write_waivers, _read_waivers),
    Part("armed", _write_armed, _read_armed),
)
