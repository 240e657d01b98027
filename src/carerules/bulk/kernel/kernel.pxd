# The types of the kernel's names: what makes the compiled copy of the same text fast, and nothing else. The small
# numbers of words.py are added as an enumeration.
cimport cython

cdef long long NEVER
cdef double LIMIT, NAN

@cython.final
cdef class Machine:
    cdef public long long sign, reason, n_out, n_odd, n_events, n_charts, n_states, n_timers, n_facts
    cdef public long long n_start_arms, n_start_says, has_free, n_duties, is_static, is_lively, as_of, n_eras, first_day
    cdef public long long last_day, everything, room, odd_room, now, soonest, seen, stood, accepted, changed
    cdef public long long unsettled, n_waits, n_queue, subject, provisional, number, n_row
    cdef const long long[::1] cell_plain, held_from, held, chart_start, start_arms, start_says, cell_from, cell_when, cell_move, free_from
    cdef const long long[::1] free_when, free_move, move_leaf, say_from, says, stop_from, stops, arm_from
    cdef const long long[::1] arms, timer_term, timer_when, timer_chart, timer_move, set_from, set_fact
    cdef const long long[::1] set_value, is_heard, act_from, act_duty, act_when, act_where, open_from
    cdef const long long[::1] open_duty, open_when, ban_from, ban_duty, ban_when, duty_while, duty_where
    cdef const long long[::1] duty_span, duty_term, duty_every, duty_once, duty_restart, duty_opens, says_violated
    cdef const long long[::1] says_discharged, says_lapsed, stands, turn_from, turns, on_from, ons, off_from, offs, term_exact, term_length
    cdef const long long[::1] term_table, cond_from, code, is_inside, event_code, base, width, recode_from
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
    cdef object kept, data

cdef double datum(Machine m, long long column, long long i) noexcept nogil
@cython.locals(width=cython.longlong)
cdef long long whole(Machine m, long long column, long long i) noexcept nogil
cdef long long event_code(Machine m, long long i) noexcept nogil
@cython.locals(value=cython.double, pc=cython.longlong)
cdef int truth(Machine m, long long condition, long long i) noexcept nogil
@cython.locals(found=cython.int)
cdef int sure(Machine m, long long condition, long long i) noexcept nogil
@cython.locals(top=cython.longlong, pc=cython.longlong, end=cython.longlong, kind=cython.longlong, a=cython.longlong)
cdef double evaluate(Machine m, long long condition, long long i) noexcept nogil
cdef double leaf_value(Machine m, long long kind, long long a, long long i) noexcept nogil
@cython.locals(item=cython.double, found=cython.double, n=cython.longlong)
cdef double among(Machine m, long long top, long long options) noexcept nogil
@cython.locals(result=cython.double)
cdef double binary(Machine m, long long kind, double x, double y) noexcept nogil
cdef double compare(long long kind, double x, double y) noexcept nogil

cdef void raise_event(Machine m, long long code) noexcept nogil
@cython.locals(era=cython.longlong)
cdef long long local_day(Machine m, long long t) noexcept nogil
@cython.locals(day=cython.longlong, row=cython.longlong, place=cython.longlong)
cdef long long reckon(Machine m, long long term, long long start, long long times) noexcept nogil
cdef void set_deadline(Machine m, long long d) noexcept nogil
cdef void open_one(Machine m, long long d) noexcept nogil
cdef int is_alone(Machine m, long long d) noexcept nogil
cdef void restart(Machine m, long long d) noexcept nogil
cdef void open_next(Machine m, long long d) noexcept nogil
cdef void wait(Machine m, long long d, long long anchor, long long repeats, long long origin) noexcept nogil
@cython.locals(n=cython.longlong)
cdef void forget_waits(Machine m) noexcept nogil
@cython.locals(n=cython.longlong)
cdef void write(Machine m, long long d, long long status, long long ended, long long flags) noexcept nogil
cdef void end(Machine m, long long d, long long status, long long flags) noexcept nogil
@cython.locals(n=cython.longlong)
cdef void violate(Machine m, long long d, bint lasts) noexcept nogil
@cython.locals(was_late=cython.bint, origin=cython.longlong)
cdef void discharge(Machine m, long long d) noexcept nogil
@cython.locals(n=cython.longlong)
cdef void late(Machine m, long long d) noexcept nogil
@cython.locals(n=cython.longlong)
cdef void interrupt(Machine m, long long d) noexcept nogil
@cython.locals(status=cython.longlong)
cdef void remain(Machine m, long long d) noexcept nogil

@cython.locals(c=cython.longlong, n=cython.longlong)
cdef void start(Machine m) noexcept nogil
cdef void arm(Machine m, long long k) noexcept nogil
@cython.locals(c=cython.longlong)
cdef void take_event(Machine m, long long code, long long i) noexcept nogil
@cython.locals(n=cython.longlong)
cdef long long choose_event(Machine m, long long cell, long long i) noexcept nogil
@cython.locals(n=cython.longlong)
cdef long long choose_free(Machine m, long long leaf) noexcept nogil
@cython.locals(c=cython.longlong, taken=cython.int, _=cython.longlong)
cdef void take_eventless(Machine m) noexcept nogil
@cython.locals(n=cython.longlong)
cdef void move(Machine m, long long c, long long number) noexcept nogil

