"""Each township owes what stands again, and answers for it alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import carerules
from carerules.answer.records import Obligation
from carerules.diagnostics.diagnostic import has_errors
from carerules.resolved.load import load_policy
from tests.folders import SAMPLE

from .county import COUNTY, county

INSTANCES = {"government": ["c-1"], "office": ["t-1", "t-2"]}


def row(at: str, name: str, subject: str, kind: str = "county@office", **more: Any) -> dict[str, Any]:
    columns = {key: more.pop(key) for key in ("by", "evidence", "id") if key in more}
    return {
        "subject": subject,
        "subject_type": kind,
        "event": name,
        "occurred_at": at,
        "data": more,
        **columns,
    }


def obligations(history: list[dict[str, Any]], as_of: str, duty: str) -> list[Obligation]:
    audit = county().audit(history, as_of=as_of, instances=INSTANCES)
    return [ob for ob in audit.obligations if ob.duty == duty]


FIRST = row("2025-12-15", "closed", "c-1", "county", by="magistrate")
"""From the first record on there are the townships too; a quarter of which they saw only a part is not owed."""


def test_every_township_owes_its_meeting_though_none_ever_recorded_anything() -> None:
    found = obligations([FIRST], "2026-04-01", "meet@office")
    assert [(ob.subject, ob.status, ob.bearer) for ob in found if ob.status == "violated"] == [
        ("t-1", "violated", "magistrate@office"),
        ("t-2", "violated", "magistrate@office"),
    ]


def test_one_townships_meeting_is_no_other_ones_and_not_the_countys() -> None:
    history = [
        FIRST,
        row("2026-02-01", "meeting@office", "t-1", by="magistrate@office", evidence=["minutes"]),
        row("2026-02-02", "meeting@office", "t-2", by="magistrate", evidence=["minutes"]),
    ]
    held = obligations(history, "2026-03-31", "meet@office")
    assert {(ob.subject, ob.status) for ob in held} == {("t-1", "discharged"), ("t-2", "pending")}
    assert {ob.status for ob in obligations(history, "2026-03-31", "meet")} == {"pending"}


def test_the_one_member_reports_once() -> None:
    history = [
        FIRST,
        row("2026-02-01T08:00", "named@office", "t-1", holder="p-1"),
        row("2026-02-01T09:00", "planned@office", "t-1", by="office"),
        row("2026-03-10T09:00", "progress@office", "t-1", by="p-1", by_unit="office"),
    ]
    done = [ob for ob in obligations(history, "2026-03-20", "report_progress@office") if ob.discharged_at]
    assert [(ob.subject, ob.loop, ob.responsible) for ob in done] == [("t-1", "office", "p-1")]


def test_a_scenario_may_be_about_it(tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(COUNTY, "utf-8")
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "meeting.yaml").write_text(
        "scenario: The township met\nsubject: {county@office: t-1}\n"
        "history:\n  - {at: 2025-12-15, event: minutes@office, by: office}\n"
        "  - {at: 2026-02-01, event: meeting@office, by: magistrate@office, evidence: [minutes]}\n"
        "expect:\n  - {as_of: 2026-03-31, duty: meet@office, status: discharged, bearer: magistrate@office}\n",
        "utf-8",
    )
    (result,) = carerules.load(tmp_path).run_scenarios()
    assert result.passed, result


def test_it_is_explained(tmp_path: Path) -> None:
    history = [
        FIRST,
        row("2026-02-01", "meeting@office", "t-1", by="magistrate@office", evidence=["minutes"]),
    ]
    told = county().explain(
        history, as_of="2026-03-31", chosen=lambda kind, name: name == "t-1", duty="meet@office"
    )
    assert any("meet@office" in paragraph for case in told.told for paragraph in case.paragraphs)


def test_the_sample_of_the_language_is_carried_out() -> None:
    loaded = load_policy(SAMPLE)
    assert not has_errors(loaded.diagnostics)
    assert loaded.policy is not None
    duty = loaded.policy.duties["quarterly_report@township_office"]
    assert (duty.subject, list(duty.bearer.values())) == ("county@township_office", ["township_office"])
