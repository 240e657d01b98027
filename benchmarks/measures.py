"""One measure a process: `python -m benchmarks.measures NAME CHILDREN REPEATS` prints its seconds as JSON.

Input is in memory and warm before the clock starts, except for `file` and `fresh`, which begin with a Parquet file.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

HERE = Path(__file__).parent
POLICY = HERE / "care_follow_up"


def in_memory(children: int) -> Any:
    """The events by case as an Arrow table, texts coded."""
    import pyarrow.parquet as parquet

    from benchmarks.workload import files

    texts = ["event", "kind", "subject_type"]
    return parquet.read_table(files(children)[1], read_dictionary=texts).combine_chunks()


def with_days(folder: Path) -> Path:
    """The policy with its deadlines in days, by the calendar, instead of hours."""
    text = (POLICY / "policy.yaml").read_text(encoding="utf-8")
    for hours in (168, 504, 720, 2160):
        text = text.replace(f"every: {hours}h", f"every: {hours // 24}d")
    (folder / "policy.yaml").write_text(text, encoding="utf-8")
    return folder


def kernel(
    children: int, days: bool = False, threads: int = 1, everything: bool = False
) -> Callable[[], int]:
    """`audit_columns` on a table in memory; violations out."""
    import carerules

    table = in_memory(children)
    with TemporaryDirectory() as folder:
        policy = carerules.load(with_days(Path(folder)) if days else POLICY)
    as_of = _as_of()

    def run() -> int:
        found = policy.audit_columns(table, as_of=as_of, violations_only=not everything, threads=threads)
        return int(found.totals.findings["violated"])

    return run


def _as_of() -> int:
    from benchmarks.workload import AS_OF

    return AS_OF


def c_loop(children: int) -> Callable[[], int]:
    """The hand-written loop on the same arrays; case, rule, armed and end out."""
    from benchmarks.peers.c_loop import Loop

    return Loop(in_memory(children)).run


def polars_memory(children: int) -> Callable[[], int]:
    """Polars on a frame in memory."""
    from benchmarks.peers import in_polars
    from benchmarks.workload import files

    frame = in_polars.read(files(children)[1])
    return lambda: in_polars.run(frame)[1].height


def duckdb_memory(children: int) -> Callable[[], int]:
    """DuckDB on a table in memory."""
    from benchmarks.peers import in_duckdb
    from benchmarks.workload import files

    base = in_duckdb.connect(2)
    in_duckdb.load(base, files(children)[1])
    return lambda: int(in_duckdb.run(base).num_rows)


def plain_python(children: int) -> Callable[[], int]:
    """A Python loop over tuples that are there already."""
    from benchmarks.peers import plain_python as peer
    from benchmarks.workload import KINDS

    table = in_memory(children)
    kinds = {name: code for code, name in enumerate(KINDS)}
    columns = [table[name].to_pylist() for name in ("subject", "event", "score", "kind", "age_months")]
    at = table["occurred_at"].cast("int64").to_pylist()
    subject, event, score, kind, age = columns
    rows = list(zip(subject, at, event, score, [kinds[one] for one in kind], age, strict=True))
    return lambda: len(peer.run(rows)[2])


def engine(children: int) -> Callable[[], int]:
    """`Policy.audit`: the engine, all records as Python objects."""
    import carerules

    table, policy, as_of = in_memory(children), carerules.load(POLICY), _as_of()
    return lambda: policy.audit(table, as_of=as_of).totals.findings["violated"]


def from_file(children: int, threads: int = 2) -> Callable[[], int]:
    """A Parquet file in the order of arrival -> violations."""
    import carerules
    from benchmarks.workload import files

    policy, path, as_of = carerules.load(POLICY), files(children)[0], _as_of()

    def run() -> int:
        found = policy.audit_columns(path, as_of=as_of, violations_only=True, threads=threads)
        return int(found.totals.findings["violated"])

    return run


def by_case(children: int) -> Callable[[], int]:
    """A Parquet file by case -> violations, chunk by chunk on one core."""
    import carerules
    from benchmarks import workload

    policy, path, as_of = carerules.load(POLICY), workload.by_case(children), _as_of()

    def run() -> int:
        found = policy.audit_columns(path, as_of=as_of, violations_only=True)
        return int(found.totals.findings["violated"])

    return run


def polars_file(children: int) -> Callable[[], int]:
    """The same in Polars alone."""
    from benchmarks.peers import in_polars
    from benchmarks.workload import files

    path = files(children)[0]
    return lambda: in_polars.run(in_polars.read(path), in_order=False)[1].height


def duckdb_file(children: int) -> Callable[[], int]:
    """The same in DuckDB alone."""
    from benchmarks.peers import in_duckdb
    from benchmarks.workload import files

    path, base = files(children)[0], in_duckdb.connect(2)
    return lambda: int(in_duckdb.run(base, path).num_rows)


def read_and_order(children: int) -> Callable[[], int]:
    """Read the file with pyarrow and put its columns in the order of cases by hashing and a counting sort."""
    import numpy as np
    import pyarrow.parquet as parquet

    from benchmarks.workload import files
    from carerules.bulk.arrange import case_order
    from carerules.bulk.chosen import chosen

    path = files(children)[0]

    def run() -> int:
        table = parquet.read_table(path, read_dictionary=["event", "kind", "subject_type"])
        order = case_order(chosen(), np.asarray(table["subject"].combine_chunks()))
        for name in ("occurred_at", "event", "score", "kind", "age_months"):
            column = table[name].unify_dictionaries().combine_chunks()
            values = column.chunk(0) if hasattr(column, "chunk") else column
            np.take(np.asarray(values.indices if hasattr(values, "indices") else values), order)
        return len(order)

    return run


MEASURES: dict[str, Callable[[int], Callable[[], int]]] = {
    "kernel": kernel,
    "kernel-days": lambda n: kernel(n, days=True),
    "kernel-two-cores": lambda n: kernel(n, threads=2),
    "kernel-all": lambda n: kernel(n, everything=True),
    "c": c_loop,
    "polars": polars_memory,
    "duckdb": duckdb_memory,
    "python": plain_python,
    "engine": engine,
    "file": from_file,
    "by-case": by_case,
    "polars-file": polars_file,
    "duckdb-file": duckdb_file,
    "read-and-order": read_and_order,
}
ONE_CORE = {"by-case", "kernel", "kernel-days", "kernel-all", "c", "python", "engine"}


def main(name: str, children: int, repeats: int) -> None:
    """Run it and print what came of it."""
    if name in ONE_CORE and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    run = MEASURES[name](children)
    seconds, processor, result = [], [], 0
    for _ in range(repeats):
        start, spent = perf_counter(), process_time()
        result = run()
        seconds.append(perf_counter() - start)
        processor.append(process_time() - spent)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "processor": processor, "result": result, "peak_mb": round(peak)}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
