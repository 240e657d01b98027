"""The kernel's sources as one text: what is compiled, and the digest by which a compiled copy is recognised.

Used by `setup.py` too, so it imports nothing but the standard library.
"""

from __future__ import annotations

import ast
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "kernel"
PARTS = ("words", "machine", "conditions", "obligations", "workflows", "duties", "step", "order")
"""In this order each uses only what stands before it."""
TYPES = FOLDER / "kernel.pxd"

_HEAD = '''"""The kernel, compiled. Made from the files of `carerules.bulk.kernel`; not to be edited."""

import cython

STAMP = "{stamp}"
'''


def stamp() -> str:
    """The digest of the sources as they are now."""
    digest = sha256()
    for path in (*(FOLDER / f"{part}.py" for part in PARTS), TYPES):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def joined() -> str:
    """The parts as one module: the same text without the imports between them."""
    return _HEAD.format(stamp=stamp()) + "".join(map(_body, PARTS))


def _body(part: str) -> str:
    text = (FOLDER / f"{part}.py").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    for node in reversed(ast.parse(text).body):
        if _is_left_out(node) and node.end_lineno is not None:
            del lines[node.lineno - 1 : node.end_lineno]
    return "".join(lines)


def _is_left_out(node: ast.stmt) -> bool:
    """Imports, the choice of a stand-in for `cython`, and the docstring of a part."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return node.lineno == 1
    chooses = isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    return chooses or isinstance(node, (ast.Import, ast.ImportFrom))
