"""What a refinement takes over, and where it says that it stands."""

from __future__ import annotations

from pathlib import Path

import carerules
from carerules.resolved.fingerprint import fingerprint
from carerules.resolved.load import load_policy
from tests.folders import codes

from .library import COUNTY, county_with, lay_out, policy_with

DAYS = """
calendar: own
title: 本省安排
published: [2026]
years: {2026: {source: 本省安排, off: [2026-01-01], working: []}}
"""


def test_everything_is_inherited_with_its_place(tmp_path: Path) -> None:
    policy = policy_with(tmp_path, "")
    base = load_policy(tmp_path / "national").policy
    assert base is not None
    assert (policy.id, policy.extends) == ("county", "../national")
    assert policy.duties.keys() == base.duties.keys()
    assert policy.duties["visit"].every == base.duties["visit"].every
    assert str(policy.duties["visit"].span).startswith("../national/policy.yaml:")


def test_a_changed_key_stands_in_the_refinement_and_the_others_in_the_base(tmp_path: Path) -> None:
    duty = policy_with(tmp_path, "duties: {visit: {every: 5d}}\n").duties["visit"]
    assert duty.every is not None
    assert [str(term.duration) for term in duty.every.values()] == ["5d"]
    assert str(duty.span) == "policy.yaml:3:10"
    assert str(duty.spans["every"]) == "policy.yaml:3:25"
    assert duty.spans["where"].file == "../national/policy.yaml"
    assert duty.acts[0].span.file == "../national/policy.yaml"


def test_an_item_may_be_written_whole_again(tmp_path: Path) -> None:
    whole = """
duties:
  visit:
    subject: child
    bearer: child_director
    supervising: [child_supervisor]
    while: [risk  ==  high, age(birth_date) < high_age]
    do: home_visit
    where: event.child_seen
    every: 5d
    escalate: [{after: 1d, to: child_supervisor, within: 2d}]
    source: {law: 第四十三条}
"""
    short = policy_with(tmp_path / "short", "duties: {visit: {every: 5d}}\n")
    assert fingerprint(policy_with(tmp_path / "whole", whole)) == fingerprint(short)


def test_items_inside_an_item_are_added(tmp_path: Path) -> None:
    policy = policy_with(tmp_path, "subjects: {child: {facts: {boards: bool}}}\n")
    assert list(policy.subjects["child"].facts) == ["village", "risk", "birth_date", "away", "boards"]


def test_a_name_of_its_own_but_the_time_of_the_base(tmp_path: Path) -> None:
    policy = policy_with(tmp_path, "label: 本县方案\n")
    assert policy.label.zh == "本县方案"
    assert policy.zone.name == "Asia/Shanghai"
    assert policy.levels == ("county", "township", "village")


def test_the_base_lends_its_own_calendar(tmp_path: Path) -> None:
    own = lay_out(tmp_path, "")
    base = tmp_path / "national"
    head = (base / "policy.yaml").read_text("utf-8").replace("calendar: cn", "calendar: days.yaml")
    (base / "policy.yaml").write_text(head, "utf-8")
    assert codes(load_policy(base).diagnostics) == ["CR320"]
    (base / "days.yaml").write_text(DAYS, "utf-8")
    policy = load_policy(own).policy
    assert policy is not None
    assert policy.calendar.published == frozenset({2026})


def test_a_chain_of_three(tmp_path: Path) -> None:
    own = lay_out(tmp_path, "duties: {visit: {every: 6d}}\n")
    village = tmp_path / "districts" / "east"
    village.mkdir(parents=True)
    (village / "policy.yaml").write_text(
        "policy: east\nextends: ../../county\nduties: {visit: {every: 5d}}\n", "utf-8"
    )
    policy = load_policy(village).policy
    assert policy is not None
    assert policy.units["township_office"].span.file == "../../national/policy.yaml"
    assert load_policy(own).policy is not None


def test_a_library_of_shelves_must_be_named(tmp_path: Path) -> None:
    lay_out(tmp_path, "")
    far = tmp_path / "districts" / "east" / "village"
    far.mkdir(parents=True)
    (far / "policy.yaml").write_text("policy: village\nextends: ../../../county\n", "utf-8")
    assert codes(load_policy(far).diagnostics) == ["CR127"]
    assert load_policy(far, library=tmp_path).policy is not None


def test_a_mistake_of_the_base_is_told_once_and_in_the_base(tmp_path: Path) -> None:
    loaded = county_with(tmp_path, "duties: {visit: {every: 5d}}\n", "units: {x: {level: nowhere}}\n")
    assert codes(loaded.diagnostics) == ["CR301"]
    assert loaded.diagnostics[0].span.file == "../national/addition.yaml"
    assert "../national/addition.yaml" in loaded.texts


def test_within_one_policy_an_id_still_stands_once(tmp_path: Path) -> None:
    own = lay_out(tmp_path, "duties: {visit: {every: 5d}}\n")
    (own / "more.yaml").write_text("duties: {visit: {every: 4d}}\n", "utf-8")
    assert codes(load_policy(own).diagnostics) == ["CR221"]


def test_scenarios_of_the_base_are_not_run(tmp_path: Path) -> None:
    own = lay_out(tmp_path, "")
    scenarios = tmp_path / "national" / "scenarios"
    scenarios.mkdir()
    (scenarios / "empty.yaml").write_text(
        "scenario: nothing\nsubject: {child: c-1}\nhistory: []\n"
        "expect: [{as_of: 2026-03-01, duty: visit, status: none}]\n",
        "utf-8",
    )
    assert len(carerules.load(tmp_path / "national").run_scenarios()) == 1
    assert carerules.load(own).run_scenarios() == []


def test_the_library_may_be_named(tmp_path: Path) -> None:
    own = lay_out(tmp_path / "a", "")
    assert carerules.load(own).hash == carerules.load(own, library=tmp_path).hash
    assert codes(carerules.check(own, library=tmp_path / "b")) == ["CR127"]


def test_files_of_the_base_may_be_renamed(tmp_path: Path) -> None:
    texts = "duties: {visit: {every: 5d}}\n", "measures: {seen: {subject: child, count: home_visit}}\n"
    one = policy_with(tmp_path / "one", *texts)
    own = lay_out(tmp_path / "two", *texts)
    (tmp_path / "two" / "national" / "addition.yaml").rename(tmp_path / "two" / "national" / "a.yaml")
    other = load_policy(own).policy
    assert other is not None
    assert fingerprint(one) == fingerprint(other)


def test_a_link_in_a_circle_is_no_policy(tmp_path: Path) -> None:
    own = tmp_path / "county"
    own.mkdir()
    (own / "policy.yaml").write_text(COUNTY, "utf-8")
    (tmp_path / "national").symlink_to(tmp_path / "national")
    assert codes(load_policy(own).diagnostics) == ["CR128"]
