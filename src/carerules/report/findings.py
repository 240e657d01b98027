"""Findings by kind, and what could not be decided with the facts that are missing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from carerules.answer.records import Finding

from .moment import shown
from .pseudonym import Names
from .selection import Selection
from .table import table
from .voice import Voice

_TOLD_APART = ("violated", "undetermined")


def findings(selection: Selection, voice: Voice, names: Names) -> list[str]:
    """Every finding but violations and undecided questions, which have sections of their own."""
    chosen = sorted(
        (f for f in selection.findings if f.kind not in _TOLD_APART),
        key=lambda f: (f.kind, f.at, f.subject_type, f.subject, f.id),
    )
    lines = [voice("findings")]
    for kind, group in groupby(chosen, key=lambda f: f.kind):
        found = list(group)
        title = voice("finding", kind=voice.also(voice(f"kind.{kind}"), kind), n=len(found))
        lines += ["", title, *_rows(found, selection, voice, names)]
    return lines if chosen else []


def undecided(selection: Selection, voice: Voice, names: Names) -> list[str]:
    """Every finding `undetermined`: what it concerns, since when, why, and what would have to be known."""
    found = [f for f in selection.findings if f.kind == "undetermined"]
    if not found:
        return []
    found.sort(key=lambda f: (f.duty, f.workflow, f.at, f.subject_type, f.subject, f.id))
    return [voice("undecided", n=len(found)), *_rows(found, selection, voice, names)]


def _rows(found: Sequence[Finding], selection: Selection, voice: Voice, names: Names) -> list[str]:
    zone = selection.audit.policy.resolved.zone
    columns = {
        "subject": [names.subject(f.subject_type, f.subject) for f in found],
        "since": [shown(f.at, zone) for f in found],
        "until": [shown(f.until, zone) if f.until is not None else "" for f in found],
        "what": [f.duty or f.workflow for f in found],
        "bearer": [f.bearer for f in found],
        "responsible": [names.responsible(f) or "" for f in found],
        "missing": [voice.listed(f.missing) for f in found],
        "record": [] if names.mask else [voice.listed(f.events) for f in found],
        "why": [_why(f, selection, voice) for f in found],
    }
    shown_columns = {name: cells for name, cells in columns.items() if any(cells)}
    return table([voice(name) for name in shown_columns], list(zip(*shown_columns.values(), strict=True)))


def _why(found: Finding, selection: Selection, voice: Voice) -> str:
    indicator = selection.audit.policy.resolved.indicators.get(found.cause)
    if indicator is not None:
        return voice.also(indicator.label.say(voice.language, indicator.id), indicator.id)
    return because(found.cause, voice)


def because(cause: str, voice: Voice) -> str:
    """A finding's cause in words: a list of `word` or `word:name`, parted by commas."""
    return voice.listed(_reason(part, voice) for part in cause.split(",") if part)


def _reason(part: str, voice: Voice) -> str:
    word, _, name = part.partition(":")
    return voice(f"cause.{word}", name=name) if voice.knows(f"cause.{word}") else part
