"""The page of all messages; ``python -m wire.reference`` writes ``docs/reference/messages.md``.

Made from the structs and their docstrings: what the page says is what the
codec enforces. ``--check`` fails when the page is stale.
"""

import inspect as python
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any, Final

import msgspec
from msgspec import inspect

from wire import (
    answers,
    asking,
    blocks,
    board,
    bookings,
    catalogue,
    codec,
    enrolment,
    glass,
    hello,
    helping,
    intents,
    live,
    parts,
    programme,
    rating,
    receipts,
    version,
)
from wire.message import NO_NUL, Message

TARGET: Final = Path(__file__).parent.parent / "docs/reference/messages.md"
CONVERSATIONS: Final[tuple[ModuleType, ...]] = (
    hello,
    enrolment,
    intents,
    bookings,
    asking,
    blocks,
    receipts,
    rating,
    helping,
    glass,
    answers,
    live,
    catalogue,
    parts,
    programme,
    board,
)
PLAIN: Final[Mapping[type[inspect.Type], str]] = MappingProxyType(
    {
        inspect.StrType: "string",
        inspect.IntType: "integer",
        inspect.FloatType: "number",
        inspect.BoolType: "boolean",
        inspect.NoneType: "null",
        inspect.DateTimeType: "time (RFC 3339)",
        inspect.RawType: "any JSON",
    }
)
HEAD: Final = """\
# Messages

Made from the types in `wire/` by `python -m wire.reference`; do not edit.

Every program of a hall speaks to its queue server over one WebSocket, `/ws`: JSON text frames, one message
a frame, told apart by `kind`. A client says `hello`; the server answers `welcome` and then a `snapshot` (or
`resumed`), after which it sends each `change` with a growing `seq` and answers every intent. Unknown fields
are skipped; missing or mistyped ones end the conversation with `rejected`. No string has a NUL.

Protocol versions: {oldest} to {newest}. A frame from a client has at most {client} bytes, one from the server
at most {server}.
"""


def page() -> str:
    """Return the whole page."""
    head = HEAD.format(
        oldest=version.OLDEST,
        newest=version.NEWEST,
        client=codec.MAX_CLIENT_FRAME,
        server=codec.MAX_SERVER_FRAME,
    )
    return "\n".join([head, *(block for module in CONVERSATIONS for block in _conversation(module))])


def _conversation(module: ModuleType) -> Iterator[str]:
    title, _, rest = python.cleandoc(module.__doc__ or "").partition("\n")
    yield f"## {module.__name__.rpartition('.')[2]}\n\n{title}\n{rest}".rstrip() + "\n"
    for found in vars(module).values():  # in the order of the file
        if python.isclass(found) and found.__module__ == module.__name__ and _is_sent(found):
            yield _struct(found)


def _is_sent(found: type) -> bool:
    if issubclass(found, Message):
        return found in codec.EVERY
    return issubclass(found, msgspec.Struct) and bool(found.__struct_fields__)


def _struct(found: type) -> str:
    info = inspect.type_info(found)
    assert isinstance(info, inspect.StructType)
    title = f"`{info.tag}`" if info.tag is not None else found.__name__
    lines = [f"### {title}", "", python.cleandoc(found.__doc__ or ""), ""]
    if info.fields:
        lines += ["| field | type | when left out |", "| --- | --- | --- |"]
        lines += [
            f"| `{field.encode_name}` | {_type(field.type)} | {_left_out(field)} |" for field in info.fields
        ]
        lines.append("")
    return "\n".join(lines)


def _left_out(field: inspect.Field) -> str:
    if field.required:
        return "an error"
    return f"`{msgspec.json.encode(field.default).decode()}`"


def _type(info: inspect.Type) -> str:
    match info:
        case inspect.Metadata():
            return _type(info.type)
        case inspect.StructType():
            return info.cls.__name__
        case inspect.LiteralType():
            return ", ".join(f"`{msgspec.json.encode(value).decode()}`" for value in info.values)
        case inspect.UnionType():
            return " or ".join(_type(one) for one in info.types)
        case inspect.VarTupleType() | inspect.ListType():
            return f"list{_limits(info)} of {_type(info.item_type)}"
    return f"{PLAIN[type(info)]}{_limits(info)}"


def _limits(info: Any) -> str:
    low, high = getattr(info, "min_length", None), getattr(info, "max_length", None)
    pattern = getattr(info, "pattern", None)
    pattern = None if pattern == NO_NUL else pattern  # said at the head of the page
    size = f"{low or 0} to {high}" if high is not None else ""
    shape = f"`{pattern}`".replace("|", "\\|") if pattern else ""
    found = ", ".join(filter(None, (size, shape)))
    return f" ({found})" if found else ""


def main(argv: list[str]) -> int:
    """Write the page, or with ``--check`` tell whether it is fresh: 0 yes, 1 no."""
    text = page()
    if "--check" not in argv:
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        TARGET.write_text(text, encoding="utf-8")
        return 0
    if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == text:
        return 0
    sys.stderr.write(f"{TARGET}: stale; run python -m wire.reference\n")
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
