"""The end of an audit's text: what its verdicts rest on, and the rows that could not be read."""

from __future__ import annotations

from itertools import groupby

from .basis import Assumption, assumptions, unquantified
from .selection import Selection
from .summary import duty_name
from .voice import Voice


def basis(selection: Selection, voice: Voice) -> list[str]:
    """Assumed numbers, missing numbers, unpublished calendars and departures from an inherited policy."""
    policy, obligations = selection.audit.policy.resolved, selection.counted
    lines = [_assumption(rests, voice) for rests in assumptions(policy, obligations)]
    lines += [
        voice("number_missing", duty=duty_name(selection, duty, voice), n=n)
        for duty, n in unquantified(obligations).items()
    ]
    provisional = sum(ob.provisional for ob in obligations)
    if provisional:
        lines.append(voice("provisional_deadlines", n=provisional))
    for section, id_, reason in selection.audit.tightenings:
        lines.append(voice("tightening", section=section, id=id_, reason=reason))
    return [voice("basis"), *lines] if lines else []


def _assumption(rests: Assumption, voice: Voice) -> str:
    term = rests.term
    value = voice.listed(map(str, term.value.values())) if term.value is not None else voice("none")
    return voice(
        "assumption",
        id=term.id,
        term=term.term,
        value=value,
        who=term.decided_by,
        n=rests.obligations,
        violated=rests.violated,
    )


def rejected(selection: Selection, voice: Voice) -> list[str]:
    """All quarantined rows, by what is wrong with them; the messages name row and column."""
    rows = selection.audit.rejected
    if not rows:
        return []
    lines = [voice("rejected", n=len(rows))]
    ordered = sorted(rows, key=lambda rejected: (rejected.diagnostic.code, rejected.row, rejected.column))
    for code, group in groupby(ordered, key=lambda rejected: rejected.diagnostic.code):
        messages = [f"  {rejected.diagnostic.message(voice.language)}" for rejected in group]
        lines += [voice("rejected_code", code=code, n=len(messages)), *messages]
    return lines
