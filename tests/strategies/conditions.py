"""Conditions about a child or a village, as texts."""

from __future__ import annotations

from hypothesis import strategies as st

from .words import Draw, maybe, one_of

ON_EVENT = {
    "visit": [
        "event.seen",
        "not event.seen",
        "has(event.seen)",
        'event.note == "x"',
        "event.seen or misses < 2",
        "holds_post(event.by, worker)",
        "event.seen && !away",
    ],
    "found": ["event.urgent", "not event.urgent", 'event.at <= date("2026-03-05")', 'event.id != "e03"'],
    "report": [
        "event.hours >= 2",
        "event.hours * 2 > 3.5 + 1",
        "has(event.about)",
        "event.hours - 1 <= 1.5",
        'event.by == "worker"',
    ],
    "notified": ["event.to == school", "event.to in [school, committee]"],
    "planned": ['event.on >= date("2026-03-01")', "event.on <= exam"],
}
"""Event type -> what may be asked of one, besides the facts."""


@st.composite
def facts(draw: Draw, subject: str, states: list[str]) -> str:
    """A condition on facts and states of the subject, true, false or unknown."""
    if subject == "village":
        return one_of(draw, "ready", "not ready", "assigned(worker)", "has(town)")
    if subject == "county":
        return one_of(draw, "settled", "not settled", "meetings < limit", "assigned(liaison)", "has(settled)")
    if subject == "town":
        return "assigned(supervisor)"
    simple = ["away", "not away", "!away", "risk == high", "risk != low", "risk in [low, high]"]
    simple += ["misses >= 2", "misses < limit", "misses + 1 == limit", "has(risk)", "has(exam)"]
    simple += [
        "assigned(worker)",
        "assigned(carer)",
        'exam > date("2026-03-10")',
        "has(wait) ? away : not away",
        'wait > duration("4d")',
        'home == "v-1"',
        'subject.id == "c-1"',
    ]
    simple += [f'in("{state}")' for state in states]
    return _joined(draw, one_of(draw, *simple), one_of(draw, *simple))


def _joined(draw: Draw, a: str, b: str) -> str:
    if maybe(draw, 3):
        return f"({a}) {one_of(draw, 'and', 'or', '&&', '||')} ({b})"
    return a


@st.composite
def timed(draw: Draw, subject: str, states: list[str], measures: list[str]) -> str:
    """As `facts`, or about time: these change by themselves."""
    if subject != "child" or not maybe(draw, 3):
        return draw(facts(subject, states))
    years = draw(st.integers(1, 16))
    days = draw(st.integers(0, 8))
    choices = [f"age(born) >= {years}", f"age(born) < {years}", f"days_since(noticed) > {days}"]
    choices += [f"days_since(exam) <= {days}", "days_since(noticed) >= limit", "age(born) == 14"]
    for measure in measures:
        length = one_of(draw, "2d", "30h", "1w")
        constant = f'duration("{length}")' if measure.startswith("time") else draw(st.integers(1, 3))
        choices.append(f"{measure} {one_of(draw, '>=', '<', '>', '<=')} {constant}")
    return _joined(draw, one_of(draw, *choices), draw(facts(subject, states)))


@st.composite
def about(draw: Draw, event: str) -> str:
    """A condition on an event of the type, or on the facts."""
    return one_of(draw, *ON_EVENT.get(event, []), "away", "risk == high", "misses < 2")
