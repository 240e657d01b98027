"""Whatever a slot holds comes back: everything set by hand, since few histories reach all of it at once."""

from __future__ import annotations

import math
from typing import Any

from carerules import Case
from carerules.api.packed.form import Form, form_of
from carerules.api.packed.row import FORGOTTEN
from carerules.engine.organisation import Timeline
from carerules.engine.state import Event, Finding, Obligation, Row
from carerules.temporal.duration import Duration, Unit
from tests.properties.county import county

NOW = 1_772_438_400_000_000
SPECIAL: dict[str, Any] = {
    "term": Duration(3, Unit.WD),
    "earlier": ((0, NOW - 7), (1, NOW + 60_000_000)),
    "period": "2026-03",
    "evidence": (1, 2),
    "reason": ("missing:seen", "一"),
    "missing": (3, -1),
    "cause": "permit",
    "values": [],
}
OBJECTS = (Event, Obligation, Finding, Timeline)
CODES = ("actor", "holder", "text", "loop", "party")
CONTAINERS = (list, tuple, set)


def different(value: Any, place: int) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    return value + 60_000_000 * (place + 1) + 17 if abs(value) > 1_000_000 else value + place + 1


def filled(thing: Any, texts: Any, **given: Any) -> Any:
    """`thing` with every slot unlike that of a new one."""
    for place, name in enumerate(type(thing).__slots__):
        if name in given:
            setattr(thing, name, given[name])
        elif name in SPECIAL:
            setattr(thing, name, SPECIAL[name])
        elif name in CODES:
            setattr(thing, name, texts.code(f"text {name}"))
        elif name not in ("duty", "version", "code", "at", "kind"):
            setattr(thing, name, different(getattr(thing, name), place))
    return thing


def event(case: Case, number: int) -> Event:
    texts, plan = case.rest.ctx.program.lexicon, case.rest.ctx.plan
    made = Event(plan.event_codes["found"], NOW + number, [])
    evidence = (texts.code("record"), texts.code("photo"))
    values = [math.nan] * len(plan.columns)
    values[plan.columns["village"]] = texts.code("v-9")
    values[plan.columns["birth"]] = 12_345
    return filled(made, texts, evidence=evidence, values=values, number=number, flag=2)


def obligation(case: Case, step: int, parent: Obligation | None) -> Obligation:
    texts = case.rest.ctx.program.lexicon
    events = [event(case, 10 * step + n) for n in range(6)]
    refs: dict[str, Any] = dict(
        zip(("opened_by", "discharged_by", "violated_by", "marked"), events, strict=False)
    )
    made = Obligation(1, 0, NOW - 123)
    return filled(made, texts, **refs, counted=[*events[4:], events[0]], parent=parent, step=step)


def full_case(subject_type: str = "child") -> tuple[Case, Form]:
    case = county().open_case(subject_type, "c-1", keep_history=False)
    row, texts = case.rest.ctx.row, case.rest.ctx.program.lexicon
    parent = obligation(case, 1, None)
    first, second = obligation(case, 2, parent), obligation(case, 3, parent)
    finding = filled(Finding(3, NOW), texts, obligation=first, event=event(case, 90), other=event(case, 91))
    row.born, row.now, row.opened, row.changed, row.ended = NOW - 9, NOW, 7, 5 << 70, True
    ground = form_of(county().program, subject_type, None)._ground
    row.facts = [
        texts.code(f"fact {slot}") if slot in ground.text_facts else [math.nan, -1.5, 2.0, 7][slot % 4]
        for slot in range(len(row.facts))
    ]
    row.circled_at = NOW - 2
    row.charts = [3 for _ in row.charts]
    row.entered = [{0: NOW, 3: NOW - 1} for _ in row.charts]
    row.memory = [{2: 5, 1: 4} for _ in row.charts]
    row.truth = [n % 3 for n in range(len(row.truth))]
    row.settled = [(n + 1) % 3 for n in range(len(row.truth))]
    row.started = [n % 2 == 0 for n in range(len(row.truth))]
    row.unsettled = {0, 3}
    row.live[1] = [parent, first]
    row.awaiting, row.ladder = [second], [(NOW + 1, first, 2), (NOW, second, 0)]
    row.circled_at, row.after = NOW - 8, [(NOW + 5, 0, 2, 1)]
    row.done = {(1, "2026-03"): {(0, -3), (texts.code("x"), 0)}}
    row.waivers = [(1, NOW + 3)]
    row.assigned = [(texts.code("director"), texts.code("p-1"), NOW)]
    row.moves = [(NOW, texts.code("director"), -texts.code("p-1")), (NOW, texts.code("director"), 0)]
    row.relations = [(NOW, 0, texts.code("v-1")), (NOW, 0, math.nan)]
    row.unknown_edges = {1_000_007: finding}
    row.armed = [4, -4]
    row.gauges = [[(NOW, 2.5, NOW + 9)] for _ in row.gauges]
    ctx = case.rest.ctx
    ctx.ahead = (event(case, 99),)
    ctx.queue = [(4, first), (5, None)]
    case._names.update({number: f"id-{number}" for number in range(100)})
    case._names[10] = f"found@{NOW + 10}#12"
    case._late.update({10, 99})
    return case, form_of(county().program, subject_type, None)


