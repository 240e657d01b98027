"""The hand-written C loop: compiled here with `-O3 -march=native`, called on arrays that are there already."""

from __future__ import annotations

import ctypes
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from benchmarks.workload import AS_OF, DATA, DAY, EVENTS, MOVES, RULES, STATES


def library() -> Any:
    """The compiled loop."""
    DATA.mkdir(exist_ok=True)
    target = DATA / "loop.so"
    source = Path(__file__).with_name("loop.c")
    subprocess.run(["gcc", "-O3", "-march=native", "-shared", "-fPIC", source, "-o", target], check=True)
    found = ctypes.CDLL(str(target)).loop
    found.restype = ctypes.c_int64
    return found


def moves() -> Any:
    """State x event x six condition bits -> state, with 64 where the event stays, -1 where it does nothing."""
    table = np.full((len(STATES), len(EVENTS), 64), -1, np.int8)
    conditions = list(dict.fromkeys(text for _, _, text, _ in MOVES if text != "1"))
    bits = np.arange(64)
    for source, event, text, target in reversed(MOVES):
        holds = np.ones(64, bool) if text == "1" else (bits >> conditions.index(text)) & 1 == 1
        cell = table[STATES.index(source), EVENTS.index(event)]
        cell[holds] = STATES.index(target) + (64 if event == "visit" else 0)
    return np.ascontiguousarray(table)


class Loop:
    """The workload's arrays and room for what is found, kept from call to call."""

    def __init__(self, table: pa.Table) -> None:
        self.function = library()
        chunk = table.combine_chunks()
        subject = chunk["subject"].to_numpy()
        starts = np.flatnonzero(np.concatenate([[True], subject[1:] != subject[:-1]]))
        self.first = np.concatenate([starts, [len(subject)]]).astype(np.int64)
        self.at = chunk["occurred_at"].to_numpy().astype("M8[us]").astype(np.int64)
        self.event, self.kind = (_codes(chunk[name]) for name in ("event", "kind"))
        self.score, self.age = chunk["score"].to_numpy(), chunk["age_months"].to_numpy()
        n, cases = len(subject), len(starts)
        self.moves = moves()
        rules = {state: place for place, (_, state, _, _) in reversed(list(enumerate(RULES)))}
        self.rule_of = np.array([rules.get(state, -1) for state in STATES], np.int8)
        self.length = np.array([days * DAY for _, _, days, _ in RULES], np.int64)
        self.last, self.idle = np.zeros(cases, np.int8), np.zeros(1, np.int64)
        self.out = [np.empty(n + 2 * cases, kind) for kind in (np.int32, np.int8, np.int64, np.int64)]

    def run(self) -> int:
        """All cases; how many violations."""
        self.idle[0] = 0
        arrays: list[Any] = [
            self.first,
            self.at,
            self.event,
            self.score,
            self.kind,
            self.age,
            self.moves,
            self.rule_of,
            self.length,
        ]
        pointers = [ctypes.c_void_p(array.ctypes.data) for array in arrays]
        kept: list[Any] = [self.last, self.idle, *self.out]
        outs = [ctypes.c_void_p(array.ctypes.data) for array in kept]
        return int(self.function(ctypes.c_int64(len(self.last)), *pointers, ctypes.c_int64(AS_OF), *outs))


def _codes(column: Any) -> Any:
    array = column.chunk(0) if isinstance(column, pa.ChunkedArray) else column
    return np.ascontiguousarray(array.indices.to_numpy().astype(np.int8))
