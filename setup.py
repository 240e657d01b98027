"""Builds the compiled copy of the kernel where Cython and a C compiler are at hand; without them it says so.

Everything else about the package is in `pyproject.toml`.
"""

from __future__ import annotations

import os
import runpy
import sys
import sysconfig
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

ROOT = Path(__file__).resolve().parent
BUILT = Path("build") / "kernel" / "carerules" / "bulk" / "_compiled"
WITHOUT = (
    "carerules: the bulk path is installed interpreted, not compiled ({}); it gives the same answers, slower"
)

INLINE = [
    f"--param={name}={value}"
    for name, value in (
        ("max-inline-insns-single", 2000),
        ("early-inlining-insns", 100),
        ("large-function-growth", 3000),
        ("inline-unit-growth", 600),
    )
]
"""The kernel is many short functions that are entered for each event: gcc is to put those into each other that
`kernel.pxd` calls inline. For all of them it would take minutes."""


def extensions() -> list[Extension]:
    """The kernel as one extension, or nothing."""
    try:
        from Cython.Build import cythonize
        from Cython.Compiler.Errors import CompileError
    except ImportError:
        print(WITHOUT.format("Cython is missing"), file=sys.stderr)
        return []
    sources = runpy.run_path(str(ROOT / "src" / "carerules" / "bulk" / "sources.py"))
    BUILT.mkdir(parents=True, exist_ok=True)
    for folder in (BUILT, *list(BUILT.parents)[:2]):
        (
            folder / "__init__.py"
        ).touch()  # by them the compiler knows the module's full name, and so its types
    (BUILT / "kernel.py").write_text(sources["joined"](), encoding="utf-8")
    (BUILT / "kernel.pxd").write_text(sources["types"](), encoding="utf-8")
    flags = [
        "-O3",
        "-g0",  # what a debugger wants of four megabytes of C takes as long as all the rest
        *(INLINE if "gcc" in (sysconfig.get_config_var("CC") or "") else []),
        *(["-march=native"] if os.environ.get("CARERULES_NATIVE") else []),
    ]
    extension = Extension(
        "carerules.bulk._compiled.kernel",
        [str(BUILT / "kernel.py")],
        extra_compile_args=flags if os.name == "posix" else [],
        optional=True,
    )
    directives = {
        "language_level": 3, "annotation_typing": False, "boundscheck": False, "wraparound": False,
        "cdivision": False, "initializedcheck": False, "nonecheck": False,
    }  # fmt: skip
    try:
        found: list[Extension] = cythonize([extension], compiler_directives=directives, quiet=True)
    except CompileError as error:
        print(WITHOUT.format(error), file=sys.stderr)
        return []
    for one in found:
        one.optional = True
    return found


class Build(build_ext):
    """Says what it means that the compiler is missing."""

    def build_extension(self, ext: Extension) -> None:
        """Build one extension, or go on without it."""
        try:
            super().build_extension(ext)
        except Exception as error:
            print(WITHOUT.format(error), file=sys.stderr)


setup(ext_modules=extensions(), cmdclass={"build_ext": Build})
