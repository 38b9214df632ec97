"""What a setting's type asks for, in words an editor of the file understands.

The words come from the type itself, so a message can never disagree with what
is checked, and the page docs/reference/settings.md says the same.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import msgspec

PLAIN: Final[Mapping[Any, str]] = MappingProxyType(
    {str: "text", int: "a whole number", float: "a number", bool: "true or false", date: "a date YYYY-MM-DD"}
)


def expected(wanted: Any) -> str:
    """Return what a value of type ``wanted`` must be, such as ``a whole number from 0 to 400``."""
    wanted = given(wanted)
    base, *notes = get_args(wanted) if get_origin(wanted) is Annotated else (wanted,)
    meta = next((note for note in notes if isinstance(note, msgspec.Meta)), msgspec.Meta())
    if meta.description:
        return meta.description
    if meta.pattern:
        return f"text of the form {meta.pattern}"
    if get_origin(base) is tuple:
        return f"a list{_length(meta, 'entries')}, each {expected(get_args(base)[0])}"
    if get_origin(base) is Literal:
        return f"one of {', '.join(str(value) or 'an empty text' for value in get_args(base))}"
    if isinstance(base, type) and issubclass(base, msgspec.Struct):
        return "a table"
    return f"{PLAIN.get(base, 'a value')}{_bounds(meta)}{_length(meta, 'characters')}"


def given(wanted: Any) -> Any:
    """Return what a value must be where it is given: ``T`` of ``T | None``."""
    if get_origin(wanted) not in (Union, UnionType):
        return wanted
    kinds = [kind for kind in get_args(wanted) if kind is not NoneType]
    return kinds[0] if len(kinds) == 1 else wanted


def _bounds(meta: msgspec.Meta) -> str:
    return "" if meta.ge is None else f" from {meta.ge} to {meta.le}"


def _length(meta: msgspec.Meta, unit: str) -> str:
    if meta.min_length is None:
        return ""
    return f" of {meta.min_length} {f'to {meta.max_length}' if meta.max_length else 'or more'} {unit}"
