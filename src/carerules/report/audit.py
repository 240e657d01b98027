"""What a report is given: an audit and the policy that it was made with, seen from this layer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from carerules.answer.records import Finding, Obligation, State, Totals
from carerules.history.event import Rejected
from carerules.resolved import policy as resolved


class Policy(Protocol):
    """A loaded policy, as `carerules.load` returns it."""

    @property
    def resolved(self) -> resolved.Policy:
        """The policy with every name bound."""

    @property
    def hash(self) -> str:
        """The hash of what it means."""

    @property
    def language_version(self) -> int:
        """The version of the language that it is written in."""

    @property
    def unquantified(self) -> tuple[str, ...]:
        """Ids of the duties whose deadline word has no number."""


class Audit(Protocol):
    """A history judged as of an instant, as `Policy.audit` returns it. Instants are microseconds UTC."""

    @property
    def policy(self) -> Policy:
        """The policy that was asked."""

    @property
    def as_of(self) -> int:
        """The instant of the question."""

    @property
    def known_as_of(self) -> int | None:
        """Records made after it were left out; None: none were."""

    @property
    def obligations(self) -> Sequence[Obligation]:
        """All obligations and steps of escalation."""

    @property
    def findings(self) -> Sequence[Finding]:
        """All findings."""

    @property
    def states(self) -> Sequence[State]:
        """Where each workflow of each case stands."""

    @property
    def totals(self) -> Totals:
        """The numbers."""

    @property
    def rejected(self) -> tuple[Rejected, ...]:
        """The quarantined rows."""

    @property
    def tightenings(self) -> tuple[tuple[str, str, str], ...]:
        """`(section, id, reason)` of every inherited item that the policy changed."""
