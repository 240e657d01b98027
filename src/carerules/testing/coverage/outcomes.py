"""The second denominator: what can come of a duty, told from its shape alone. (S5.2, S4.3)"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from carerules.resolved.duty import Duty
from carerules.resolved.policy import Policy

from .causes import OF_STATUS, duty_causes
from .clocks import is_quantified, is_unquantified
from .entry import OUTCOMES, Entry, Impossible
from .unknowns import Unknowns

STATUSES = (
    "discharged", "violated", "discharged_late", "suspended", "undetermined", "lapsed", "waived", "unquantified",
)  # fmt: skip
"""`pending` and `due_soon` are no outcomes: nothing has come of the duty yet."""
PERMISSION = ("permitted", "not_permitted", "undetermined")
OUTCOME_WORDS = tuple(dict.fromkeys((*STATUSES, *PERMISSION)))

POSSIBLE = ""
_CLOCKED = ("while", "upon", "due")
"""Causes that leave an obligation without a clock: if its `while` ends then, it lapses. # S7.2"""


class _Shape(NamedTuple):
    """What decides over a duty's outcomes."""

    duty: Duty
    causes: frozenset[str]
    ends: bool
    """Its subject type has `ends`."""

    @property
    def numbered(self) -> bool:
        return is_quantified(self.duty)


def outcomes(policy: Policy) -> Iterator[Entry]:
    """Each outcome that a duty can have, once for each duty."""
    for duty, outcome, reason in _judged(policy):
        if reason == POSSIBLE:
            yield Entry(key_of(duty.id, outcome), (("duty", duty.id), ("outcome", outcome)), duty.span)


def impossible(policy: Policy) -> Iterator[Impossible]:
    """Each outcome that a duty cannot have, and why."""
    for duty, outcome, reason in _judged(policy):
        if reason != POSSIBLE:
            yield Impossible(duty.id, outcome, reason, duty.span)


def key_of(duty: str, outcome: str) -> tuple[str, ...]:
    """The key of an outcome of a duty."""
    return OUTCOMES, duty, outcome


def _judged(policy: Policy) -> Iterator[tuple[Duty, str, str]]:
    unknowns = Unknowns(policy)
    for duty in policy.duties.values():
        found = frozenset(cause for cause, _, _ in duty_causes(duty, unknowns))
        shape = _Shape(duty, found, bool(policy.subjects[duty.subject].ends))
        for outcome, reason in reasons(shape).items():
            yield duty, outcome, reason


def reasons(shape: _Shape) -> Mapping[str, str]:
    """Outcome -> why it cannot be, or `POSSIBLE`."""
    undetermined = POSSIBLE if shape.causes & OF_STATUS else "nothing_unknown"
    if shape.duty.modality == "permit":
        return {"permitted": POSSIBLE, "not_permitted": POSSIBLE, "undetermined": undetermined}
    if shape.duty.modality == "forbid":
        barred = dict.fromkeys(STATUSES, "prohibition")
        return barred | {"violated": POSSIBLE, "undetermined": undetermined}
    return {
        "discharged": "kept" if shape.duty.modality == "maintain" else _if_numbered(shape),
        "violated": _if_numbered(shape),
        "discharged_late": _if_numbered(shape),
        "suspended": _suspended(shape),
        "undetermined": undetermined,
        "lapsed": _lapsed(shape),
        "waived": _waived(shape),
        "unquantified": POSSIBLE if is_unquantified(shape.duty) else "numbered",
    }


def _if_numbered(shape: _Shape) -> str:
    return POSSIBLE if shape.numbered else "no_number"


def _suspended(shape: _Shape) -> str:
    """The clock can only stand where lateness is judged; that of a period never does. # S5.8"""
    if shape.duty.suspend is None:
        return "no_suspend"
    if shape.duty.each:
        return "period"
    return _if_numbered(shape)


def _lapsed(shape: _Shape) -> str:
    """A word without a number is never judged, also when it ends; without a clock it lapses. # S5.2 # S7.2"""
    if shape.duty.holds_while is None and not shape.ends:
        return "no_end"
    return POSSIBLE if shape.causes.intersection(_CLOCKED) else _if_numbered(shape)


def _waived(shape: _Shape) -> str:
    """A waiver lifts a deadline, that of `before` too. # S5.9"""
    return "no_waive" if shape.duty.waive is None else _if_numbered(shape)
