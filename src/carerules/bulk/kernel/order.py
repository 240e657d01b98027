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


def scan(subject: Any, at: Any, offsets: Any, tied: Any) -> int:
    """Where each case begins, if cases and their instants come in order: the number of cases, else -1.

    `offsets` takes one place more than there are cases; `tied` gets a 1 for a case with two events at one instant.
    """
    n = len(subject)
    cases = 0
    with cython.nogil:
        for i in range(n):
            if i == 0 or subject[i] != subject[i - 1]:
                if i > 0 and subject[i] < subject[i - 1]:
                    return -1
                offsets[cases] = i
                tied[cases] = 0
                cases += 1
            elif at[i] <= at[i - 1]:
                if at[i] < at[i - 1]:
                    return -1
                tied[cases - 1] = 1
        offsets[cases] = n
    return cases


def part(subject: Any, bounds: Any, parts: Any, sizes: Any) -> None:
    """To which stretch of subjects each row belongs: the number of `bounds` at or below its subject."""
    n, n_bounds = len(subject), len(bounds)
    with cython.nogil:
        for i in range(n):
            low, high, x = 0, n_bounds, subject[i]
            while low < high:
                middle = (low + high) >> 1
                if bounds[middle] <= x:
                    low = middle + 1
                else:
                    high = middle
            parts[i] = low
            sizes[low] += 1


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
