# The types of live cases: what kernel.pxd is for cases in columns. The compiler reads both as one text.

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
