# The types of the kernel's names: what makes the compiled copy of the same text fast, and nothing else. The small
# numbers of words.py are added as an enumeration.
cimport cython

cdef long long NEVER
cdef double LIMIT, NAN

@cython.final
cdef class Machine:
    cdef public long long sign, reason, n_out, n_odd, n_events, n_charts, n_states, n_timers, n_facts
    cdef public long long n_start_arms, n_start_says, has_free, n_duties, is_static, is_lively, as_of, n_eras, first_day
    cdef public long long last_day, everything, room, odd_room, now, soonest, seen, stood, accepted
    cdef public long long unsettled, n_waits, n_queue, n_turns, turn, subject, provisional, number, n_row, duty, about
    cdef public long long n_gauges, n_clocks, n_posts, n_periodic, n_relations, n_memories, n_indicators, n_kinds
    cdef public long long n_names, n_places, n_dirt, n_unsettled, n_touched, n_opens, n_named, is_stale, opening
    cdef public long long actor_column, evidence_column, holder_column, period_column, year, month, of_month
    cdef public long long n_held, born, born_year, born_on, today, today_year, today_on
    cdef long long[::1] flip_at
    cdef double[::1] flip_of
    cdef const long long[::1] done_place, cell_duty, cell_other, cell_grid, cut_from, cut_column, cut_step, field_from, field_move
    cdef const double[::1] cut_value
    cdef const long long[::1] cell_plain, held_from, held, chart_start, start_arms, start_says, cell_from, cell_when, cell_move, free_from
    cdef const long long[::1] free_when, free_move, move_leaf, say_from, says, stop_from, stops, arm_from
    cdef const long long[::1] arms, timer_term, timer_when, timer_chart, timer_move, set_from, set_fact
    cdef const long long[::1] set_value, is_heard, act_from, act_duty, act_when, act_where, open_from
    cdef const long long[::1] open_duty, open_when, ban_from, ban_duty, ban_when, duty_while, duty_where
    cdef const long long[::1] duty_span, duty_term, duty_every, duty_once, duty_restart, duty_opens, says_violated
    cdef const long long[::1] says_discharged, says_lapsed, says_undetermined, stands, turn_from, turns, on_from, ons, off_from, offs, term_exact, term_length
    cdef const long long[::1] term_table, cond_from, code, is_inside, event_code, base, width, recode_from
    cdef const long long[::1] act_evidence, before_from, befores, permit_from, permit_duty, permit_when, permit_party
    cdef public long long n_lines, n_parties, n_parts, n_columns, is_packed, notes_origin
    cdef long long[::1] burden, burden_since, burden_until, named_first
    cdef const long long[::1] line_party, party_deputy, party_filled, party_sure, duty_due, duty_due_day, duty_loop, duty_value, duty_kind, duty_period, duty_times, duty_partial
    cdef const long long[::1] duty_keep, duty_suspend, duty_tolerance, duty_roll, duty_soon, periodic
    cdef const long long[::1] rung_from, rung_after, rung_within, rung_line, rung_own
    cdef long long[::1] suspended, moved, step_state, step_rung, step_parent, step_at, step_opened, step_flags, step_out
    cdef public long long n_steps
    cdef const long long[::1] line_first, line_last, line_since, line_term, line_span, watch_from, watches, stir_from, stirs
    cdef const long long[::1] of_chart, of_duty, of_gauge, gauge_when, mark_from, marks, clock_when, clock_years
    cdef const long long[::1] clock_instant, bound_from, bounds, post_asked, is_guarded, is_foreign, is_advisory, is_part, declares, by_from, by_party
    cdef const long long[::1] assigns, is_relation, relations, save_from, save_slot, save_state
    cdef const long long[::1] recalls, recall_from, recall_move, among_when, holds_when
    cdef const long long[::1] kind_from, period_start, period_stop, each_from, each_due, each_by, each_unsure
    cdef const long long[::1] place, party_kind, party_post, party_most, only, way_from, way_fact, way_step, up
    cdef const long long[::1] line, piece_from, piece_at, holder_from, day_start
    cdef const double[::1] party_name, holder
    cdef const long long[::1] waive_from, waive_duty, waive_party, waive_until, waive_day
    cdef long long[::1] doubt, marked, acted, wavers, is_unknown
    cdef const long long[::1] free_rule, quit_from, quits, lane_last, duty_most, wakes
    cdef public long long n_free, n_wakes
    cdef public long long is_live
    cdef long long[::1] wait_turn, queue_turn, waived, told, loop, count, period, done, failed, is_unsettled, unsettled_ones, turned, is_touched
    cdef long long[::1] touched, rests, opens, seat, is_dirty, dirt, looked, gauge_now, gauge_since, gauge_sum, memory, named_as
    cdef double[::1] named, end_places
    cdef signed char[::1] end_shares
    cdef const long long[::1] offsets, era_since, era_offset, day_end, counted, unsure
    cdef long long[::1] row, origin, matched, is_open, opened, due, anchor, repeats, flags, head, tail, truth, settled
    cdef long long[::1] started, waits, waiting, wait_anchor, wait_repeats, wait_origin, leaf, since, chosen
    cdef long long[::1] timer, fired, queue, counts
    cdef const long long[::1] at, subjects
    cdef const double[::1] constants, defaults, recode
    cdef double[::1] stack, facts, new_facts
    cdef int[::1] out_next, out_origin, odd
    cdef long long[::1] out_subject, out_opened, out_due, out_ended, out_ceased, end_since
    cdef short[::1] out_duty
    cdef signed char[::1] out_status, out_flags, left
    cdef short[::1] end_leaf
    cdef object kept, data, ground

