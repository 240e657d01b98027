"""Runs the workload and its peers in one go and writes the table of README.md: `python -m benchmarks.run [--quick]`."""

from __future__ import annotations

import json
import math
import os
import platform
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks import cold, county, live
from benchmarks.workload import SHIFTED, by_case, files

HERE = Path(__file__).parent
ROUNDS = 2
"""Each measure is taken so often, in turn with its peers, so that a busy minute hits all of them."""
FEWEST = 1_000
"""Children for the engine, which takes a minute for what the kernel does at once."""


PEERS = [
    ("duckdb", "two cores", 1_000_000, 3, 8.0), ("polars", "two cores", 1_000_000, 9, 6.0),
    ("python", "one core", 1_000_000, 5, 15.0), ("engine", "one core", FEWEST, 3, 0.0),
]  # fmt: skip
"""Who else judges what is in memory: with which cores, how many children at most, how many rounds, what is asked."""


@dataclass(slots=True)
class Figure:
    """What one measure came to."""

    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    """The same in seconds of the processor, which other work on the machine does not lengthen so much."""
    whole: list[float] = field(default_factory=list)
    """The processes from start to end."""
    result: int = 0
    peak_mb: int = 0

    @property
    def time(self) -> float:
        """The median of the calls but the first of each process."""
        return median(self.seconds)


def measure(
    name: str, children: int, repeats: int, into: Figure, environment: dict[str, str] | None = None
) -> None:
    """One process."""
    command = [sys.executable, "-m", "benchmarks.measures", name, str(children), str(repeats)]
    start = perf_counter()
    done = subprocess.run(
        command, cwd=HERE.parent, capture_output=True, text=True, env=environment, check=False
    )
    if done.returncode:
        raise SystemExit(f"{name}: {done.stderr[-2000:]}")
    into.whole.append(perf_counter() - start)
    found = json.loads(done.stdout.splitlines()[-1])
    into.seconds += found["seconds"][1:] or found["seconds"]
    into.processor += found["processor"][1:] or found["processor"]
    into.result, into.peak_mb = found["result"], max(into.peak_mb, found["peak_mb"])


def together(names: list[str], children: int, repeats: int, rounds: int = ROUNDS) -> dict[str, Figure]:
    """Several measures in turn; all that give violations must give equally many."""
    figures = {name: Figure() for name in names}
    for _ in range(rounds):
        for name, figure in figures.items():
            measure(name, children, repeats, figure)
    results = {f.result for name, f in figures.items() if name not in ("read-and-order", "kernel-days")}
    assert len(results) == 1, {name: figure.result for name, figure in figures.items()}
    return figures


def fresh(names: list[str], children: int, rounds: int) -> dict[str, float]:
    """The median seconds of whole processes, in turn; the first of each fills its bytecode and does not count."""
    figures = {name: Figure() for name in names}
    with cold.bytecode_kept() as environment:
        for name in names:
            measure(name, children, 1, Figure(), environment)
        for _ in range(rounds):
            for name, figure in figures.items():
                measure(name, children, 1, figure, environment)
    return {name: median(figure.whole) for name, figure in figures.items()}


def events_of(children: int) -> int:
    """How many events the workload has."""
    return rows_of(files(children)[1])


def rows_of(path: Path) -> int:
    """How many rows a Parquet file has."""
    import pyarrow.parquet as parquet

    return int(parquet.ParquetFile(path).metadata.num_rows)


@dataclass(slots=True)
class Line:
    """A row of the table: what ours does, what the peer does, and how many times as fast ours is."""

    what: str
    ours: str
    peer: str
    ratio: float
    wanted: float

    def __str__(self) -> str:
        verdict = "yes" if self.ratio >= self.wanted else "no"
        return f"| {self.what} | {self.ours} | {self.peer} | {self.ratio:.2f} | {self.wanted:g} | {verdict} |"


def paired(children: int, names: list[str], rounds: int = 9) -> dict[str, tuple[float, float]]:
    """For each measure its median seconds, and how many times as long the first one took, calls in turn."""
    command = [sys.executable, "-m", "benchmarks.paired", str(children), str(rounds), *names]
    done = subprocess.run(command, cwd=HERE.parent, capture_output=True, text=True, check=True)
    found: dict[str, tuple[float, float]] = json.loads(done.stdout.splitlines()[-1])
    return found


def against_c(children: int) -> list[Line]:
    """The kernel and the loop by hand, and the kernel on two cores."""
    n = events_of(children)
    one = paired(children, ["c", "kernel", "kernel-days", "kernel-all"])
    two = paired(children, ["kernel", "kernel-two-cores"])

    def rate(seconds: float) -> str:
        return f"{n / seconds / 1e6:.2f} M events/s"

    loop = f"C loop: {rate(one['c'][0])}"
    names = {
        "kernel": (f"bulk in memory, {children:,} children", 0.4),
        "kernel-days": ("the same, deadlines in days (the loop's are exact)", 0.35),
        "kernel-all": ("the same, every obligation written (the loop writes violations)", 0.0),
    }
    lines = [
        Line(what, f"carerules, one core: {rate(one[name][0])}", loop, one[name][1], wanted)
        for name, (what, wanted) in names.items()
    ]
    seconds, ratio = two["kernel-two-cores"]
    lines.append(Line("the same, two cores", f"two cores: {rate(seconds)}", f"one core: {rate(two['kernel'][0])}",
                      ratio, 1))  # fmt: skip
    return lines


