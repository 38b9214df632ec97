"""Items go into a sheet and come back as they were."""

import csv
import io
import tomllib
from collections import defaultdict

import msgspec
import pytest

from config.catalogue import Item
from config.load import DEMO_COUNTY, load
from config.problem import Problem
from config.workbook import COLUMNS, MARK, from_csv, to_csv, to_toml


@pytest.fixture(scope="module")
def by_unit() -> dict[str, list[Item]]:
    units: dict[str, list[Item]] = defaultdict(list)
    for item in load(DEMO_COUNTY, "centre").items:
        units[item.unit].append(item)
    return units


def test_all_items_of_the_county_come_back_from_their_sheets(by_unit: dict[str, list[Item]]) -> None:
    problems: list[Problem] = []
    for unit, items in by_unit.items():
        assert from_csv(to_csv(items), unit, f"{unit}.csv", problems) == items
    assert problems == []


def test_all_items_of_the_county_come_back_from_toml(by_unit: dict[str, list[Item]]) -> None:
    for unit, items in by_unit.items():
        table = tomllib.loads(to_toml(unit, items))
        assert table["unit"] == unit
        again = [msgspec.convert({**entry, "unit": unit}, Item) for entry in table["item"]]
        assert again == items


def test_a_sheet_has_a_row_an_item_and_a_line_an_entry(by_unit: dict[str, list[Item]]) -> None:
    text = to_csv(by_unit["gongan"])
    assert text.startswith(MARK)
    head, first, *_ = csv.reader(io.StringIO(text.removeprefix(MARK), newline=""))
    assert tuple(head) == COLUMNS
    row = dict(zip(head, first, strict=True))
    assert row["code"] == "GA-L-001"
    assert row["materials"].splitlines()[1].startswith("居民身份证 | 1 | 0 | 原件核验后当场退还")
    assert len(row["steps"].splitlines()) == 5


def spoilt(by_unit: dict[str, list[Item]], old: str, new: str) -> list[str]:
    problems: list[Problem] = []
    text = to_csv(by_unit["gongan"][:1])
    assert old in text
    from_csv(text.replace(old, new), "gongan", "gongan.csv", problems)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("promised_days", "promise", "gongan.csv: row 1 = ['code', 'name'"),
        (
            ",15,7,",
            ",soon,7,",
            "gongan.csv: row 2.statutory_days = 'soon': expected a whole number from 0 to 400",
        ),
        (
            ",promised,",
            ",later,",
            "gongan.csv: row 2.handling = 'later': expected one of instant, promised, joint",
        ),
        (
            " | 1 | 0 | ",
            " | one | 0 | ",
            "gongan.csv: row 2.materials[0].originals = 'one': expected a whole number",
        ),
        (",15,7,", ",15,", f"gongan.csv: row 2 = {len(COLUMNS) - 1} cells: expected {len(COLUMNS)} cells"),
        ("120元/本", '"120元', "gongan.csv: file = "),
    ],
)
def test_what_is_wrong_in_a_sheet_is_said_by_row_and_column(
    by_unit: dict[str, list[Item]], old: str, new: str, said: str
) -> None:
    assert any(line.startswith(said) for line in spoilt(by_unit, old, new))


def test_a_part_too_many_is_refused(by_unit: dict[str, list[Item]]) -> None:
    said = spoilt(by_unit, "申请 | 本人", "申请 | 尽快 | 本人")
    assert any("steps[1].part 3" in line for line in said)


def test_an_empty_sheet_lacks_its_columns() -> None:
    problems: list[Problem] = []
    assert from_csv("", "gongan", "gongan.csv", problems) == []
    assert problems[0].key == "row 1"


def test_a_bar_in_a_text_cannot_be_written(by_unit: dict[str, list[Item]]) -> None:
    item = by_unit["gongan"][0]
    material = msgspec.structs.replace(item.materials[0], note="a|b")
    with pytest.raises(ValueError, match="GA-L-001"):
        to_csv([msgspec.structs.replace(item, materials=(material,))])
