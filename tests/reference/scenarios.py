"""Scenario files against the reference: which `expect` lines do not hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .clock import Clock, is_date
from .evaluate import Result, evaluate
from .policy import Policy, as_list

INSTANTS = {"due", "opened_at", "discharged_at", "violated_at"}
PLAIN = {"status", "provisional", "bearer", "responsible", "for", "step"}


def failures(policy: Mapping[str, Any], scenario: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The lines of `expect` that do not hold."""
    clock = Policy(policy).clock
    history = [{"subject": scenario.get("subject")} | line for line in scenario.get("history") or ()]
    failed = []
    for line in scenario.get("expect") or ():
        known = line.get("known_as_of")
        result = evaluate(
            policy,
            history,
            clock.parse(str(line["as_of"]))[0],
            None if known is None else clock.parse(str(known))[0],
            scenario.get("instances"),
        )
        if not _line_holds(clock, result, line, _subject(line.get("subject") or scenario.get("subject"))):
            failed.append(line)
    return failed


def _subject(written: Mapping[str, Any] | None) -> str | None:
    return ":".join(str(part) for pair in written.items() for part in pair) if written else None


def _line_holds(clock: Clock, result: Result, line: Mapping[str, Any], subject: str | None) -> bool:
    kinds = {one["kind"] for one in result.findings if subject in (None, one["subject"])}
    states = result.states.get(subject or "", {})
    return (
        ("duty" not in line or _duty_holds(clock, result, line, subject))
        and all(states.get(name) == leaf for name, leaf in (line.get("state") or {}).items())
        and set(as_list(line.get("findings"))) <= kinds
        and not (line.get("no_findings") is True and kinds)
        and not set(as_list(line.get("no_findings"))) - {True} & kinds
    )


def _duty_holds(clock: Clock, result: Result, line: Mapping[str, Any], subject: str | None) -> bool:
    """Some obligation of the duty has everything that the line names."""
    ours = [
        one for one in result.obligations if one["duty"] == line["duty"] and subject in (None, one["subject"])
    ]
    if line.get("status") == "none":
        return not ours
    matching = [one for one in ours if all(_has(clock, one, key, wanted) for key, wanted in line.items())]
    if "step" not in line:
        matching = [one for one in matching if one["step"] is None]
    return len(matching) == line["count"] if "count" in line else bool(matching)


def _has(clock: Clock, obligation: Mapping[str, Any], key: str, wanted: Any) -> bool:
    """A date in `due` means the end of that day; in the other instants any instant of it."""
    if key in PLAIN:
        return bool(obligation[key] == wanted)
    if key not in INSTANTS:
        return True
    found = obligation[key]
    if wanted is None or found is None:
        return found is None and wanted is None
    if key != "due" and is_date(wanted):
        return bool(clock.day(found).isoformat() == wanted)
    return bool(found == clock.parse(str(wanted))[0])
