"""TOML → structs, collecting every problem instead of stopping at the first."""

import difflib
import tomllib
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

import msgspec

from config.problem import Problem

S = TypeVar("S", bound=msgspec.Struct)


def read_toml(path: Path, shown: str, problems: list[Problem]) -> dict[str, Any] | None:
    """Return the table in ``path``, or None after noting why not."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        problems.append(Problem(shown, "file", "missing", "a TOML file at this place"))
    except UnicodeDecodeError as error:
        problems.append(Problem(shown, "file", f"byte {error.start}", "UTF-8 text"))
    except tomllib.TOMLDecodeError as error:
        problems.append(Problem(shown, "file", str(error), "valid TOML"))
    return None


def read_struct(form: type[S], table: object, file: str, key: str, problems: list[Problem]) -> S | None:
    """Return ``table`` as ``form``, or None after noting each field that is wrong."""
    if table is None and not key:
        return None  # the file could not be read, which is noted already
    if not isinstance(table, dict):
        problems.append(Problem(file, key or "(top)", repr(table), "a table"))
        return None
    found = len(problems)
    fields = {field.encode_name: field for field in msgspec.structs.fields(form)}
    for name in table.keys() - fields.keys():
        near = difflib.get_close_matches(name, fields, n=1)
        hint = f"no such key; did you mean {near[0]}?" if near else f"one of {', '.join(fields)}"
        problems.append(Problem(file, _join(key, name), _short(table[name]), hint))
    values: dict[str, Any] = {}
    for name, field in fields.items():
        at = _join(key, name)
        if name in table:
            values[field.name] = _read_value(field.type, table[name], file, at, problems)
        elif field.required:
            problems.append(Problem(file, at, "missing", _wanted(field.type)))
    return form(**values) if len(problems) == found else None


def _read_value(wanted: Any, value: object, file: str, key: str, problems: list[Problem]) -> Any:
    if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
        return read_struct(wanted, value, file, key, problems)
    element = get_args(wanted)[0] if get_origin(wanted) is tuple else None
    if isinstance(element, type) and issubclass(element, msgspec.Struct) and isinstance(value, list):
        return tuple(
            read_struct(element, entry, file, f"{key}[{_mark(entry, at)}]", problems)
            for at, entry in enumerate(value)
        )
    try:
        return msgspec.convert(value, wanted, strict=True)
    except msgspec.ValidationError as error:
        said = str(error).partition(" - at ")[0].replace("Expected ", "").replace("`", "")
        problems.append(Problem(file, key, _short(value), said))
        return None


def _mark(entry: object, at: int) -> str:
    """Name a list entry by its id or code where it has one, for a person looks for that."""
    if isinstance(entry, dict):
        for name in ("id", "code"):
            if isinstance(entry.get(name), str):
                return str(entry[name])
    return str(at)


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _wanted(wanted: Any) -> str:
    return "a value" if not isinstance(wanted, type) else f"a value of type {wanted.__name__}"
