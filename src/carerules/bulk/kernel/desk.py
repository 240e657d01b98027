"""Where live cases are worked on: their bytes become the machine's row, and the row becomes bytes.

The bytes are the row, then one line for each obligation that is undone, or that the last instant interrupted: the
engine tells an interruption when time leaves its instant, so it belongs to the next event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .machine import Machine
from .words import ACTED, HEAD, LAPSED, LINE, UNQUANTIFIED, VIOLATED

if TYPE_CHECKING:
    from . import plain as cython
else:
    try:
        import cython
    except ImportError:
        from . import plain as cython


class Desk:
    """What the live cases of one policy share: a machine, room for one event, and how names and data become numbers.

    `codes` are event types by name, `duties` names; `wanted` gives for each event type (datum, column, kind, whether it
    is optional, texts and their numbers). `learn` adds a text, `moment` reads an instant that is no number, `aside`
    looks at what is rarely given, `plain` at data that the policy does not name, `stretch` gives the machine more days.
    """

    def __init__(self, machine: Machine, reader: Any, lock: Any) -> None:
        self.m, self.lock = machine, lock
        machine.is_live = 1
        self.codes, self.wanted, self.duties = reader.codes(), reader.wanted(), reader.duties()
        self.learn, self.moment, self.aside = reader.learn, reader.moment, reader.aside
        self.plain, self.stretch = reader.plain, reader.stretch
        self.low, self.high, self.is_exact = 1, 0, 0

    def give(self, event: Any) -> None:
        """Take the room of one event, as `Machine.load` and `Machine.give` did."""
        self.at, self.code, self.given = event.at_one, event.code_one, event.given
        self.sheet = event.sheet

    def reach(self, low: int, high: int, is_exact: int = 0) -> None:
        """The instants for which the machine has its days; `is_exact`: all, because it needs none."""
        self.low, self.high, self.is_exact = low, high, is_exact


def awake(desk: Desk, old: bytes) -> int:
    """The machine's row, and its lines, as they stand in the bytes."""
    m = desk.m
    n = m.n_row
    lines = (len(old) // 8 - n) // LINE
    if cython.compiled:
        p = cython.cast(cython.pointer(cython.longlong), cython.cast(cython.p_char, old))
    else:
        p = memoryview(old).cast("q")
    if cython.compiled:
        for k in range(n):
            m.row[k] = p[k]
    else:
        m.row[:] = p[:n]
    m.now, m.soonest, m.seen, m.stood = m.row[n - 4], m.row[n - 3], m.row[n - 2], m.row[n - 1]
    for d in range(m.n_duties):
        m.head[d] = -1
        m.waiting[d] = 0
    for x in range(lines):
        at = n + x * LINE
        d = p[at]
        m.out_duty[x], m.out_status[x], m.out_flags[x] = d, p[at + 1], p[at + 2]
        m.out_opened[x], m.out_due[x], m.out_ended[x] = p[at + 3], p[at + 4], p[at + 5]
        m.out_ceased[x], m.out_next[x] = p[at + 6], -1
        m.out_origin[x] = p[at + 7]
        if m.out_status[x] == VIOLATED:
            if m.head[d] < 0:
                m.head[d] = x
            else:
                m.out_next[m.tail[d]] = x
            m.tail[d] = x
    m.n_out = lines
    return lines


def kept(desk: Desk, old: bytes) -> bytes:
    """The bytes after the event: the row, what is undone, what was interrupted just now."""
    m = desk.m
    n = m.n_row
    m.row[n - 4], m.row[n - 3], m.row[n - 2], m.row[n - 1] = m.now, m.soonest, m.seen, m.stood
    before = (len(old) // 8 - n) // LINE if len(old) else 0
    if cython.compiled:
        for k in range(n):
            desk.sheet[k] = m.row[k]
    else:
        desk.sheet[:n] = m.row
    at = n
    for x in range(before, m.n_out):
        if is_interrupted(m, x):
            put(desk, at, x)
            at += LINE
    for d in range(m.n_duties):
        x = m.head[d]
        while x >= 0:
            put(desk, at, x)
            at += LINE
            x = m.out_next[x]
    return packed(desk, at)


def is_interrupted(m: Machine, x: int) -> int:
    """Whether the present instant ended it without an act; that is told when time leaves the instant. # S4.11"""
    status = m.out_status[x]
    if status != LAPSED and status != UNQUANTIFIED:
        return 0
    return 1 if m.out_ended[x] == m.now and not m.out_flags[x] & ACTED else 0


def told(desk: Desk, old: bytes) -> bytes:
    """What there is to tell: instant, number of the event, lines from before, unexpected or not, then all lines."""
    m = desk.m
    before = (len(old) // 8 - m.n_row) // LINE if len(old) else 0
    desk.sheet[0], desk.sheet[1], desk.sheet[2], desk.sheet[3] = m.now, m.number, before, m.n_odd
    for x in range(m.n_out):
        put(desk, HEAD + x * LINE, x)
    return packed(desk, HEAD + m.n_out * LINE)


def put(desk: Desk, at: int, x: int) -> None:
    """Line `x`, from place `at` of the sheet on."""
    m = desk.m
    desk.sheet[at], desk.sheet[at + 1], desk.sheet[at + 2] = m.out_duty[x], m.out_status[x], m.out_flags[x]
    desk.sheet[at + 3], desk.sheet[at + 4], desk.sheet[at + 5] = m.out_opened[x], m.out_due[x], m.out_ended[x]
    desk.sheet[at + 6], desk.sheet[at + 7] = m.out_ceased[x], m.out_origin[x]


def packed(desk: Desk, n: int) -> bytes:
    """The first `n` numbers of the sheet."""
    if cython.compiled:
        return cython.cast(cython.p_char, cython.address(desk.sheet[0]))[0 : 8 * n]
    return desk.sheet[:n].tobytes()
