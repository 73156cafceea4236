"""A check made from a TypedDict: unknown, missing and wrongly typed keys, each named with its path.

- The annotations are the only definition; they are read once and turned into closures, because verify runs them
  over all entries of a log. What is sound is told from what is not without a list being made.
- Understood: str, int, bool, None, Any, Literal, list, dict[str, …], unions, nested TypedDicts,
  `Annotated[str, regex]`, `Annotated[int, least]`. Anything else is a TypeError when the shape is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import reduce
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NamedTuple,
    NotRequired,
    Required,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

Problems = list[str]

Fits = Callable[[Any], bool]
Faults = Callable[[Any], Problems]


class Shape(NamedTuple):
    """What a value must look like: a quick yes or no, and for a no what is wrong, each with its path from the value."""

    fits: Fits
    faults: Faults

    def __call__(self, value: Any) -> Problems:
        """Return what is wrong with `value`; nearly always nothing is, and that answer is the quick one."""
        return [] if self.fits(value) else self.faults(value)


def shape_of(kind: Any) -> Shape:
    """Return the check for a type annotation. Raises TypeError for one that is not understood."""
    if is_typeddict(kind):
        return _typed_dict(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is Any:
        return Shape(_anything, lambda _value: [])
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
    # bool is an int in Python and is not one in JSON, hence the exact type
    return Shape(lambda value: type(value) is kind, lambda _value: [f" is not {_PLAIN[kind]}"])


def _pattern(pattern: str) -> Shape:
    matches = re.compile(pattern).fullmatch
    return Shape(
        lambda value: isinstance(value, str) and matches(value) is not None,
        lambda _value: [f" is not of the form {pattern}"],
    )


def _at_least(least: int) -> Shape:
    return Shape(
        lambda value: type(value) is int and value >= least,
        lambda _value: [f" is not a whole number from {least}"],
    )


def _literal(allowed: tuple[Any, ...]) -> Shape:
    pairs = {(type(value), value) for value in allowed}
    words = " or ".join(str(value) for value in allowed)
    return Shape(
        lambda value: isinstance(value, str | int) and (type(value), value) in pairs,
        lambda _value: [f" is not {words}"],
    )


def _list(inner: Shape) -> Shape:
    fits = inner.fits

    def faults(value: Any) -> Problems:
        if not isinstance(value, list):
            return [" is not a list"]
        return [f"[{number}]{problem}" for number, element in enumerate(value) for problem in inner(element)]

    return Shape(lambda value: isinstance(value, list) and all(map(fits, value)), faults)


def _anything(_value: Any) -> bool:
    return True


def _dict(inner: Shape) -> Shape:
    fits = inner.fits

    def faults(value: Any) -> Problems:
        if not isinstance(value, dict):
            return [" is not an object"]
        return [f".{key}{problem}" for key, element in value.items() for problem in inner(element)]

    if fits is _anything:
        return Shape(lambda value: isinstance(value, dict), faults)
    return Shape(lambda value: isinstance(value, dict) and all(map(fits, value.values())), faults)


def _union(shapes: list[Shape]) -> Shape:
    return Shape(
        reduce(_either, (shape.fits for shape in shapes)),
        lambda value: min((shape(value) for shape in shapes), key=len),
    )


def _either(first: Fits, second: Fits) -> Fits:
    return lambda value: first(value) or second(value)


def _typed_dict(kind: Any) -> Shape:
    hints = get_type_hints(kind, include_extras=True)
    shapes: dict[str, Shape] = {}
    needed: set[str] = set()
    for name, hint in hints.items():
        origin = get_origin(hint)
        if origin in (Required, NotRequired):
            shapes[name] = shape_of(get_args(hint)[0])
        else:
            shapes[name] = shape_of(hint)
        if origin is Required or (origin is not NotRequired and kind.__total__):
            needed.add(name)
    required, checks = frozenset(needed), {name: shape.fits for name, shape in shapes.items()}

    def fits(value: Any) -> bool:
        if not isinstance(value, dict) or not value.keys() >= required:
            return False
        for name, element in value.items():
            check = checks.get(name)
            if check is None or not check(element):
                return False
        return True

    def faults(value: Any) -> Problems:
        if not isinstance(value, dict):
            return [" is not an object"]
        problems = [f".{name} is missing" for name in sorted(required - value.keys())]
        for name, element in value.items():
            shape = shapes.get(name)
            problems += [f".{name}{problem}" for problem in shape(element)] if shape else [f".{name} is unknown"]
        return problems

    return Shape(fits, faults)
