"""The standard workload in numbers: states, events, transitions and deadlines, and made-up children that go through it.

`python -m benchmarks.workload 1000 100000` writes Parquet files, in the order of arrival and by case.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as parquet

DATA = Path(__file__).parent / ".data"
DAY = 86_400_000_000
AS_OF = 1_767_225_600_000_000
"""2026-01-01T00:00:00Z."""
STATES = ["new", "registered", "assessed", "low", "medium", "high", "intervention", "entrusted", "closed"]
EVENTS = [
    "register", "assess", "classify", "visit", "incident", "review",
    "intervene", "entrust", "return_home", "close", "note",
]  # fmt: skip
KINDS = ["home", "school", "clinic", "police"]
RULES = [
    ("assess_within_7d", "registered", 7, "assess"),
    ("low_visit_90d", "low", 90, "visit"),
    ("medium_visit_30d", "medium", 30, "visit"),
    ("high_visit_7d", "high", 7, "visit"),
    ("high_intervene_21d", "high", 21, "intervene"),
]
MOVES = [
    ("new", "register", "1", "registered"), ("registered", "assess", "1", "assessed"),
    ("registered", "close", "1", "closed"),
    ("assessed", "classify", "score >= 70 or (age < 12 and score >= 50)", "high"),
    ("assessed", "classify", "score >= 40", "medium"), ("assessed", "classify", "1", "low"),
    ("low", "incident", "score >= 60 and kind >= 2", "high"), ("low", "incident", "1", "medium"),
    ("low", "close", "1", "closed"), ("low", "visit", "1", "low"),
    ("medium", "review", "score < 40", "low"), ("medium", "incident", "score >= 50", "high"),
    ("medium", "visit", "1", "medium"), ("high", "intervene", "1", "intervention"),
    ("high", "review", "score < 55 and kind != 3", "medium"), ("high", "visit", "1", "high"),
    ("intervention", "review", "1", "medium"), ("intervention", "entrust", "1", "entrusted"),
    ("entrusted", "return_home", "1", "medium"), ("entrusted", "close", "1", "closed"),
]  # fmt: skip
"""From, event, condition (of Python and SQL alike; kinds by number), to; a visit stays where it is."""

# How likely each event is where the child stands, and how many days pass before it.
_LIKELY = {
    "new": {"register": 1}, "registered": {"assess": 90, "note": 8, "close": 2}, "assessed": {"classify": 9, "note": 1},
    "low": {"visit": 72, "incident": 10, "close": 1, "note": 17},
    "medium": {"visit": 68, "review": 12, "incident": 12, "note": 8},
    "high": {"visit": 62, "intervene": 10, "review": 14, "incident": 6, "note": 8},
    "intervention": {"review": 35, "visit": 30, "entrust": 15, "note": 20},
    "entrusted": {"visit": 50, "return_home": 20, "close": 3, "note": 27}, "closed": {"note": 8, "visit": 2},
}  # fmt: skip
_DAYS = {"new": 0.1, "registered": 4, "assessed": 6, "low": 55, "medium": 19, "high": 4.5, "intervention": 8,
         "entrusted": 30, "closed": 60}  # fmt: skip


def guards(score: Any, kind: Any, age: Any) -> list[Any]:
    """The truth of each condition of `MOVES`, over arrays."""
    yes = np.ones(len(score), bool)
    found = []
    for _, _, text, _ in MOVES:
        parts = {
            "1": yes,
            "score >= 70 or (age < 12 and score >= 50)": (score >= 70) | ((age < 12) & (score >= 50)),
            "score >= 40": score >= 40,
            "score >= 60 and kind >= 2": (score >= 60) & (kind >= 2),
            "score < 40": score < 40,
            "score >= 50": score >= 50,
            "score < 55 and kind != 3": (score < 55) & (kind != 3),
        }
        found.append(parts[text])
    return found


def moved(state: Any, event: Any, score: Any, kind: Any, age: Any) -> Any:
    """Where children stand after one event each."""
    after = state.copy()
    open_ = np.ones(len(state), bool)
    for (source, name, _, target), holds in zip(MOVES, guards(score, kind, age), strict=True):
        hit = open_ & (state == STATES.index(source)) & (event == EVENTS.index(name)) & holds
        after[hit] = STATES.index(target)
        open_ &= ~hit
    return after


def generate(children: int) -> pa.Table:
    """Some twenty events a child, by case and time; the same for the same number."""
    chance = np.random.default_rng([20260302, children])
    length = np.clip(chance.poisson(20, children), 4, 60)
    age = chance.integers(0, 216, children).astype(np.int16)
    ids = np.sort(chance.choice(np.int64(40) * children, children, replace=False)) + 100_000_000
    starts = np.concatenate([[0], np.cumsum(length)])
    n = int(starts[-1])
    at, event = np.empty(n, np.int64), np.empty(n, np.int8)
    score = np.clip(chance.normal(48, 20, n), 0, 100).astype(np.int16)
    kind = chance.choice(4, n, p=[0.5, 0.25, 0.15, 0.1]).astype(np.int8)
    weights = np.array([[_LIKELY[s].get(e, 0) for e in EVENTS] for s in STATES], float)
    steps = (weights / weights.sum(1, keepdims=True)).cumsum(1)
    pause = np.array([_DAYS[state] for state in STATES])
    now, state = np.zeros(children, np.int64), np.zeros(children, np.int8)
    for step in range(int(length.max())):
        who = np.flatnonzero(length > step)
        place = starts[who] + step
        drawn = (chance.random(len(who))[:, None] > steps[state[who]]).sum(1).astype(np.int8)
        if step:
            stray = chance.random(len(who)) < 0.02
            drawn[stray] = chance.integers(1, len(EVENTS), int(stray.sum()))
        now[who] += (chance.gamma(3.0, pause[state[who]] / 3) * DAY).astype(np.int64) + 1
        at[place], event[place] = now[who], drawn
        state[who] = moved(state[who], drawn, score[place], kind[place], age[who])
    at += np.repeat(AS_OF - (chance.random(children) * 40 * DAY).astype(np.int64) - now, length)
    coded = pa.DictionaryArray.from_arrays
    return pa.table(
        {
            "subject": np.repeat(ids, length),
            "subject_type": coded(pa.array(np.zeros(n, np.int8)), pa.array(["child"])),
            "event": coded(pa.array(event), pa.array(EVENTS)),
            "occurred_at": pa.array(at, pa.timestamp("us")),
            "score": score,
            "kind": coded(pa.array(kind), pa.array(KINDS)),
            "age_months": np.repeat(age, length),
        }
    )


def files(children: int) -> tuple[Path, Path]:
    """(in the order of arrival, by case), written if they are not there."""
    arrival, by_case = DATA / f"arrival-{children}.parquet", DATA / f"by_case-{children}.parquet"
    if not by_case.exists():
        DATA.mkdir(exist_ok=True)
        table = generate(children)
        order = np.argsort(table["occurred_at"].to_numpy(), kind="stable")
        options: dict[str, Any] = {"compression": "zstd", "row_group_size": 1_000_000}
        parquet.write_table(table.take(pa.array(order)), arrival, **options)
        parquet.write_table(table, by_case, **options)
    return arrival, by_case


SHIFTED = 1_000_000
"""Children whose ids are shifted where more are asked for."""


def by_case(children: int) -> Path:
    """A file by case; beyond a million children it is that of a million, again and again with other ids."""
    if children <= SHIFTED:
        return files(children)[1]
    target = DATA / f"by_case-{children}.parquet"
    if not target.exists():
        source = parquet.read_table(files(SHIFTED)[1])
        ids = source["subject"].combine_chunks().to_numpy()
        step = int(ids[-1]) + 1
        with parquet.ParquetWriter(target, source.schema, compression="zstd") as writer:
            for time in range(children // SHIFTED):
                writer.write_table(source.set_column(0, "subject", pa.array(ids + time * step)), 1_000_000)
    return target


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        print(*files(int(argument)))
