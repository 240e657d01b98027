"""Where workflows stand, as Arrow: by the kernel's arrays, and by the engine's records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from carerules.answer.records import State
from carerules.program.plan import Plan

from .evaluate import Said
from .lines import bits, coded, instants


def states_of(plan: Plan, said: Said, subjects: Any) -> Any:
    """Where the workflows of the cases stand that the kernel judged."""
    charts = len(plan.charts)
    bases = np.cumsum([0, *(len(chart.paths) for chart in plan.charts)])
    leaf, since = said.leaf.reshape(-1, charts), said.since.reshape(-1, charts)
    parts = []
    for number, chart in enumerate(plan.charts):
        there = (leaf[:, number] >= 0) & (said.left == 0)
        whole = bool(there.all())
        local = leaf[:, number] - np.int16(bases[number])
        local, at = (local, since[:, number]) if whole else (local[there], since[there, number])
        names = subjects if whole else subjects.filter(bits(there))
        parts.append(_rows(names, chart.id, local, list(chart.paths), np.ascontiguousarray(at)))
    return pa.concat_tables(parts)


def engine_states(plan: Plan, states: Sequence[State], kind: Any) -> Any:
    """Those of a subject type that the engine found; `kind` is the type of subjects."""
    parts = []
    for chart in plan.charts:
        own = [state for state in states if state.subject_type == plan.id and state.workflow == chart.id]
        ids = [int(s.subject) for s in own] if pa.types.is_integer(kind) else [s.subject for s in own]
        places = np.array([chart.paths.index(s.state) for s in own], np.int16)
        since = np.array([s.since for s in own], np.int64)
        parts.append(_rows(pa.array(ids, kind), chart.id, places, list(chart.paths), since))
    if not parts:
        nothing = np.zeros(0, np.int64)
        return _rows(pa.array([], kind), "", nothing.astype(np.int16), [""], nothing)
    return pa.concat_tables(parts)


def _rows(names: Any, workflow: str, places: Any, paths: list[str], since: Any) -> Any:
    return pa.table(
        {
            "subject": names,
            "workflow": coded(np.zeros(len(names), np.int8), pa.array([workflow])),
            "state": coded(places, pa.array(paths)),
            "since": instants(since, None),
        }
    )
