"""Records of a small county for `wide_policies`: most of them as they should be."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from tests.strategies.words import Draw, maybe, one_of

START = datetime(2026, 2, 26, 8, 0, 0, 17)
STEPS = [
    timedelta(hours=1), timedelta(hours=5), timedelta(days=1), timedelta(days=2, hours=3), timedelta(days=4),
    timedelta(days=9), timedelta(days=20),
]  # fmt: skip
VILLAGES, TOWNS = ["v-1", "v-2"], ["t-1"]
WHO = {
    "told": ["parent"], "visit": ["director"] * 3 + ["p-1", "p-9", "v-1", "head"], "called": ["parent"] * 6 + ["p-7"],
    "noted": ["director", "director", "p-1", "p-9"], "gone": ["parent", "parent", "p-1", None], "entrusted": ["parent"],
    "excused": ["director", "director", "head", "head", "p-1"],
}  # fmt: skip
_TEXTS = (
    "subject subject_type event by id evidence corrects retracts birth village seen note about to period level "
    "holder town until moment"
).split()
_INSTANTS = [(name, pa.timestamp("us", "UTC")) for name in ("occurred_at", "recorded_at")]
SCHEMA = pa.schema([*((name, pa.string()) for name in _TEXTS), *_INSTANTS])


@st.composite
def wide_tables(draw: Draw) -> pa.Table:
    """Units first, then some children."""
    rows = draw(_units())
    for child in ("c-1", "c-2", "c-3"):
        now = START + draw(st.sampled_from(STEPS))
        rows.append(_row(draw, child, "told", now, len(rows)))
        for _ in range(draw(st.integers(0, 12))):
            now += draw(st.sampled_from(STEPS))
            event = one_of(
                draw,
                "visit",
                "visit",
                "called",
                "called",
                "noted",
                "graded",
                "moved",
                "gone",
                "entrusted",
                "excused",
            )
            rows.append(_row(draw, child, event, now, len(rows)))
    if maybe(draw):
        rows += [draw(_about_another(rows)) for _ in range(draw(st.integers(1, 3)))]
    if maybe(draw):
        for _ in range(draw(st.integers(1, 3))):
            draw(_spoiled(rows))
    rows = draw(st.permutations(rows)) if maybe(draw) else rows
    return pa.Table.from_pylist(rows, SCHEMA)


@st.composite
def _about_another(draw: Draw, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """A record of a child sent twice, replaced by another, or taken back."""
    meant = draw(st.sampled_from([row for row in rows if row["subject_type"] == "child"]))
    kind = one_of(draw, "again", "again otherwise", "corrects", "corrects", "retracts", "nobody")
    row = dict(meant)
    if kind == "again otherwise":
        return row | {"note": "another"}
    if kind == "again":
        return row
    later = meant["occurred_at"] + timedelta(days=one_of(draw, 3, 45), seconds=len(rows))
    row |= {"id": f"x-{len(rows)}", "recorded_at": later}
    if kind == "corrects":
        moved = meant["occurred_at"] + timedelta(hours=one_of(draw, 0, 7))
        return row | {"corrects": meant.get("id"), "occurred_at": moved}
    return row | {"occurred_at": later, "retracts": meant.get("id") if kind == "retracts" else "e-99"}


@st.composite
def _spoiled(draw: Draw, rows: list[dict[str, Any]]) -> None:
    """A record without meaning, or with a value where its type has none."""
    row = draw(st.sampled_from([row for row in rows if row["subject_type"] == "child"]))
    kind = one_of(draw, "event", "level", "to", "birth", "early", "more")
    if kind == "event":
        row["event"] = one_of(draw, "unheard_of", "joined")
    elif kind == "early":
        row["recorded_at"] = row["occurred_at"] - timedelta(hours=1)
    elif kind == "more":
        row |= {"level": "3", "to": "b", "about": "e-1", "period": "2026-03", "until": "2026-03-09"}
    else:
        row[kind] = one_of(draw, None, "", "nonsense")


@st.composite
def _units(draw: Draw) -> list[dict[str, Any]]:
    early = START - timedelta(days=30)
    rows = []
    for number, village in enumerate(VILLAGES):
        at = early + timedelta(hours=number)
        rows.append(
            {
                "subject": village,
                "subject_type": "hamlet",
                "event": "joined",
                "town": "t-1",
                "occurred_at": at,
            }
        )
        rows.append(
            {"subject": village, "subject_type": "hamlet", "event": "appointed", "holder": f"p-{number + 1}",
             "occurred_at": at + timedelta(minutes=5)}
        )  # fmt: skip
    rows.append(
        {
            "subject": "t-1",
            "subject_type": "borough",
            "event": "chosen",
            "holder": "p-9",
            "occurred_at": early,
        }
    )
    if maybe(draw):
        at = START + timedelta(days=draw(st.integers(1, 30)), minutes=3)
        rows.append({"subject": "v-1", "subject_type": "hamlet", "event": "resigned", "occurred_at": at})
        if maybe(draw):
            again = at + timedelta(days=draw(st.integers(1, 9)))
            rows.append(
                {
                    "subject": "v-1",
                    "subject_type": "hamlet",
                    "event": "appointed",
                    "holder": "p-2",
                    "occurred_at": again,
                }
            )
    return rows


def _row(draw: Draw, child: str, event: str, now: datetime, number: int) -> dict[str, Any]:
    row: dict[str, Any] = {"subject": child, "subject_type": "child", "event": event, "occurred_at": now}
    row |= {"id": f"e-{number}", "by": one_of(draw, *WHO[event]) if event in WHO else None}
    if maybe(draw, 20):
        row["id"] = None
    if event == "told":
        row |= {
            "village": one_of(draw, "v-1", "v-1", "v-1", "v-2"),
            "birth": one_of(draw, "2012-03-05", "2019-03-12", "2016-02-29"),
        }
    elif event == "visit":
        row |= {
            "seen": one_of(draw, "true", "true", "false"),
            "evidence": None if maybe(draw, 5) else "record",
        }
        row["recorded_at"] = now + timedelta(hours=one_of(draw, 2, 2, 30)) if maybe(draw) else None
    elif event in ("called", "noted"):
        row |= {"to": one_of(draw, "a", "b"), "about": f"e-{max(0, number - draw(st.integers(1, 3)))}"}
    elif event == "graded":
        row["level"] = one_of(draw, "0", "1", "2", "3")
    elif event == "excused":
        until = now + timedelta(days=one_of(draw, 1, 4, 9, 30, 60))
        row |= {"until": until.date().isoformat(), "moment": until.isoformat() + "+00:00"}
    elif event == "entrusted":
        row["holder"] = one_of(draw, "p-7", "p-8")
    return row
