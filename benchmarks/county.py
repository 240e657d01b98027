"""The county policy over columns: the made-up year of examples/county_year, its children many times over.

`python -m benchmarks.county [TIMES]` prints events a second of the processor by the kernel (units and rare cases by the
engine) and by the engine alone, on one core: for the year as it is, with all that was planted in it, and for one whose
further children are those in whose records nothing was planted. Reading columns is counted in.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from time import process_time
from typing import Any

import carerules
from carerules.api.policy import Policy
from carerules.temporal.instants import parse_moment

ROOT = Path(__file__).parents[1]
YEAR = ROOT / "examples" / "county_year"
AS_OF = "2026-12-31"
WANTED = 4_000_000
"""Events a second."""
TWO_MILLION = (135, 202)
"""So many times the year's children make two million events: all of them, the ordinary ones."""
_OWN = ("subject", "id", "corrects", "retracts", "about")


def table_of(policy: Policy, times: int, ordinary: bool) -> Any:
    """The county's records and those of its children `times` over, under other ids, as an Arrow table."""
    import pyarrow as pa
    import pyarrow.compute as pc

    with (YEAR / "history.csv").open(encoding="utf-8", newline="") as file:
        found: list[dict[str, Any]] = list(csv.DictReader(file))
    planted = _planted() if ordinary else set()
    names = [name for name in found[0] if name not in ("occurred_at", "recorded_at")]
    columns = {name: pa.array([row[name] or None for row in found], pa.string()) for name in names}
    for name in set(names) - set(_OWN):
        columns[name] = columns[name].dictionary_encode()
    for name in ("occurred_at", "recorded_at"):
        instants = [_instant(policy, row[name]) for row in found]
        columns[name] = pa.array(instants, pa.int64()).cast(pa.timestamp("us", "UTC"))
    once = pa.table(columns)
    others = [row["subject_type"] == "child" and row["subject"] not in planted for row in found]
    children, parts = once.filter(pa.array(others)), [once]
    for time in range(1, times):
        part = children
        for name in _OWN:
            told = pc.binary_join_element_wise(children[name], f"-{time}", "")
            part = part.set_column(part.schema.get_field_index(name), name, told)
        parts.append(part)
    return pa.concat_tables(parts).unify_dictionaries().combine_chunks()


def _planted() -> set[str]:
    """The subjects of which the example says that something was planted in their records."""
    labels = json.loads((YEAR / "labels.json").read_text(encoding="utf-8"))
    found = set[str]()

    def look(part: Any) -> None:
        if isinstance(part, dict):
            found.update(str(value) for key, value in part.items() if key == "subject")
            part = list(part.values())
        if isinstance(part, list):
            for one in part:
                look(one)

    look(labels)
    return found


def _instant(policy: Policy, text: str) -> int | None:
    try:
        return parse_moment(text.strip(), policy.resolved.zone).at if text else None
    except ValueError:
        return None


def measure(times: int, ordinary: bool, by_engine: bool) -> dict[str, float]:
    """Events, obligations and cases by the engine; seconds of the processor for a second audit of the same table."""
    policy = carerules.load(ROOT / "policies" / "anhui_county")
    table = table_of(policy, times, ordinary)
    if by_engine:
        start = process_time()
        totals, left = policy.audit(table, as_of=AS_OF).totals, -1
    else:
        policy.audit_columns(table.slice(0, 20_000), as_of=AS_OF)
        start = process_time()
        found = policy.audit_columns(table, as_of=AS_OF)
        totals, left = found.totals, found.by_engine
    seconds = process_time() - start
    return {"events": table.num_rows, "obligations": totals.obligations, "cases": totals.subjects,
            "left": left, "seconds": seconds}  # fmt: skip


def rows(times: tuple[int, int] = TWO_MILLION) -> list[tuple[str, str, str, float, float]]:
    """The county policy against what is wanted of it, and against the engine alone, for the table."""
    alone = measure(1, False, by_engine=True)
    by_engine = alone["events"] / alone["seconds"]
    found = []
    for place, what in enumerate(("the year as it is", "its further children ordinary")):
        one = measure(times[place], bool(place), by_engine=False)
        rate = one["events"] / one["seconds"]
        name, ours = (
            f"full county policy, {what}, {one['events']:,} events",
            f"one core: {rate:,.0f} events/s",
        )
        found.append((name, ours, "4 M events/s", rate / WANTED, 1.0))
        found.append((name, ours, f"the engine alone: {by_engine:,.0f} events/s", rate / by_engine, 0.0))
    return found


def main(times: int) -> None:
    """Print all of it."""
    for ordinary, what in ((False, "the year as it is"), (True, "further children ordinary")):
        for size in (1, times):
            found = measure(size, ordinary, by_engine=False)
            rate = found["events"] / found["seconds"]
            print(f"{what}, {found['events']:,} events, {found['obligations']:,} obligations: {rate:,.0f} events/s; "
                  f"{found['left']:,} of {found['cases']:,} cases by the engine")  # fmt: skip
    alone = measure(1, False, by_engine=True)
    print(f"the engine alone, {alone['events']:,} events: {alone['events'] / alone['seconds']:,.0f} events/s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