cdef int standing(Machine m, long long d) noexcept nogil
@cython.locals(d=cython.longlong, n=cython.longlong)
cdef void reassess(Machine m) noexcept nogil
@cython.locals(left=cython.longlong, n=cython.longlong)
cdef void keep_waits(Machine m) noexcept nogil
@cython.locals(leaf=cython.longlong, pair=cython.longlong, n=cython.longlong, d=cython.longlong)
cdef void turn(Machine m) noexcept nogil
@cython.locals(verdict=cython.int)
cdef void look_again(Machine m, long long d) noexcept nogil
@cython.locals(n=cython.longlong, d=cython.longlong)
cdef void open_upon(Machine m, long long code, long long i) noexcept nogil
@cython.locals(d=cython.longlong, n=cython.longlong, pair=cython.longlong)
cdef void settle(Machine m) noexcept nogil
cdef int is_fresh(Machine m, long long d) noexcept nogil

@cython.locals(i=cython.longlong, n=cython.longlong, leaf=cython.longlong, t=cython.longlong, code=cython.longlong, cell=cython.longlong, plain=cython.longlong)
cdef long long steady_events(Machine m, long long first, long long last) noexcept nogil
cdef void note_unexpected(Machine m, long long i) noexcept nogil
@cython.locals(n=cython.longlong, d=cython.longlong)
cdef void stay(Machine m, long long cell) noexcept nogil
cdef void renew(Machine m, long long d, bint again) noexcept nogil
@cython.locals(n=cython.longlong, d=cython.longlong, number=cython.longlong, leaf=cython.longlong)
cdef void go_on(Machine m, long long cell, long long code, long long i) noexcept nogil
@cython.locals(n=cython.longlong, d=cython.longlong, pair=cython.longlong)
cdef void cross(Machine m, long long leaf) noexcept nogil
@cython.locals(n=cython.longlong, d=cython.longlong)
cdef void begin_again(Machine m) noexcept nogil
@cython.locals(n=cython.longlong)
cdef void pass_time(Machine m, long long t) noexcept nogil
@cython.locals(n=cython.longlong, low=cython.longlong, due=cython.longlong)
cdef void next_deadline(Machine m) noexcept nogil

@cython.locals(case=cython.longlong, out=cython.longlong, odd=cython.longlong, reason=cython.longlong)
cdef long long run_cases(Machine m, long long low, long long high) noexcept nogil
@cython.locals(first=cython.longlong, last=cython.longlong, i=cython.longlong, d=cython.longlong, c=cython.longlong)
cdef void one_case(Machine m, long long case) noexcept nogil
@cython.locals(d=cython.longlong, k=cython.longlong, f=cython.longlong, c=cython.longlong)
cdef void clear(Machine m) noexcept nogil
cdef void step(Machine m, long long code, long long i) noexcept nogil
@cython.locals(n=cython.longlong)
cdef void set_facts(Machine m, long long code, long long i) noexcept nogil
@cython.locals(n=cython.longlong, d=cython.longlong, cell=cython.longlong, matched=cython.longlong)
cdef void act(Machine m, long long code, long long i) noexcept nogil
cdef void ban(Machine m, long long d, long long when, long long i) noexcept nogil
@cython.locals(n=cython.longlong, code=cython.longlong)
cdef void drain(Machine m) noexcept nogil
@cython.locals(k=cython.longlong)
cdef void shift(Machine m, long long n) noexcept nogil
cdef void calm(Machine m) noexcept nogil
cdef void follow_up(Machine m) noexcept nogil
cdef void advance(Machine m, long long t) noexcept nogil
@cython.locals(d=cython.longlong, k=cython.longlong, n=cython.longlong)
cdef void find_soonest(Machine m) noexcept nogil
@cython.locals(d=cython.longlong, k=cython.longlong)
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

@cython.final
cdef class Desk:
    cdef public Machine m
    cdef public dict codes
    cdef public list wanted, duties
    cdef public object lock, learn, moment, aside, plain, stretch
    cdef public long long low, high, is_exact
    cdef long long[::1] at, code, sheet
    cdef double[::1] given

@cython.final
cdef class Live:
    cdef public Desk desk
    cdef public object about
    cdef public bytes state
    cdef public list rows
    cdef public set ids
    cpdef object take(self, object event, object at, object by, object data, object evidence, object id, object recorded)
    cpdef object deadlines(self)

@cython.locals(n=cython.longlong, d=cython.longlong, p=cython.p_longlong, found=list)
cdef object pending(Desk desk, bytes state)
@cython.locals(desk=Desk, t=cython.longlong, old=bytes, new=bytes, said=bytes, rows=list)
cdef object take_one(Live live, object event, object at, object by, object data, object evidence, object id, object recorded)
@cython.locals(found=cython.longlong, column=cython.longlong, kind=cython.longlong, texts=dict)
cdef int fill(Desk desk, object code, dict data) except -1
@cython.locals(m=Machine)
cdef int step_live(Desk desk, bytes old, long long code, long long at, long long number) except -1
@cython.locals(n=cython.longlong, d=cython.longlong, c=cython.longlong)
cdef void begin(Machine m, long long at) noexcept
@cython.locals(m=Machine, n=cython.longlong, lines=cython.longlong, k=cython.longlong, x=cython.longlong, d=cython.longlong, at=cython.longlong, p=cython.p_longlong)
cdef int awake(Desk desk, bytes old) except -1
@cython.locals(m=Machine, n=cython.longlong, before=cython.longlong, k=cython.longlong, x=cython.longlong, d=cython.longlong, at=cython.longlong, p=cython.p_longlong)
cdef bytes kept(Desk desk, bytes old)
@cython.locals(status=cython.longlong)
cdef int is_interrupted(Machine m, long long x) noexcept nogil
@cython.locals(m=Machine, before=cython.longlong, x=cython.longlong)
cdef bytes told(Desk desk, bytes old)
@cython.locals(m=Machine)
cdef void put(Desk desk, long long at, long long x) noexcept
cdef bytes packed(Desk desk, long long n)
cpdef object by_deadline(object pair)
