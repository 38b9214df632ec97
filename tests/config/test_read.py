"""From a table to a struct: every wrong value is named, with its place."""

from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import pytest

from config.problem import Problem
from config.read import read_struct, read_toml, shorten


class Lamp(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    watts: Annotated[int, msgspec.Meta(ge=1, le=100)] = 8


class Room(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=9)]
    side: Literal["left", "right"] = "left"
    lamps: Annotated[tuple[Lamp, ...], msgspec.Meta(min_length=1)]
    notes: tuple[str, ...] = ()
    door: Lamp = Lamp(id="door")


GOOD: dict[str, Any] = {"name": "厅", "lamps": [{"id": "a"}, {"id": "b", "watts": 60}]}


def found(table: object, key: str = "") -> list[str]:
    problems: list[Problem] = []
    read_struct(Room, table, "room.toml", key, problems)
    return [str(problem) for problem in problems]


def test_a_good_table_becomes_the_struct_with_its_defaults() -> None:
    room = read_struct(Room, GOOD, "room.toml", "", [])
    assert room == Room(name="厅", lamps=(Lamp("a"), Lamp("b", 60)))


SPOILT: list[tuple[dict[str, Any], str]] = [
    ({"name": 7}, "room.toml: name = 7: expected text of 1 to 9 characters"),
    ({"name": ""}, "room.toml: name = '': expected text of 1 to 9 characters"),
    ({"side": "up"}, "room.toml: side = 'up': expected one of left, right"),
    ({"notes": ["a", 2]}, "room.toml: notes[1] = 2: expected text"),
    ({"notes": "a"}, "room.toml: notes = 'a': expected a list, each text"),
    ({"lamps": []}, "room.toml: lamps = 0 entries: expected a list of 1 or more entries, each a table"),
    (
        {"lamps": [{"id": "a", "watts": 0}]},
        "room.toml: lamps[a].watts = 0: expected a whole number from 1 to 100",
    ),
    ({"lamps": [{"watts": 1}]}, "room.toml: lamps[0].id = missing: expected text"),
    ({"lamps": ["a"]}, "room.toml: lamps[0] = 'a': expected a table"),
    ({"door": 1}, "room.toml: door = 1: expected a table"),
    ({"door": {"id": "d", "wats": 1}}, "room.toml: door.wats = 1: expected no such key; did you mean watts?"),
    ({"xyz": 1}, "room.toml: xyz = 1: expected one of name, side, lamps, notes, door"),
]


@pytest.mark.parametrize(("change", "said"), SPOILT, ids=lambda value: "")
def test_each_wrong_value_is_named_with_file_key_value_and_what_was_expected(
    change: dict[str, Any], said: str
) -> None:
    assert found(GOOD | change) == [said]


def test_every_wrong_value_is_named_at_once() -> None:
    table = {"side": "up", "lamps": [{"id": "a", "watts": 0}, {"id": 5}], "notes": [1, 2], "zzz": None}
    keys = [line.split(" = ")[0] for line in found(table)]
    assert keys == [
        "room.toml: zzz",
        "room.toml: name",
        "room.toml: side",
        "room.toml: lamps[a].watts",
        "room.toml: lamps[1].id",
        "room.toml: notes[0]",
        "room.toml: notes[1]",
    ]


def test_what_is_no_table_is_said_but_an_unread_file_is_not_said_twice() -> None:
    assert found([1]) == ["room.toml: (top) = [1]: expected a table"]
    assert found("x", "rooms[0]") == ["room.toml: rooms[0] = 'x': expected a table"]
    assert found(None) == []


def test_a_long_value_is_cut_so_that_the_sentence_stays_readable() -> None:
    assert len(shorten("x" * 500)) == 60
    assert shorten("x") == "'x'"


@pytest.mark.parametrize(
    ("content", "value", "expected"),
    [
        (None, "missing", "a TOML file at this place"),
        (b"\xff\xfe", "byte 0", "UTF-8 text"),
        (b"a = ", "Invalid value (at end of document)", "valid TOML"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, content: bytes | None, value: str, expected: str
) -> None:
    path = tmp_path / "a.toml"
    if content is not None:
        path.write_bytes(content)
    problems: list[Problem] = []
    assert read_toml(path, "a.toml", problems) is None
    assert problems == [Problem("a.toml", "file", value, expected)]


def test_a_folder_in_a_files_place_is_a_problem_too(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_toml(tmp_path, "a.toml", problems) is None
    assert problems == [Problem("a.toml", "file", "Is a directory", "a file that can be read")]
