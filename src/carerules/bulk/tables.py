"""The policy as flat arrays: what `kernel.machine` works on."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Any


def ints(values: Any) -> memoryview[int]:
    """Whole numbers as a typed, contiguous view; never empty, so that a compiled loop may point at it."""
    return memoryview(array("q", [*values, 0]))


def floats(values: Any) -> memoryview[float]:
    """Numbers as a typed, contiguous view; never empty."""
    return memoryview(array("d", [*values, 0.0]))


@dataclass(slots=True)
class Tables:
    """All tables of one subject type. A name that ends in `_from` cuts the array beside it into stretches."""

    n_events: int
    n_charts: int
    n_states: int
    n_timers: int
    n_facts: int
    n_duties: int
    is_static: int
    """Every `while` asks for states of the one workflow only, and nothing happens by itself but deadlines."""
    depth: int
    has_free: int
    chart_start: Any
    start_arms: Any
    start_says: Any
    cell_from: Any
    """State x event -> candidates: guard and move."""
    cell_when: Any
    cell_move: Any
    cell_plain: Any
    """GENERAL, IDLE, STAYS, PLAIN or RENEWS for each cell (all GENERAL unless `is_static`)."""
    free_from: Any
    free_when: Any
    free_move: Any
    move_leaf: Any
    """Move -> the innermost state after it; what it says, stops and arms."""
    say_from: Any
    says: Any
    stop_from: Any
    stops: Any
    arm_from: Any
    arms: Any
    timer_term: Any
    timer_when: Any
    timer_chart: Any
    timer_move: Any
    """Timer x state -> move."""
    set_from: Any
    set_fact: Any
    set_value: Any
    is_heard: Any
    act_from: Any
    """State of the first workflow x event -> duties that the event may fulfil there."""
    act_duty: Any
    act_when: Any
    act_where: Any
    open_from: Any
    open_duty: Any
    open_when: Any
    ban_from: Any
    ban_duty: Any
    ban_when: Any
    duty_while: Any
    duty_where: Any
    duty_term: Any
    duty_span: Any
    """Microseconds of an exact span, 0 for any other term and for none."""
    duty_every: Any
    duty_once: Any
    duty_restart: Any
    duty_opens: Any
    """1: opened by its `while`; 0: by its `upon`, or never."""
    says_violated: Any
    says_discharged: Any
    says_lapsed: Any
    stands: Any
    """State x duty -> whether its `while` holds there (only where `is_static`)."""
    held_from: Any
    """State -> duties whose `while` holds there (only where `is_static`)."""
    helds: Any
    turn_from: Any
    """State before x state now -> duties whose `while` turns."""
    turns: Any
    on_from: Any
    """The same: duties that open by it, and duties whose `while` ends."""
    ons: Any
    off_from: Any
    offs: Any
    term_exact: Any
    term_length: Any
    term_table: Any
    """Row of the counted calendar, or -1: the term is so many days or an exact span."""
    cond_from: Any
    code: Any
    constants: Any
    is_inside: Any
    """State test -> its workflow, then 0 or 1 for each state."""
    defaults: Any
