"""Records about one another are settled in columns as the engine settles them, and their case stays the kernel's. (S8)"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

import carerules
from carerules.bulk.result import ColumnAudit
from tests.strategies.folder import write_policy

from .test_same_answer import hold_equal, instant
from .test_waivers import policy as with_waivers

START = datetime(2026, 3, 2, 2)
PLAIN: dict[str, Any] = {
    "policy": "settled",
    "language_version": 1,
    "timezone": "Asia/Shanghai",
    "calendar": "cn",
    "levels": ["county"],
    "units": {"office": {"level": "county"}},
    "subjects": {"child": {}, "flat": {}},
    "events": {
        "asked": {"subject": "child"},
        "visit": {"subject": "child", "data": {"note": "text?", "score": "int?"}},
        "looked": {"subject": "flat"},
    },
    "duties": {
        "call": {"subject": "child", "bearer": "office", "upon": "asked", "do": "visit", "every": "4d"},
        "tidy": {"subject": "flat", "bearer": "office", "do": "looked", "every": "9d"},
    },
}
_TEXTS = ("subject", "subject_type", "event", "id", "corrects", "retracts", "note", "score", "until", "by")
SCHEMA = pa.schema(
    [*((name, pa.string()) for name in _TEXTS)]
    + [(name, pa.timestamp("us", "UTC")) for name in ("occurred_at", "recorded_at")]
)
Line = tuple[float, str, str, dict[str, Any]]


def table(*lines: Line, subject: str = "c-1") -> pa.Table:
    """Days after the start, the event, its id, and what else it says."""
    rows = [
        {"subject": subject, "subject_type": "child", "event": event, "id": name or None,
         "occurred_at": START + timedelta(days=days)} | more
        for days, event, name, more in lines
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, SCHEMA)


def loaded(tmp_path: Path, several: bool) -> carerules.Policy:
    """A policy of one subject type, or of two: they go different ways."""
    kept = {"child"} if not several else {"child", "flat"}
    raw = PLAIN | {
        part: {name: one for name, one in PLAIN[part].items() if several or one.get("subject") != "flat"}
        for part in ("events", "duties")
    }
    return carerules.load(write_policy(raw | {"subjects": {name: {} for name in sorted(kept)}}, tmp_path))


def told(tmp_path: Path, rows: pa.Table, several: bool, as_of: str = "2026-04-01") -> ColumnAudit:
    loaded_policy = loaded(tmp_path / str(several), several)
    at = instant(loaded_policy, as_of)
    parquet.write_table(rows, tmp_path / "rows.parquet", row_group_size=2)
    from_file = loaded_policy.audit_columns(tmp_path / "rows.parquet", as_of=at)
    hold_equal(loaded_policy, rows, at, False)
    found = hold_equal(loaded_policy, rows, at, None)
    assert from_file.totals == found.totals
    assert sorted(map(str, from_file.obligations.to_pylist())) == sorted(
        map(str, found.obligations.to_pylist())
    )
    return found


FIRST: list[Line] = [(0, "asked", "a", {}), (3, "visit", "b", {}), (9, "visit", "c", {})]
STATEMENTS = {
    "corrected": ([*FIRST, (3.5, "visit", "d", {"corrects": "b", "note": "the right hour"})], (0, 1)),
    "retracted": ([*FIRST, (12, "visit", "d", {"retracts": "b"})], (0, 1)),
    "sent twice": ([*FIRST, FIRST[1]], (1, 0)),
    "sent three times, and corrected": (
        [*FIRST, FIRST[1], FIRST[1], (5, "visit", "d", {"corrects": "b"})],
        (2, 1),
    ),
    "corrected twice": (
        [*FIRST, (5, "visit", "d", {"corrects": "b"}), (6, "visit", "e", {"corrects": "d"})],
        (0, 2),
    ),
    "the correction taken back": (
        [*FIRST, (5, "visit", "d", {"corrects": "b"}), (13, "visit", "e", {"retracts": "d"})],
        (0, 1),
    ),
    "with space around the id": ([*FIRST, (5, "visit", "d", {"corrects": " b "})], (0, 1)),
    "an id in another form": (
        [*FIRST, (4, "visit", "é", {}), (5, "visit", "d", {"corrects": "é"})],
        (0, 1),
    ),
}


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("which", STATEMENTS)
def test_what_has_no_effect_is_dropped(tmp_path: Path, which: str, several: bool) -> None:
    lines, (duplicates, retracted) = STATEMENTS[which]
    found = told(tmp_path, table(*lines), several)
    assert (found.by_engine, found.why_engine) == (0, ())
    assert (found.totals.duplicates, found.totals.retracted) == (duplicates, retracted)


CIRCLE: list[Line] = [(5, "visit", "d", {"corrects": "e"}), (6, "visit", "e", {"corrects": "d"})]
DISPUTED = {
    "nobody taken back": ([*FIRST, (12, "visit", "d", {"retracts": "z"})], 1, 0),
    "nobody corrected": ([*FIRST, (12, "visit", "d", {"corrects": "z"})], 1, 0),
    "one id, two contents": ([*FIRST, (3, "visit", "b", {"note": "other"})], 1, 0),
    "one id, three contents, one after the instant": (
        [*FIRST, (4, "visit", "b", {}), (60, "visit", "b", {})], 1, 0,
    ),
    "a circle": ([*FIRST, (2, "visit", "f", {"corrects": "a"}), *CIRCLE], 2, 0),
    "a circle, and nothing certain before": ([*FIRST, *CIRCLE], 2, 1),
}  # fmt: skip


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("which", DISPUTED)
def test_a_dispute_is_a_finding(tmp_path: Path, which: str, several: bool) -> None:
    """What is in conflict has no effect; a case that may begin with such a record is for the engine."""
    lines, conflicts, by_engine = DISPUTED[which]
    found = told(tmp_path, table(*lines), several)
    assert (found.totals.findings["conflict"], found.by_engine) == (conflicts, by_engine)


@pytest.mark.parametrize("several", [False, True])
def test_an_id_belongs_to_its_case(tmp_path: Path, several: bool) -> None:
    """The same ids in another case say nothing about this one; all that is left of a case may be nothing."""
    other = table((0, "asked", "a", {}), (1, "visit", "b", {"retracts": "a"}), subject="c-2")
    found = told(tmp_path, pa.concat_tables([table(*FIRST), other]), several)
    assert (found.by_engine, found.totals.subjects, found.totals.retracted) == (0, 1, 1)


@pytest.mark.parametrize("several", [False, True])
def test_rows_after_the_instant_are_counted_as_they_came(tmp_path: Path, several: bool) -> None:
    late = table(*FIRST, (40, "visit", "d", {}), (41, "visit", "e", {"corrects": "d"}))
    found = told(tmp_path, late, several)
    assert (found.by_engine, found.totals.after_as_of, found.totals.retracted) == (0, 2, 1)


def test_a_case_that_is_left_goes_as_it_came(tmp_path: Path) -> None:
    """What was dropped goes with it, so that it is counted once; other cases' rows are not touched."""
    lines = [
        *FIRST,
        FIRST[1],
        (5, "visit", "d", {"corrects": "c"}),
        (5, "asked", "e", {}),
    ]  # two at one instant
    rows = pa.concat_tables([table(*lines), table(*FIRST, FIRST[2], subject="c-2")])
    for several in (False, True):
        found = told(tmp_path, rows, several)
        assert (found.by_engine, found.totals.duplicates, found.totals.retracted) == (1, 2, 1)


def test_only_the_ids_that_are_left_bring_a_case_to_the_engine(tmp_path: Path) -> None:
    """A corrected waiver: the new one holds, in the kernel."""
    lines: list[Line] = [
        (0, "asked", "a", {}),
        (1, "excused", "b", {"by": "head", "until": "2026-03-04"}),
        (1.2, "excused", "c", {"by": "head", "until": "2026-03-30", "corrects": "b"}),
    ]
    policy = with_waivers(tmp_path, {"upon": "asked", "every": "4d"})
    found = hold_equal(policy, table(*lines), instant(policy, "2026-03-20"), None)
    assert (found.by_engine, found.totals.retracted) == (0, 1)
    assert "violated" not in found.totals.findings
