"""What the kernel works on: the tables, the one row of the case at hand, and room for what it says.

The files of this folder are run as they stand and, where a compiler was at hand, as one compiled copy of the same
text; `kernel.pxd` adds the types. Conventions: instants are int microseconds UTC; `i` is a row number of the columns,
-1 for an internal event; a condition is an index into `cond_from`, -1 is always true.
"""

from __future__ import annotations

from typing import Any

from .words import MOST_INTERNAL, MOST_NAMED, MOST_STEPS, NEVER


class Machine:
    """Tables, the row of the case at hand, and where its findings go.

    `load` gives it columns and `give` room for findings; then `run` of `step` evaluates cases.
    """

    def __init__(self, tables: Any) -> None:
        self.sign = 1
        self.reason = self.n_out = self.n_odd = self.provisional = 0
        self.subject = self.now = self.soonest = self.accepted = 0
        self.seen = self.stood = self.unsettled = self.n_waits = self.n_queue = self.n_turns = self.turn = 0
        self.number = self.duty = self.about = self.is_live = 0
        self.take_charts(tables)
        self.take_duties(tables)
        self.take_conditions(tables)
        self.take_causes(tables)
        self.take_ways(tables)
        self.make_row()
        self.make_room(tables)

    def take_charts(self, tables: Any) -> None:
        """Workflows and event types."""
        self.n_events, self.n_charts, self.n_states = tables.n_events, tables.n_charts, tables.n_states
        self.n_timers, self.n_facts = tables.n_timers, tables.n_facts
        self.chart_start, self.start_arms = tables.chart_start, tables.start_arms
        self.start_says = tables.start_says
        self.n_start_arms, self.n_start_says = len(tables.start_arms) - 1, len(tables.start_says) - 1
        self.cell_from, self.cell_when, self.cell_move = tables.cell_from, tables.cell_when, tables.cell_move
        self.cell_grid, self.cut_from, self.cut_column = tables.cell_grid, tables.cut_from, tables.cut_column
        self.cut_value, self.cut_step = tables.cut_value, tables.cut_step
        self.field_from, self.field_move = tables.field_from, tables.field_move
        self.free_from, self.free_when, self.free_move = tables.free_from, tables.free_when, tables.free_move
        self.free_rule, self.n_free, self.quit_from, self.quits = (
            tables.free_rule,
            tables.n_free,
            tables.quit_from,
            tables.quits,
        )
        self.has_free, self.cell_plain = tables.has_free, tables.cell_plain
        self.move_leaf, self.say_from, self.says = tables.move_leaf, tables.say_from, tables.says
        self.stop_from, self.stops = tables.stop_from, tables.stops
        self.arm_from, self.arms = tables.arm_from, tables.arms
        self.timer_term, self.timer_when = tables.timer_term, tables.timer_when
        self.timer_chart, self.timer_move = tables.timer_chart, tables.timer_move
        self.set_from, self.set_fact, self.set_value = tables.set_from, tables.set_fact, tables.set_value
        self.is_heard = tables.is_heard

    def take_duties(self, tables: Any) -> None:
        """Duties and the lengths of their deadlines."""
        self.n_duties, self.is_static = tables.n_duties, tables.is_static
        self.is_lively = self.notes_origin = 0 if tables.is_static else 1
        self.act_from, self.act_duty = tables.act_from, tables.act_duty
        self.act_when, self.act_where = tables.act_when, tables.act_where
        self.open_from, self.open_duty, self.open_when = tables.open_from, tables.open_duty, tables.open_when
        self.ban_from, self.ban_duty, self.ban_when = tables.ban_from, tables.ban_duty, tables.ban_when
        self.duty_while, self.duty_where = tables.duty_while, tables.duty_where
        self.duty_span = tables.duty_span
        self.duty_term, self.duty_every = tables.duty_term, tables.duty_every
        self.duty_once, self.duty_restart = tables.duty_once, tables.duty_restart
        self.duty_opens = tables.duty_opens
        self.says_violated, self.says_discharged = tables.says_violated, tables.says_discharged
        self.says_lapsed, self.says_undetermined = tables.says_lapsed, tables.says_undetermined
        self.stands, self.turn_from, self.turns = tables.stands, tables.turn_from, tables.turns
        self.held_from, self.held, self.n_held = tables.held_from, tables.helds, tables.n_held
        self.done_place, self.cell_duty, self.cell_other = (
            tables.done_place,
            tables.cell_duty,
            tables.cell_other,
        )
        self.on_from, self.ons = tables.on_from, tables.ons
        self.off_from, self.offs = tables.off_from, tables.offs
        self.term_exact, self.term_length = tables.term_exact, tables.term_length
        self.term_table = tables.term_table

    def take_conditions(self, tables: Any) -> None:
        """Conditions and the facts that they read."""
        self.cond_from, self.code, self.constants = tables.cond_from, tables.code, tables.constants
        self.is_inside = tables.is_inside
        self.defaults = tables.defaults
        self.stack = memoryview(bytearray(8 * tables.depth)).cast("d")

    def take_causes(self, tables: Any) -> None:
        """What is looked at again when something changes, and what changes by itself."""
        self.n_gauges, self.n_clocks, self.n_posts = tables.n_gauges, tables.n_clocks, tables.n_posts
        self.watch_from, self.watches = tables.watch_from, tables.watches
        self.stir_from, self.stirs = tables.stir_from, tables.stirs
        self.of_chart, self.of_duty, self.of_gauge = tables.of_chart, tables.of_duty, tables.of_gauge
        self.gauge_when, self.mark_from, self.marks = tables.gauge_when, tables.mark_from, tables.marks
        self.clock_when, self.clock_years = tables.clock_when, tables.clock_years
        self.clock_instant = tables.clock_instant
        self.bound_from, self.bounds = tables.bound_from, tables.bounds
        self.post_asked = tables.post_asked
        self.duty_kind, self.duty_period = tables.duty_kind, tables.duty_period
        self.duty_times, self.duty_partial = tables.duty_times, tables.duty_partial
        self.duty_due, self.duty_due_day = tables.duty_due, tables.duty_due_day
        self.duty_keep, self.duty_suspend = tables.duty_keep, tables.duty_suspend
        self.duty_tolerance, self.duty_roll = tables.duty_tolerance, tables.duty_roll
        self.rung_from, self.rung_after, self.rung_within = (
            tables.rung_from,
            tables.rung_after,
            tables.rung_within,
        )
        self.rung_line, self.rung_own = tables.rung_line, tables.rung_own
        self.n_lines, self.line_party, self.duty_loop = tables.n_lines, tables.line_party, tables.duty_loop
        self.duty_value, self.duty_soon = tables.duty_value, tables.duty_soon
        self.lane_last, self.wakes, self.n_wakes = tables.lane_last, tables.wakes, len(tables.wakes) - 1
        self.duty_most = tables.duty_most
        self.line_first, self.line_last = tables.line_first, tables.line_last
        self.line_since, self.line_term, self.line_span = (
            tables.line_since,
            tables.line_term,
            tables.line_span,
        )
        self.n_periodic, self.periodic = len(tables.periodic) - 1, tables.periodic

    def take_ways(self, tables: Any) -> None:
        """Who may record an event, what it needs, and what only the engine does upon it."""
        self.is_guarded, self.is_foreign = tables.is_guarded, tables.is_foreign
        self.is_advisory, self.n_parts, self.is_part = (
            tables.is_advisory,
            len(tables.is_part) - 1,
            tables.is_part,
        )
        self.by_from, self.by_party = tables.by_from, tables.by_party
        self.permit_from, self.permit_duty = tables.permit_from, tables.permit_duty
        self.permit_when, self.permit_party = tables.permit_when, tables.permit_party
        self.before_from, self.befores = tables.before_from, tables.befores
        self.waive_from, self.waive_duty, self.waive_party = (
            tables.waive_from,
            tables.waive_duty,
            tables.waive_party,
        )
        self.waive_until, self.waive_day = tables.waive_until, tables.waive_day
        self.n_columns, self.declares = tables.n_columns, tables.declares
        self.assigns, self.is_relation = tables.assigns, tables.is_relation
        self.n_relations, self.relations = tables.n_relations, tables.relations
        self.actor_column, self.evidence_column = tables.actor_column, tables.evidence_column
        self.holder_column, self.period_column = tables.holder_column, tables.period_column
        self.act_evidence = tables.act_evidence
        self.save_from, self.save_slot, self.save_state = (
            tables.save_from,
            tables.save_slot,
            tables.save_state,
        )
        self.recalls, self.recall_from, self.recall_move = (
            tables.recalls,
            tables.recall_from,
            tables.recall_move,
        )
        self.n_memories = tables.n_memories
        self.n_indicators, self.among_when, self.holds_when = (
            tables.n_indicators,
            tables.among_when,
            tables.holds_when,
        )

    def make_room(self, tables: Any) -> None:
        """What else a case needs where more happens by itself than deadlines."""
        d, both = self.n_duties + 1, self.n_duties + self.n_gauges + 1
        self.loop, self.count, self.period, self.done, self.failed, self.suspended, self.moved = (
            _numbers(d) for _ in range(7)
        )
        for n in range(d):
            self.suspended[n] = NEVER
        self.step_state, self.step_rung, self.step_parent, self.step_at = (
            _numbers(MOST_STEPS) for _ in range(4)
        )
        self.step_opened, self.step_flags, self.step_out = (_numbers(MOST_STEPS) for _ in range(3))
        self.n_steps = 0
        self.is_unknown = _numbers(self.n_free + 1)
        self.told, self.wait_turn, self.waived = (_numbers(d) for _ in range(3))
        self.doubt, self.marked, self.acted, self.wavers = (_numbers(d) for _ in range(4))
        self.queue_turn = _numbers(MOST_INTERNAL)
        for n in range(self.n_duties):
            self.told[n] = tables.line_first[n]
        self.is_unsettled, self.unsettled_ones, self.turned, self.is_touched, self.touched = (
            _numbers(d) for _ in range(5)
        )
        self.opens, self.seat, self.n_opens = _numbers(d), _numbers(d), 0
        self.rests = _numbers(self.n_charts + 1)
        self.is_dirty, self.dirt, self.looked = (_numbers(both) for _ in range(3))
        self.n_dirt = self.n_unsettled = self.n_touched = self.n_named = self.is_stale = 0
        self.year = self.month = self.of_month = 0
        self.born = self.today = NEVER
        self.born_year = self.born_on = self.today_year = self.today_on = 0
        self.flip_of, self.flip_at = (
            _numbers(self.n_clocks + 1).cast("B").cast("d"),
            _numbers(self.n_clocks + 1),
        )
        self.opening = NEVER
        self.gauge_now, self.gauge_since, self.gauge_sum = (_numbers(self.n_gauges + 1) for _ in range(3))
        self.memory, self.named_as = _numbers(self.n_memories + 1), _numbers(MOST_NAMED)
        self.named = _numbers(MOST_NAMED).cast("B").cast("d")

    def make_row(self) -> None:
        """The row: what one case is between two events, and behind it what matters within one only."""
        d, c, k, f = self.n_duties + 1, self.n_charts + 1, self.n_timers + 1, self.n_facts + 1
        self.n_row = 10 * d + 2 * c + k + f + 4
        block = memoryview(bytearray(8 * (self.n_row + 8 * d + c + k + f + MOST_INTERNAL)))
        ints, at = block.cast("q"), self.n_row
        self.row = ints[:at]
        self.is_open, self.opened, self.due = ints[:d], ints[d : 2 * d], ints[2 * d : 3 * d]
        self.anchor, self.repeats = ints[3 * d : 4 * d], ints[4 * d : 5 * d]
        self.flags, self.origin = ints[5 * d : 6 * d], ints[6 * d : 7 * d]
        self.truth, self.settled, self.started = (ints[n * d : (n + 1) * d] for n in (7, 8, 9))
        low = 10 * d
        self.leaf, self.since = ints[low : low + c], ints[low + c : low + 2 * c]
        self.timer = ints[low + 2 * c : low + 2 * c + k]
        low += 2 * c + k
        self.facts = block[8 * low : 8 * (low + f)].cast("d")
        self.head, self.tail, self.waits, self.waiting = (
            ints[at + n * d : at + (n + 1) * d] for n in range(4)
        )
        at += 4 * d
        self.wait_anchor, self.wait_repeats, self.wait_origin, self.matched = (
            ints[at + n * d : at + (n + 1) * d] for n in range(4)
        )
        at += 4 * d
        self.chosen, self.fired = ints[at : at + c], ints[at + c : at + c + k]
        at += c + k
        self.new_facts = block[8 * at : 8 * (at + f)].cast("d")
        self.queue = ints[at + f :]
        self.due[self.n_duties] = NEVER  # that of no duty, by which short lists are filled up

    def load(self, columns: Any, calendar: Any, as_of: int) -> None:
        """Take columns and the calendar's tables; instants after `as_of` are left alone."""
        self.kept = (columns, calendar)
        self.as_of, self.at, self.offsets = as_of, columns.at, columns.offsets
        self.subjects = columns.subjects
        self.event_code, self.recode, self.data = columns.event_code, columns.recode, columns.data
        self.base, self.width, self.recode_from = columns.base, columns.width, columns.recode_from
        self.is_packed = columns.is_packed
        self.n_eras = len(calendar.since) - 1
        self.era_since, self.era_offset = calendar.since, calendar.offset
        self.first_day, self.last_day = calendar.first_day, calendar.last_day
        self.day_end, self.counted, self.unsure = calendar.day_end, calendar.counted, calendar.unsure
        self.day_start = calendar.day_start

    def meet(self, ground: Any) -> None:
        """Take the periods that the data lie in, and who held which post when."""
        self.ground = ground
        self.n_kinds = len(ground.kind_from) - 2
        self.kind_from, self.period_start, self.period_stop = (
            ground.kind_from,
            ground.period_start,
            ground.period_stop,
        )
        self.each_from, self.each_due, self.each_by, self.each_unsure = (
            ground.each_from,
            ground.each_due,
            ground.each_by,
            ground.each_unsure,
        )
        self.n_names, self.n_places, self.place = len(ground.place) - 1, ground.n_places, ground.place
        self.party_kind, self.party_name, self.party_post = (
            ground.party_kind,
            ground.party_name,
            ground.party_post,
        )
        self.party_most, self.only = ground.party_most, ground.only
        self.way_from, self.way_fact, self.way_step = ground.way_from, ground.way_fact, ground.way_step
        self.up, self.line = ground.up, ground.line
        self.party_deputy, self.party_filled = ground.party_deputy, ground.party_filled
        self.party_sure = ground.party_sure
        self.n_parties = len(ground.party_kind) - 1
        self.burden, self.burden_since, self.burden_until, self.named_first = (
            _numbers(self.n_parties + 1) for _ in range(4)
        )
        self.piece_from, self.piece_at = ground.piece_from, ground.piece_at
        self.holder_from, self.holder = ground.holder_from, ground.holder

    def give(self, room: Any, everything: int) -> None:
        """Take room for findings; with `everything` all obligations are written, else only those violated."""
        self.everything = everything
        self.out_subject, self.out_duty, self.out_status = room.subject, room.duty, room.status
        self.out_flags, self.out_opened, self.out_due = room.flags, room.opened_at, room.due
        self.out_ended, self.out_ceased, self.out_next = room.ended_at, room.ceased_at, room.link
        self.out_origin = room.origin
        self.room, self.odd, self.odd_room = len(room.subject), room.odd, len(room.odd)
        self.counts, self.left = room.counts, room.left
        self.end_leaf, self.end_since = room.leaf, room.since
        self.end_shares, self.end_places = room.shares, room.places


def _numbers(n: int) -> Any:
    """Room for so many whole numbers."""
    return memoryview(bytearray(8 * n)).cast("q")
