"""What is wrong with a policy or with data, told on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

from carerules.diagnostics import render_text
from carerules.diagnostics.diagnostic import Diagnostic, PolicyError, Severity
from carerules.diagnostics.wording import Language


class BrokenPolicy(PolicyError):
    """A policy with errors, and the texts that they point into."""

    def __init__(self, diagnostics: Iterable[Diagnostic], texts: Mapping[str, str], folder: str) -> None:
        super().__init__(diagnostics)
        self.texts, self.folder = texts, folder

    def errors(self) -> list[Diagnostic]:
        """Its errors without its warnings: `check` shows both."""
        return [d for d in self.diagnostics if d.severity is Severity.ERROR]


def complain(
    diagnostics: Iterable[Diagnostic], texts: Mapping[str, str], language: Language, root: str = ""
) -> None:
    """Diagnostics on stderr, for people."""
    sys.stderr.write(render_text.render(diagnostics, texts, language, root))
