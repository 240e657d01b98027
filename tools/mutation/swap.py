"""Put a mutant into the running process: its function gets other code, its constant another value."""

from __future__ import annotations

import ast
import functools
import sys
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from tools.mutation.mutants import Mutant
from tools.mutation.suite import clear_caches
from tools.mutation.targets import import_name


def apply(mutant: Mutant, path: Path) -> None:
    """Change the loaded module. Raises whatever the mutant itself raises when it is defined."""
    module = sys.modules[import_name(mutant.module)]
    if mutant.function:
        code = _code_of(mutant, path)
        function = function_of(module, mutant.function)
        function.__code__ = code.replace(co_freevars=function.__code__.co_freevars)
    else:
        _assign(module, mutant.tree)
    clear_caches(module)


def _code_of(mutant: Mutant, path: Path) -> CodeType:
    """The code object of the mutated function, compiled inside its class if it has one."""
    tree = ast.parse("from __future__ import annotations")
    owner, _, name = mutant.function.rpartition(".")
    body: ast.stmt = mutant.tree
    if owner:
        body = ast.ClassDef(name=owner, bases=[], keywords=[], body=[mutant.tree], decorator_list=[])
    tree.body.append(body)
    compiled = compile(ast.fix_missing_locations(tree), str(path), "exec")
    if owner:
        compiled = next(
            part for part in compiled.co_consts if isinstance(part, CodeType) and part.co_name == owner
        )
    return next(part for part in compiled.co_consts if isinstance(part, CodeType) and part.co_name == name)


def function_of(module: ModuleType, name: str) -> FunctionType:
    """The function or method of that name, without what is wrapped around it."""
    found: Any = module
    for part in name.split("."):
        found = vars(found)[part]
    if isinstance(found, property):
        found = found.fget
    if isinstance(found, functools.cached_property):
        found = found.func
    found = getattr(found, "__func__", found)
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    assert isinstance(found, FunctionType)
    return found


def _assign(module: ModuleType, statement: ast.stmt) -> None:
    """Run the assignment anew and hand its value to every module that has imported the name."""
    assert isinstance(statement, (ast.Assign, ast.AnnAssign))
    target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
    assert isinstance(target, ast.Name)
    name = target.id
    scope = dict(vars(module))
    tree = ast.Module(body=[statement], type_ignores=[])
    exec(compile(ast.fix_missing_locations(tree), module.__file__ or "", "exec"), scope)
    old = vars(module)[name]
    for other in list(sys.modules.values()):
        inside = getattr(other, "__name__", "").startswith("carerules.")
        if inside and vars(other).get(name, scope) is old:
            vars(other)[name] = scope[name]
