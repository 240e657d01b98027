"""Audit the made-up year and compare what is found with what was planted; exit code 1 if they differ.

python examples/county_year/generate.py && python examples/county_year/compare.py
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import carerules

HERE = Path(__file__).parent
POLICY = HERE.parents[1] / "policies" / "anhui_county"
Line = tuple[str, ...]


def planted(labels: dict[str, Any]) -> Counter[Line]:
    """One line for everything that must be found."""
    lines: list[Line] = [
        (
            "violated",
            each["subject"],
            each["duty"],
            each["due"],
            each.get("for", ""),
            str(each.get("step", 0)),
        )
        for each in labels["violations"]
    ]
    lines += [(each["kind"], each["subject"], each["at"]) for each in labels["findings"]]
    lines += [("rejected", str(each["row"]), each["column"]) for each in labels["rejected"]]
    return Counter(lines)


def found(audit: carerules.Audit) -> Counter[Line]:
    """The same lines, from an audit."""
    lines: list[Line] = [
        (
            "violated",
            ob.subject,
            ob.duty,
            stamp(ob.violated_at if ob.due is None else ob.due),
            ob.loop,
            str(ob.step),
        )
        for ob in audit.obligations
        if ob.violated_at is not None
    ]
    lines += [(each.kind, each.subject, stamp(each.at)) for each in audit.findings if each.kind != "violated"]
    lines += [("rejected", str(each.row), each.column) for each in audit.rejected]
    return Counter(lines)


def stamp(instant: int | None) -> str:
    """Microseconds UTC as the labels write them."""
    assert instant is not None
    start = datetime(1970, 1, 1, tzinfo=UTC)
    return (start + timedelta(microseconds=instant)).astimezone(timezone(timedelta(hours=8))).isoformat()


def main(folder: Path = HERE) -> int:
    """Print every difference; returns the exit code."""
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    audit = carerules.load(POLICY).audit(folder / "history.parquet", as_of="2026-12-31")
    want, got = planted(labels), found(audit)
    for line in sorted((want - got).elements()):
        print("planted, not found:", *line)
    for line in sorted((got - want).elements()):
        print("found, not planted:", *line)
    print(f"{want.total()} planted, {(want & got).total()} of them found, {(got - want).total()} besides")
    return int(want != got)


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
