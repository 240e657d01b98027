"""A case that rests as bytes between any two events goes on exactly as one that does not."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from carerules import Case, NeedsReplay
from carerules.api.packed.form import Form
from carerules.api.packed.ground import ground_of, mark_of
from carerules.api.policy import Policy
from carerules.diagnostics.diagnostic import DataError
from tests.equivalence.side_by_side import load
from tests.properties.county import county, histories
from tests.strategies.worlds import World, worlds

VILLAGES = {"committee": ["v-1", "v-2"]}
DAY = 86_400_000_000


def form(policy: Policy, subject_type: str, instances: Any) -> Form:
    return Form(ground_of(policy.program, subject_type), mark_of(policy.program, instances), instances)


def told(case: Case, row: dict[str, Any]) -> object:
    """What the case says to an event, or which error it raises."""
    try:
        return case.record(**row)
    except (NeedsReplay, DataError) as refused:
        return type(refused), str(refused)


def seen(case: Case, as_of: int) -> object:
    try:
        return case.at(as_of)
    except NeedsReplay as refused:
        return str(refused)


def asleep_and_awake(
    policy: Policy, subject_type: str, subject: str, rows: list[dict[str, Any]], units: Any
) -> None:
    """Every event to a case that rests in between, and to one that does not."""
    awake = policy.open_case(subject_type, subject, organisation=units, keep_history=False)
    packer = form(policy, subject_type, units)
    other = form(policy, subject_type, units)
    data = packer.pack(policy.open_case(subject_type, subject, organisation=units, keep_history=False))
    for row in rows:
        woken = other.unpack(data)
        assert isinstance(woken, Case)
        assert told(woken, row) == told(awake, row)
        data = packer.pack(woken)
        again = other.unpack(data)
        assert isinstance(again, Case)
        assert other.pack(again) == data
        for days in (0, 1, 40):
            now = max(awake.rest.ctx.row.now, 0) + days * DAY
            assert seen(again, now) == seen(awake, now)


@settings(max_examples=60, deadline=None)
@given(histories)
def test_a_county_case(history: list[dict[str, Any]]) -> None:
    rows = [
        {"event": row["event"], "at": row["occurred_at"], "data": row["data"], "evidence": row["evidence"], "id": row.get("id")}
        for row in sorted(history, key=lambda row: str(row["occurred_at"]))
    ]  # fmt: skip
    asleep_and_awake(county(), "child", "c-1", rows, VILLAGES)


@seed(1)
@settings(
    max_examples=30,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
@given(worlds())
def test_cases_of_any_policy(world: World) -> None:
    policy = load(world)
    cases = defaultdict[tuple[str, str], list[dict[str, Any]]](list)
    for line in sorted(world.history, key=lambda line: str(line["at"])):
        ((subject_type, subject),) = line["subject"].items()
        row = {key: value for key, value in line.items() if key not in ("subject", "corrects", "retracts")}
        if subject_type in policy.subjects:
            cases[subject_type, subject].append(row)
    units = {
        policy.subjects[kind].unit: names
        for kind, names in (world.instances or {}).items()
        if kind in policy.subjects
    }
    for (subject_type, subject), rows in cases.items():
        asleep_and_awake(policy, subject_type, subject, rows, units or None)


VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.lists(st.integers(), max_size=2)
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(["seen", "period", "x"]), VALUES, max_size=3), max_size=4))
def test_two_records_that_differ_in_their_data_only(data: list[dict[str, Any]]) -> None:
    """Those of one type and instant follow one another by content: whatever the data, the last one is not lost."""
    rows = [{"event": "visit", "at": "2026-03-02T08:00", "data": each} for each in data]
    asleep_and_awake(county(), "child", "c-1", rows, VILLAGES)
