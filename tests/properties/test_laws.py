"""Laws of the evaluation that hold for every history."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

import carerules
from carerules.api.audit import Audit

from .county import as_ofs, county, events, histories

_MANY = settings(max_examples=150, deadline=None)


def told(audit: Audit, subject: str = "c-1") -> list[object]:
    """Everything about one subject."""
    parts = (*audit.obligations, *audit.findings, *audit.states)
    return [part for part in parts if part.subject == subject]


@_MANY
@given(histories, as_ofs)
def test_the_buckets_add_up(history: list[dict[str, object]], as_of: str) -> None:  # S5.2
    totals = county().audit(history, as_of=as_of).totals
    assert sum(totals.buckets.values()) == totals.obligations == sum(totals.statuses.values())
    assert totals.accepted + totals.quarantined == totals.rows == len(history)


@_MANY
@given(histories, as_ofs, st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(
    history: list[dict[str, object]], as_of: str, chance: random.Random
) -> None:  # S2
    shuffled = history[:]
    chance.shuffle(shuffled)
    one, other = (county().audit(rows, as_of=as_of) for rows in (history, shuffled))
    assert (one.obligations, one.findings, one.states) == (other.obligations, other.findings, other.states)


@_MANY
@given(histories, as_ofs, st.integers(0, 14))
def test_a_repeated_event_changes_nothing(
    history: list[dict[str, object]], as_of: str, which: int
) -> None:  # S4.2
    rows = [row | {"id": f"u-{number}"} for number, row in enumerate(history)]
    again = [*rows, rows[which % len(rows)]] if rows else rows
    one, other = (county().audit(some, as_of=as_of) for some in (rows, again))
    assert told(one) == told(other)


@_MANY
@given(histories, st.lists(events(), max_size=6), as_ofs)
def test_other_children_change_nothing(
    history: list[dict[str, object]], others: list[dict[str, object]], as_of: str
) -> None:  # S6.5
    instances = {"committee": ["v-1", "v-2"]}
    strangers = [row | {"subject": "c-2"} for row in others]
    alone = county().audit(history, as_of=as_of, instances=instances)
    together = county().audit(history + strangers, as_of=as_of, instances=instances)
    assert told(alone) == told(together)


@_MANY
@given(histories, as_ofs)
def test_a_case_recorded_event_by_event_equals_the_audit(
    history: list[dict[str, object]], as_of: str
) -> None:  # S2
    instances = {"committee": ["v-1", "v-2"]}
    case = county().open_case("child", "c-1", organisation=instances)
    for row in history:
        case.record(
            row["event"], at=row["occurred_at"], data=row["data"], evidence=row["evidence"], id=row.get("id")
        )  # type: ignore[arg-type]
    audit, view = county().audit(history, as_of=as_of, instances=instances), case.at(as_of)
    assert told(audit) == [*view.obligations, *view.findings, *view.states]
    assert county().restore(case.to_json()).at(as_of) == view


@_MANY
@given(histories, as_ofs)
def test_a_violation_survives_every_later_act(history: list[dict[str, object]], as_of: str) -> None:  # S5.3
    final = {ob.id: ob for ob in county().audit(history, as_of="2026-05-31").obligations}
    earlier = county().audit([row for row in history if str(row["occurred_at"])[:10] <= as_of], as_of=as_of)
    for ob in earlier.obligations:
        if ob.violated_at is not None:
            assert final[ob.id].violated_at == ob.violated_at
            assert final[ob.id].bucket == "violated"


@_MANY
@given(histories, as_ofs)
def test_looking_never_advances(history: list[dict[str, object]], as_of: str) -> None:
    rows = sorted(history, key=lambda row: str(row["occurred_at"]))
    case = county().open_case("child", "c-1")
    looked = county().open_case("child", "c-1")
    for row in rows:
        for target in (case, looked):
            target.record(
                row["event"],
                at=row["occurred_at"],
                data=row["data"],
                evidence=row["evidence"],
                id=row.get("id"),
            )  # type: ignore[arg-type]
        looked.at("2026-05-31")
    assert case.at(as_of) == looked.at(as_of)


@_MANY
@given(histories)
def test_the_pure_step_equals_the_case_and_leaves_the_old_state_alone(
    history: list[dict[str, object]],
) -> None:
    policy = county()
    case, state = policy.open_case("child", "c-1"), policy.initial("child", "c-1")
    for row in sorted(history, key=lambda row: str(row["occurred_at"])):
        args = (row["event"], row["occurred_at"], None, row["data"], row["evidence"], row.get("id"))
        event = carerules.Event(*args)  # type: ignore[arg-type]
        old, (state, step) = state, policy.step(state, event)
        assert step == case.take(event)
        assert policy.step(old, event)[1] == step
