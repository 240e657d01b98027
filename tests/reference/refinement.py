"""`extends`: a policy written over its base, as one policy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

OWN = ("policy", "label", "description", "extends")
"""What the head of a refinement does not inherit."""
INSIDE = ("source", "facts", "relations", "data", "sets", "states", "periods")
"""Keys under which each name is written over alone; all other values are whole."""
ONE_OF = (
    ("within", "due", "before", "every", "each"),
    ("do", "keep", "forbid", "permit"),
    ("count", "time", "sum"),
)


def whole(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """The policy with all that it inherits; `extends` holds the base itself."""
    if not isinstance(raw.get("extends"), Mapping):
        return raw
    base = whole(raw["extends"])
    found = {key: value for key, value in base.items() if key not in OWN}
    for key, value in raw.items():
        if key == "terms":
            found[key] = [*(base.get(key) or ()), *value]
        elif key == "clauses":
            found[key] = _over(base.get(key) or {}, value, deep=True)
        elif key != "extends" and isinstance(value, Mapping) and isinstance(base.get(key), Mapping):
            found[key] = {**base[key], **{id_: _item(base[key].get(id_), one) for id_, one in value.items()}}
        elif key != "extends":
            found[key] = value
    return found


def _item(below: Any, written: Any) -> Any:
    """An item key by key; a deadline, modality or quantity takes the place of another one."""
    if not isinstance(below, Mapping) or not isinstance(written, Mapping):
        return written
    gone = {"tightens", *(key for keys in ONE_OF if any(key in written for key in keys) for key in keys)}
    return _over({key: value for key, value in below.items() if key not in gone}, written)


def _over(below: Mapping[str, Any], written: Mapping[str, Any], deep: bool = False) -> dict[str, Any]:
    found = dict(below)
    for key, value in written.items():
        inner = found.get(key)
        both = isinstance(inner, Mapping) and isinstance(value, Mapping)
        found[key] = {**inner, **value} if both and inner and (deep or key in INSIDE) else value
    return found
