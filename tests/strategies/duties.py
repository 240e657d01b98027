"""Duties: all modalities, all kinds of deadline, all keys that go together."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from .conditions import about, facts, timed
from .events import CHILD_ACTS, CHILD_TRIGGERS
from .organisation import BEARERS
from .words import DAYS, EXACT, SCHOOL, WORKING, Draw, dated, effective, maybe, one_of, some_of

ACTS = {"child": CHILD_ACTS, "village": ["filed"], "town": ["sent"], "county": ["briefed", "convened"]}
TRIGGERS = {"village": ["filed", "made_ready"], "town": ["sent"], "county": ["convened", "briefed"]}
PERIODS = ["week", "month", "quarter", "half_year", "year", "half"]


class Around:
    """What a duty may name: states, measures, other duties, and whether the policy has terms."""

    def __init__(
        self, states: list[str], measures: list[str], earlier: list[str], terms: bool, lapsing: list[str]
    ):
        self.states, self.measures, self.earlier, self.terms = states, measures, earlier, terms
        self.lapsing = lapsing
        """Those of `earlier` whose obligations often end by their `while`."""

    def lengths(self) -> list[str]:
        return DAYS + DAYS + WORKING + EXACT + ["promptly"] + (SCHOOL if self.terms else [])


@st.composite
def duties(draw: Draw, subject: str, around: Around) -> dict[str, Any]:
    modality = one_of(draw, "do", "do", "do", "do", "keep", "forbid", "permit")
    if subject != "child":
        modality = one_of(draw, "do", "keep")
    duty: dict[str, Any] = {"subject": subject, "bearer": dated(draw, _bearers(subject))}
    if maybe(draw):
        duty["while"] = dated(draw, [draw(_while(subject, around))])
    if maybe(draw, 6):
        duty["effective"] = effective(draw)
    if maybe(draw, 5):
        duty["supervising"] = ["supervisor"]
        duty["assisting"] = ["civil"]
        duty["informed"] = ["chief"]
    return duty | draw(
        {"do": _do, "keep": _keep, "forbid": _forbid, "permit": _permit}[modality](subject, around)
    )


def _bearers(subject: str) -> list[str]:
    """Those of the county are the group's, so that they stand again where it is mirrored; `civil` bears its own."""
    if subject == "county":
        return ["chief", "liaison", "liaison", "civil"]
    return BEARERS if subject == "child" else ["worker", "supervisor", "office", "town", "liaison"]


@st.composite
def _while(draw: Draw, subject: str, around: Around) -> str:
    if around.earlier and maybe(draw, 5):
        return f'{one_of(draw, "", "not ")}open("{one_of(draw, *around.earlier)}")'
    return draw(timed(subject, around.states, around.measures))


@st.composite
def _do(draw: Draw, subject: str, around: Around) -> dict[str, Any]:
    acts = ACTS[subject]
    act = one_of(draw, *acts)
    kind = one_of(
        draw, "within", "every", "every", "each", "due" if subject == "child" else "within", "before"
    )
    duty: dict[str, Any] = {"do": act}
    if maybe(draw, 4):
        duty["do"] = some_of(draw, acts, least=1)
    elif maybe(draw, 4):
        duty["do"] = {"event": act, "when": draw(about(act) if subject == "child" else facts(subject, []))}
    if isinstance(duty["do"], str) and subject == "child" and maybe(draw, 3):
        duty["where"] = (
            draw(about(act)) if maybe(draw) else [draw(about(act)), draw(facts(subject, around.states))]
        )
    trigger = kind != "each" and (maybe(draw) or kind == "before")
    if trigger:
        duty |= draw(_upon(subject, around))
    if subject == "child" and maybe(draw, 3):
        duty |= draw(_for(act, duty, trigger))
    if duty.get("upon") in CHILD_TRIGGERS and "where" not in duty and maybe(draw, 4):
        duty["where"] = 'event.at <= opening.at + duration("24h")'
    if (
        around.states
        and isinstance(duty["do"], str)
        and "where" not in duty
        and "for" not in duty
        and maybe(draw, 6)
    ):
        duty["do"] = one_of(
            draw, *(f"{kind}({state})" for state in around.states for kind in ("entered", "exited"))
        )
    duty |= draw(_deadline(subject, kind, around, trigger))
    return duty | draw(_options(subject, kind, around, trigger))


