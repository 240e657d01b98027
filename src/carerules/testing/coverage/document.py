"""Coverage for programs: one JSON value. (docs/coverage.md)"""

from __future__ import annotations

from .coverage import Coverage, Ratio
from .entry import Entry
from .exclusions import Excluded

Value = None | bool | int | str | list["Value"] | dict[str, "Value"]


def document(coverage: Coverage) -> dict[str, Value]:
    """Everything that `Coverage` holds; `share` is in tenths of a per cent, null where nothing is to cover."""
    least = coverage.least
    return {
        "scenarios": coverage.scenarios,
        "failed": coverage.failed,
        "least": least.name if least is not None else None,
        "ratios": [_ratio(ratio) for ratio in coverage.ratios],
        "impossible": [
            {"duty": one.duty, "outcome": one.outcome, "reason": one.reason} for one in coverage.impossible
        ],
        "left_to_base": coverage.left_to_base,
        "contradicted": [{**_excluded(one.excluded), "scenario": one.file} for one in coverage.contradicted],
    }


def _ratio(ratio: Ratio) -> Value:
    return {
        "ratio": ratio.name,
        "covered": len(ratio.covered),
        "total": ratio.total,
        "share": ratio.tenths,
        "missing": [_entry(entry) for entry in ratio.missing],
        "excluded": [_excluded(one) for one in ratio.excluded],
    }


def _entry(entry: Entry) -> dict[str, Value]:
    return {**dict(entry.names), "file": entry.place.file, "line": entry.place.line}


def _excluded(one: Excluded) -> dict[str, Value]:
    return {**_entry(one.entry), "why": one.why, "excluded_in": one.line.file, "excluded_at": one.line.line}
