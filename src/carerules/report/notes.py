"""What a reader of a policy should know besides its errors: vague words, assumed numbers, missing ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from carerules.diagnostics.diagnostic import Diagnostic, Severity
from carerules.diagnostics.place import visible
from carerules.diagnostics.wording import Language
from carerules.resolved.duty import Duty, Term
from carerules.resolved.policy import Policy, VagueTerm

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
    if policy.vague_terms:
        yield voice("vague", n=len(policy.vague_terms))
        users = _users(policy)
        for term in policy.vague_terms.values():
            yield "  " + _term(term, users.get(term.id, []), voice)
    if policy.unquantified:
        yield voice("unquantified", n=len(policy.unquantified))
        for id_ in policy.unquantified:
            yield "  " + voice.also(policy.duties[id_].label.say(voice.language, id_), id_)
    if policy.tightenings:
        yield voice("tightened", n=len(policy.tightenings))
        for section, id_, reason in policy.tightenings:
            yield "  " + voice("tightening", section=section, id=id_, reason=reason)
    yield voice("size", policy=policy.id, **{name: len(getattr(policy, name)) for name in _SECTIONS})


def _term(term: VagueTerm, users: Iterable[str], voice: Voice) -> str:
    using = [f"`{id_}`" for id_ in users]
    if term.value is None:
        number = voice("no_number")
    else:
        values = voice.listed(map(str, term.value.values()))
        number = voice("assumed" if term.assumed else "decided", value=values, who=term.decided_by)
    return voice(
        "term", id=term.id, term=term.term, number=number, users=voice.listed(using) or voice("unused")
    )


def _users(policy: Policy) -> dict[str, list[str]]:
    """Which duties and workflows name each vague term, in their order."""
    users: dict[str, list[str]] = {}
    for id_, terms in _lengths(policy):
        for vague in dict.fromkeys(term.vague for term in terms):
            users.setdefault(vague, []).append(id_)
    return users


def _lengths(policy: Policy) -> Iterator[tuple[str, Iterable[Term]]]:
    """Every duty and workflow with the lengths of time that it names, whenever they are in force."""
    for duty in policy.duties.values():
        yield duty.id, _of_duty(duty)
    for workflow in policy.workflows.values():
        after = (timed.delay for state in workflow.states.values() for timed in state.after)
        yield workflow.id, (term for delay in after for term in delay.values())


def _of_duty(duty: Duty) -> Iterator[Term]:
    for dated in (duty.within, duty.every, duty.tolerance):
        if dated is not None:
            yield from dated.values()
    yield from (step.within for step in duty.escalate if step.within is not None)
