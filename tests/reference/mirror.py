"""`mirrored_at`: a group's posts and duties written out again for the unit in which it sits (READINGS 64)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_WORD = re.compile(r'(?<![\w."\'@])[^\W\d]\w*')
_OTHER_DUTY = re.compile(r'(?:open\("|\b(?:violated|discharged|lapsed|undetermined)\()(\w+)')
_WHO = ("bearer", "by", "assigns", "relieves", "vacancy")
_STAYS = ("supervising", "assisting", "informed", "escalate", "waive", "source", "label")
Raw = Mapping[str, Any]


def mirrored(raw: Raw) -> Raw:
    """The policy with everything written out that stands again."""
    for group, item in sorted((raw.get("groups") or {}).items()):
        for unit in _seats(raw, item):
            raw = _Again(raw, group, unit).written()
    return raw


def _seats(raw: Raw, group: Raw) -> Iterator[str]:
    """The unit named for a level, else the only one there, else the only one with posts or cases."""
    levels = group.get("mirrored_at") or []
    for level in levels:
        named = levels[level] if isinstance(levels, Mapping) else None
        if named:
            yield from [named] if isinstance(named, str) else named
            continue
        units = [unit for unit, item in raw["units"].items() if item["level"] == level]
        more = {item["unit"] for item in (raw.get("posts") or {}).values() if isinstance(item["unit"], str)}
        more |= {item.get("unit") for item in raw["subjects"].values()}
        yield from units if len(units) == 1 else [unit for unit in units if unit in more]


class _Again:
    """One group in one unit."""

    def __init__(self, raw: Raw, group: str, unit: str):
        self.raw, self.group, self.unit = raw, group, unit
        item = raw["groups"][group]
        self.leads = _values(item.get("lead"))
        levels = {raw["units"][one]["level"] for one in [*item["members"], *self.leads]}
        self.units = [one for one, written in raw["units"].items() if written["level"] in levels]
        own = [*self.units, {"each_member_of": group}]
        self.posts = [post for post, written in (raw.get("posts") or {}).items() if written["unit"] in own]
        self.kinds = [kind for kind, written in raw["subjects"].items() if written.get("unit") in self.units]
        self.duties = self._duties()
        self.names: dict[str, str] = {}

    def _duties(self) -> dict[str, Raw]:
        """Those of the group about a unit at its level, unless they wait for one that is not among them."""
        found = {id_: duty for id_, duty in self.raw["duties"].items() if self._is_ours(duty)}
        while True:
            kept = {
                id_: duty for id_, duty in found.items() if set(_OTHER_DUTY.findall(str(duty))) <= set(found)
            }
            if kept == found:
                return found
            found = kept

    def _is_ours(self, duty: Raw) -> bool:
        bearers, group = _values(duty["bearer"]), self.raw["groups"][self.group]
        each = [
            post for post in self.posts if self.raw["posts"][post]["unit"] == {"each_member_of": self.group}
        ]
        by_lead = bool(bearers) and set(bearers) <= set(self.leads) and bearers[-1] == self.leads[-1]
        for_members = {"members_of": self.group} in list((duty.get("for") or {}).values())
        borne = by_lead or for_members or set(bearers) <= {group.get("chair"), *each}
        return borne and duty["subject"] in self.kinds

    def written(self) -> Raw:
        found = {
            section: dict(items) if isinstance(items, dict) else items for section, items in self.raw.items()
        }
        needed = self._needed()
        kinds = [kind for kind, item in self.raw["subjects"].items() if item.get("unit") == self.unit]
        target: dict[str, Any] = {"unit": self.unit} | (dict(self.raw["subjects"][kinds[0]]) if kinds else {})
        fresh = [f"{name}@{self.unit}" for name in [*needed, *self.duties, *self.posts]]
        self.names = {**dict(zip([*needed, *self.duties, *self.posts], fresh, strict=True))}
        self.names |= dict.fromkeys([*self.units, self.group], self.unit)
        for kind in dict.fromkeys(duty["subject"] for duty in self.duties.values()):
            name = kinds[0] if kinds else f"{kind}@{self.unit}"
            facts = self.raw["subjects"][kind].get("facts") or {}
            added = {self.names[one]: self._again(facts[one]) for one in facts if one in needed}
            found["subjects"][name] = {**target, "facts": {**(target.get("facts") or {}), **added}}
            for section in ("events", "measures", "workflows", "duties"):
                for id_, item in (self.raw.get(section) or {}).items():
                    if item["subject"] == kind and (id_ in needed or id_ in self.duties):
                        found[section][self.names[id_]] = {**self._again(item), "subject": name}
        for post in self.posts:
            found["posts"][self.names[post]] = {**self._again(self.raw["posts"][post]), "unit": self.unit}
        return found

    def _needed(self) -> list[str]:
        """Events, facts, measures and workflows that the duties name, and what sets or moves those, and fills posts."""
        sections = [self.raw.get(section) or {} for section in ("events", "measures", "workflows")]
        items = {
            id_: item
            for section in sections
            for id_, item in section.items()
            if item["subject"] in self.kinds
        }
        facts = {fact for kind in self.kinds for fact in self.raw["subjects"][kind].get("facts") or {}}
        found = _words({id_: [*duty.values()] for id_, duty in self.duties.items()})
        while True:
            more = {id_ for id_, item in items.items() if set(item.get("sets") or ()) & found & facts}
            more |= {
                id_
                for id_, item in items.items()
                if {item.get("assigns"), item.get("relieves")} & {*self.posts}
            }
            more |= {word for id_ in found & set(items) for word in _words(items[id_])}
            if more <= found:
                return sorted(found & (facts | set(items)))
            found |= more

    def _again(self, value: Any, key: str = "") -> Any:
        """As it was written, with the names of what stands again."""
        if key in _STAYS:
            return value
        if isinstance(value, Mapping):
            if value == {"members_of": self.group} or set(value.get("enum") or [None]) <= set(self.units):
                return [self.unit] if "members_of" in value else {"enum": [self.unit]}
            kept = key == "data"
            return {
                name if kept else self.names.get(name, name): self._again(one, name)
                for name, one in value.items()
            }
        if isinstance(value, list):
            if key == "sets":
                return {self.names.get(one, one): f"event.{one}" for one in value}
            return [self._again(one, key) for one in value]
        if not isinstance(value, str):
            return value
        if key in _WHO:
            return self.names.get(value, value)
        inside = re.sub(r'(?<=")\w+(?=["."])', lambda one: self.names.get(one[0], one[0]), value)
        return _WORD.sub(lambda one: self.names.get(one[0], one[0]), inside)


def _values(raw: Any) -> list[Any]:
    """Those of a dated value, oldest first."""
    return [raw[date] for date in sorted(raw)] if isinstance(raw, Mapping) else [] if raw is None else [raw]


def _words(value: Any) -> set[str]:
    if isinstance(value, Mapping):
        return {word for key, one in value.items() for word in {*_words(one), *_words(key)}}
    if isinstance(value, list):
        return {word for one in value for word in _words(one)}
    return set(re.findall(r"[^\W\d]\w*", value)) if isinstance(value, str) else set()