cdef inline double value_at(Machine m, long long column, long long i) noexcept nogil
cdef inline double datum(Machine m, long long column, long long i) noexcept nogil
@cython.locals(width=cython.longlong)
cdef inline long long whole(Machine m, long long column, long long i) noexcept nogil
cdef inline long long event_code(Machine m, long long i) noexcept nogil
@cython.locals(value=cython.double, pc=cython.longlong)
cdef inline int truth(Machine m, long long condition, long long i) noexcept nogil
@cython.locals(found=cython.int)
cdef inline int sure(Machine m, long long condition, long long i) noexcept nogil
cdef inline int both(int x, int y) noexcept nogil
@cython.locals(found=cython.int)
cdef inline int both_hold(Machine m, long long one, long long other, long long i) noexcept nogil
@cython.locals(top=cython.longlong, pc=cython.longlong, end=cython.longlong, kind=cython.longlong, a=cython.longlong)
cdef double evaluate(Machine m, long long condition, long long i) noexcept nogil
cdef double leaf_value(Machine m, long long kind, long long a, long long i) noexcept nogil
@cython.locals(item=cython.double, found=cython.double, n=cython.longlong)
cdef double among(Machine m, long long top, long long options) noexcept nogil
@cython.locals(result=cython.double)
cdef double binary(Machine m, long long kind, double x, double y) noexcept nogil
cdef long long is_whole(double x) noexcept nogil
cdef inline double compare(long long kind, double x, double y) noexcept nogil

cdef long long as_whole(double x) noexcept nogil
cdef double unary(Machine m, long long kind, long long a, double x) noexcept nogil
cdef double value_of_opening(Machine m, long long kind, long long a) noexcept nogil

@cython.locals(day=cython.longlong)
cdef long long day_given(Machine m, double value, long long is_instant) noexcept nogil
@cython.locals(days=cython.longlong, cycle=cython.longlong, within=cython.longlong, year=cython.longlong, of_year=cython.longlong, month=cython.longlong)
cdef void split(Machine m, long long day) noexcept nogil
@cython.locals(y=cython.longlong, of_year=cython.longlong, cycle=cython.longlong, within=cython.longlong)
cdef long long joined(long long year, long long month, long long day) noexcept nogil
@cython.locals(day=cython.longlong)
cdef double years_since(Machine m, long long born) noexcept nogil
@cython.locals(day=cython.longlong)
cdef double clock_value(Machine m, double value, long long counts_years, long long is_instant) noexcept nogil
cdef long long start_of(Machine m, long long day) noexcept nogil
@cython.locals(day=cython.longlong, soonest=cython.longlong, n=cython.longlong, bound=cython.longlong, at=cython.longlong)
cdef long long next_flip(Machine m, long long c, double value) noexcept nogil

