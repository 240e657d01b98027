"""Something wrong, or worth knowing, about a text or a table; and the two exceptions that carry it.

Diagnostics are values: stages return them. `PolicyError` and `DataError` are raised only where the caller
asked for a result that cannot exist.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from . import wording
from .catalogue.table import find
from .severity import Severity as Severity
from .span import Span
from .wording import Arguments, Language
from .wording import Word as Word


@dataclass(frozen=True, slots=True)
class Label:
    """Another place that belongs to the matter; `key` (`catalogue.phrases.LABELS`) is what is said of it."""

    span: Span
    key: str
    args: Arguments = field(default_factory=dict, hash=False)

    def text(self, language: Language) -> str:
        """What is said of the place."""
        return wording.label(self.key, self.args, language)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One matter: its `code`, the place, and what fills the code's message and help."""

    code: str
    span: Span
    args: Arguments = field(default_factory=dict, hash=False)
    labels: tuple[Label, ...] = ()

    @property
    def severity(self) -> Severity:
        """As the catalogue declares it for the code."""
        return find(self.code).severity

    def message(self, language: Language) -> str:
        """The matter in one line."""
        return wording.message(self.code, self.args, language)

    def help(self, language: Language) -> str:
        """The edit to make, or empty."""
        return wording.help_of(self.code, self.args, language)


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Without repetitions, by file, place and code, so that output never depends on the order of checks."""
    ordered = sorted(
        diagnostics, key=lambda d: (_matter(d), d.help("en"), [(x.span, x.key) for x in d.labels])
    )
    return list({_matter(d): d for d in ordered}.values())


def _matter(d: Diagnostic) -> tuple[Span, str, str]:
    """What makes two of them one; of those the one with more to show is kept."""
    return d.span, d.code, d.message("en")


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them is an error."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


class _RefusedError(Exception):
    """Carries the `diagnostics` that say why."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "\n".join(
            f"{d.span}: {d.severity.value}[{d.code}]: {d.message('en')}" for d in self.diagnostics
        )


class PolicyError(_RefusedError):
    """A policy that cannot be used; `diagnostics` says why."""


class DataError(_RefusedError):
    """Case data that cannot be read at all; single broken rows are quarantined and not raised."""
