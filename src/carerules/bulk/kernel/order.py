"""Where each case lies: input that is in order already is found out in one pass; other input is put in order. (S4)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import plain as cython
else:
    try:
        import cython
    except ImportError:
        from . import plain as cython


def scan(subject: Any, at: Any, subjects: Any, offsets: Any, tied: Any, span: Any) -> int:
    """Which cases there are and where each begins, if they and their instants come in order: how many, else -1.

    `offsets` takes one place more than there are cases; `tied` gets a 1 for a case with two events at one instant;
    `span` gets the first and the last instant. There is at least one row.
    """
    n = len(subject)
    cases = 0
    with cython.nogil:
        x, t = subject[0], at[0]
        low = high = t
        subjects[0], offsets[0], tied[0] = x, 0, 0
        for i in range(1, n):
            before, t = t, at[i]
            if subject[i] != x:
                if subject[i] < x:
                    return -1
                x = subject[i]
                low, high = t if t < low else low, before if before > high else high
                cases += 1
                subjects[cases], offsets[cases], tied[cases] = x, i, 0
            elif t <= before:
                if t < before:
                    return -1
                tied[cases] = 1
        span[0], span[1] = low, t if t > high else high
        offsets[cases + 1] = n
    return cases + 1


def part(subject: Any, bounds: Any, marks: Any, shift: int, parts: Any, sizes: Any) -> None:
    """To which stretch of subjects each row belongs: the number of `bounds` at or below its subject.

    There is at least one bound. `marks` tells where to begin to look, for a subject's distance from the first bound
    shifted right by `shift`.
    """
    n, last = len(subject), len(bounds) - 1
    with cython.nogil:
        for i in range(n):
            x = subject[i]
            if x < bounds[0]:
                k = 0
            elif x >= bounds[last]:
                k = last + 1
            else:
                k = marks[(x - bounds[0]) >> shift]
                while bounds[k] <= x:
                    k += 1
            parts[i] = k
            sizes[k] += 1


def place(keys: Any, cursors: Any, order: Any) -> None:
    """A stable counting sort: `cursors` says where each key's first row goes; `order` gets the row numbers."""
    n = len(keys)
    with cython.nogil:
        for i in range(n):
            k = keys[i]
            order[cursors[k]] = i
            cursors[k] += 1


def number(subject: Any, table: Any, slots: Any, distinct: Any, keys: Any) -> int:
    """Number subjects in the order in which they come, by open addressing; how many there are.

    `table` and `slots` (filled with -1) have a power of two of places, more than twice the subjects.
    """
    n, mask = len(subject), len(table) - 1
    found = 0
    with cython.nogil:
        for i in range(n):
            x = subject[i]
            h = ((x * 0x5BD1E995) >> 15) & mask
            while slots[h] >= 0 and table[h] != x:
                h = (h + 1) & mask
            if slots[h] < 0:
                slots[h] = found
                table[h] = x
                distinct[found] = x
                found += 1
            keys[i] = slots[h]
    return found


def count(subject: Any, low: int, keys: Any, ends: Any) -> None:
    """Each subject's distance from the lowest as its key, and how often each key comes, one place further on."""
    n = len(subject)
    with cython.nogil:
        for i in range(n):
            k = subject[i] - low
            keys[i] = k
            ends[k + 1] += 1


def digest(starts: Any, text: Any, mask: int, found: Any) -> int:
    """A number for each text, the same for the same one: whether all are ASCII.

    Text `i` lies from `starts[i]` to `starts[i + 1]`. Space around it does not count; nothing gets a number
    of its own below 0. `mask` keeps numbers small enough to be multiplied: 42 bits.
    """
    n, plain = len(found), 1
    with cython.nogil:
        for i in range(n):
            low, high = starts[i], starts[i + 1]
            while low < high and text[low] <= 32:
                low += 1
            while low < high and text[high - 1] <= 32:
                high -= 1
            h = high - low
            for k in range(low, high):
                if text[k] >= 128:
                    plain = 0
                h = (h * 1_000_003 + text[k]) & mask
            found[i] = h if low < high else -1 - i
    return plain


def lay(
    base: Any, width: Any, offset: Any, fields: int, keys: Any, cursors: Any, to: Any, step: int, records: int
) -> None:
    """Write columns as records, grouped by key; `cursors` says where each key's first row goes. Compiled only.

    `base` and `records` are addresses, `offset` the bytes before a field, `step` those from record to record; `to` is
    room for as many rows as are copied at a time.
    """
    n, block, low = len(keys), len(to), 0
    with cython.nogil:
        while low < n:
            m = block if n - low > block else n - low
            for i in range(m):
                k = keys[low + i]
                to[i] = records + cursors[k] * step
                cursors[k] += 1
            for f in range(fields):
                store(to, m, width[f], base[f] + low * width[f], offset[f])
            low += m


def store(to: Any, n: int, width: int, source: int, offset: int) -> None:
    """Write so many values of a column into their records."""
    if width == 8:
        for i in range(n):
            cython.cast(cython.p_longlong, to[i] + offset)[0] = cython.cast(cython.p_longlong, source)[i]
    elif width == 4:
        for i in range(n):
            cython.cast(cython.p_int, to[i] + offset)[0] = cython.cast(cython.p_int, source)[i]
    elif width == 2:
        for i in range(n):
            cython.cast(cython.p_short, to[i] + offset)[0] = cython.cast(cython.p_short, source)[i]
    else:
        for i in range(n):
            cython.cast(cython.p_char, to[i] + offset)[0] = cython.cast(cython.p_char, source)[i]


def pick(
    base: Any, width: Any, offset: Any, fields: int, order: Any, block: int, step: int, records: int
) -> None:
    """Write fields of records as columns, in an order, so many rows at a time. Compiled only."""
    n, low = len(order), 0
    with cython.nogil:
        while low < n:
            m = block if n - low > block else n - low
            for f in range(fields):
                fetch(base[f], width[f], records + offset[f], step, order, low, low + m)
            low += m


def fetch(column: int, width: int, field: int, step: int, order: Any, low: int, high: int) -> None:
    """Write a field of some records into its column."""
    if width == 8:
        for i in range(low, high):
            cython.cast(cython.p_longlong, column)[i] = cython.cast(
                cython.p_longlong, field + order[i] * step
            )[0]
    elif width == 4:
        for i in range(low, high):
            cython.cast(cython.p_int, column)[i] = cython.cast(cython.p_int, field + order[i] * step)[0]
    elif width == 2:
        for i in range(low, high):
            cython.cast(cython.p_short, column)[i] = cython.cast(cython.p_short, field + order[i] * step)[0]
    else:
        for i in range(low, high):
            cython.cast(cython.p_char, column)[i] = cython.cast(cython.p_char, field + order[i] * step)[0]