cdef long long place_of(Machine m, double name) noexcept nogil
@cython.locals(n=cython.longlong, found=cython.longlong)
cdef long long instance_of(Machine m, long long p) noexcept nogil
@cython.locals(k=cython.longlong)
cdef int is_named(Machine m, long long p) noexcept nogil
@cython.locals(place=cython.longlong)
cdef long long line_of(Machine m, long long p) noexcept nogil
@cython.locals(low=cython.longlong, high=cython.longlong, first=cython.longlong, middle=cython.longlong)
cdef long long piece_of(Machine m, long long line, long long t) noexcept nogil
@cython.locals(line=cython.longlong, piece=cython.longlong)
cdef int is_filled(Machine m, long long p) noexcept nogil
cdef int is_adrift(Machine m, long long p) noexcept nogil
@cython.locals(named=cython.longlong, k=cython.longlong, n=cython.longlong, line=cython.longlong, piece=cython.longlong)
cdef int is_holder(Machine m, double actor, long long p) noexcept nogil
cdef double holds_post(Machine m, double actor, long long p) noexcept nogil
@cython.locals(place=cython.longlong)
cdef int authority(Machine m, double actor, long long p) noexcept nogil
@cython.locals(_=cython.longlong)
cdef int is_unsure(Machine m, long long p) noexcept nogil
@cython.locals(_=cython.longlong)
cdef int stands_in(Machine m, double actor, long long p) noexcept nogil
@cython.locals(k=cython.longlong, kept=cython.longlong)
cdef void name_person(Machine m, long long p, double person) noexcept nogil
@cython.locals(line=cython.longlong, piece=cython.longlong, following=cython.longlong)
cdef long long next_holder(Machine m, long long p) noexcept nogil

@cython.locals(n=cython.longlong)
cdef inline void touch(Machine m, long long source) noexcept nogil
cdef inline void mark(Machine m, long long d) noexcept nogil
cdef inline void changed_duty(Machine m, long long d) noexcept nogil
cdef inline void note_open(Machine m, long long d) noexcept nogil
@cython.locals(seat=cython.longlong, last=cython.longlong)
cdef inline void note_closed(Machine m, long long d) noexcept nogil
cdef inline void unsettle(Machine m, long long d) noexcept nogil
@cython.locals(n=cython.longlong, g=cython.longlong, c=cython.longlong, d=cython.longlong)
cdef void forget_all(Machine m) noexcept nogil
@cython.locals(n=cython.longlong, k=cython.longlong, d=cython.longlong, place=cython.longlong)
cdef long long take_dirt(Machine m) noexcept nogil
@cython.locals(n=cython.longlong, k=cython.longlong, d=cython.longlong, place=cython.longlong)
cdef long long take_unsettled(Machine m) noexcept nogil
@cython.locals(n=cython.longlong, k=cython.longlong, d=cython.longlong, place=cython.longlong)
cdef long long take_touched(Machine m) noexcept nogil
cdef void note_touched(Machine m, long long d) noexcept nogil

