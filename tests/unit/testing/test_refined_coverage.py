"""A refinement covers what it says itself; what it inherits as it is has been covered below."""

from __future__ import annotations

from pathlib import Path

import pytest

import carerules
from carerules.testing.coverage.coverage import Coverage

BASE = """\
policy: base
language_version: 1
timezone: Asia/Shanghai
calendar: cn
sources: {plan: {title: 方案, rank: local}}
levels: [village]
units: {village_committee: {level: village}}
vague_terms:
  soon:  {term: 及时, source: {plan: 一}}
  later: {term: 定期, source: {plan: 一}}
subjects: {child: {facts: {ill: {type: bool, default: false}}}}
events:
  seen:   {subject: child}
  called: {subject: child}
  fell:   {subject: child}
workflows:
  course: {subject: child, initial: a, states: {a: {transitions: [{event: fell, to: b}]}, b: {}}}
duties:
  numbered: {subject: child, bearer: village_committee, upon: fell, do: seen, within: soon, source: {plan: 一}}
  changed:  {subject: child, bearer: village_committee, upon: fell, do: called, within: 7d, source: {plan: 一}}
  same:     {subject: child, bearer: village_committee, upon: fell, do: called, within: 9d, source: {plan: 一}}
  open:     {subject: child, bearer: village_committee, do: called, every: later, source: {plan: 一}}
"""
COUNTY = """\
policy: county
language_version: 1
timezone: Asia/Shanghai
calendar: cn
extends: ../base
vague_terms: {soon: {local: {value: 3d, decided_by: 县, assumed: true}}}
duties:
  changed: {within: 5d}
  own:     {subject: child, bearer: village_committee, upon: fell, do: seen, within: 2d, source: {plan: 一}}
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for name, text in (("base", BASE), ("county", COUNTY)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "policy.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def items(coverage: Coverage) -> set[str]:
    return {entry.item for ratio in coverage.ratios for entry in ratio.missing}


def test_a_refinement_answers_for_what_it_adds_changes_or_gives_a_number(library: Path) -> None:
    coverage = carerules.load(library / "county").coverage()
    assert items(coverage) == {"numbered", "changed", "own"}
    whole = carerules.load(library / "base").coverage()
    assert items(whole) == {"numbered", "changed", "same", "open", "course"}
    assert whole.left_to_base == 0
    assert coverage.left_to_base == sum(
        entry.item in {"same", "open", "course"} for ratio in whole.ratios for entry in ratio.missing
    )


def test_a_transition_of_its_own_is_its_own(library: Path) -> None:
    with (library / "county" / "policy.yaml").open("a", encoding="utf-8") as stream:
        stream.write(
            "workflows: {walk: {subject: child, initial: a, states: {a: {transitions: [{event: seen, to: b}]}, b: {}}}}\n"
        )
    assert "walk" in items(carerules.load(library / "county").coverage())
