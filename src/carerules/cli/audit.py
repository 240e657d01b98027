"""`carerules audit POLICY --history FILE --as-of DATE`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from carerules.diagnostics.wording import Language
from carerules.report import csv_table, json_lines, text
from carerules.report.selection import ONLY, Selection, known_units, select, struck

from .exits import QUARANTINED, STRUCK, worst
from .options import (
    AsOf,
    Debug,
    FailOn,
    Form,
    FormatOption,
    HistoryFile,
    KnownAsOf,
    LanguageOption,
    Library,
    Only,
    PolicyFolder,
    Tongue,
    Unit,
    Unmask,
    one_of,
    words,
)
from .reading import audited, loaded


def audit(
    policy: PolicyFolder,
    history: HistoryFile,
    as_of: AsOf,
    known_as_of: KnownAsOf = "",
    form: FormatOption = Form.text,
    only: Only = "",
    unit: Unit = "",
    fail_on: FailOn = "",
    unmask: Unmask = False,
    library: Library = "",
    language: LanguageOption = Tongue.en,
    debug: Debug = False,
) -> int:
    """Print the audit."""
    chosen = words("--only", only, ONLY, language.value)
    fatal = words("--fail-on", fail_on, ONLY, language.value)
    judged = audited(loaded(policy, library), history, as_of, known_as_of, language.value)
    if unit:
        one_of("--unit", unit, known_units(judged), language.value)
    selection = select(judged, chosen, unit)
    sys.stdout.writelines(rendered(selection, form, language.value, not unmask))
    return worst(
        STRUCK if struck(selection, fatal) else 0,
        QUARANTINED if judged.rejected else 0,
    )


def rendered(selection: Selection, form: Form, language: Language, mask: bool) -> Iterator[str]:
    """The output in pieces. Only text masks: programs need the subjects' ids to join on."""
    if form is Form.json:
        return json_lines.document(selection, language)
    if form is Form.jsonl:
        return json_lines.lines(selection, language)
    if form is Form.csv:
        return csv_table.lines(selection, language)
    return text.lines(selection, language, mask)