cdef inline void raise_event(Machine m, long long code) noexcept nogil
@cython.locals(era=cython.longlong)
cdef inline long long local_day(Machine m, long long t) noexcept nogil
@cython.locals(day=cython.longlong, row=cython.longlong, place=cython.longlong)
cdef inline long long reckon(Machine m, long long term, long long start, long long times) noexcept nogil
@cython.locals(day=cython.longlong)
cdef long long resumed(Machine m, long long due, long long since, long long is_exact) noexcept nogil
cdef void expect(Machine m, long long at) noexcept nogil
@cython.locals(before=cython.longlong, since=cython.longlong)
cdef void pause(Machine m, long long d, int stands) noexcept nogil
@cython.locals(r=cython.longlong, k=cython.longlong)
cdef void await_steps(Machine m, long long d, long long parent) noexcept nogil
@cython.locals(k=cython.longlong)
cdef void judge_steps(Machine m) noexcept nogil
@cython.locals(k=cython.longlong, r=cython.longlong)
cdef void open_steps(Machine m) noexcept nogil
@cython.locals(p=cython.longlong)
cdef void bear(Machine m, long long r) noexcept nogil
@cython.locals(k=cython.longlong)
cdef void end_steps(Machine m, long long parent) noexcept nogil
@cython.locals(line=cython.longlong, n=cython.longlong, status=cython.longlong)
cdef void end_step(Machine m, long long k) noexcept nogil
@cython.locals(k=cython.longlong, n=cython.longlong)
cdef void cease_steps(Machine m, long long d) noexcept nogil
@cython.locals(k=cython.longlong, status=cython.longlong)
cdef void remaining_steps(Machine m) noexcept nogil
@cython.locals(n=cython.longlong)
cdef void write_step(Machine m, long long k, long long status, long long ended, long long flags) noexcept nogil
@cython.locals(soonest=cython.longlong, k=cython.longlong)
cdef long long next_step(Machine m) noexcept nogil
cdef inline void note_doubtful_day(Machine m, long long d) noexcept nogil
cdef inline void open_now(Machine m, long long d) noexcept nogil
@cython.locals(p=cython.longlong)
cdef void answer_for(Machine m, long long d) noexcept nogil
cdef void let_go(Machine m, long long line) noexcept nogil
@cython.locals(_=cython.longlong)
cdef void take_on(Machine m, long long p) noexcept nogil
cdef void put_down(Machine m, long long p) noexcept nogil
@cython.locals(p=cython.longlong)
cdef void close_all(Machine m) noexcept nogil
@cython.locals(t=cython.longlong, end=cython.longlong, last=cython.longlong, found=cython.longlong)
cdef void close_stretch(Machine m, long long p, long long until) noexcept nogil
@cython.locals(found=cython.longlong, _=cython.longlong)
cdef long long who_answers(Machine m, long long p, long long t) noexcept nogil
@cython.locals(line=cython.longlong, piece=cython.longlong)
cdef int is_held(Machine m, long long p, long long t) noexcept nogil
@cython.locals(soonest=cython.longlong, line=cython.longlong, following=cython.longlong, _=cython.longlong)
cdef long long next_answer(Machine m, long long p, long long t) noexcept nogil
@cython.locals(n=cython.longlong)
cdef long long line_now(Machine m, long long d) noexcept nogil
cdef inline void late_one(Machine m, long long d, long long n) noexcept nogil
cdef int is_cut(Machine m, long long d) noexcept nogil
@cython.locals(span=cython.longlong, term=cython.longlong)
cdef inline void set_deadline(Machine m, long long d) noexcept nogil
@cython.locals(value=cython.double, at=cython.longlong)
cdef void set_date(Machine m, long long d) noexcept nogil
cdef inline void open_one(Machine m, long long d) noexcept nogil
@cython.locals(n=cython.longlong)
cdef inline int is_alone(Machine m, long long d) noexcept nogil
cdef void restart(Machine m, long long d) noexcept nogil
cdef inline void open_next(Machine m, long long d) noexcept nogil
cdef inline void wait(Machine m, long long d, long long anchor, long long repeats, long long origin) noexcept nogil
cdef void await_turn(Machine m, long long d, long long says) noexcept nogil
cdef inline void hang_on(Machine m, long long d, long long n) noexcept nogil
@cython.locals(n=cython.longlong)
cdef void forget_waits(Machine m) noexcept nogil
@cython.locals(n=cython.longlong)
cdef inline void write(Machine m, long long d, long long status, long long ended, long long flags) noexcept nogil
cdef inline void end(Machine m, long long d, long long status, long long flags) noexcept nogil
cdef void end_lively(Machine m, long long d) noexcept nogil
cdef void open_lively(Machine m, long long d) noexcept nogil
cdef void violate_lively(Machine m, long long d, long long n) noexcept nogil
@cython.locals(n=cython.longlong)
cdef void cease_intervals(Machine m, long long d) noexcept nogil
@cython.locals(n=cython.longlong)
cdef inline void violate(Machine m, long long d, bint lasts) noexcept nogil
@cython.locals(was_late=cython.bint, origin=cython.longlong)
cdef void discharge(Machine m, long long d) noexcept nogil
@cython.locals(n=cython.longlong)
cdef inline void late(Machine m, long long d) noexcept nogil
@cython.locals(n=cython.longlong)
cdef inline void interrupt(Machine m, long long d) noexcept nogil
@cython.locals(status=cython.longlong, counted=cython.longlong)
cdef void remain(Machine m, long long d) noexcept nogil

