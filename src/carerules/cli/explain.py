"""`carerules explain POLICY --history FILE --as-of DATE --subject S`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from carerules.diagnostics.place import lines, visible
from carerules.diagnostics.wording import Language
from carerules.report.moment import shown
from carerules.report.pseudonym import Names, pseudonym

from .exits import QUARANTINED, worst
from .options import (
    AsOf,
    Debug,
    HistoryFile,
    KnownAsOf,
    LanguageOption,
    Library,
    Misuse,
    PolicyFolder,
    Tongue,
    Unmask,
    instant,
    one_of,
)
from .progress import bar
from .reading import loaded
from .words import HELP, say


def explain(
    policy: PolicyFolder,
    history: HistoryFile,
    as_of: AsOf,
    subject: Annotated[str, typer.Option("--subject", metavar="SUBJECT", help=HELP["subject"])],
    duty: Annotated[str, typer.Option("--duty", metavar="DUTY", help=HELP["duty"])] = "",
    known_as_of: KnownAsOf = "",
    unmask: Unmask = False,
    library: Library = "",
    language: LanguageOption = Tongue.en,
    debug: Debug = False,
) -> int:
    """Print why the subject's obligations stand as they do."""
    rules = loaded(policy, library)
    tongue: Language = language.value
    zone = rules.resolved.zone
    until = instant("--as-of", as_of, zone, tongue)
    known = instant("--known-as-of", known_as_of, zone, tongue) if known_as_of else None
    if duty:
        one_of("--duty", duty, rules.duties, tongue)
    with bar(say("reading", tongue)):
        found = rules.explain(
            history,
            as_of=until,
            known_as_of=known,
            chosen=lambda kind, name: is_meant(subject, kind, name),
            duty=duty or None,
            language=tongue,
            mask=not unmask,
        )
    if not found.told:
        raise Misuse(say("no_subject", tongue, subject=subject))
    told = found.told[0]
    if len(found.told) > 1:
        kind, many = told.subject_type, len(found.told)
        raise Misuse(say("many_subjects", tongue, n=many, subject=subject, kind=kind))
    title = Names(rules.resolved, not unmask).subject(told.subject_type, told.subject)
    print(visible(say("explained", tongue, subject=title, at=shown(until, zone))))
    for paragraph in told.paragraphs:
        sys.stdout.write("\n" + "".join(visible(line) + "\n" for line in lines(paragraph)))
    if found.rejected:
        print(say("quarantined", tongue, n=len(found.rejected)), file=sys.stderr)
    return worst(QUARANTINED if found.rejected else 0)


def is_meant(subject: str, kind: str, name: str) -> bool:
    """Whether `subject` names the case: by its id, by type and id (`child/c-001`), or by its pseudonym."""
    return subject in (name, f"{kind}/{name}", pseudonym(kind, name))