def told(value: Any, texts: Any, seen: dict[int, int]) -> Any:
    """A value with all it refers to; what was told before by its place, codes as their texts."""
    if isinstance(value, OBJECTS):
        if id(value) in seen:
            return ("again", seen[id(value)])
        seen[id(value)] = len(seen)
        parts = {}
        for name in type(value).__slots__:
            part = getattr(value, name)
            parts[name] = texts.text(part) if name in CODES else told(part, texts, seen)
        return type(value).__name__, parts
    if isinstance(value, dict):
        return [(told(key, texts, seen), told(part, texts, seen)) for key, part in value.items()]
    if isinstance(value, set):
        return sorted(map(str, value))
    if isinstance(value, (list, tuple)):
        return [told(part, texts, seen) for part in value]
    return repr(value)


def everything(case: Case) -> Any:
    """All of a case but what is worked out again."""
    rest = case.rest
    texts, seen = rest.ctx.program.lexicon, dict[int, int]()
    row = {name: told(getattr(rest.ctx.row, name), texts, seen) for name in Row.__slots__
           if name not in (*FORGOTTEN, "plan", "subject")}  # fmt: skip
    queue, ahead = told(rest.ctx.queue, texts, seen), told(rest.ctx.ahead, texts, seen)
    return row, queue, ahead, rest.count, texts.text(rest.ctx.row.subject)


def test_everything_comes_back() -> None:
    """In the same process, where the texts have the same codes; those of another one: test_store."""
    case, form = full_case()
    data = form.pack(case)
    again = form.unpack(data)
    assert isinstance(again, Case)
    assert everything(again) == everything(case)
    held = {number for number, name in again.rest.names.items()}
    assert held >= {10, 11, 20, 30, 90, 91, 99}
    assert {number: case.rest.names[number] for number in held} == again.rest.names
    assert again.rest.late == {10, 99}
    assert form.pack(again) == data


def test_nothing_was_left_as_it_begins() -> None:
    """The test above would see a slot that is forgotten."""
    case, _ = full_case()
    row, fresh = case.rest.ctx.row, Row(case.rest.ctx.plan, 1)
    same = {name for name in Row.__slots__ if getattr(row, name) == getattr(fresh, name)}
    assert same <= {*FORGOTTEN, "plan", "subject", "gauges"}
    ob, new = row.live[1][1], Obligation(1, 0, NOW - 123)
    same = {name for name in Obligation.__slots__ if getattr(ob, name) == getattr(new, name)}
    assert same == {"duty", "version"}


def test_a_unit_s_own_case_takes_its_holders_along() -> None:
    case = county().open_case("village", "v-1", organisation={"committee": ["v-1"]}, keep_history=False)
    org, code = case.rest.ctx.org, case.rest.ctx.program.lexicon.code
    org.since = NOW
    org.assign(NOW, code("director"), code("v-1"), code("p-1"), 2)
    org.assign(NOW + 5, code("director"), code("v-1"), code("p-2"), 2)
    org.relate(NOW, code("v-1"), code("office"), code("o-3"))
    again = form_of(county().program, "village", {"committee": ["v-1"]}).unpack(
        form_of(county().program, "village", {"committee": ["v-1"]}).pack(case)
    )
    assert isinstance(again, Case)
    then, texts = again.rest.ctx.org, again.rest.ctx.program.lexicon
    assert then.since == NOW
    for lines, before in ((then.holders, org.holders), (then.relations, org.relations)):
        read = {tuple(map(texts.text, key)): [(t, list(map(texts.text, v))) for t, v in zip(line.instants, line.values, strict=True)]
                for key, line in lines.items()}  # fmt: skip
        was = {tuple(map(case.rest.ctx.program.lexicon.text, key)):
               [(t, list(map(case.rest.ctx.program.lexicon.text, v))) for t, v in zip(line.instants, line.values, strict=True)]
               for key, line in before.items()}  # fmt: skip
        assert read == was
    assert then.instances.keys() == org.instances.keys()
