"""Every word for a cause that an answer can hold is in the vocabulary and in the description of the outputs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from carerules.answer.finding_words import CAUSES
from tests.properties.county import county

JSONL = Path(__file__).parents[3] / "docs" / "jsonl.md"


def test_the_description_names_the_same_causes() -> None:
    (line,) = [line for line in JSONL.read_text("utf-8").splitlines() if line.startswith("Causes: ")]
    assert sorted(re.findall(r"`(\w+)` \(", line)) == sorted(key.partition(".")[2] for key in CAUSES)


def row(name: str, at: str, **more: str) -> dict[str, object]:
    return {"subject": "c-1", "subject_type": "child", "event": "asked", "occurred_at": at, "id": name} | more


@pytest.mark.parametrize(
    ("rows", "cause"),
    [
        ([row("a", "2026-03-02", corrects="gone")], "unknown_target"),
        ([row("a", "2026-03-02", retracts="gone")], "unknown_target"),
        ([row("a", "2026-03-02", retracts="b"), row("b", "2026-03-03", retracts="a")], "circle"),
        (
            [
                row("a", "2026-03-02"),
                row("b", "2026-03-03", corrects="a", recorded_at="2026-03-05"),
                row("c", "2026-03-04", retracts="a", recorded_at="2026-03-05"),
            ],
            "",
        ),
    ],
)
def test_a_statement_that_cannot_be_carried_out(rows: list[dict[str, object]], cause: str) -> None:
    found = [f.cause for f in county().audit(rows, as_of="2026-03-20").findings if f.kind == "conflict"]
    assert found
    assert set(found) == {cause}
    assert not cause or f"cause.{cause}" in CAUSES