@st.composite
def _upon(draw: Draw, subject: str, around: Around) -> dict[str, Any]:
    if subject != "child":
        return {"upon": one_of(draw, *TRIGGERS[subject])}
    internal = [f"{kind}({name})" for name in around.earlier for kind in ("violated", "discharged", "lapsed")]
    internal += [
        f"{kind}({name})"
        for name in around.earlier
        for kind in ("undetermined", "lapsed", "discharged", "discharged", "lapsed", "lapsed")
    ]
    internal += 4 * [f"lapsed({name})" for name in around.lapsing]
    internal += [f"{kind}({state})" for state in around.states for kind in ("entered", "exited")]
    event = one_of(draw, *(CHILD_TRIGGERS if maybe(draw, 3) or not internal else internal))
    if "(" not in event and maybe(draw, 6):
        return {"upon": [event, one_of(draw, "gone", "returned", "report")]}
    upon: Any = {"event": event, "when": draw(about(event))} if "(" not in event and maybe(draw, 3) else event
    return {"upon": upon} | ({"again": one_of(draw, "keep", "restart")} if maybe(draw) else {})


@st.composite
def _for(draw: Draw, act: str, duty: dict[str, Any], trigger: bool) -> dict[str, Any]:
    loop: dict[str, Any] = {"who": one_of(draw, ["school", "committee"], {"members_of": "board"})}
    if trigger and duty.get("upon") in CHILD_TRIGGERS and maybe(draw):
        loop = {"who": "event.id"}
    options: dict[str, Any] = {"for": loop}
    if act == "notified" and isinstance(loop["who"], list) and duty["do"] == "notified":
        options["where"] = "event.to == who"
    if act == "report" and loop["who"] == "event.id" and duty["do"] == "report":
        options["where"] = "event.about == who"
    if maybe(draw, 3):
        options["at_most"] = draw(st.integers(1, 2))
    return options


@st.composite
def _deadline(draw: Draw, subject: str, kind: str, around: Around, trigger: bool) -> dict[str, Any]:
    if kind == "within":
        return {"within": dated(draw, [*around.lengths(), "regularly"])}
    if kind == "every":
        lengths = [length for length in around.lengths() if length not in EXACT]
        if (
            subject != "child"
        ):  # units are there all the time: fewer deadlines, for the second reading is slow
            lengths = ["1w", "7d", "1mo", "promptly"]
        every: dict[str, Any] = {"every": dated(draw, [*lengths, "48h", "1y", "regularly"])}
        if maybe(draw, 3):
            every["from"] = one_of(draw, "start", "start", "last")
        if maybe(draw, 3):
            every["missed"] = one_of(draw, "once", "once", "each")
        return every
    if kind == "each":
        period = one_of(draw, *PERIODS, *(["term"] if around.terms else []))
        by: dict[str, Any] = (
            {"by": one_of(draw, 3, -3, 28 if period != "week" else 5, [2, -1])} if maybe(draw) else {}
        )
        if period == "year" and maybe(draw):
            by = {"by": ["03-05", "10-08"]}
        partial = {"partial": "count"} if maybe(draw) else {}
        return {"each": period} | by | partial | ({"times": 2} if maybe(draw, 3) else {})
    if kind == "due":
        choices = ["exam", 'exam - duration("2d")', 'exam + duration("1mo")', 'exam - duration("1wd")']
        if trigger:
            choices += ['opening.at + duration("3d")', 'opening.at + duration("4h")']
        return {"due": dated(draw, choices)}
    return {"before": one_of(draw, *(["gone", "found"] if subject == "child" else ACTS[subject]))}


