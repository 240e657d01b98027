"""What lies beside a data file: `columns.yaml` maps its headers, `instances.yaml` lists units' instances."""

from __future__ import annotations

from pathlib import Path

from carerules.diagnostics.diagnostic import DataError, has_errors
from carerules.source.node import Mapping, plain
from carerules.source.yaml_text import parse


def columns_beside(data: Path) -> dict[str, str] | None:
    """Header in the file -> name in the language, or None where nothing is said."""
    table = _read(data.with_name("columns.yaml"))
    return {str(key): str(value) for key, value in table.items()} if table is not None else None


def instances_beside(data: Path) -> dict[str, list[str]] | None:
    """Unit -> ids of its instances, or None where nothing is said."""
    table = _read(data.with_name("instances.yaml"))
    if table is None:
        return None
    return {
        str(unit): [str(name) for name in names] for unit, names in table.items() if isinstance(names, list)
    }


def _read(path: Path) -> dict[str, object] | None:
    if not path.is_file():
        return None
    node, diagnostics = parse(path.read_bytes(), path.name)
    if has_errors(diagnostics):
        raise DataError(diagnostics)
    value = plain(node) if isinstance(node, Mapping) else {}
    assert isinstance(value, dict)
    return dict(value)
