from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carerules.answer.records import BUCKETS
from carerules.report.selection import ONLY, added_up, known_units, select, struck

from .sample import audit, policy

units = st.sampled_from(known_units(audit()))
words = st.lists(st.sampled_from(ONLY), max_size=4)


@given(unit=units, only=words)
def test_the_buckets_of_a_part_add_up(unit: str, only: list[str]) -> None:
    part = select(audit(), only, unit)
    totals = part.totals
    assert sum(totals.buckets.values()) == totals.obligations
    assert totals.buckets == added_up(totals.by_duty.values()) == added_up(totals.by_bearer.values())
    instances = [buckets for table in part.by_unit().values() for buckets in table.values()]
    assert totals.buckets == added_up(instances)


@given(only=words)
def test_only_hides_and_never_counts_differently(only: list[str]) -> None:
    assert select(audit(), only).totals == select(audit()).totals


@given(only=words)
def test_what_is_shown_is_what_was_asked_for(only: list[str]) -> None:
    part = select(audit(), only)
    if only:
        assert all({ob.status, ob.bucket} & set(only) for ob in part.obligations)
        assert {finding.kind for finding in part.findings} <= set(only)
        assert not part.states
    else:
        assert list(part.obligations) == audit().obligations


def test_the_units_share_the_obligations_among_them() -> None:
    whole = select(audit())
    tops = whole.by_unit()
    parts = [select(audit(), unit=unit).totals.obligations for unit in tops]
    assert sum(parts) == whole.totals.obligations


def test_a_unit_has_its_posts_and_its_instances() -> None:
    of_unit = {ob.id for ob in select(audit(), unit="village_committee").obligations}
    of_post = {ob.id for ob in select(audit(), unit="child_director").obligations}
    of_village = {ob.id for ob in select(audit(), unit="v-07").obligations}
    assert of_post < of_unit
    assert of_village == of_unit


def test_a_finding_about_a_units_instance_is_the_instances() -> None:
    assert [finding.kind for finding in select(audit(), unit="v-07").findings] == ["target_missed"]


def test_what_can_be_asked_for() -> None:
    assert set(BUCKETS) <= set(ONLY)
    assert {"discharged_late", "evidence_missing"} <= set(ONLY)
    assert {"civil_affairs", "child_director", "parent", "v-07"} <= set(known_units(audit()))
    assert set(policy().units) <= set(known_units(audit()))


@pytest.mark.parametrize(
    ("word", "unit", "expected"),
    [
        ("violated", "", True),
        ("discharged_late", "", True),
        ("target_missed", "", True),
        ("evidence_missing", "", False),
        ("discharged_late", "parent", False),
        ("violated", "civil_affairs", False),
    ],
)
def test_what_strikes(word: str, unit: str, expected: bool) -> None:
    assert struck(select(audit(), only=["pending"], unit=unit), [word]) is expected
