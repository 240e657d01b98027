"""The head of an audit's text: what was asked, how much data there was, and the five buckets."""

from __future__ import annotations

from collections.abc import Sequence

from carerules.answer.records import BUCKETS

from .moment import shown
from .party import label
from .selection import Buckets, Selection, added_up
from .table import table
from .voice import Voice

Row = tuple[str, Buckets]
_FIGURES = ("after_as_of", "unknown_yet", "duplicates", "retracted")


def head(selection: Selection, voice: Voice, mask: bool) -> list[str]:
    """The question, and the figures about the data."""
    audit, totals = selection.audit, selection.totals
    policy = audit.policy.resolved
    zone = policy.zone
    lines = [
        voice("title", policy=voice.also(policy.label.say(voice.language, policy.id), policy.id)),
        voice("as_of", at=shown(audit.as_of, zone), zone=zone.name),
    ]
    if audit.known_as_of is not None:
        lines.append(voice("known_as_of", at=shown(audit.known_as_of, zone)))
    if selection.unit:
        unit = voice.also(label(policy, selection.unit, voice.language), selection.unit)
        lines.append(voice("only_unit", unit=unit))
    lines.append(voice("fingerprint", hash=audit.policy.hash[:12], version=audit.policy.language_version))
    lines.append(
        voice(
            "data",
            rows=totals.rows,
            accepted=totals.accepted,
            quarantined=totals.quarantined,
            subjects=totals.subjects,
        )
    )
    lines += [voice(name, n=getattr(totals, name)) for name in _FIGURES if getattr(totals, name)]
    return [*lines, voice("masked")] if mask else lines


def summary(selection: Selection, voice: Voice) -> list[str]:
    """The buckets of the whole, of every unit and of every duty; each row adds up to its total."""
    duties = [
        (duty_name(selection, duty, voice), row) for duty, row in sorted(selection.totals.by_duty.items())
    ]
    lines = [voice("summary"), "", *_table([(voice("all"), selection.totals.buckets)], "", voice)]
    for title, first, rows in (("by_unit", "unit", _units(selection, voice)), ("by_duty", "duty", duties)):
        if rows:
            lines += ["", voice(title), "", *_table(rows, voice(first), voice)]
    return lines


def _units(selection: Selection, voice: Voice) -> list[Row]:
    """Each unit and, below it, its instances where there are several."""
    policy, rows = selection.audit.policy.resolved, list[Row]()
    for unit, instances in selection.by_unit().items():
        rows.append((voice.also(label(policy, unit, voice.language), unit), added_up(instances.values())))
        if len(instances) > 1:
            rows += [(f"  {name or voice('no_instance')}", buckets) for name, buckets in instances.items()]
    return rows


def duty_name(selection: Selection, duty: str, voice: Voice) -> str:
    """A duty's label with its id."""
    declared = selection.audit.policy.resolved.duties.get(duty)
    return voice.also(declared.label.say(voice.language, duty), duty) if declared is not None else duty


def _table(rows: Sequence[Row], first: str, voice: Voice) -> list[str]:
    header = [first, voice("total"), *(voice(f"bucket.{bucket}") for bucket in BUCKETS)]
    body = [[name, str(sum(row.values())), *(str(row[b]) for b in BUCKETS)] for name, row in rows]
    return table(header, body, numbers=len(BUCKETS) + 1)
