"""The items of a unit as a sheet that a centre's staff can edit: CSV, a row an item, and back to TOML.

A cell with several entries has one a line; a material is ``name | originals |
copies | note``, a step ``name | detail``. The file begins with a byte-order
mark, without which Excel reads Chinese CSV as garbage. Not for whole counties:
units, sites and windows stay in TOML.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

import msgspec

from config.catalogue import Item, Material, Stage
from config.problem import Problem
from config.read import read_struct, shorten

MARK: Final = "\ufeff"
BAR: Final = " | "
COLUMNS: Final = tuple(field.name for field in msgspec.structs.fields(Item) if field.name != "unit")
NUMBERS: Final = frozenset({"statutory_days", "promised_days", "popularity", "originals", "copies"})
LISTS: Final = frozenset({"legal_basis", "conditions", "keywords", "life_events", "co_units"})
TABLES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"materials": Material.__struct_fields__, "steps": Stage.__struct_fields__}
)


def to_csv(items: Iterable[Item]) -> str:
    """Return the sheet; raise ValueError where a text holds the bar that separates parts of a cell."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(item, column) for column in COLUMNS] for item in items)
    return MARK + sheet.getvalue()


def from_csv(text: str, unit: str, file: str, problems: list[Problem]) -> list[Item]:
    """Return the items of a sheet, after noting every cell that is wrong by row and column."""
    try:
        rows = list(csv.reader(io.StringIO(text.removeprefix(MARK), newline=""), strict=True))
    except csv.Error as error:
        problems.append(Problem(file, "file", str(error), "comma-separated values with closed quotes"))
        return []
    head = rows[0] if rows else []
    if set(head) != set(COLUMNS) or len(head) != len(COLUMNS):
        problems.append(Problem(file, "row 1", shorten(head), f"the columns {', '.join(COLUMNS)}"))
        return []
    items: list[Item] = []
    for number, row in enumerate(rows[1:], 2):
        key = f"row {number}"
        if len(row) != len(head):
            problems.append(Problem(file, key, f"{len(row)} cells", f"{len(head)} cells"))
            continue
        table = dict(_entry(column, cell) for column, cell in zip(head, row, strict=True))
        item = read_struct(Item, table, file, key, problems)
        if item is not None:
            items.append(msgspec.structs.replace(item, unit=unit))
    return items


def to_toml(unit: str, items: Iterable[Item]) -> str:
    """Return the items file, laid out as the ones people edit by hand: a table a line."""
    lines = [f"unit = {_text(unit)}"]
    for item in items:
        lines += ["", "[[item]]", *_item_lines(msgspec.to_builtins(item))]
    return "\n".join(lines) + "\n"


def _cell(item: Item, column: str) -> str | int:
    value = getattr(item, column)
    if column in LISTS:
        return "\n".join(value)
    if column in TABLES:
        return "\n".join(_bars(item.code, part) for part in value)
    return value if isinstance(value, int) else str(value)


def _bars(code: str, part: Material | Stage) -> str:
    texts = [str(getattr(part, name)) for name in part.__struct_fields__]
    if any(BAR.strip() in text for text in texts):
        raise ValueError(
            f"{code}: {texts}: expected no {BAR.strip()} in a text, for it separates parts of a cell"
        )
    return BAR.join(texts).rstrip()


def _entry(column: str, cell: str) -> tuple[str, Any]:
    lines = [line.strip() for line in cell.splitlines() if line.strip()]
    if column in LISTS:
        return column, lines
    if column in TABLES:
        return column, [dict(_parts(TABLES[column], line)) for line in lines]
    return column, _number(column, cell.strip())


def _parts(names: Sequence[str], line: str) -> Iterator[tuple[str, Any]]:
    """Yield name and value of the parts of a line; parts too many keep numbers for names, and are refused."""
    for at, text in enumerate(part.strip() for part in line.split(BAR.strip())):
        name = names[at] if at < len(names) else f"part {at + 1}"
        if text or name != "note":
            yield name, _number(name, text)


def _number(name: str, text: str) -> str | int:
    return int(text) if name in NUMBERS and text.isdecimal() else text


def _item_lines(table: dict[str, Any]) -> Iterator[str]:
    for column in COLUMNS:
        value = table[column]
        if column in TABLES:
            yield f"{column} = ["
            yield from (
                f"  {{ {', '.join(f'{k} = {_value(v)}' for k, v in part.items())} }}," for part in value
            )
            yield "]"
        elif value not in ((), []) or column in ("keywords", "life_events"):
            yield f"{column} = {_value(value)}"


def _value(value: Any) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(_value(one) for one in value)}]"
    return str(value) if isinstance(value, int) else _text(value)


def _text(value: str) -> str:
    """Return a TOML basic string; JSON's escapes are a part of TOML's."""
    return json.dumps(value, ensure_ascii=False)
