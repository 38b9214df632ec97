"""A board's voice put together: the site's settings, what the command line wants otherwise, and the sinks."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from config.load import DEMO_COUNTY, load
from config.settings import Site
from config.voice import Loudspeaker, Voice
from display.aloud import loudspeakers_for, voice_of
from display.options import arguments
from speech.sink import BadSink

SITE = load(DEMO_COUNTY, "centre").site
BOARD = SITE.boards[0]
FRONT = Loudspeaker(id="front", board=BOARD.id, sound="alsa:front", halls=("left",))
BACK = Loudspeaker(id="back", board=BOARD.id, sound="alsa:back", halls=("left",))
OTHERS = Loudspeaker(id="right", board="board-right", halls=("right",))


def asked(*words: str) -> list[str]:
    return ["--board", BOARD.id, *words]


def sounds(site: Site, *words: str) -> list[tuple[str, str]]:
    return [(one.id, one.sound) for one in loudspeakers_for(site, BOARD, arguments(asked(*words)))]


def test_a_board_speaks_as_its_site_says_unless_told_otherwise() -> None:
    site = replace(SITE, voice=Voice(languages=("zh", "en"), one="yao", repeats=3, chime="never"))
    assert voice_of(site, arguments(asked())) == site.voice
    told = voice_of(site, arguments(asked("--languages", "zh-yue", "--voice", "espeak", "--repeats", "1")))
    assert told == replace(site.voice, languages=("zh-yue",), repeats=1)


def test_a_board_alone_plays_where_it_is_told() -> None:
    assert sounds(SITE) == [(BOARD.id, BOARD.sound)]
    assert sounds(SITE, "--sound", "file:/tmp/x?pace=0") == [(BOARD.id, "file:/tmp/x?pace=0")]
    assert sounds(SITE, "--sound", "none") == []


def test_loudspeakers_are_told_one_by_one() -> None:
    site = replace(SITE, loudspeakers=(FRONT, BACK, OTHERS))
    assert sounds(site) == [("front", "alsa:front"), ("back", "alsa:back")]
    assert sounds(site, "--sound", "front=file:/tmp/x?pace=0", "--sound", "back=none") == [
        ("front", "file:/tmp/x?pace=0")
    ]
    with pytest.raises(BadSink, match="--sound right: expected front=SINK, back=SINK"):
        sounds(site, "--sound", "right=none")
    with pytest.raises(BadSink, match="--sound SINK: expected front=SINK"):
        sounds(site, "--sound", f"file:{Path('/tmp')}")