def bulk(children: int) -> list[Line]:
    """In memory, by case."""
    lines = against_c(children)
    for name, cores, size, rounds, wanted in PEERS:
        size = min(size, children)
        found = paired(size, [name, "kernel"], rounds)
        seconds, ratio = found["kernel"]
        n = events_of(size)
        ours, theirs = (f"{n / one / 1e6:.2f} M events/s" for one in (seconds, found[name][0]))
        what = f"bulk in memory, {size:,} children"
        lines.append(Line(what, f"one core: {ours}", f"{name}, {cores}: {theirs}", ratio, wanted))
    return lines


def arrival(children: int, small: int) -> list[Line]:
    """From a Parquet file in the order of arrival."""
    big = together(["file", "read-and-order"], children, 1, rounds=2)
    slow = together(["file", "polars-file", "duckdb-file"], children, 3, rounds=1)
    whole = fresh(["file", "polars-file", "duckdb-file"], small, 7)
    n, few = events_of(children), events_of(small)
    lines = []
    for name in ("duckdb-file", "polars-file"):
        ratio = slow[name].time / slow["file"].time
        lines.append(Line(f"Parquet in arrival order -> violations, {n:,} events", _rate(n, slow["file"]),
                          f"{name.split('-')[0]} only: {_rate(n, slow[name])}", ratio, 4))  # fmt: skip
    ratio = big["read-and-order"].time / big["file"].time
    lines.append(Line("the same", _rate(n, big["file"]), f"read and order alone: {_rate(n, big['read-and-order'])}",
                      ratio, 0.4))  # fmt: skip
    peak = big["file"].peak_mb
    lines.append(Line("the same: peak memory", f"{peak} MB", "700 MB", 700 / peak, 1))
    for name in ("duckdb-file", "polars-file"):
        ours, theirs = whole["file"], whole[name]
        lines.append(Line(f"one fresh process, {few:,} events", f"{ours:.2f} s",
                          f"{name.split('-')[0]} only: {theirs:.2f} s", theirs / ours, 1))  # fmt: skip
    return lines


def growth(sizes: list[int]) -> Line:
    """The exponent of the processor's time over events, from files by case, each judged chunk by chunk."""
    figures = {n: Figure() for n in sizes}
    for n, figure in figures.items():
        measure("by-case", n, 1 if n > SHIFTED else 5, figure)
    times = {n: median(figure.processor) for n, figure in figures.items()}
    events = {n: rows_of(by_case(n)) for n in sizes}
    low, high = sizes[0], sizes[-1]
    exponent = math.log(times[high] / times[low]) / math.log(events[high] / events[low])
    shown = ", ".join(f"{n:,}: {1e9 * times[n] / events[n]:.0f} ns" for n in sizes)
    last = f"{figures[high].peak_mb} MB at {high:,}"
    return Line("growth, file by case, ns of the processor an event", f"{shown}; {last}", f"exponent {exponent:.3f}",
                1.05 / max(exponent, 0.01), 1)  # fmt: skip


def apart(module: str, *arguments: object) -> list[Line]:
    """The rows of a module, in a process of its own: what others left in memory slows collecting garbage."""
    asked = ", ".join(map(repr, arguments))
    text = f"import json; from benchmarks import {module}; print(json.dumps({module}.rows({asked})))"
    done = subprocess.run(
        [sys.executable, "-c", text], cwd=HERE.parent, capture_output=True, text=True, check=True
    )
    return [Line(*row) for row in json.loads(done.stdout.splitlines()[-1])]


def _rate(events: int, figure: Figure) -> str:
    return f"{events / figure.time / 1e6:.2f} M events/s"


HEAD = """# Benchmarks

`python -m benchmarks.run` writes this page (`--quick`: a tenth of the size). It needs `carerules[bench]` and gcc.

The workload is [care_follow_up](care_follow_up/policy.yaml) on made-up children, some twenty events each
([workload.py](workload.py)). All peers give the same violations; the run stops if their number differs. Ours reads
and checks Arrow columns and gives Arrow columns; the C loop reads arrays that were prepared for it into room that it
keeps. Ratios are times of the peer over ours, medians; in memory of calls in turn within one process, else of processes
in turn. Bytecode is kept, as it is where a package is installed. Last run: {machine}.

| what | ours | peer | ratio | at least | met |
|---|---|---|---|---|---|
"""


def main(quick: bool) -> None:
    """Measure everything and write the page."""
    children, small = (100_000, 10_000) if quick else (1_000_000, 100_000)
    for n in (FEWEST, small, children):
        files(n)
    lines = bulk(children)
    print(*lines, sep="\n", flush=True)
    lines += arrival(children, small)
    lines.append(growth([10_000, 100_000] if quick else [10_000, 100_000, 1_000_000, 10_000_000]))
    lines += apart("county", (14, 20) if quick else county.TWO_MILLION)
    lines += [Line(*row) for row in (live.row(small), *cold.rows())]
    lines += apart("small")
    load = os.getloadavg()[0]
    machine = (
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f}"
    )
    remarks = HERE / "remarks.md"
    tail = remarks.read_text(encoding="utf-8") if remarks.exists() else ""
    text = (
        HEAD.format(machine=machine) + "".join(f"{line}\n" for line in lines) + ("\n" + tail if tail else "")
    )
    (HERE / "README.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main("--quick" in sys.argv)
