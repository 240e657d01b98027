"""Events, lengths of time and the questions of a condition, written as a policy writes them."""

from __future__ import annotations

from carerules.expressions.text import render
from carerules.expressions.tree import Assigned, HoldsPost, InState, Name, OpenDuty, Tree
from carerules.resolved.duty import EventRef, Term
from carerules.resolved.value import Dated
from carerules.temporal.civil import format_date
from carerules.temporal.instants import EVER
from carerules.temporal.zone import Zone


def event_text(ref: EventRef | None) -> str:
    """`home_visit`, `violated(weekly_visit)`; empty where there is no event."""
    if ref is None:
        return ""
    return ref.name if ref.kind == "event" else f"{ref.kind}({ref.name})"


def length_text(delay: Dated[Term], zone: Zone) -> str:
    """`1y`, a vague word, or each with its date where it changes: `1mo, 7d from 2021-06-01`."""
    told = ((since, str(term.duration) if term.duration else term.vague) for since, term in delay.steps)
    return ", ".join(
        text if since == EVER else f"{text} from {format_date(zone.day(since))}" for since, text in told
    )


def question(leaf: Tree) -> str:
    """What a leaf of a condition asks; empty for any other tree."""
    return render(leaf) if isinstance(leaf, (Name, InState, OpenDuty, Assigned, HoldsPost)) else ""
