"""The functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import normalize

from carerules.diagnostics.suggest import nearest
from carerules.diagnostics.wording import Word as Said
from carerules.temporal.civil import parse_date
from carerules.temporal.duration import parse_duration

from . import habits
from .compatibility import is_text, said
from .environment import ACTOR, Environment
from .problem import Problem, excerpt
from .syntax import Call, Node, Quoted, Word
from .tree import (
    BOOL,
    DATE,
    DURATION,
    INSTANT,
    INT,
    Age,
    Assigned,
    DaysSince,
    Has,
    HoldsPost,
    InState,
    Literal,
    Name,
    OpenDuty,
    Tree,
    Type,
)

_KNOWABLE = frozenset({"fact", "event", "opening", "event_by", "opening_by"})


@dataclass(frozen=True, slots=True)
class Form:
    """How a function is written, and what each argument must look like."""

    example: str
    arguments: tuple[type[Node], ...]


FORMS: Mapping[str, Form] = {
    "age": Form("age(birth_date)", (Node,)),
    "days_since": Form("days_since(event.at)", (Node,)),
    "has": Form("has(x)", (Node,)),
    "in": Form('in("workflow.state")', (Quoted,)),
    "open": Form('open("duty")', (Quoted,)),
    "assigned": Form("assigned(post)", (Word,)),
    "holds_post": Form("holds_post(event.by, post)", (Node, Word)),
    "date": Form('date("2024-03-08")', (Quoted,)),
    "duration": Form('duration("7d")', (Quoted,)),
}


def misformed(call: Call) -> Problem | None:
    """An unknown function, or arguments that do not look like its form."""
    form = FORMS.get(call.function)
    if form is None:
        name_span = call.start, call.name_end
        if habit := habits.WORDS.get(call.function.lower()):
            return Problem.at("CR602", name_span, found=call.function, instead=habit)
        meant = nearest(call.function, FORMS)
        return Problem.at("CR637", name_span, name=call.function, suggestion=meant and FORMS[meant].example)
    fits = len(call.arguments) == len(form.arguments) and all(
        isinstance(argument, kind) for argument, kind in zip(call.arguments, form.arguments, strict=True)
    )
    if fits:
        return None
    return Problem.at("CR639", call.span, function=call.function, form=form.example)


def values(call: Call) -> tuple[Node, ...]:
    """The arguments that are expressions of their own (the others name something)."""
    kinds = FORMS[call.function].arguments
    return tuple(node for node, kind in zip(call.arguments, kinds, strict=True) if kind is Node)


def of_value(call: Call, value: Tree, names: Environment, text: str) -> Tree | Problem:
    """`age`, `days_since`, `has` and `holds_post`, whose first argument is `value`."""
    span = call.span
    match call.function:
        case "has":
            if isinstance(value, Name) and value.scope in _KNOWABLE:
                return Has(type=BOOL, span=span, operand=value)
            return Problem.at("CR680", value.span, found=excerpt(text, *value.span))
        case "holds_post":
            if not is_text(value.type):
                return _wrong(call, ACTOR, value, text)
            post = _post(call.arguments[1], names)
            if isinstance(post, Problem):
                return post
            return HoldsPost(type=BOOL, span=span, actor=value, post=post)
    if call.function == "age":
        return Age(type=INT, span=span, date=value) if value.type == DATE else _wrong(call, DATE, value, text)
    if value.type not in (DATE, INSTANT):
        return _wrong(call, INSTANT, value, text)
    return DaysSince(type=INT, span=span, since=value)


def of_name(call: Call, names: Environment) -> Tree | Problem:
    """`in`, `open`, `assigned`, `date` and `duration`, whose argument names something."""
    (argument,) = call.arguments
    if not isinstance(argument, Quoted):
        post = _post(argument, names)
        return post if isinstance(post, Problem) else Assigned(type=BOOL, span=call.span, post=post)
    written = normalize("NFC", argument.value)
    inside = argument.start + 1, argument.end - 1
    match call.function:
        case "in":
            if written in names.states():
                workflow, _, path = written.partition(".")
                return InState(type=BOOL, span=call.span, workflow=workflow, path=path)
            return _nothing("state", written, _state(written, names), inside)
        case "open":
            if written in names.duties:
                return OpenDuty(type=BOOL, span=call.span, duty=written)
            return _nothing("duty", written, nearest(written, names.duties), inside)
    return _literal(call, written, inside)


def _literal(call: Call, written: str, inside: tuple[int, int]) -> Tree | Problem:
    try:
        if call.function == "date":
            return Literal(type=DATE, span=call.span, value=parse_date(written))
        return Literal(type=DURATION, span=call.span, value=parse_duration(written))
    except ValueError:
        code = "CR673" if call.function == "date" else "CR674"
        return Problem.at(code, inside, found=excerpt(written, 0, len(written)))


def _post(argument: Node, names: Environment) -> str | Problem:
    assert isinstance(argument, Word)
    if argument.name in names.posts:
        return argument.name
    return _nothing("post", argument.name, nearest(argument.name, names.posts), argument.span)


def _state(written: str, names: Environment) -> str | None:
    """The state that was probably meant; its last names alone are enough where only one state has them."""
    ending = [state for state in sorted(names.states()) if state.endswith(f".{written}")]
    return ending[0] if len(ending) == 1 else nearest(written, names.states())


def _nothing(kind: str, name: str, meant: str | None, span: tuple[int, int]) -> Problem:
    return Problem.at("CR638", span, kind=Said(kind), name=excerpt(name, 0, len(name)), suggestion=meant)


def _wrong(call: Call, expected: Type, found: Tree, text: str) -> Problem:
    return Problem.at(
        "CR657",
        found.span,
        function=call.function,
        expected=said(expected),
        found=excerpt(text, *found.span),
        type=said(found.type),
    )
