"""Strict JSON: one object, no name twice, no NaN."""

from __future__ import annotations

import json


def parse_object(text: str) -> dict[str, object]:
    """The JSON object that `text` holds; ValueError for anything else."""
    try:
        value = _DECODER.decode(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(value, dict):
        raise ValueError("no object")
    return value


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name twice")  # Python would keep the last one and lose the other
    return found


def _refuse(constant: str) -> object:
    raise ValueError(constant)


_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_refuse)
