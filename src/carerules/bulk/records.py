"""Rows as records: the fields of a row side by side, so that whoever puts rows in order touches memory once a row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from .chosen import Kernel
from .columns import Rows
from .tables import ints
from .warm import WARMTH

BLOCK = 4_096
"""Rows that are copied field by field before the next ones: their records stay in the processor's cache meanwhile."""


def columns_of(rows: Rows) -> dict[str, Any]:
    """The columns by the names of their fields, in types as narrow as their values."""
    row = rows.numbers()
    row = row.astype(np.uint32) if not len(row) or row.max() < 2**32 else row
    irregular = np.zeros(len(row), bool) if rows.irregular is None else rows.irregular
    data = {f"data {place}": _narrow(column) for place, column in enumerate(rows.data)}
    return {"subject": rows.subject, "at": rows.at, "row": row, "irregular": irregular, **data}


def _narrow(column: Any) -> Any:
    """Codes of four bytes in two: there are never so many."""
    wide = column.dtype == np.int32 and len(column) and column.min() >= -1 and column.max() < 2**15
    return column.astype(np.int16) if wide else column


def form_of(kinds: dict[str, Any]) -> Any:
    """A record of fields of these types: wide ones first, so that each lies where its type may lie."""
    names = sorted(kinds, key=lambda name: -kinds[name].itemsize)
    sizes = [kinds[name].itemsize for name in names]
    offsets, size = [sum(sizes[:place]) for place in range(len(sizes))], -(-sum(sizes) // 8) * 8
    formats = [kinds[name] for name in names]
    return np.dtype({"names": names, "formats": formats, "offsets": offsets, "itemsize": size})


def common(forms: Iterable[Any]) -> Any:
    """The record in which those of several chunks have room."""
    different = set(forms)
    if len(different) == 1:
        return different.pop()
    names = sorted({name for form in different for name in form.names})
    return form_of({name: np.result_type(*(form[name] for form in different)) for name in names})


def copied(records: Any, into: Any) -> None:
    """Copy records into some of another form."""
    for name in into.dtype.names:
        into[name] = records[name]


def grouped(kernel: Kernel, rows: Rows, groups: Any, starts: Any) -> Any:
    """The rows as records, those of one group together, in their order; `starts` says where each group begins."""
    columns = columns_of(rows)
    form = form_of({name: column.dtype for name, column in columns.items()})
    records = WARMTH.array(len(groups), form)
    if not kernel.compiled:
        order = np.argsort(groups, kind="stable")
        for name, column in columns.items():
            records[name] = column[order]
        return records
    kept = {name: np.ascontiguousarray(column) for name, column in columns.items()}
    base, width, offset = _fields(form, kept)
    kernel.lay(
        base, width, offset, len(kept), groups, starts.copy(), np.empty(BLOCK, np.int64),
        form.itemsize, records.ctypes.data,
    )  # fmt: skip
    return records


def taken(kernel: Kernel, records: Any, order: Any) -> Rows:
    """Records as rows again, in this order."""
    form = records.dtype
    columns = {name: WARMTH.array(len(order), form.fields[name][0]) for name in form.names}
    if kernel.compiled:
        base, width, offset = _fields(form, columns)
        kernel.pick(base, width, offset, len(columns), order, BLOCK, form.itemsize, records.ctypes.data)
    else:
        for name, column in columns.items():
            column[:] = records[name][order]
    data = [columns[f"data {place}"] for place in range(len(columns) - 4)]
    return Rows(columns["subject"], columns["at"], columns["row"], data, columns["irregular"])


def _fields(form: Any, columns: dict[str, Any]) -> tuple[Any, Any, Any]:
    """Of each column: its address, the bytes of a value, its place in a record."""
    fields = [(column.ctypes.data, column.itemsize, form.fields[name][1]) for name, column in columns.items()]
    base, width, offset = zip(*fields, strict=True)
    return ints(base), ints(width), ints(offset)
