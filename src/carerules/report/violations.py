"""All violations, by duty: who owed it, who was responsible, by when, how late, on what ground."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from carerules.answer.records import BUCKET_OF, BUCKETS, Obligation

from .moment import length, shown
from .pseudonym import Names
from .selection import Selection
from .summary import duty_name
from .table import table
from .voice import Voice

_NOTES = ("assumed", "provisional", "backfilled")


def violations(selection: Selection, voice: Voice, names: Names) -> list[str]:
    """The violations; with `only`, whatever obligations it asks for. Steps of escalation follow, apart."""
    words = sorted(selection.only.intersection((*BUCKETS, *BUCKET_OF)))
    if selection.only and not words:
        return []
    chosen = [ob for ob in selection.obligations if words or ob.bucket == "violated"]
    own = [ob for ob in chosen if not ob.step]
    title = (
        voice("selected", only=voice.listed(words), n=len(own)) if words else voice("violations", n=len(own))
    )
    lines = [title, *_by_duty(own, selection, voice, names)]
    if steps := selection.totals.steps:
        counts = voice.listed(f"{voice(f'status.{status}')} {steps[status]}" for status in sorted(steps))
        lines += ["", voice("steps", counts=counts)]
        lines += _by_duty([ob for ob in chosen if ob.step], selection, voice, names)
    return lines


def citations(selection: Selection, duty: str, voice: Voice) -> str:
    """The clauses that a duty rests on."""
    policy = selection.audit.policy.resolved
    declared = policy.duties.get(duty)
    cited = declared.source if declared is not None else ()
    if not cited:
        return voice("no_source")
    titles = {c.source: policy.sources[c.source].title for c in cited if c.source in policy.sources}
    clauses = (voice("clause", title=titles.get(c.source, c.source), clause=c.clause) for c in cited)
    return voice("source", sources=voice.listed(clauses))


def _by_duty(obs: Iterable[Obligation], selection: Selection, voice: Voice, names: Names) -> list[str]:
    lines: list[str] = []
    ordered = sorted(
        obs, key=lambda ob: (ob.duty, ob.due or ob.opened_at, ob.subject_type, ob.subject, ob.id)
    )
    for duty, group in groupby(ordered, key=lambda ob: ob.duty):
        declared = selection.audit.policy.resolved.duties.get(duty)
        lines += ["", duty_name(selection, duty, voice), citations(selection, duty, voice)]
        if declared is not None and declared.span.file:
            lines.append(voice("rule", place=declared.span))
        lines += _rows(list(group), selection, voice, names)
    return lines


def _rows(obs: Sequence[Obligation], selection: Selection, voice: Voice, names: Names) -> list[str]:
    """One line an obligation; columns in which nothing stands are left out."""
    zone = selection.audit.policy.resolved.zone
    columns = {
        "subject": [names.subject(ob.subject_type, ob.subject) for ob in obs],
        "for": [names.loop(ob) for ob in obs],
        "step": [str(ob.step or "") for ob in obs],
        "bearer": [ob.bearer for ob in obs],
        "unit": [ob.unit for ob in obs],
        "responsible": [names.responsible(ob) or voice("nobody") for ob in obs],
        "deadline": [shown(ob.due, zone) if ob.due is not None else voice("none") for ob in obs],
        "late": [length(ob.lateness, voice) if ob.lateness else "" for ob in obs],
        "outcome": [outcome(ob, selection, voice) for ob in obs],
        "notes": [voice.listed(voice(f"note.{n}") for n in _NOTES if getattr(ob, n)) for ob in obs],
    }
    shown_columns = {name: cells for name, cells in columns.items() if any(cells)}
    return table([voice(name) for name in shown_columns], list(zip(*shown_columns.values(), strict=True)))


def outcome(ob: Obligation, selection: Selection, voice: Voice) -> str:
    """What became of it, in words that fit the kind of duty."""
    policy = selection.audit.policy.resolved
    if ob.bucket != "violated":
        return voice(f"status.{ob.status}")
    modality = policy.duties[ob.duty].modality if ob.duty in policy.duties else "achieve"
    if modality == "forbid" and ob.violated_at is not None:
        return voice("outcome.happened", at=shown(ob.violated_at, policy.zone))
    keeps = modality == "maintain" and not ob.step
    if ob.discharged_at is not None:
        return voice("outcome.restored" if keeps else "outcome.done", at=shown(ob.discharged_at, policy.zone))
    if ob.ceased_at is not None:
        return voice("outcome.ceased", at=shown(ob.ceased_at, policy.zone))
    return voice("outcome.unrestored" if keeps else "outcome.open")
