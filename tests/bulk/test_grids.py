"""Guards that ask for data only choose by a grid as they choose one by one. (S4.6, S7)"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carerules
from carerules.api.policy import Policy
from carerules.bulk.grids import MOST_FIELDS
from carerules.bulk.lower import Lowering
from tests.strategies.folder import write_policy
from tests.strategies.words import Draw

from .test_same_answer import hold_equal, instant

NUMBERS = [-1, 0, 1, 2, 3]
DECIMALS = [-0.5, -0.0, 0.0, 0.1, 0.5, 1.0, 1.5, 5e-324, 2.0]
KINDS = ["home", "school", "clinic", "police"]
ASKED = [
    *(f"event.n {how} {n}" for how in ("<", "<=", "==", "!=", ">", ">=") for n in (0, 1, 2)),
    *(f"event.d {how} {d}" for how in ("<", "<=", "==", "!=", ">", ">=") for d in ("0", "0.5", "1")),
    "event.yes", "not event.yes", "event.kind == clinic", "event.kind != home", "event.kind in [school, police]",
]  # fmt: skip
TARGETS = ["first", "second", "third"]
START = datetime(2026, 3, 2, 8)


def policy_of(guards: list[str]) -> Policy:
    """One state from which an event leads on by these guards, in order, and back from each of the others."""
    ways = [
        {"event": "told", "when": when, "to": to}
        for when, to in zip(guards, TARGETS, strict=False)
    ]  # fmt: skip
    states: dict[str, Any] = {name: {"transitions": [{"event": "back", "to": "home"}]} for name in TARGETS}
    raw = {
        "policy": "grids",
        "language_version": 1,
        "timezone": "UTC",
        "calendar": "cn",
        "levels": ["county"],
        "units": {"office": {"level": "county"}},
        "subjects": {"child": {}},
        "events": {
            "told": {
                "subject": "child",
                "data": {"n": "int?", "d": "number?", "yes": "bool?", "kind": {"enum": KINDS}},
            },
            "back": {"subject": "child"},
        },
        "workflows": {
            "care": {"subject": "child", "initial": "home", "states": {"home": {"transitions": ways}, **states}}
        },
        "duties": {
            "call": {"subject": "child", "bearer": "office", "while": 'in("care.second")', "do": "back", "within": "4h"}
        },
    }  # fmt: skip
    with TemporaryDirectory() as folder:
        return carerules.load(write_policy(raw, Path(folder)))


@st.composite
def guards(draw: Draw) -> list[str]:
    """Up to three, each of up to three comparisons."""
    found = []
    for _ in range(draw(st.integers(1, 3))):
        parts = draw(st.lists(st.sampled_from(ASKED), min_size=1, max_size=3))
        joined = draw(st.sampled_from([" and ", " or "])).join(f"({part})" for part in parts)
        found.append(f"not ({joined})" if draw(st.booleans()) else joined)
    return found


@st.composite
def tables(draw: Draw) -> Any:
    """Children who are told something and come back, again and again; now and then a datum is missing."""
    rows: list[dict[str, Any]] = []
    for child in range(draw(st.integers(1, 4))):
        for turn in range(draw(st.integers(1, 6))):
            values = {
                name: draw(st.sampled_from([*options, *([None] if draw(st.integers(0, 5)) == 0 else [])]))
                for name, options in (("n", NUMBERS), ("d", DECIMALS), ("yes", [True, False]), ("kind", KINDS))
            }  # fmt: skip
            at = START + timedelta(hours=5 * turn)
            rows.append({"subject": f"c-{child}", "event": "told", "occurred_at": at, **values})
            rows.append({"subject": f"c-{child}", "event": "back", "occurred_at": at + timedelta(hours=3)})
    kind = draw(st.sampled_from([pa.int16(), pa.int64(), pa.float64()]))
    columns = {
        name: [row.get(name) for row in rows] for name in ("subject", "event", "occurred_at", "yes", "kind")
    }
    table = pa.table(columns | {"subject_type": ["child"] * len(rows)})
    decimals = pa.array([row.get("d") for row in rows], pa.float64())
    return table.append_column("n", pa.array([row.get("n") for row in rows], kind)).append_column(
        "d", decimals
    )


@settings(max_examples=60, deadline=None)
@given(guards(), tables())
def test_interpreted(written: list[str], table: Any) -> None:
    policy = policy_of(written)
    hold_equal(policy, table, instant(policy, "2026-03-09"), False)


@settings(max_examples=60, deadline=None)
@given(guards(), tables())
def test_compiled(written: list[str], table: Any) -> None:
    policy = policy_of(written)
    hold_equal(policy, table, instant(policy, "2026-03-09"), None)


def grid_of(*written: str) -> int:
    """The grid of the one cell that has guards, or -1."""
    program = policy_of(list(written)).program
    plan = program.plans["child"]
    tables = Lowering(program, plan).tables()
    leaf = plan.charts[0].paths.index("home")
    return int(tables.cell_grid[leaf * len(plan.events) + plan.event_codes["told"]])


@pytest.mark.parametrize(
    "written", ["event.n > 0", "event.yes", "event.d > 0.5", "event.kind in [home, clinic]"]
)
def test_what_has_a_grid(written: str) -> None:
    assert grid_of(written) >= 0


def test_what_has_none() -> None:
    """Nothing lies next to zero that every processor tells from it; and no grid is larger than it should be."""
    assert grid_of("event.d > 0") == -1
    assert grid_of("event.d >= 0") >= 0
    assert grid_of("has(event.n)") == -1
    assert MOST_FIELDS < 17**2
    many = " or ".join(f"event.n >= {n} and event.d >= {n}" for n in range(1, 17))
    assert grid_of(many) == -1
