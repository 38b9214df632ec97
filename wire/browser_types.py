"""The wire's types for the scripts of the pages; ``python -m wire.browser_types`` writes ``messages.d.ts``.

Made from the structs, so that `tsc` finds a page that uses a field no message has.
A field with a default may be missing in what we send and in views (which leave
defaults out); in all other messages of the server every field is there.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, get_args

import msgspec
from msgspec import inspect

from wire import codec, live, version

TARGET: Final = Path(__file__).parent.parent / "queue_server/console/static/messages.d.ts"
HEAD: Final = "// Made from the structs in wire/ by `python -m wire.browser_types`; do not edit."
PLAIN: Final[Mapping[type[inspect.Type], str]] = MappingProxyType(
    {
        inspect.StrType: "string",
        inspect.IntType: "number",
        inspect.FloatType: "number",
        inspect.BoolType: "boolean",
        inspect.NoneType: "null",
        inspect.DateTimeType: "string",
        inspect.RawType: "unknown",
    }
)


def declarations() -> str:
    """Return the whole file: one interface a struct, and the two unions of what goes each way."""
    sent, told = get_args(codec.FromClient), get_args(codec.FromServer)
    structs: dict[str, str] = {}
    for struct in (*sent, *told):
        _declare(inspect.type_info(struct), structs, ours=struct in sent)
    blocks = [
        HEAD,
        f"export const OLDEST: {version.OLDEST};\nexport const NEWEST: {version.NEWEST};",
        *(structs[name] for name in sorted(structs)),
        _union("FromClient", sent),
        _union("FromServer", told),
    ]
    return "\n\n".join(blocks) + "\n"


def _declare(info: inspect.Type, structs: dict[str, str], *, ours: bool) -> None:
    for found in _structs_in(info):
        name = found.cls.__name__
        if name in structs:
            continue
        structs[name] = ""  # stops a struct that contains itself
        loose = ours or issubclass(found.cls, live.View)
        structs[name] = "\n".join([f"export interface {name} {{", *_lines(found, loose), "}"])
        for field in found.fields:
            _declare(field.type, structs, ours=ours)


def _lines(struct: inspect.StructType, loose: bool) -> Iterator[str]:
    if struct.tag is not None:
        yield f'  kind: "{struct.tag}";'
    for field in struct.fields:
        maybe = "?" if loose and not field.required else ""
        yield f"  {field.encode_name}{maybe}: {_type(field.type)};"


def _type(info: inspect.Type) -> str:
    info = _bare(info)
    match info:
        case inspect.StructType():
            return info.cls.__name__
        case inspect.LiteralType():
            return " | ".join(msgspec.json.encode(value).decode() for value in info.values)
        case inspect.UnionType():
            return " | ".join(_type(one) for one in info.types)
        case inspect.VarTupleType() | inspect.ListType():
            return f"Array<{_type(info.item_type)}>"
        case inspect.DictType():
            return f"Record<string, {_type(info.value_type)}>"
    return PLAIN[type(info)]


def _structs_in(info: inspect.Type) -> Iterable[inspect.StructType]:
    info = _bare(info)
    match info:
        case inspect.StructType():
            yield info
        case inspect.UnionType():
            for one in info.types:
                yield from _structs_in(one)
        case inspect.VarTupleType() | inspect.ListType():
            yield from _structs_in(info.item_type)
        case inspect.DictType():
            yield from _structs_in(info.value_type)


def _bare(info: inspect.Type) -> inspect.Type:
    return info.type if isinstance(info, inspect.Metadata) else info


def _union(name: str, structs: Iterable[Any]) -> str:
    return f"export type {name} =\n" + "\n".join(f"  | {struct.__name__}" for struct in structs) + ";"


def main() -> int:
    """Write the declarations, or with ``--check`` fail when they are stale."""
    text = declarations()
    if "--check" in sys.argv:
        stale = not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text
        if stale:
            sys.stderr.write(f"{TARGET.name} is stale: run `python -m wire.browser_types`\n")
        return int(stale)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
