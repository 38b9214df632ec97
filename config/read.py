"""TOML → structs, collecting every problem instead of stopping at the first."""

import difflib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar, get_args, get_origin

import msgspec
import tomli

from config.expected import expected, given
from config.problem import Problem

S = TypeVar("S", bound=msgspec.Struct)
SHOWN: Final = 60  # characters of a wrong value that a message repeats


def read_toml(path: Path, shown: str, problems: list[Problem]) -> dict[str, Any] | None:
    """Return the table in ``path``, or None after noting why not."""
    try:
        return tomli.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        problems.append(Problem(shown, "file", "missing", "a TOML file at this place"))
    except UnicodeDecodeError as error:
        problems.append(Problem(shown, "file", f"byte {error.start}", "UTF-8 text"))
    except OSError as error:
        problems.append(Problem(shown, "file", str(error.strerror), "a file that can be read"))
    except tomli.TOMLDecodeError as error:
        problems.append(Problem(shown, "file", str(error), "valid TOML"))
    return None


def read_struct(form: type[S], table: object, file: str, key: str, problems: list[Problem]) -> S | None:
    """Return ``table`` as ``form``, or None after noting each field that is wrong.

    ``table`` None at the top (``key`` empty) means a file that could not be
    read; that was noted already, so nothing is added.
    """
    if table is None and not key:
        return None
    if not isinstance(table, dict):
        problems.append(Problem(file, key or "(top)", shorten(table), "a table"))
        return None
    found = len(problems)
    fields = _fields(form)
    check_keys(table, fields, file, key, problems)
    values: dict[str, Any] = {}
    for name, field in fields.items():
        at = _join(key, name)
        if name in table:
            values[field.name] = _read_value(field.type, table[name], file, at, problems)
        elif field.required:
            problems.append(Problem(file, at, "missing", expected(field.type)))
    return form(**values) if len(problems) == found else None


@cache
def _fields(form: type[msgspec.Struct]) -> Mapping[str, msgspec.structs.FieldInfo]:
    return {field.encode_name: field for field in msgspec.structs.fields(form)}


def check_keys(
    table: dict[str, Any], known: Mapping[str, Any], file: str, key: str, problems: list[Problem]
) -> None:
    """Note each key of ``table`` that is not ``known``, with the nearest name as a hint."""
    for name in table:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"no such key; did you mean {near[0]}?" if near else f"one of {', '.join(known)}"
            problems.append(Problem(file, _join(key, name), shorten(table[name]), hint))


def shorten(value: object) -> str:
    """Return ``value`` as a message repeats it."""
    text = repr(value)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _read_value(wanted: Any, value: object, file: str, key: str, problems: list[Problem]) -> Any:
    wanted = wanted if value is None else given(wanted)
    if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
        return read_struct(wanted, value, file, key, problems)
    element = _element(wanted)
    if element is not None and isinstance(value, list):
        _check_length(wanted, value, file, key, problems)
        return tuple(
            _read_value(element, entry, file, f"{key}[{_mark(entry, at)}]", problems)
            for at, entry in enumerate(value)
        )
    try:
        return msgspec.convert(value, wanted, strict=True)
    except msgspec.ValidationError:
        problems.append(Problem(file, key, shorten(value), expected(wanted)))
        return None


@cache
def _element(wanted: Any) -> Any:
    """Return the type of a list's entries, or None for what is no list."""
    if get_origin(wanted) is Annotated:
        return _element(get_args(wanted)[0])
    return get_args(wanted)[0] if get_origin(wanted) is tuple else None


def _check_length(wanted: Any, value: list[Any], file: str, key: str, problems: list[Problem]) -> None:
    if get_origin(wanted) is not Annotated:
        return
    try:
        msgspec.convert([None] * len(value), Annotated[list[None], *get_args(wanted)[1:]])
    except msgspec.ValidationError:
        problems.append(Problem(file, key, f"{len(value)} entries", expected(wanted)))


def _mark(entry: object, at: int) -> str:
    """Name a list entry by its id or code where it has one, for a person looks for that."""
    if isinstance(entry, dict):
        for name in ("id", "code"):
            if isinstance(entry.get(name), str):
                return str(entry[name])
    return str(at)


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name
