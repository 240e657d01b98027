"""S6.2-S6.4: who answered for an obligation from when to when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import ladder
from .obligations import Obligation
from .organisation import Answer

if TYPE_CHECKING:
    from .case import Case


def bearer(obligation: Obligation) -> str:
    if obligation.step is not None:
        return str(ladder.written(obligation)["to"])
    return str(obligation.duty.at("bearer", obligation.values_at))


def note(case: Case) -> None:
    """At the end of an instant: who answers now for what is, or was at this instant, open or undone."""
    for obligation in case.obligations:
        closed = obligation.closed_at
        if closed is not None and closed < case.now:
            continue
        name = bearer(obligation)
        answer = Answer(None) if name == "None" else case.org.answer(case, name, case.now)
        if not obligation.held or obligation.held[-1][1] != answer:
            obligation.held.append((case.now, answer))


def find(case: Case) -> None:
    """S6.2, S6.3: the intervals in which a stand-in answered, or nobody."""
    for obligation in case.obligations:
        for since, until, answer in intervals(obligation):
            if answer.who is None or answer.stand_in:
                kind = "no_responsible_person" if answer.who is None else "vacant_post"
                finding = case.find(kind, obligation.duty.id)
                finding.at, finding.until = since, until


def intervals(obligation: Obligation) -> Iterator[tuple[int, int | None, Answer]]:
    """Who held it from when to when, as long as it was open or undone."""
    closed = obligation.closed_at
    ends = [at for at, _ in obligation.held[1:]] + [closed]
    for (since, answer), until in zip(obligation.held, ends, strict=True):
        if closed is None or since < closed:
            yield since, until, answer


def responsible(obligation: Obligation, as_of: int) -> str | None:
    """Who it was when the obligation's fate was decided, or is now (READINGS 53)."""
    decided = (obligation.violated_at, obligation.discharged_at, obligation.ended_at)
    at = min((instant for instant in decided if instant is not None), default=as_of)
    answers = [answer for since, answer in obligation.held if since <= at]
    return answers[-1].who if answers else None
