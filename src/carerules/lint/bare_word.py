"""CR540 and CR541: the law's words without a number, and with a number that is only assumed."""

from __future__ import annotations

from collections.abc import Iterator

from carerules.diagnostics.diagnostic import Diagnostic
from carerules.diagnostics.wording import Arguments
from carerules.resolved.duty import Term
from carerules.resolved.policy import Policy


def check(policy: Policy) -> Iterator[Diagnostic]:
    """One for each word, with the duties that use it."""
    using: dict[str, list[str]] = {}
    for user, terms in _terms(policy):
        for vague in dict.fromkeys(term.vague for term in terms):
            using.setdefault(vague, []).append(user)
    for word in policy.vague_terms.values():
        duties = tuple(using.get(word.id, ()))
        args: Arguments = {"word": word.id, "term": word.term, "duties": duties}
        if word.value is None and duties:
            yield Diagnostic("CR540", word.span, args)
        elif word.assumed and duties:
            yield Diagnostic("CR541", word.span, args)


def _terms(policy: Policy) -> Iterator[tuple[str, list[Term]]]:
    """The lengths of every duty, and of every workflow's timed transitions."""
    for duty in policy.duties.values():
        dated = (duty.within, duty.every, duty.tolerance)
        steps = [step.within for step in duty.escalate if step.within is not None]
        yield duty.id, [term for value in dated if value is not None for term in value.values()] + steps
    for workflow in policy.workflows.values():
        rules = (rule for state in workflow.states.values() for rule in state.after)
        yield workflow.id, [term for rule in rules for term in rule.delay.values()]
