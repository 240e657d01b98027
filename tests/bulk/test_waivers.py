"""The kernel lifts deadlines as the engine does, as long as nothing waived outlives its waiver. (S5.9)"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import carerules
from carerules.bulk.result import ColumnAudit
from tests.strategies.folder import write_policy

from .test_same_answer import hold_equal, instant

WAIVE = {"upon": "excused", "approver": "head", "until": "event.until", "reason": "event.why"}
START = datetime(2026, 3, 2, 2)


def policy(tmp_path: Path, duty: dict[str, Any]) -> carerules.Policy:
    raw = {
        "policy": "waivers",
        "language_version": 1,
        "timezone": "Asia/Shanghai",
        "calendar": "cn",
        "levels": ["county"],
        "units": {"office": {"level": "county"}},
        "posts": {"head": {"unit": "office"}},
        "subjects": {"child": {}},
        "events": {
            "asked": {"subject": "child"},
            "visit": {"subject": "child", "record_within": "1d"},
            "excused": {"subject": "child", "data": {"until": "date", "why": "text?"}},
        },
        "duties": {"call": {"subject": "child", "bearer": "office", "do": "visit", "waive": WAIVE} | duty},
    }
    return carerules.load(write_policy(raw, tmp_path))


def told(tmp_path: Path, duty: dict[str, Any], rows: list[tuple[float, str, str]], as_of: str) -> ColumnAudit:
    """Rows are days after the start, the event, and who or until when."""
    lines = []
    for days, event, more in rows:
        line: dict[str, Any] = {"subject": "c-1", "subject_type": "child", "event": event}
        line["occurred_at"] = START + timedelta(days=days)
        by, _, until = more.partition(" ")
        lines.append(line | {"by": by or None, "until": until or None, "recorded_at": line["occurred_at"]})
    lines[-1]["recorded_at"] += timedelta(days=3)
    names = ("subject", "subject_type", "event", "by", "until")
    kinds = [(name, pa.string()) for name in names]
    kinds += [(name, pa.timestamp("us", "UTC")) for name in ("occurred_at", "recorded_at")]
    loaded = policy(tmp_path, duty)
    table = pa.Table.from_pylist(lines, pa.schema(kinds))
    as_of_instant = instant(loaded, as_of)
    hold_equal(loaded, table, as_of_instant, False)
    few = loaded.audit_columns(table, as_of=as_of_instant, violations_only=True)
    found = hold_equal(loaded, table, as_of_instant, None)
    assert few.obligations.equals(found.violations)
    return found


def statuses(found: ColumnAudit) -> list[str]:
    return sorted(found.obligations["status"].to_pylist())


EVERY = {"upon": "asked", "every": "4d"}
GRANTED = [(0.0, "asked", ""), (1.0, "excused", "head 2026-03-12")]


def test_what_is_done_before_the_waiver_ends_stays_waived(tmp_path: Path) -> None:
    found = told(tmp_path, EVERY, [*GRANTED, (7.0, "visit", "")], "2026-03-20")
    assert (found.by_engine, statuses(found)) == (
        0,
        ["discharged", "pending", "violated", "violated", "waived"],
    )
    assert found.totals.findings["backfilled"] == 1


def test_what_is_waived_when_it_is_asked_about(tmp_path: Path) -> None:
    found = told(tmp_path, EVERY, GRANTED, "2026-03-10")
    assert (found.by_engine, statuses(found)) == (0, ["pending", "waived"])
    longer = [*GRANTED, (3.0, "excused", "head 2026-03-20"), (8.0, "excused", "head 2026-03-05")]
    again = told(tmp_path, EVERY, longer, "2026-03-15")
    assert (again.by_engine, statuses(again)) == (0, ["pending", "waived", "waived", "waived"])


@pytest.mark.parametrize(
    "rows",
    [
        [*GRANTED, (12.0, "visit", "")],
        GRANTED,
        [*GRANTED, (14.0, "excused", "head 2026-03-30")],
    ],
)
def test_what_outlives_its_waiver_is_for_the_engine(
    tmp_path: Path, rows: list[tuple[float, str, str]]
) -> None:
    found = told(tmp_path, EVERY, rows, "2026-03-20")
    assert found.by_engine == 1


def test_a_waiver_by_somebody_else_is_none(tmp_path: Path) -> None:
    found = told(tmp_path, EVERY, [(0.0, "asked", ""), (1.0, "excused", "p-1 2026-03-12")], "2026-03-20")
    assert (found.by_engine, found.totals.findings["unauthorised"]) == (0, 1)


def test_other_kinds_of_deadlines(tmp_path: Path) -> None:
    once = told(tmp_path / "a", EVERY | {"missed": "once"}, GRANTED, "2026-03-10")
    assert (once.by_engine, statuses(once)) == (1, ["pending", "waived"])
    within = told(
        tmp_path / "b", {"upon": "asked", "within": "4d"}, [*GRANTED, (7.0, "visit", "")], "2026-03-20"
    )
    assert (within.by_engine, statuses(within)) == (0, ["waived"])
    rows = [(0.0, "asked", ""), (27.0, "excused", "head 2026-04-20"), (40.0, "visit", "")]
    each = told(tmp_path / "c", {"each": "month", "partial": "count"}, rows, "2026-04-10")
    assert (each.by_engine, statuses(each)) == (0, ["pending", "waived"])
