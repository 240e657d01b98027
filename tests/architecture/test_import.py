from __future__ import annotations

import json

from .project import run_python

HEAVY = (
    "networkx", "numba", "numpy", "pyarrow", "polars", "pandas", "sqlalchemy", "transitions", "fastexcel", "duckdb",
    "typer", "rich",
)  # fmt: skip


def loaded_by(code: str) -> set[str]:
    return {name.partition(".")[0] for name in loaded_modules(code)}


def loaded_modules(code: str) -> set[str]:
    done = run_python(f"import json, sys\n{code}\nprint(json.dumps(sorted(sys.modules)))")
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def test_importing_the_library_loads_nothing_heavy() -> None:
    assert loaded_by("import carerules").isdisjoint(HEAVY)


def test_the_public_names_load_nothing_heavy() -> None:
    assert loaded_by("from carerules import Audit, Case, Policy, check, load").isdisjoint(HEAVY)


def test_examining_a_policy_loads_nothing_that_only_judges() -> None:
    names = loaded_modules("import carerules.api.examination")
    assert names.isdisjoint(
        {"carerules.answer.evaluate", "carerules.engine.step", "carerules.program.compile"}
    )


def test_this_test_would_see_a_heavy_import() -> None:
    assert "rich" in loaded_by("import carerules, rich")


def test_every_public_name_is_there() -> None:
    done = run_python("import carerules\nfor name in carerules.__all__: getattr(carerules, name)")
    assert done.returncode == 0, done.stderr
