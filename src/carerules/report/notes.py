"""What a reader of a policy should know besides its errors: vague words, assumed numbers, missing ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from carerules.diagnostics.diagnostic import Diagnostic, Severity
from carerules.diagnostics.place import visible
from carerules.diagnostics.wording import Language
from carerules.resolved.duty import Duty, Term
from carerules.resolved.policy import VagueTerm

from .audit import Policy
from .notes_words import NOTES
from .voice import Voice

_SECTIONS = ("units", "posts", "subjects", "events", "workflows", "duties")


def lines(policy: Policy | None, diagnostics: Sequence[Diagnostic], language: Language) -> Iterator[str]:
    """The notes and, last, how many errors and warnings there are. `policy` None: it has errors."""
    voice = Voice(NOTES, language)
    if policy is not None:
        for line in _notes(policy, voice):
            yield visible(line) + "\n"
    counts = {
        name: sum(d.severity is severity for d in diagnostics)
        for name, severity in (("errors", Severity.ERROR), ("warnings", Severity.WARNING))
    }
    yield voice("summary", **counts) + "\n"


def _notes(policy: Policy, voice: Voice) -> Iterator[str]:
    resolved = policy.resolved
    if resolved.vague_terms:
        yield voice("vague", n=len(resolved.vague_terms))
        for term in resolved.vague_terms.values():
            yield "  " + _term(term, resolved.duties.values(), voice)
    if policy.unquantified:
        yield voice("unquantified", n=len(policy.unquantified))
        for id_ in policy.unquantified:
            yield "  " + voice.also(resolved.duties[id_].label.say(voice.language, id_), id_)
    if resolved.tightenings:
        yield voice("tightened", n=len(resolved.tightenings))
        for section, id_, reason in resolved.tightenings:
            yield "  " + voice("tightening", section=section, id=id_, reason=reason)
    yield voice("size", policy=resolved.id, **{name: len(getattr(resolved, name)) for name in _SECTIONS})


def _term(term: VagueTerm, duties: Iterable[Duty], voice: Voice) -> str:
    using = [f"`{duty.id}`" for duty in duties if any(t.vague == term.id for t in terms_of(duty))]
    if term.value is None:
        number = voice("no_number")
    else:
        values = voice.listed(map(str, term.value.values()))
        key = ("assumed" if term.assumed else "decided") + ("_by" if term.decided_by else "")
        number = voice(key, value=values, who=term.decided_by)
    return voice(
        "term", id=term.id, term=term.term, number=number, duties=voice.listed(using) or voice("unused")
    )


def terms_of(duty: Duty) -> Iterator[Term]:
    """Every length of time that a duty names, whenever it is in force."""
    for dated in (duty.within, duty.every, duty.tolerance):
        if dated is not None:
            yield from dated.values()
    yield from (step.within for step in duty.escalate if step.within is not None)
