"""What is mutated: the engine and the deadline arithmetic."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "carerules"

_ARITHMETIC = (
    "calendar",
    "civil",
    "counting",
    "deadline",
    "duration",
    "instants",
    "period",
    "school",
    "zone",
)


def modules() -> dict[str, Path]:
    """`engine/acts.py` and so on -> its file."""
    engine = sorted((PACKAGE / "engine").glob("*.py"))
    arithmetic = [PACKAGE / "temporal" / f"{name}.py" for name in _ARITHMETIC]
    return {
        path.relative_to(PACKAGE).as_posix(): path for path in (*engine, *arithmetic) if path.stat().st_size
    }


def import_name(module: str) -> str:
    """`engine/acts.py` -> `carerules.engine.acts`."""
    return "carerules." + module.removesuffix(".py").replace("/", ".")
