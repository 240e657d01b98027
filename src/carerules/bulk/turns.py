"""Work of several threads, its results in order: what is read ahead, and what is judged side by side."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

_In = TypeVar("_In")
_Out = TypeVar("_Out")


def read_ahead(items: Iterator[_Out]) -> Iterator[_Out]:
    """The same items; while one is worked on, another thread gets the next."""
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(next, items, None)
        while (item := job.result()) is not None:
            job = pool.submit(next, items, None)
            yield item


def side_by_side(work: Callable[[_In], _Out], items: Iterable[_In], threads: int) -> Iterator[_Out]:
    """What `work` makes of each item, in their order; never more than `threads` under way and as many waiting."""
    if threads < 2:
        yield from map(work, items)
        return
    with ThreadPoolExecutor(threads) as pool:
        under_way: deque[Future[_Out]] = deque()
        for item in items:
            under_way.append(pool.submit(work, item))
            if len(under_way) > threads:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
