"""One line of a scenario's `expect`, and whether an evaluation bears it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carerules.temporal.instants import format_instant, parse_moment
from carerules.temporal.zone import Zone

if TYPE_CHECKING:  # so that checking a policy loads no engine
    from carerules.answer.evaluate import Evaluation
    from carerules.answer.records import Obligation

INSTANTS = ("due", "opened_at", "discharged_at", "violated_at")
_PLAIN = ("status", "bearer", "responsible", "provisional")


@dataclass(frozen=True, slots=True)
class Expectation:
    """A line: what is expected of one subject at one instant. `line` is where it is written."""

    subject: tuple[str, str]
    line: int
    wanted: Mapping[str, object]

    def failures(self, evaluation: Evaluation, zone: Zone) -> list[tuple[str, str]]:
        """Pairs (expected, got) for everything that does not hold; empty if the line holds."""
        found: list[tuple[str, str]] = []
        if "duty" in self.wanted:
            found += self._duty(evaluation, zone)
        for workflow, state in _pairs(self.wanted.get("state")):
            now = {
                s.workflow: s.state for s in evaluation.states if (s.subject_type, s.subject) == self.subject
            }
            got = now.get(workflow, "none")
            if got != state and not got.startswith(f"{state}."):
                found.append((f"{workflow}: {state}", f"{workflow}: {got}"))
        kinds = sorted({f.kind for f in evaluation.findings if (f.subject_type, f.subject) == self.subject})
        got = ", ".join(kinds) or "none"
        found += [
            (f"finding {kind}", got) for kind in _texts(self.wanted.get("findings")) if kind not in kinds
        ]
        forbidden = self.wanted.get("no_findings")
        unwanted = kinds if forbidden is True else [k for k in _texts(forbidden) if k in kinds]
        found += [(f"no finding {kind}", got) for kind in unwanted]
        return found

    def _duty(self, evaluation: Evaluation, zone: Zone) -> list[tuple[str, str]]:
        """The line holds if some obligation of the duty has everything that it names."""
        ours = [
            ob
            for ob in evaluation.obligations
            if (ob.subject_type, ob.subject) == self.subject
            and ob.duty == self.wanted["duty"]
            and ob.step == self.wanted.get("step", 0)
        ]
        status, count = self.wanted.get("status"), self.wanted.get("count")
        matching = [ob for ob in ours if all(self._agrees(ob, key, zone) for key in self.wanted)]
        got = "; ".join(describe(ob, zone) for ob in ours) or "no obligation of the duty"
        expected = ", ".join(f"{key}: {value}" for key, value in self.wanted.items())
        if status == "none":
            fine = not matching
        else:
            fine = len(matching) == count if count is not None else bool(matching)
        return [] if fine else [(expected, got)]

    def _agrees(self, ob: Obligation, key: str, zone: Zone) -> bool:
        wanted = self.wanted[key]
        if key in INSTANTS:
            return _same_instant(getattr(ob, key), wanted, key == "due", zone)
        if key == "for":
            return ob.loop == str(wanted)
        if key == "status" and wanted == "none":
            return True
        if key in _PLAIN:
            got = getattr(ob, key)
            return (
                bool(got == wanted)
                if isinstance(wanted, bool)
                else str(got or "none") == str(wanted or "none")
            )
        return True


def _same_instant(got: int | None, wanted: object, day_ends: bool, zone: Zone) -> bool:
    """A date means the end of its day for `due`, any instant of it elsewhere; `none` that there is none."""
    if wanted in (None, "none"):
        return got is None
    moment = parse_moment(str(wanted), zone)
    if got is None or not moment.date_only:
        return got == moment.at
    return got == moment.at if day_ends else zone.day(got) == zone.day(moment.at)


def describe(ob: Obligation, zone: Zone) -> str:
    """One obligation in a line, without the subject."""
    parts = [ob.status, f"opened {format_instant(ob.opened_at, zone)}"]
    for name in ("due", "discharged_at", "violated_at"):
        value = getattr(ob, name)
        if value is not None:
            parts.append(f"{name.removesuffix('_at')} {format_instant(value, zone)}")
    parts += [f"for {ob.loop}"] if ob.loop else []
    parts.append(f"bearer {ob.bearer}, responsible {ob.responsible or 'none'}")
    return ", ".join(parts)


def _pairs(value: object) -> list[tuple[str, str]]:
    return [(str(k), str(v)) for k, v in value.items()] if isinstance(value, Mapping) else []


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, (list, tuple)) else []
