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
    cell_grid: Any
    """Cell -> the grid that chooses in place of its candidates, or -1; a grid has cuts, and a move for each field."""
    cut_from: Any
    cut_column: Any
    cut_value: Any
    cut_step: Any
    """How many fields further a value is that is not below the cut."""
    field_from: Any
    field_move: Any
    cell_plain: Any
    """GENERAL, IDLE, STAYS, PLAIN or RENEWS for each cell (all GENERAL unless `is_static`)."""
    cell_duty: Any
    """Where a cell RENEWS: the duty, and the other one that stands in that state, or the number of none."""
    cell_other: Any
    free_from: Any
    free_when: Any
    free_move: Any
    free_rule: Any
    move_leaf: Any
    """Move -> the innermost state after it; what it says, stops and arms."""
    say_from: Any
    says: Any
    stop_from: Any
    stops: Any
    quit_from: Any
    """Move -> the eventless transitions of the states that it leaves."""
    quits: Any
    n_free: int
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
    says_undetermined: Any
    stands: Any
    """State x duty -> whether its `while` holds there (only where `is_static`)."""
    held_from: Any
    """State -> duties whose `while` holds there (only where `is_static`)."""
    helds: Any
    n_held: int
    """How long all of these lists are, or 0 where they are not equally long."""
    done_place: Any
    """Duty -> the place in the kernel's `counts` of what an act has ended in time (only where `is_static`)."""
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
    duty_soon: Any
    """An open obligation that is due by then is due soon."""
    act_evidence: Any
    """Kinds of evidence that the act needs, each a bit."""
    before_from: Any
    """Event -> duties that must be done before it."""
    befores: Any
    waive_from: Any
    """Event -> duties whose deadlines it lifts: by whom, until when, and whether that is a day."""
    waive_duty: Any
    waive_party: Any
    waive_until: Any
    waive_day: Any
    permit_from: Any
    """Event -> permissions that it needs: duty, condition, to whom."""
    permit_duty: Any
    permit_when: Any
    permit_party: Any
    duty_loop: Any
    duty_value: Any
    lane_last: Any
    """Duty -> the last of its lanes, where events give the value of its `for`."""
    duty_most: Any
    """Duty -> how many may be open at once; 0 where events do not give the value."""
    wakes: Any
    """Duties to be looked at as a case begins; the others stand, and open upon events alone."""
    """The condition that gives the value of `for`; -1: what is asked hangs on the opening; -2: on nothing."""
    duty_kind: Any
    """PLAINLY, PERIODIC or KEPT; the kind of period, how many acts in it, whether one entered midway counts."""
    duty_period: Any
    duty_times: Any
    duty_partial: Any
    duty_due: Any
    """The condition that gives the deadline, or -1; whether it gives a day."""
    duty_due_day: Any
    duty_keep: Any
    duty_suspend: Any
    duty_tolerance: Any
    duty_roll: Any
    rung_from: Any
    """Duty -> steps of its ladder: when each opens, its deadline, its line, whether it has its own act."""
    rung_after: Any
    rung_within: Any
    rung_line: Any
    rung_own: Any
    periodic: Any
    n_lines: int
    """Lines by which obligations are told and counted: per duty the first and last, per line since when, its term."""
    line_first: Any
    line_last: Any
    line_since: Any
    line_term: Any
    line_span: Any
    line_party: Any
    """The party that has to have a holder meanwhile, NOBODY, or below it: the duty is for the engine."""
    watch_from: Any
    """Source -> duties and, behind them, measures that read it."""
    watches: Any
    stir_from: Any
    """Source -> workflows whose eventless transitions read it."""
    stirs: Any
    of_chart: Any
    """The source that each workflow, duty and measure is."""
    of_duty: Any
    of_gauge: Any
    n_gauges: int
    n_clocks: int
    n_posts: int
    gauge_when: Any
    mark_from: Any
    """Measure -> numbers that it is compared with."""
    marks: Any
    clock_when: Any
    clock_years: Any
    clock_instant: Any
    bound_from: Any
    """Clock -> numbers of days or years at which a comparison may turn."""
    bounds: Any
    post_asked: Any
    is_guarded: Any
    """Per event: whether it needs an actor; whether only the engine knows what it does; as whom it names somebody."""
    is_foreign: Any
    is_advisory: Any
    """Per event: whether it takes effect whoever records it."""
    is_part: Any
    """Code of a name -> whether it is a unit's, a post's or a role's."""
    by_from: Any
    by_party: Any
    n_columns: int
    declares: Any
    """Event type x column -> whether its rows have that."""
    assigns: Any
    is_relation: Any
    """Fact -> whether it points to a unit's instance; then which do, in order."""
    n_relations: int
    relations: Any
    holder_column: int
    period_column: int
    actor_column: int
    evidence_column: int
    n_memories: int
    recalls: Any
    """Move -> the place in memory that it asks, or -1; then the move it is instead, by the state remembered."""
    recall_from: Any
    recall_move: Any
    save_from: Any
    save_slot: Any
    save_state: Any
    n_indicators: int
    among_when: Any
    holds_when: Any
