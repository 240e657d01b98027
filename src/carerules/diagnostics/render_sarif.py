"""Diagnostics as SARIF 2.1.0, for code-scanning services and editors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from .catalogue.table import find
from .diagnostic import Diagnostic, Severity
from .place import shown_path
from .span import Span
from .wording import Language

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, str], language: Language, root: str = ""
) -> str:
    """One run with one result a diagnostic; columns count code points, as `columnKind` says."""
    found = list(diagnostics)
    codes = sorted({diagnostic.code for diagnostic in found})
    driver = {"name": "carerules", "rules": [_rule(code, language) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, codes, language, root) for diagnostic in found],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, language: Language) -> dict[str, Any]:
    message = find(code)
    text = message.zh if language == "zh" else message.en
    level = {"level": _LEVEL[message.severity]}
    return {"id": code, "shortDescription": {"text": text}, "defaultConfiguration": level}


def _result(d: Diagnostic, codes: list[str], language: Language, root: str) -> dict[str, Any]:
    help_text = d.help(language)
    text = f"{d.message(language)}\n{help_text}" if help_text else d.message(language)
    related = [
        {**_location(label.span, root), "id": number, "message": {"text": label.text(language)}}
        for number, label in enumerate(d.labels, 1)
    ]
    return {
        "ruleId": d.code,
        "ruleIndex": codes.index(d.code),
        "level": _LEVEL[d.severity],
        "message": {"text": text},
        "locations": [_location(d.span, root)] if d.span.file else [],
        "relatedLocations": related,
    }


def _location(span: Span, root: str) -> dict[str, Any]:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    artifact = {"uri": quote(shown_path(span.file, root))}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}
