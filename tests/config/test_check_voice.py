"""One voice a hall, loudspeakers that hear each other in one program, hours that end after they start."""

from typing import Any

import pytest

from config.load import load
from config.problem import BadConfig
from config.voice import Loudspeaker, hear_one_another

LEFT = {"id": "front", "board": "board", "halls": ["left"]}


def test_a_site_speaks_by_itself(tables: Any, write: Any) -> None:
    site = load(write(tables), "centre").site
    assert site.voice.voices == ("espeak",)
    assert site.voice.repeats == 2


def test_loudspeakers_of_one_board_may_hear_each_other(tables: Any, write: Any) -> None:
    tables["site"]["loudspeakers"] = [LEFT, {**LEFT, "id": "back", "sound": "alsa:back", "hears": ["front"]}]
    assert [one.id for one in load(write(tables), "centre").site.loudspeakers] == ["front", "back"]


@pytest.mark.parametrize(
    ("loudspeakers", "says"),
    [
        ([{**LEFT, "board": "tv"}], "loudspeakers[front].board = tv: expected a board of this site"),
        ([{**LEFT, "halls": ["cellar"]}], "loudspeakers[front].halls = cellar: expected a hall"),
        ([{**LEFT, "halls": []}], "loudspeakers[front].halls = none: expected at least one hall"),
        ([{**LEFT, "windows": ["w99"]}], "loudspeakers[front].windows = w99: expected a window of its halls"),
        ([{**LEFT, "hears": ["roof"]}], "loudspeakers[front].hears = roof: expected another loudspeaker"),
        ([LEFT, {**LEFT, "id": "board"}], "device id = board: expected each once"),
        ([LEFT, {**LEFT, "id": "back", "board": "two"}], "only one program can part them"),
    ],
)
def test_loudspeakers_that_cannot_be_are_named(tables: Any, write: Any, loudspeakers: Any, says: str) -> None:
    tables["site"]["boards"].append({"id": "two", "hall": "left", "sound": "none"})
    tables["site"]["loudspeakers"] = loudspeakers
    with pytest.raises(BadConfig) as refused:
        load(write(tables), "centre")
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("voice", "says"),
    [
        ({"languages": ["yue"]}, "voice.languages"),
        ({"languages": ["zh", "zh"]}, "voice.languages = zh: expected each once"),
        (
            {"quiet": [{"start": "13:00", "until": "12:00"}]},
            "voice.quiet.until = 12:00: expected",
        ),
        ({"loudness": [{"start": "09:00", "until": "09:00", "percent": 50}]}, "voice.loudness.until = 09:00"),
        (
            {
                "loudness": [
                    {"start": "08:00", "until": "12:00", "percent": 50},
                    {"start": "11:00", "until": "13:00", "percent": 80},
                ]
            },
            "voice.loudness = 11:00-13:00: expected no overlap with 08:00-12:00",
        ),
        ({"loudness": [{"start": "08:00", "until": "12:00", "percent": 0}]}, "percent"),
        ({"repeats": 0}, "voice.repeats"),
    ],
)
def test_a_voice_that_cannot_be_is_named(tables: Any, write: Any, voice: Any, says: str) -> None:
    tables["site"]["voice"] = voice
    with pytest.raises(BadConfig) as refused:
        load(write(tables), "centre")
    assert says in str(refused.value)


def test_two_boards_of_a_hall_do_not_both_speak(tables: Any, write: Any) -> None:
    tables["site"]["boards"].append({"id": "two", "hall": "left"})
    with pytest.raises(BadConfig, match="sound = alsa:default: expected none, for board speaks"):
        load(write(tables), "centre")


@pytest.mark.parametrize(
    ("one", "other", "heard"),
    [
        (("a", ["left"], []), ("b", ["left", "right"], []), True),
        (("a", ["left"], ["b"]), ("b", ["right"], []), True),
        (("a", ["left"], []), ("b", ["right"], ["a"]), True),
        (("a", ["left"], []), ("b", ["right"], ["c"]), False),
    ],
)
def test_who_hears_whom(one: Any, other: Any, heard: bool) -> None:
    first, second = (
        Loudspeaker(id=name, board="x", halls=tuple(halls), hears=tuple(there))
        for name, halls, there in (one, other)
    )
    assert hear_one_another(first, second) is heard
    assert hear_one_another(second, first) is heard