@st.composite
def _options(draw: Draw, subject: str, kind: str, around: Around, trigger: bool) -> dict[str, Any]:
    options: dict[str, Any] = {}
    if maybe(draw, 3) and kind != "before":
        options["warn"] = one_of(draw, "1d", "2d", "1wd", "2h")
    if kind != "each" and maybe(draw, 4):
        options["suspend"] = draw(timed(subject, around.states, around.measures))
    if subject == "child" and maybe(draw, 3):
        options["waive"] = {
            "upon": "excused",
            "approver": "supervisor",
            "until": "event.until",
            "reason": "event.why",
        }
    if not maybe(draw, 3):
        options["escalate"] = draw(st.lists(_step(subject), min_size=1, max_size=2))
    if subject == "child" and maybe(draw):
        options["escalate"] = [draw(_step_of_its_own())]
    if maybe(draw, 6):
        options["transition"] = "immediate"
    return options


@st.composite
def _step(draw: Draw, subject: str) -> dict[str, Any]:
    step: dict[str, Any] = {
        "after": one_of(draw, "0d", "0d", "1d", "3wd", "1w"),
        "to": one_of(draw, "supervisor", "town"),
    }
    if not maybe(draw, 3):
        step["within"] = one_of(draw, "0d", "1d", "4h", "8h", "2wd", "1w", "3d", "1mo", "regularly")
    if subject == "child" and not maybe(draw, 3):
        step["do"] = one_of(draw, "report", "visit")
    return step


@st.composite
def _step_of_its_own(draw: Draw) -> dict[str, Any]:
    """One that asks at once for another act: within hours, or for so long that the duty may be done before."""
    act = one_of(draw, "report", "visit", "notified")
    return {"after": "0d", "to": "supervisor", "do": act, "within": one_of(draw, "16h", "1mo", "8h")}


@st.composite
def _keep(draw: Draw, subject: str, around: Around) -> dict[str, Any]:
    duty: dict[str, Any] = {"keep": draw(timed(subject, around.states, around.measures))}
    if maybe(draw):
        duty["tolerance"] = dated(draw, [*around.lengths(), "regularly"])
    if subject == "child" and maybe(draw, 4):
        duty["upon"] = one_of(draw, *CHILD_TRIGGERS)
    if maybe(draw, 4):
        duty["suspend"] = draw(facts(subject, around.states))
    if maybe(draw, 4):
        duty["escalate"] = draw(st.lists(_step(subject), min_size=1, max_size=1))
    return duty


@st.composite
def _forbid(draw: Draw, subject: str, around: Around) -> dict[str, Any]:
    event = one_of(draw, "found", "visit", "gone", "report")
    duty: dict[str, Any] = {"forbid": event}
    if maybe(draw, 3):
        duty["forbid"] = one_of(
            draw,
            ["found", "gone"],
            {"event": event, "when": draw(about(event))},
            f"entered({around.states[-1]})",
        )
    elif maybe(draw):
        duty["where"] = draw(about(event))
    if maybe(draw, 4):
        duty["escalate"] = [{"after": "1d", "to": "supervisor", "do": "report", "within": "2d"}]
    return duty


@st.composite
def _permit(draw: Draw, subject: str, around: Around) -> dict[str, Any]:
    event = one_of(draw, "visit", "report", "notified")
    if maybe(draw, 5):
        return {"permit": one_of(draw, ["visit", "report"], {"event": event, "when": draw(about(event))})}
    return {"permit": event} | ({"where": draw(about(event))} if maybe(draw) else {})


@st.composite
def with_roll(draw: Draw, duty: dict[str, Any]) -> dict[str, Any]:
    """`roll` and `count_first_day`, where the deadline is not of hours."""
    texts = [duty.get(key) for key in ("within", "every", "tolerance")]
    lengths = [one for text in texts for one in (text.values() if isinstance(text, dict) else [text])]
    by_day = not any(isinstance(one, str) and one.endswith(("h", "min")) for one in lengths)
    has_length = any(one not in (None, "regularly") for one in lengths)
    options: dict[str, Any] = {}
    if by_day and (has_length or "each" in duty) and maybe(draw, 4):
        options["roll"] = "next_working_day"
    if by_day and has_length and maybe(draw, 5):
        options["count_first_day"] = True
    return duty | options
