"""Histories that fit a generated policy: lines as in scenario files, many of them near deadlines."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from .words import CHILDREN, COUNTIES, FIRST_DAYS, PERSONS, RISKS, TOWNS, VILLAGES, Draw, maybe, one_of

INSTANCES = {"child": CHILDREN, "village": VILLAGES, "town": TOWNS, "county": COUNTIES}
STEPS = [
    *(timedelta(minutes=n) for n in (0, 0, 30, 60, 240)),
    *(timedelta(days=n) for n in (0, 0, 1, 1, 2, 3, 7, 7, 8, 31)),
]
TIMES = ["", "", "", "T00:00", "T09:00", "T09:00:00", "T13:30", "T23:59:59.999999", "T23:59:59.999999"]


@st.composite
def histories(draw: Draw, policy: dict[str, Any]) -> list[dict[str, Any]]:
    """Up to some twenty records, in any order, some of them wrong, late, repeated, corrected or taken back."""
    now = datetime.fromisoformat(one_of(draw, *FIRST_DAYS))
    lines = [_line(draw, policy, now, "registered", 0, willing=maybe(draw))]
    for _ in range(draw(st.integers(2, 5))):
        willing = not maybe(draw, 3)
        for event, days in _plot(draw, policy):
            now += one_of(draw, *STEPS) + timedelta(days=days)
            lines.append(_line(draw, policy, now, event, len(lines), willing))
    lines += _day_after_day(draw, policy, now, len(lines))
    for number in range(draw(st.integers(0, 2))):
        lines.append(_about_another(draw, lines, number))
    return draw(st.permutations(lines)) if maybe(draw, 4) else lines


def _plot(draw: Draw, policy: dict[str, Any]) -> list[tuple[str, int]]:
    """What sets a duty off, what it asks for, and what may come between, each after so many more days; or any events."""
    if maybe(draw, 3):
        any_event = st.sampled_from([*policy["events"], "unheard_of"])
        return [(event, 0) for event in draw(st.lists(any_event, min_size=1, max_size=4))]
    duties = [*policy["duties"].values()]
    duty = one_of(draw, *duties, *(duty for duty in duties if "waive" in duty or "escalate" in duty))
    known = [event for event in policy["events"] if policy["events"][event]["subject"] == duty["subject"]]
    starts = [event for event in _words(duty.get("upon")) if event in known]
    acts = [
        event for event in _words([duty.get(key) for key in ("do", "forbid", "permit")]) if event in known
    ]
    between = ["told", "assessed", "visit", "found"] if duty["subject"] == "child" else known
    waived = ["excused"] if "waive" in duty and not maybe(draw, 4) else []
    middle = [] if waived else draw(st.lists(st.sampled_from(between), max_size=2))
    act = [one_of(draw, *acts)] if acts and not maybe(draw, 3) else []
    steps = [step["do"] for step in duty.get("escalate", ()) if "do" in step and maybe(draw)]
    late = one_of(draw, 0, 3, 9) if "escalate" in duty else 0
    begin = [one_of(draw, *starts)] if starts else []
    plot = [(event, 0) for event in [*begin, *waived, *middle]] + [(event, late) for event in [*act, *steps]]
    return plot + [(event, 0) for event in act if maybe(draw)]


def _day_after_day(draw: Draw, policy: dict[str, Any], now: datetime, number: int) -> list[dict[str, Any]]:
    """The act of a step that has only hours for it, on some days in a row: one may lie before its deadline."""
    steps = [step for duty in policy["duties"].values() for step in duty.get("escalate", ())]
    acts = [step["do"] for step in steps if "do" in step and str(step.get("within")).endswith("h")]
    if not acts or maybe(draw, 3):
        return []
    line = _line(draw, policy, now, one_of(draw, *acts), number, willing=True)
    line.pop("recorded_at", None)
    days = [(now + timedelta(days=day)).date().isoformat() for day in range(1, 6)]
    return [line | {"at": day, "id": f"d{place}"} for place, day in enumerate(days)]


def _words(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [word for part in value.values() for word in _words(part)]
    if isinstance(value, list):
        return [word for part in value for word in _words(part)]
    return [value] if isinstance(value, str) else []


def _line(
    draw: Draw, policy: dict[str, Any], day: datetime, event: str, number: int, willing: bool
) -> dict[str, Any]:
    """A record of the event; a `willing` one is complete and by whom it should be."""
    declared = policy["events"].get(event, {"subject": "child"})
    subject = declared["subject"]
    line: dict[str, Any] = {
        "at": _moment(draw, day),
        "event": event,
        "subject": {subject: INSTANCES[subject][0] if willing else one_of(draw, *INSTANCES[subject])},
        "id": f"e{number:02}",
    }
    data = draw(data_of(declared, day, willing))
    if data:
        line["data"] = data
    allowed = declared.get("by") or (["supervisor"] if event == "excused" else ["worker", "parent"])
    line["by"] = one_of(draw, *allowed) if willing else one_of(draw, "worker", "civil", *PERSONS, None)
    if "evidence" in declared and not maybe(draw, 4 if willing else 2):
        line["evidence"] = ["photo"]
    if maybe(draw, 3 if "record_within" in declared else 6):
        later = one_of(draw, timedelta(0), timedelta(days=1), timedelta(days=5), timedelta(days=-1))
        line["recorded_at"] = _moment(draw, day + later)
    return {key: value for key, value in line.items() if value is not None}


def _moment(draw: Draw, day: datetime) -> str:
    """A date, or a date with a time: most often the time reached so far or an edge of the day."""
    if maybe(draw, 3):
        return day.isoformat()
    return day.date().isoformat() + one_of(draw, *TIMES)


@st.composite
def data_of(draw: Draw, declared: dict[str, Any], day: datetime, willing: bool) -> dict[str, Any]:
    """A datum for each name, sometimes none, seldom one of a wrong type."""
    sets = declared.get("sets")
    data = {}
    types = {**dict.fromkeys(sets if isinstance(sets, list) else ()), **declared.get("data", {})}
    for name, written in types.items():
        if willing or not maybe(draw, 3 if str(written).endswith("?") else 12):
            data[name] = _value(draw, name, day) if willing or not maybe(draw, 20) else "?!"
    return data


def _value(draw: Draw, name: str, day: datetime) -> Any:
    near = (day + timedelta(days=draw(st.sampled_from([-3, 0, 1, 2, 3, 7, 30])))).date().isoformat()
    birthday = f"{day.year - draw(st.integers(2, 16))}-{near[5:]}"
    values: dict[str, Any] = {
        "born": one_of(draw, "2012-02-29", birthday if near[5:] != "02-29" else "2016-02-29"),
        "village": one_of(draw, *VILLAGES),
        "home": one_of(draw, *VILLAGES),
        "until": (day + timedelta(days=draw(st.sampled_from([-3, 0, 7, 14, 60, 60])))).date().isoformat(),
        "town": "t-1",
        "risk": one_of(draw, *RISKS),
        "hours": one_of(draw, 1, 2.5, 3),
        "to": one_of(draw, "school", "committee"),
        "about": one_of(draw, "e01", "e02", "e03", "e04"),
        "length": one_of(draw, "3d", "1mo"),
        "holder": one_of(draw, *PERSONS),
        "period": one_of(draw, near, near[:7], near),
        "note": "x",
        "why": "snow",
    }
    if name in ("away", "seen", "urgent", "settled"):
        return draw(st.booleans())
    return values.get(name, near)


def _about_another(draw: Draw, lines: list[dict[str, Any]], number: int) -> dict[str, Any]:
    """A repetition, a conflicting one, a correction or a retraction of a line."""
    line = dict(one_of(draw, *lines))
    kind = one_of(draw, "repeats", "conflicts", "corrects", "retracts")
    if kind == "repeats":
        return line
    if kind == "conflicts":
        return line | {"by": one_of(draw, "worker", "office", "p-2")}
    later = (datetime.fromisoformat(line["at"]) + timedelta(days=draw(st.integers(0, 9)))).date().isoformat()
    changed = {"id": f"x{number}", kind: line["id"], "recorded_at": later}
    if kind == "corrects":
        earlier = datetime.fromisoformat(line["at"]) - timedelta(days=draw(st.integers(0, 3)))
        changed["at"] = earlier.date().isoformat() + one_of(draw, *TIMES)
    return line | changed