@cython.locals(c=cython.longlong, n=cython.longlong)
cdef void start(Machine m) noexcept nogil
cdef void arm(Machine m, long long k) noexcept nogil
@cython.locals(c=cython.longlong)
cdef void take_event(Machine m, long long code, long long i) noexcept nogil
@cython.locals(grid=cython.longlong, field=cython.longlong)
cdef inline long long choose_event(Machine m, long long cell, long long i) noexcept nogil
@cython.locals(n=cython.longlong, holds=cython.int)
cdef long long ask_all(Machine m, long long cell, long long i) noexcept nogil
cdef void leave_open(Machine m) noexcept nogil
@cython.locals(n=cython.longlong, field=cython.longlong, value=cython.double)
cdef inline long long field_of(Machine m, long long grid, long long i) noexcept nogil
cdef void note_unknown(Machine m, long long rule) noexcept nogil
@cython.locals(n=cython.longlong, holds=cython.int)
cdef long long choose_free(Machine m, long long leaf) noexcept nogil
@cython.locals(c=cython.longlong, taken=cython.int, _=cython.longlong)
cdef void take_eventless(Machine m) noexcept nogil
@cython.locals(n=cython.longlong)
cdef void move(Machine m, long long c, long long number) noexcept nogil

@cython.locals(n=cython.longlong, slot=cython.longlong)
cdef long long by_memory(Machine m, long long number) noexcept nogil

@cython.locals(p=cython.longlong)
cdef long long has_begun(Machine m, long long kind) noexcept nogil
cdef void unclock(Machine m, long long d, long long kind) noexcept nogil
cdef void open_doubtful(Machine m, long long d, long long kind) noexcept nogil
@cython.locals(p=cython.longlong)
cdef int begins(Machine m, long long d) noexcept nogil
cdef void doubt_while(Machine m, long long d, int newly) noexcept nogil
cdef void doubt_period(Machine m, long long d) noexcept nogil
cdef void record_act(Machine m, long long d) noexcept nogil
cdef void end_doubt(Machine m, long long d, long long status) noexcept nogil
cdef void write_doubtful(Machine m, long long d, long long status, long long ended) noexcept nogil
cdef void remain_doubtful(Machine m, long long d) noexcept nogil
cdef void mark_act(Machine m, long long d) noexcept nogil
cdef void leave_undecided(Machine m, long long d) noexcept nogil
cdef void forbid_perhaps(Machine m, long long d) noexcept nogil
@cython.locals(low=cython.longlong, high=cython.longlong, middle=cython.longlong)
cdef long long begun(Machine m, long long kind) noexcept nogil
@cython.locals(p=cython.longlong)
cdef long long period_now(Machine m, long long kind) noexcept nogil
@cython.locals(p=cython.longlong)
cdef long long next_start(Machine m, long long kind) noexcept nogil
@cython.locals(kind=cython.longlong, p=cython.longlong, place=cython.longlong)
cdef void open_each(Machine m, long long d, long long midway) noexcept nogil
cdef void act_for_period(Machine m, long long d, long long i) noexcept nogil
@cython.locals(value=cython.double)
cdef int is_period_given(Machine m, long long i) noexcept nogil
@cython.locals(before=cython.longlong, n=cython.longlong)
cdef void discharge_latest(Machine m, long long d) noexcept nogil

