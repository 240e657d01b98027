"""Measures against each other in one process, calls in turn: `python -m benchmarks.paired CHILDREN REPEATS NAME…`.

Other work on the machine then hits all of them alike; the ratio is the median over the rounds. Prints JSON.
"""

from __future__ import annotations

import json
import os
import sys
from statistics import median
from time import perf_counter

from benchmarks.measures import MEASURES, ONE_CORE


def main(children: int, repeats: int, names: list[str]) -> None:
    """For each name its median seconds, and how many times as long the first one took."""
    if all(name in ONE_CORE for name in names) and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    runs = {name: MEASURES[name](children) for name in names}
    results = {name: run() for name, run in runs.items()}
    assert len({n for name, n in results.items() if name != "kernel-days"}) == 1, results
    seconds: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(repeats):
        for name, run in runs.items():
            start = perf_counter()
            run()
            seconds[name].append(perf_counter() - start)
    first = seconds[names[0]]
    found = {
        name: (median(times), median(one / other for one, other in zip(first, times, strict=True)))
        for name, times in seconds.items()
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
