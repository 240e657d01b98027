"""The kernel's sources as one text: what is compiled, and the digest by which a compiled copy is recognised.

Used by `setup.py` too, so it imports nothing but the standard library.
"""

from __future__ import annotations

import ast
import runpy
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "kernel"
PARTS = tuple(
    "words machine findings wholes days parties conditions changes burdens reckoning ladder obligations seasons doubts "
    "endings workflows periods keeping duties steady authority waivers openings step cases order desk live".split()
)
"""In this order each uses only what stands before it."""
TYPES = (FOLDER / "kernel.pxd", FOLDER / "live.pxd")

_HEAD = '''"""The kernel, compiled. Made from the files of `carerules.bulk.kernel`; not to be edited."""

import cython

STAMP = "{stamp}"
'''


def stamp() -> str:
    """The digest of the sources as they are now."""
    digest = sha256()
    for path in (*(FOLDER / f"{part}.py" for part in PARTS), *TYPES):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def joined() -> str:
    """The parts as one module: the same text without the imports between them."""
    return _HEAD.format(stamp=stamp()) + "".join(map(_body, PARTS))


def types() -> str:
    """The types of the joined module; to a compiler the small numbers of `words` are constants."""
    lines = (f"    {name} = {value}\n" for name, value in _constants().items())
    texts = "\n".join(path.read_text(encoding="utf-8") for path in TYPES)
    return texts + "\ncdef enum:\n" + "".join(lines)


def _constants() -> dict[str, int]:
    """The whole numbers of `words` that any compiler has as a constant."""
    words = runpy.run_path(str(FOLDER / "words.py"))
    return {name: n for name, n in words.items() if name.isupper() and isinstance(n, int) and abs(n) < 2**31}


def _body(part: str) -> str:
    text = (FOLDER / f"{part}.py").read_text(encoding="utf-8")
    constants = _constants() if part == "words" else {}
    lines = text.splitlines(keepends=True)
    for node in reversed(ast.parse(text).body):
        if (_is_left_out(node) or _names(node) & constants.keys()) and node.end_lineno is not None:
            del lines[node.lineno - 1 : node.end_lineno]
    return "".join(lines)


def _names(node: ast.stmt) -> set[str]:
    """What an assignment gives a value to."""
    targets = node.targets if isinstance(node, ast.Assign) else []
    return {one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)}


def _is_left_out(node: ast.stmt) -> bool:
    """Imports, the choice of a stand-in for `cython`, and the docstring of a part."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return node.lineno == 1
    chooses = isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    return chooses or isinstance(node, (ast.Import, ast.ImportFrom))
