"""Loading what a command is about, and telling what is wrong with it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

from carerules.api.audit import Audit
from carerules.api.policy import Policy, examine
from carerules.diagnostics import render_text
from carerules.diagnostics.diagnostic import Diagnostic, PolicyError, Severity
from carerules.diagnostics.wording import Language

from .options import instant
from .progress import bar
from .words import say


def loaded(folder: str) -> Policy:
    """The policy in `folder`. Raises PolicyError with its errors, and their texts for the carets."""
    examination = examine(folder)
    if examination.policy is None:
        raise BrokenPolicy(examination.diagnostics, examination.texts, folder)
    return examination.policy


class BrokenPolicy(PolicyError):
    """A policy with errors, and the texts that they point into."""

    def __init__(self, diagnostics: Iterable[Diagnostic], texts: Mapping[str, str], folder: str) -> None:
        super().__init__(diagnostics)
        self.texts, self.folder = texts, folder

    def errors(self) -> list[Diagnostic]:
        """Its errors without its warnings: `check` shows both."""
        return [d for d in self.diagnostics if d.severity is Severity.ERROR]


def audited(policy: Policy, history: str, as_of: str, known_as_of: str, language: Language) -> Audit:
    """The audit of a history file; warnings about the data as a whole go to stderr. Raises DataError, Misuse."""
    zone = policy.resolved.zone
    until = instant("--as-of", as_of, zone, language)
    known = instant("--known-as-of", known_as_of, zone, language) if known_as_of else None
    with bar(say("judging", language)) as step:
        audit = policy.audit(history, as_of=until, known_as_of=known, progress=step)
    complain(audit.warnings, {}, language)
    return audit


def complain(
    diagnostics: Iterable[Diagnostic], texts: Mapping[str, str], language: Language, root: str = ""
) -> None:
    """Diagnostics on stderr, for people."""
    sys.stderr.write(render_text.render(diagnostics, texts, language, root))
