"""The local numbers and the missing ones on which verdicts rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from carerules.answer.records import Obligation
from carerules.resolved.duty import Duty, Term
from carerules.resolved.policy import Policy, VagueTerm


@dataclass(frozen=True, slots=True)
class Assumption:
    """A vague term with an assumed number; how many obligations and steps rest on it, how many are violated."""

    term: VagueTerm
    obligations: int
    violated: int


def assumptions(policy: Policy, obligations: Iterable[Obligation]) -> list[Assumption]:
    """Every assumed number that one of `obligations` rests on, by the term's id."""
    rest, violated = Counter[str](), Counter[str]()
    for ob in obligations:
        for word in assumed_terms(policy, ob):
            rest[word] += 1
            violated[word] += ob.bucket == "violated"
    return [Assumption(policy.vague_terms[word], rest[word], violated[word]) for word in sorted(rest)]


def assumed_terms(policy: Policy, ob: Obligation) -> list[str]:
    """The vague terms whose assumed number the deadline of `ob` rests on."""
    if not ob.assumed or ob.duty not in policy.duties:
        return []
    terms = _terms(policy.duties[ob.duty], ob)
    return sorted({term.vague for term in terms if term.vague in policy.vague_terms and term.assumed})


def unquantified(obligations: Iterable[Obligation]) -> dict[str, int]:
    """Duty -> how many of its obligations nobody can judge for want of a number.

    A step of escalation without `within` is meant to be so, and not counted.
    """
    found = Counter(ob.duty for ob in obligations if ob.status == "unquantified" and not ob.step)
    return dict(sorted(found.items()))


def _terms(duty: Duty, ob: Obligation) -> Iterator[Term]:
    """The lengths of time in force when `ob` opened."""
    if ob.step:
        within = duty.escalate[ob.step - 1].within
        if within is not None:
            yield within
        return
    for dated in (duty.within, duty.every, duty.tolerance):
        term = dated.at(ob.opened_at) if dated is not None else None
        if term is not None:
            yield term