@cython.locals(holds=cython.int, runs=cython.longlong)
cdef void settle_keep(Machine m, long long d) noexcept nogil
@cython.locals(stands=cython.int)
cdef void keep_on(Machine m, long long d) noexcept nogil
cdef void watch(Machine m, long long d, int holds) noexcept nogil
cdef void fail(Machine m, long long d) noexcept nogil
@cython.locals(n=cython.longlong, k=cython.longlong)
cdef void refresh_gauges(Machine m) noexcept nogil
@cython.locals(holds=cython.int)
cdef void refresh(Machine m, long long g) noexcept nogil
@cython.locals(soonest=cython.longlong, value=cython.longlong, n=cython.longlong, more=cython.longlong, at=cython.longlong)
cdef long long next_mark(Machine m, long long g) noexcept nogil

@cython.locals(found=cython.int, actor=cython.double)
cdef int is_allowed(Machine m, long long code, long long i) noexcept nogil
@cython.locals(n=cython.longlong, found=cython.int, one=cython.int)
cdef int may_record(Machine m, long long code, double actor) noexcept nogil
cdef void tell(Machine m, long long kind) noexcept nogil
@cython.locals(n=cython.longlong, found=cython.int, one=cython.int)
cdef int permission(Machine m, long long code, long long i, double actor) noexcept nogil
@cython.locals(d=cython.longlong, held=cython.int, asked=cython.int, there=cython.int, who=cython.int)
cdef int one_permission(Machine m, long long n, long long i, double actor) noexcept nogil
@cython.locals(given=cython.double)
cdef int lacks_evidence(Machine m, long long wanted, long long i) noexcept nogil

@cython.locals(soonest=cython.longlong, k=cython.longlong, c=cython.longlong, n=cython.longlong, g=cython.longlong, at=cython.longlong, value=cython.double)
cdef void find_opening(Machine m) noexcept nogil
@cython.locals(g=cython.longlong, n=cython.longlong, d=cython.longlong, stands=cython.int)
cdef void come_round(Machine m) noexcept nogil

cdef int standing(Machine m, long long d) noexcept nogil
@cython.locals(d=cython.longlong, n=cython.longlong)
cdef void reassess(Machine m) noexcept nogil
@cython.locals(left=cython.longlong, n=cython.longlong)
cdef void keep_waits(Machine m) noexcept nogil
@cython.locals(leaf=cython.longlong, pair=cython.longlong, n=cython.longlong, d=cython.longlong)
cdef void turn(Machine m) noexcept nogil
@cython.locals(found=cython.longlong, k=cython.longlong)
cdef void look_around(Machine m) noexcept nogil
@cython.locals(value=cython.double, free=cython.longlong, running=cython.longlong, k=cython.longlong)
cdef long long lane_for(Machine m, long long d, long long i) noexcept nogil
@cython.locals(found=cython.longlong, k=cython.longlong, d=cython.longlong)
cdef void settle_lively(Machine m) noexcept nogil
@cython.locals(newly=cython.int)
cdef void settle_one(Machine m, long long d) noexcept nogil
@cython.locals(verdict=cython.int)
cdef void settle_clock(Machine m, long long d) noexcept nogil
cdef void waver(Machine m, long long d, int verdict) noexcept nogil
@cython.locals(n=cython.longlong, d=cython.longlong)
cdef void doubt_successors(Machine m) noexcept nogil
@cython.locals(was_doubtful=cython.int)
cdef void set_in(Machine m, long long d) noexcept nogil
cdef void open_for_event(Machine m, long long d) noexcept nogil
cdef void open_perhaps(Machine m, long long d, long long kind) noexcept nogil
@cython.locals(verdict=cython.int)
cdef void look_again(Machine m, long long d) noexcept nogil
@cython.locals(n=cython.longlong, d=cython.longlong, when=cython.int, stands=cython.int)
cdef void open_upon(Machine m, long long code, long long i) noexcept nogil
@cython.locals(d=cython.longlong, n=cython.longlong, pair=cython.longlong)
cdef void settle(Machine m) noexcept nogil
cdef int is_fresh(Machine m, long long d) noexcept nogil

