"""What is owed next and by whom: overdue first, then the soonest deadline, by unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carerules.answer.records import Obligation
from carerules.diagnostics.place import visible
from carerules.diagnostics.wording import Language

from .moment import length, shown
from .party import label, unit_of
from .pseudonym import Names
from .selection import Selection
from .table import table
from .voice import Voice
from .worklist_words import WORKLIST

_RUNNING = ("pending", "due_soon")


def is_overdue(ob: Obligation) -> bool:
    """Whether something can still be done about a missed deadline: violated, not yet discharged, not ceased."""
    return ob.status == "violated" and ob.ceased_at is None and ob.due is not None


def owed(selection: Selection, until: int) -> list[Obligation]:
    """What is overdue, or due by the instant `until`; the oldest deadline first.

    What happened against a prohibition cannot be made up for, so it is not on the list.
    """
    duties = selection.audit.policy.resolved.duties
    forbidden = {duty for duty, declared in duties.items() if declared.modality == "forbid"}
    found = [
        ob
        for ob in selection.obligations
        if ob.duty not in forbidden
        and (is_overdue(ob) or (ob.status in _RUNNING and ob.due is not None and ob.due <= until))
    ]
    return sorted(
        found, key=lambda ob: (not is_overdue(ob), ob.due or 0, ob.duty, ob.subject_type, ob.subject, ob.id)
    )


def lines(selection: Selection, until: int, language: Language, mask: bool = True) -> Iterator[str]:
    """The worklist as text, line by line. `until`: the end of the window, microseconds UTC."""
    voice = Voice(WORKLIST, language)
    names = Names(selection.audit.policy.resolved, mask)
    chosen = owed(selection, until)
    rows = [*_head(selection, until, voice, mask)]
    if not chosen:
        rows += ["", voice("nothing")]
    policy = selection.audit.policy.resolved
    units = {ob.id: (unit_of(policy, ob.bearer), ob.unit) for ob in chosen}
    for unit, instance in sorted(set(units.values())):
        group = [ob for ob in chosen if units[ob.id] == (unit, instance)]
        title = " ".join(filter(None, (voice.also(label(policy, unit, language), unit), instance)))
        rows += ["", voice("heading", unit=title, **_counts(group)), *_rows(group, selection, voice, names)]
    for row in rows:
        yield visible(row) + "\n"


def _head(selection: Selection, until: int, voice: Voice, mask: bool) -> list[str]:
    audit = selection.audit
    policy = audit.policy.resolved
    zone = policy.zone
    lines = [
        voice("title", policy=voice.also(policy.label.say(voice.language, policy.id), policy.id)),
        voice("window", at=shown(audit.as_of, zone), until=shown(until, zone), zone=zone.name),
        voice("counts", **_counts(owed(selection, until))),
    ]
    standing = sum(ob.status == "suspended" for ob in selection.obligations)
    if standing:
        lines.append(voice("standing", n=standing))
    return [*lines, voice("masked")] if mask else lines


def _counts(obs: Sequence[Obligation]) -> dict[str, int]:
    late = sum(map(is_overdue, obs))
    return {"overdue": late, "due": len(obs) - late}


def _rows(obs: Sequence[Obligation], selection: Selection, voice: Voice, names: Names) -> list[str]:
    audit = selection.audit
    policy = audit.policy.resolved
    columns = {
        "when": [_when(ob, audit.as_of, voice) for ob in obs],
        "deadline": [shown(ob.due, policy.zone) if ob.due is not None else "" for ob in obs],
        "duty": [_duty(selection, ob.duty, voice) for ob in obs],
        "subject": [names.subject(ob.subject_type, ob.subject) for ob in obs],
        "for": [names.loop(ob) for ob in obs],
        "step": [str(ob.step or "") for ob in obs],
        "bearer": [ob.bearer for ob in obs],
        "responsible": [names.responsible(ob) or voice("nobody") for ob in obs],
    }
    shown_columns = {name: cells for name, cells in columns.items() if any(cells)}
    return table([voice(name) for name in shown_columns], list(zip(*shown_columns.values(), strict=True)))


def _duty(selection: Selection, duty: str, voice: Voice) -> str:
    declared = selection.audit.policy.resolved.duties.get(duty)
    return declared.label.say(voice.language, duty) if declared is not None else duty


def _when(ob: Obligation, as_of: int, voice: Voice) -> str:
    due = ob.due if ob.due is not None else as_of
    key, away = ("overdue", as_of - due) if is_overdue(ob) else ("left", due - as_of)
    return voice(key, length=length(max(away, 0), voice))
