"""Results of scenarios for programs: one JSON value. (docs/cli.md)"""

from __future__ import annotations

import json
from collections.abc import Sequence

from carerules.diagnostics.wording import Language
from carerules.temporal.instants import format_instant
from carerules.temporal.zone import Zone

from .coverage.coverage import Coverage
from .coverage.document import Value
from .coverage.document import document as coverage_document
from .scenarios import Failure, ScenarioResult

SCHEMA = 1


def document(
    results: Sequence[ScenarioResult], coverage: Coverage | None, zone: Zone, language: Language
) -> str:
    """The results, and the coverage if it was asked for, as one JSON document."""
    value: dict[str, Value] = {
        "schema": SCHEMA,
        "passed": sum(result.passed for result in results),
        "scenarios": [_result(result, zone, language) for result in results],
    }
    if coverage is not None:
        value["coverage"] = coverage_document(coverage)
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _result(result: ScenarioResult, zone: Zone, language: Language) -> Value:
    return {
        "file": result.file,
        "name": result.name,
        "passed": result.passed,
        "lines": result.lines,
        "failures": [_failure(failure, zone) for failure in result.failures],
        "problems": [
            {"code": one.code, "line": one.span.line, "message": one.message(language)}
            for one in result.problems
        ],
    }


def _failure(failure: Failure, zone: Zone) -> Value:
    return {
        "line": failure.line,
        "as_of": format_instant(failure.as_of, zone),
        "expected": failure.expected,
        "got": failure.got,
        "duty": failure.duty or None,
        "why": list(failure.why),
    }