@cython.locals(code=cython.longlong, cell=cython.longlong)
cdef int set_out(Machine m, long long i) noexcept nogil
@cython.locals(i=cython.longlong, t=cython.longlong, code=cython.longlong, plain=cython.longlong, soonest=cython.longlong, cells=cython.longlong)
cdef long long steady_events(Machine m, long long first, long long last) noexcept nogil
cdef inline void note_unexpected(Machine m, long long i) noexcept nogil
@cython.locals(n=cython.longlong, d=cython.longlong)
cdef inline void stay(Machine m, long long cell) noexcept nogil
@cython.locals(due=cython.longlong)
cdef inline long long begin_anew(Machine m, long long d, long long other) noexcept nogil
cdef inline void renew(Machine m, long long d, bint again) noexcept nogil
@cython.locals(n=cython.longlong, d=cython.longlong, number=cython.longlong, leaf=cython.longlong)
cdef inline void go_on(Machine m, long long cell, long long code, long long i) noexcept nogil
@cython.locals(n=cython.longlong, d=cython.longlong, pair=cython.longlong)
cdef inline void cross(Machine m, long long leaf) noexcept nogil
@cython.locals(n=cython.longlong, d=cython.longlong)
cdef inline void begin_again(Machine m) noexcept nogil
@cython.locals(n=cython.longlong, at=cython.longlong, d=cython.longlong)
cdef inline void pass_time(Machine m, long long t) noexcept nogil
@cython.locals(n=cython.longlong, at=cython.longlong, low=cython.longlong, due=cython.longlong)
cdef inline void next_deadline(Machine m) noexcept nogil

@cython.locals(case=cython.longlong, out=cython.longlong, odd=cython.longlong, reason=cython.longlong)
cdef long long run_cases(Machine m, long long low, long long high) noexcept nogil
@cython.locals(first=cython.longlong, last=cython.longlong, i=cython.longlong, d=cython.longlong, c=cython.longlong)
cdef void one_case(Machine m, long long case) noexcept nogil
@cython.locals(place=cython.longlong, n=cython.longlong, among=cython.int)
cdef void note_shares(Machine m, long long case) noexcept nogil
@cython.locals(d=cython.longlong, g=cython.longlong, n=cython.longlong, p=cython.longlong)
cdef void clear_lively(Machine m) noexcept nogil
@cython.locals(n=cython.longlong, d=cython.longlong, until=cython.longlong, actor=cython.double, value=cython.double, who=cython.int, told=cython.longlong)
cdef void grant(Machine m, long long code, long long i) noexcept nogil
@cython.locals(n=cython.longlong)
cdef int has_run_out(Machine m, long long d, long long t) noexcept nogil
@cython.locals(n=cython.longlong)
cdef void lift(Machine m, long long d) noexcept nogil
cdef int is_native(Machine m, long long code, long long i) noexcept nogil
@cython.locals(n=cython.longlong, d=cython.longlong)
cdef void cut_short(Machine m, long long code) noexcept nogil
@cython.locals(d=cython.longlong, k=cython.longlong, f=cython.longlong, c=cython.longlong)
cdef void clear(Machine m) noexcept nogil
cdef void step(Machine m, long long code, long long i) noexcept nogil
@cython.locals(n=cython.longlong, f=cython.longlong)
cdef void set_facts(Machine m, long long code, long long i) noexcept nogil
@cython.locals(n=cython.longlong, d=cython.longlong, cell=cython.longlong, matched=cython.longlong, unproven=cython.longlong, verdict=cython.int)
cdef void act(Machine m, long long code, long long i) noexcept nogil
cdef void turn_away(Machine m, long long code, long long i) noexcept nogil
@cython.locals(n=cython.longlong)
cdef void ban_all(Machine m, long long code, long long i) noexcept nogil
@cython.locals(verdict=cython.int)
cdef void ban(Machine m, long long d, long long when, long long i) noexcept nogil
@cython.locals(n=cython.longlong, own=cython.longlong, turn=cython.longlong)
cdef void drain(Machine m) noexcept nogil
cdef void handle(Machine m, long long code) noexcept nogil
@cython.locals(n=cython.longlong, soonest=cython.longlong, turn=cython.longlong)
cdef long long next_turn(Machine m, long long own) noexcept nogil
@cython.locals(k=cython.longlong)
cdef void shift(Machine m, long long n) noexcept nogil
cdef void calm(Machine m) noexcept nogil
cdef void follow_up(Machine m) noexcept nogil
cdef void advance(Machine m, long long t) noexcept nogil
@cython.locals(n=cython.longlong, d=cython.longlong, k=cython.longlong, at=cython.longlong)
cdef void find_soonest(Machine m) noexcept nogil
@cython.locals(d=cython.longlong, k=cython.longlong, verdict=cython.int)
cdef void judge(Machine m) noexcept nogil

