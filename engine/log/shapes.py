"""A check made from a TypedDict: unknown, missing and wrongly typed keys, each named with its path.

- The annotations are the only definition; they are read once and turned into closures, because verify runs them
  over all entries of a log.
- Understood: str, int, bool, None, Any, Literal, list, dict[str, …], unions, nested TypedDicts,
  `Annotated[str, regex]`, `Annotated[int, least]`. Anything else is a TypeError when the shape is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Required,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

Problems = list[str]
"""Each begins with the path inside the value (`.items[0].number`, or nothing for the value itself)."""

Shape = Callable[[Any], Problems]
"""Takes a value and returns what is wrong with it. Paths are built on the way out, so a sound value costs none."""

_SOUND: Problems = []


def shape_of(kind: Any) -> Shape:
    """Return the check for a type annotation. Raises TypeError for one that is not understood."""
    if is_typeddict(kind):
        return _typed_dict(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is Any:
        return lambda _value: _SOUND
    if kind in _PLAIN:
        return _plain(kind)
    if origin is Annotated:
        return _pattern(arguments[1]) if arguments[0] is str else _at_least(arguments[1])
    if origin is Literal:
        return _literal(arguments)
    if origin is list:
        return _list(shape_of(arguments[0]))
    if origin is dict:
        return _dict(shape_of(arguments[1]))
    if origin in (Union, UnionType):
        return _union([shape_of(argument) for argument in arguments])
    raise TypeError(f"a data type cannot use {kind!r}")


_PLAIN: dict[Any, str] = {str: "a text", int: "a whole number", bool: "true or false", NoneType: "null"}


def _plain(kind: Any) -> Shape:
    problem = [f" is not {_PLAIN[kind]}"]
    # bool is an int in Python and is not one in JSON, hence the exact type
    return lambda value: _SOUND if type(value) is kind else problem


def _pattern(pattern: str) -> Shape:
    fits = re.compile(pattern).fullmatch
    problem = [f" is not of the form {pattern}"]
    return lambda value: _SOUND if type(value) is str and fits(value) else problem


def _at_least(least: int) -> Shape:
    problem = [f" is not a whole number from {least}"]
    return lambda value: _SOUND if type(value) is int and value >= least else problem


def _literal(allowed: tuple[Any, ...]) -> Shape:
    pairs = {(type(value), value) for value in allowed}
    problem = [f" is not {' or '.join(str(value) for value in allowed)}"]

    def check(value: Any) -> Problems:
        fits = isinstance(value, str | int) and (type(value), value) in pairs
        return _SOUND if fits else problem

    return check


def _list(inner: Shape) -> Shape:
    def check(value: Any) -> Problems:
        if not isinstance(value, list):
            return [" is not a list"]
        problems: Problems = []
        for number, element in enumerate(value):
            if found := inner(element):
                problems += [f"[{number}]{problem}" for problem in found]
        return problems

    return check


def _dict(inner: Shape) -> Shape:
    def check(value: Any) -> Problems:
        if not isinstance(value, dict):
            return [" is not an object"]
        problems: Problems = []
        for key, element in value.items():
            if found := inner(element):
                problems += [f".{key}{problem}" for problem in found]
        return problems

    return check


def _union(shapes: list[Shape]) -> Shape:
    def check(value: Any) -> Problems:
        best: Problems | None = None
        for shape in shapes:
            found = shape(value)
            if not found:
                return _SOUND
            best = found if best is None or len(found) < len(best) else best
        return best or _SOUND

    return check


def _typed_dict(kind: Any) -> Shape:
    shapes: dict[str, Shape] = {}
    required: set[str] = set()
    for name, hint in get_type_hints(kind, include_extras=True).items():
        origin = get_origin(hint)
        shapes[name] = shape_of(get_args(hint)[0] if origin in (Required, NotRequired) else hint)
        if origin is Required or (origin is not NotRequired and kind.__total__):
            required.add(name)

    def check(value: Any) -> Problems:
        if not isinstance(value, dict):
            return [" is not an object"]
        problems: Problems = []
        if not required <= value.keys():
            problems += [f".{name} is missing" for name in sorted(required - value.keys())]
        for name, element in value.items():
            shape = shapes.get(name)
            if shape is None:
                problems.append(f".{name} is unknown")
            elif found := shape(element):
                problems += [f".{name}{problem}" for problem in found]
        return problems

    return check
