"""What is said reaches the sink, and can be cut short."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.voice import Earphone
from speech.engine import CannotSay
from speech.sentence import Sentence
from speech.sink import BadSink
from speech.sound import Sound, silence


class Hum:
    """Says every line in a second; it cannot say ``mute``."""

    name = "hum"

    def say(self, sentence: Sentence) -> Sound:
        if sentence.text == "mute":
            raise CannotSay("mute")
        return silence(1.0)


async def said(folder: Path, count: int) -> list[dict[str, Any]]:
    index = folder / "spoken.jsonl"
    async with asyncio.timeout(60):
        while not index.exists() or len(index.read_text().splitlines()) < count:
            await asyncio.sleep(0.02)
    return [json.loads(line) for line in index.read_text().splitlines()]


async def test_lines_are_said_one_after_the_other(tmp_path: Path) -> None:
    voice = Earphone(Hum(), f"file:{tmp_path}?pace=0")
    voice.say(("one", "two"), "en", 60)
    (line,) = await said(tmp_path, 1)
    assert (line["text"], line["language"]) == ("one two", "en")
    assert line["seconds"] == pytest.approx(2.5)
    await voice.close()


async def test_what_comes_next_breaks_off_what_is_being_said(tmp_path: Path) -> None:
    voice = Earphone(Hum(), f"file:{tmp_path}?pace=0.01")
    voice.say(("a very long line",), "zh", 60)
    await asyncio.sleep(0.1)
    voice.hush()
    await voice.close()
    assert not (tmp_path / "spoken.jsonl").exists()


async def test_a_voice_that_cannot_say_a_line_is_noted_and_goes_on(tmp_path: Path) -> None:
    voice = Earphone(Hum(), f"file:{tmp_path}?pace=0")
    voice.say(("mute",), "zh", 60)
    voice.say(("well",), "zh", 60)
    assert [line["text"] for line in await said(tmp_path, 1)] == ["well"]
    await voice.close()


def test_an_address_that_is_no_sink_is_refused() -> None:
    with pytest.raises(BadSink):
        Earphone(Hum(), "loud")
