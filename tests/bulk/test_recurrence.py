"""What recurs, recurs only where its `while` holds, however the act came about. (S5.4)"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pytest

import carerules
from tests.strategies.folder import write_policy

from .test_same_answer import hold_equal, instant

POLICY = {
    "policy": "small",
    "language_version": 1,
    "timezone": "UTC",
    "calendar": "cn",
    "levels": ["county"],
    "units": {"office": {"level": "county"}},
    "subjects": {"child": {}},
    "events": {name: {"subject": "child"} for name in ("visit", "moved")},
    "workflows": {
        "care": {
            "subject": "child",
            "initial": "near",
            "states": {
                "near": {"transitions": [{"event": "moved", "to": "far"}, {"event": "visit"}]},
                "far": {"transitions": [{"event": "moved", "to": "near"}, {"event": "visit"}]},
            },
        }
    },
    "duties": {
        "call": {
            "subject": "child",
            "bearer": "office",
            "while": 'in("care.near")',
            "do": "visit",
            "every": "24h",
            "missed": "once",
        }
    },
}


@pytest.mark.parametrize("compiled", [None, False])
def test_an_act_in_another_state_begins_nothing(tmp_path: Path, compiled: bool | None) -> None:
    """Violated near, made good far: nothing is due until the child is near again."""
    policy = carerules.load(write_policy(POLICY, tmp_path / "p"))
    days = [(1, "visit"), (4, "moved"), (5, "visit"), (9, "visit"), (12, "moved")]
    rows = [
        {"subject": "c-1", "subject_type": "child", "event": event, "occurred_at": datetime(2026, 3, day)}
        for day, event in days
    ]
    found = hold_equal(policy, pa.Table.from_pylist(rows), instant(policy, "2026-03-12T06:00"), compiled)
    assert found.by_engine == 0
    assert found.obligations["status"].to_pylist() == ["discharged_late", "pending"]
