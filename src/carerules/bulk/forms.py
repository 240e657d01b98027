"""Which forms of columns the bulk path reads itself; any other is for the engine's readers. (S4.2)"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from carerules.history.event import Limits

from .coding import NotColumnar

_NAMES = ("subject_type", "event", "by", "evidence", "corrects", "retracts", "data")
"""Columns of texts; `subject` and `id` may be whole numbers, too."""
_kinds = pa.types


def is_text(kind: Any) -> bool:
    """Texts, as such or by a dictionary whose codes have a sign."""
    if _kinds.is_dictionary(kind):
        return bool(_kinds.is_signed_integer(kind.index_type)) and is_text(kind.value_type)
    return bool(_kinds.is_string(kind) or _kinds.is_large_string(kind))


def without_views(table: Any) -> Any:
    """The table with texts in the usual form: that of views is new and few functions take it."""
    if not any(_kinds.is_string_view(kind) for kind in table.schema.types):
        return table
    fields = [
        field.with_type(pa.large_string()) if _kinds.is_string_view(field.type) else field
        for field in table.schema
    ]
    return table.cast(pa.schema(fields))


def understood(kinds: Mapping[str, Any], wanted: Iterable[str], others: Iterable[Any]) -> None:
    """Raises NotColumnar for a column of a form that only the engine's readers know.

    `kinds` are the types of the columns by name, `wanted` the data among them, `others` the types of columns that
    nobody asks for: those are not read, unless the readers would refuse every row for them.
    """
    for name, kind in kinds.items():
        if not _is_known(name, kind, name in wanted):
            raise NotColumnar(name)
    if any(_kinds.is_nested(kind) or _is_bytes(kind) or _is_length(kind) for kind in others):
        raise NotColumnar("columns")


def _is_known(name: str, kind: Any, is_datum: bool) -> bool:
    if name == "occurred_at":
        return bool(_kinds.is_timestamp(kind))
    if name == "recorded_at":
        return bool(_kinds.is_timestamp(kind) or _kinds.is_null(kind))
    if name in ("subject", "id"):
        return is_text(kind) or bool(_kinds.is_integer(kind)) or (name == "id" and _kinds.is_null(kind))
    if name in _NAMES:
        return is_text(kind) or (name not in _NAMES[:2] and bool(_kinds.is_null(kind)))
    return not is_datum or _is_datum(kind)


def _is_datum(kind: Any) -> bool:
    if _kinds.is_dictionary(kind):
        return bool(_kinds.is_signed_integer(kind.index_type)) and _is_datum(kind.value_type)
    if _kinds.is_timestamp(kind):
        return bool(kind.unit != "ns")
    simple = (
        _kinds.is_integer, _kinds.is_floating, _kinds.is_boolean, _kinds.is_decimal, _kinds.is_date32,
        _kinds.is_null, is_text,
    )  # fmt: skip
    return any(is_kind(kind) for is_kind in simple)


def _is_bytes(kind: Any) -> bool:
    return bool(_kinds.is_binary(kind) or _kinds.is_large_binary(kind) or _kinds.is_fixed_size_binary(kind))


def _is_length(kind: Any) -> bool:
    return bool(_kinds.is_time(kind) or _kinds.is_duration(kind))


def decent(column: Any) -> None:
    """Raises NotColumnar where a text is too long for a cell or is none in UTF-8: the readers say which row."""
    texts = column.dictionary if _kinds.is_dictionary(column.type) else column
    if not len(texts) or not is_text(texts.type):
        return
    try:
        texts.validate(full=True)
    except pa.ArrowInvalid:
        raise NotColumnar("text") from None
    if (pc.max(pc.binary_length(texts)).as_py() or 0) > Limits().cell:
        raise NotColumnar("text")
