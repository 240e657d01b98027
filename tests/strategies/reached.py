"""What generated worlds have reached: keys and words of the language, statuses, findings, internal events."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from . import language
from .worlds import World

_INTERNAL = re.compile(r"\b(" + "|".join(language.INTERNAL) + r")\([^)]*\)")
_FUNCTION = re.compile(r"\b(" + "|".join(language.FUNCTIONS) + r")\(")
_LENGTH = re.compile(r"\b\d+(min|h|d|wd|w|sd|mo|y)\b")
_SECTIONS = {
    "sources": "source", "vague_terms": "vague term", "parameters": "parameter", "units": "unit", "posts": "post",
    "roles": "role", "groups": "group", "subjects": "subject", "events": "event", "workflows": "workflow",
    "duties": "duty", "measures": "measure", "indicators": "indicator",
}  # fmt: skip


class Reached:
    """Counts questions: in how many of them each thing was there, zero for what never was."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter(dict.fromkeys(_everything(), 0))

    def note(
        self,
        world: World,
        obligations: Iterable[Mapping[str, Any]],
        findings: Iterable[Mapping[str, Any]],
        raised: Iterable[str],
    ) -> None:
        """One question with its answer; `raised`: the internal events that occurred."""
        written = str(world.policy)
        named = {found[0] for found in _INTERNAL.finditer(written)}
        seen = set(_of_policy(world.policy)) | {f"record.{key}" for line in world.history for key in line}
        seen |= {f"internal {name.partition('(')[0]}" for name in named & set(raised)}
        seen |= {_status(one) for one in obligations} | {f"finding {one['kind']}" for one in findings}
        for name in seen & set(self.counts):
            self.counts[name] += 1

    def seldom(self, least: int) -> list[str]:
        """What was reached less often."""
        return sorted(name for name, count in self.counts.items() if count < least)

    def table(self) -> str:
        return "\n".join(f"{count:8} {name}" for name, count in sorted(self.counts.items()))


def _status(obligation: Mapping[str, Any]) -> str:
    return f"{'step ' if obligation['step'] else ''}status {obligation['status']}"


def _everything() -> Iterator[str]:
    for item, keys in language.KEYS.items():
        yield from (f"{item}.{key}" for key in keys.split())
    for key, words in language.WORDS.items():
        yield from (f"{key}: {word}" for word in words.split())
    yield from (f"unit {unit}" for unit in language.UNITS)
    yield from (f"{name}(" for name in language.FUNCTIONS)
    yield from language.FIELDS
    yield from (f"sign {sign}" for sign in language.SIGNS)
    yield from (f"internal {name}" for name in language.INTERNAL)
    yield from (f"status {name}" for name in language.STATUSES)
    yield from (f"step status {name}" for name in language.STEP_STATUSES)
    yield from (f"finding {name}" for name in language.FINDINGS)
    yield from (f"dated {name}" for name in language.DATED)


def _of_policy(policy: Mapping[str, Any]) -> Iterator[str]:
    """Of a refinement also what its base says."""
    yield from (f"head.{key}" for key in policy)
    base = policy.get("extends")
    if isinstance(base, Mapping):
        yield from _of_policy(base)
    for section, item in _SECTIONS.items():
        for written in (policy.get(section) or {}).values():
            yield from _of_item(item, written or {})
    for clauses in (policy.get("clauses") or {}).values():
        yield from (
            "clause.none" if isinstance(one, Mapping) else "clause.carried" for one in clauses.values()
        )


def _of_item(item: str, written: Mapping[str, Any]) -> Iterator[str]:
    for key, value in written.items():
        yield f"{item}.{key}"
        yield from _of_value(key, value)
    if item == "subject":
        for fact in (written.get("facts") or {}).values():
            yield from (f"fact.{word.rstrip('?')}" for word in _words_of_type(fact))
    if item == "workflow":
        yield from _of_states(written)


def _words_of_type(fact: Any) -> Iterator[str]:
    if isinstance(fact, str):
        yield fact
    else:
        yield from fact
        if "type" in fact:
            yield from _words_of_type(fact["type"])


def _of_states(chart: Mapping[str, Any]) -> Iterator[str]:
    for state in chart["states"].values():
        yield from _of_item("state", state or {})
        for transition in (state or {}).get("transitions") or ():
            yield from _of_item("transition", transition)
        for after in (state or {}).get("after") or ():
            yield from _of_item("after", after)
        if (state or {}).get("states"):
            yield from _of_states(state)


def _of_value(key: str, value: Any) -> Iterator[str]:
    """The words of a key, the parts of a value, and what its texts are made of."""
    if isinstance(value, Mapping):
        if value and all(str(inner)[:4].isdigit() for inner in value):
            yield f"dated {key}"
        inside = {"local": "local", "holders": "holders", "waive": "waive"}.get(key)
        if key in ("upon", "do", "forbid", "permit"):
            inside = "trigger"
            yield f"{key}: when"
        yield from (f"{inside}.{inner}" for inner in value if inside)
        yield from (f"{key}: {inner}" for inner in value)
        if key == "sets":
            yield "sets: map"
        for inner in value.values():
            yield from _of_text(inner) if isinstance(inner, str) else _of_value("", inner)
            if key == "for":
                yield (
                    "for: list"
                    if isinstance(inner, list)
                    else "for: event"
                    if isinstance(inner, str)
                    else "for: members_of"
                )
    elif isinstance(value, list):
        yield f"{key}: list"
        for inner in value:
            yield from _of_item("step", inner) if key == "escalate" else _of_value("", inner)
    elif isinstance(value, str):
        yield f"{key}: name" if "(" not in value else f"{key}: internal"
        yield f"{key}: {value}"
        if key == "each":
            yield "each: own" if value not in language.WORDS["each"].split() else f"each: {value}"
        yield from _of_text(value)


def _of_text(text: str) -> Iterator[str]:
    yield from (f"unit {found}" for found in _LENGTH.findall(text))
    yield from (f"{found}(" for found in _FUNCTION.findall(text))
    yield from (field for field in language.FIELDS if field in text)
    words = text.split() + (["!"] if re.search(r"!\w", text) else []) + (["in ["] if " in [" in text else [])
    yield from (f"sign {word}" for word in words if word in language.SIGNS)
