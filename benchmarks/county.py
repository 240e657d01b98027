"""The county policy by the engine: the made-up year of examples/county_year, its children many times over.

`python -m benchmarks.county [TIMES]` prints events a second in one process, in two at once, and which part of carerules
the time goes into. What lies outside the engine (reading rows, settling them) is counted in.
"""

from __future__ import annotations

import cProfile
import csv
import pstats
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from time import process_time
from typing import Any

import carerules

ROOT = Path(__file__).parents[1]
AS_OF = "2026-12-31"
_OWN = ("subject", "id", "corrects", "retracts")


def rows(times: int) -> list[dict[str, Any]]:
    """The county's rows, and those of its children as often, under other ids."""
    path = ROOT / "examples" / "county_year" / "history.csv"
    with path.open(encoding="utf-8", newline="") as file:
        found: list[dict[str, Any]] = list(csv.DictReader(file))
    children = [row for row in found if row["subject_type"] == "child"]
    for time in range(1, times):
        found += [row | {name: f"{row[name]}-{time}" for name in _OWN if row[name]} for row in children]
    return found


def measure(times: int) -> tuple[int, int, float]:
    """Events, obligations, and seconds of the processor for an audit."""
    policy, given = carerules.load(ROOT / "policies" / "anhui_county"), rows(times)
    policy.audit(rows(1)[:2_000], as_of=AS_OF)  # what is worked out once is worked out
    start = process_time()
    found = policy.audit(given, as_of=AS_OF)
    return len(given), len(found.obligations), process_time() - start


def profile(times: int) -> list[tuple[str, float]]:
    """Shares of the time by file, the greatest first; the profiler itself weighs on short functions."""
    policy, given, by_file = carerules.load(ROOT / "policies" / "anhui_county"), rows(times), Counter[str]()
    watch = cProfile.Profile()
    watch.runcall(policy.audit, given, as_of=AS_OF)
    for (file, _, _), (_, _, own, *_) in pstats.Stats(watch).stats.items():
        inside = re.search(r"carerules/(\w+/\w+)\.py", file)
        by_file[inside[1] if inside else "Python itself"] += own
    whole = sum(by_file.values())
    return [(name, own / whole) for name, own in by_file.most_common(14)]


def main(times: int) -> None:
    """Print all of it."""
    events, obligations, seconds = measure(times)
    print(f"{events:,} events, {obligations:,} obligations: {events / seconds:,.0f} events/s in one process")
    command = [sys.executable, "-c", f"from benchmarks.county import measure; print(measure({times})[2])"]
    pair = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    both = [float(process.communicate()[0]) for process in pair]
    print(f"two processes at once: {sum(events / one for one in both):,.0f} events/s")
    for name, share in profile(1):
        print(f"{share:6.1%}  {name}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8)
