"""Who holds which post in a unit's own case: only there does an event change it. (S6)"""

from __future__ import annotations

from carerules.engine.organisation import Organisation, Timeline

from .parts import Lens, Pen, read_each, write_each

Lines = dict[tuple[int, int], Timeline]


def write_organisation(pen: Pen, org: Organisation) -> None:
    """What events told; the instances are the host's to give again."""
    pen.ink.instant(org.since)
    for lines in (org.holders, org.relations):
        write_each(pen, ((key, line) for key, line in lines.items() if line.instants), _LineOut(pen).write)


def read_organisation(lens: Lens, org: Organisation) -> None:
    """Add what `write_organisation` wrote."""
    org.since = lens.eye.instant()
    org.holders, org.relations = _lines(lens), _lines(lens)


class _LineOut:
    def __init__(self, pen: Pen) -> None:
        self._pen = pen

    def write(self, entry: tuple[tuple[int, int], Timeline]) -> None:
        pen, (key, line) = self._pen, entry
        pen.ink.code(key[0])
        pen.ink.code(key[1])
        write_each(pen, zip(line.instants, line.values, strict=True), self._change)

    def _change(self, change: tuple[int, tuple[int, ...]]) -> None:
        self._pen.ink.instant(change[0])
        write_each(self._pen, change[1], self._pen.ink.code)


def _lines(lens: Lens) -> Lines:
    return dict(read_each(lens, lambda: ((lens.eye.code(), lens.eye.code()), _line(lens))))


def _line(lens: Lens) -> Timeline:
    line = Timeline()
    for t, value in read_each(lens, lambda: (lens.eye.instant(), tuple(read_each(lens, lens.eye.code)))):
        line.instants.append(t)
        line.values.append(value)
    return line