@cython.locals(done=cython.longlong)
cpdef long long run(Machine m, long long low, long long high)

@cython.locals(n=cython.longlong, cases=cython.longlong, i=cython.longlong, x=cython.longlong, t=cython.longlong, low=cython.longlong, high=cython.longlong, before=cython.longlong)
cpdef long long scan(const long long[::1] subject, const long long[::1] at, long long[::1] subjects, long long[::1] offsets, signed char[::1] tied, long long[::1] span)
@cython.locals(n=cython.longlong, last=cython.longlong, i=cython.longlong, x=cython.longlong, k=cython.longlong)
cpdef void part(const long long[::1] subject, const long long[::1] bounds, const long long[::1] marks, long long shift, int[::1] parts, long long[::1] sizes)
@cython.locals(n=cython.longlong, i=cython.longlong, k=cython.int)
cpdef void place(const int[::1] keys, long long[::1] cursors, long long[::1] order)
@cython.locals(n=cython.longlong, mask=cython.longlong, found=cython.int, i=cython.longlong, x=cython.longlong, h=cython.longlong)
cpdef int number(const long long[::1] subject, long long[::1] table, int[::1] slots, long long[::1] distinct, int[::1] keys)
@cython.locals(n=cython.longlong, i=cython.longlong, k=cython.longlong)
cpdef void count(const long long[::1] subject, long long low, int[::1] keys, long long[::1] ends)
@cython.locals(n=cython.longlong, plain=cython.int, i=cython.longlong, k=cython.longlong, low=cython.longlong, high=cython.longlong, h=cython.longlong)
cpdef int digest(const long long[::1] starts, const unsigned char[::1] text, long long mask, long long[::1] found)
@cython.locals(n=cython.longlong, block=cython.longlong, low=cython.longlong, m=cython.longlong, i=cython.longlong, k=cython.longlong, f=cython.longlong)
cpdef void lay(const long long[::1] base, const long long[::1] width, const long long[::1] offset, long long fields, const int[::1] keys, long long[::1] cursors, long long[::1] to, long long step, long long records)
@cython.locals(i=cython.longlong)
cdef void store(const long long[::1] to, long long n, long long width, long long source, long long offset) noexcept nogil
@cython.locals(n=cython.longlong, low=cython.longlong, m=cython.longlong, i=cython.longlong, f=cython.longlong)
cpdef void pick(const long long[::1] base, const long long[::1] width, const long long[::1] offset, long long fields, const long long[::1] order, long long block, long long step, long long records)
@cython.locals(i=cython.longlong)
cdef void fetch(long long column, long long width, long long field, long long step, const long long[::1] order, long long low, long long high) noexcept nogil
