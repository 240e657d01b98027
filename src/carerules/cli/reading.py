"""Loading what a command is about."""

from __future__ import annotations

from carerules.api.audit import Audit
from carerules.api.examination import examine
from carerules.api.policy import Policy, of_examination
from carerules.diagnostics.wording import Language

from .broken import BrokenPolicy, complain
from .options import instant
from .progress import bar
from .words import say


def loaded(folder: str, library: str = "") -> Policy:
    """The policy in `folder`, which may refine those in `library` (empty: the folder that holds `folder`).

    Raises PolicyError with its errors, and their texts for the carets.
    """
    examination = examine(folder, library or None)
    policy = of_examination(examination)
    if policy is None:
        raise BrokenPolicy(examination.diagnostics, examination.texts, folder)
    return policy


def audited(policy: Policy, history: str, as_of: str, known_as_of: str, language: Language) -> Audit:
    """The audit of a history file; warnings about the data as a whole go to stderr. Raises DataError, Misuse."""
    zone = policy.resolved.zone
    until = instant("--as-of", as_of, zone, language)
    known = instant("--known-as-of", known_as_of, zone, language) if known_as_of else None
    with bar(say("judging", language)) as step:
        audit = policy.audit(history, as_of=until, known_as_of=known, progress=step)
    complain(audit.warnings, {}, language)
    return audit
