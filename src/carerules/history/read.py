"""Case data, in whatever form it comes, becomes a history."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from carerules.diagnostics.diagnostic import DataError, Diagnostic
from carerules.diagnostics.span import Span
from carerules.temporal.zone import Zone

from .arrow_reader import read_parquet, read_table, speaks_arrow
from .columns import Columns
from .csv_reader import read_csv
from .event import History, Limits
from .intake import Intake
from .jsonl_reader import read_jsonl, read_objects
from .xlsx_reader import read_xlsx

Reader = Callable[[Path, Intake, Columns], list[Diagnostic]]

_READERS: dict[str, Reader] = {
    ".csv": read_csv,
    ".jsonl": read_jsonl,
    ".parquet": read_parquet,
    ".xlsx": read_xlsx,
}
"""By the ending of the file's name."""

_LIMITS = Limits()


def read(
    source: str | os.PathLike[str] | Iterable[Mapping[str, Any]] | Any,
    *,
    zone: Zone,
    columns: Mapping[str, str] | None = None,
    limits: Limits = _LIMITS,
) -> History:
    """Read a file (by its ending), an Arrow table or an iterable of mappings.

    `columns` maps headers to the names of the policy. Times without an offset are read in `zone`. Rows that
    cannot be read are in `rejected`; DataError where the source as a whole cannot.
    """
    if isinstance(source, (str, os.PathLike)):
        return _read_file(Path(source), zone, Columns(columns), limits)
    intake = Intake("", zone, limits, microseconds=not speaks_arrow(source))
    reader = read_table if speaks_arrow(source) else read_objects
    return intake.history(reader(source, intake, Columns(columns)))


def _read_file(path: Path, zone: Zone, columns: Columns, limits: Limits) -> History:
    file = path.as_posix()
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise _refused("CR803", file, suffix=path.suffix)
    if not path.is_file():
        raise _refused("CR801", file, path=file)
    intake = Intake(file, zone, limits)
    try:
        return intake.history(reader(path, intake, columns))
    except OSError:
        raise _refused("CR802", file, path=file) from None


def _refused(code: str, file: str, **args: str) -> DataError:
    return DataError([Diagnostic(code, Span(file, 1, 1, 1, 1), args)])
