"""The real espeak-ng: Chinese is Chinese, and a voice that would read it as English is refused."""

import stat
from pathlib import Path

import numpy as np
import pytest

from speech.engine import CannotSay
from speech.espeak import Espeak
from speech.sentence import Place, sentence
from speech.sound import RATE

CALL = sentence("A012", Place("3"), "zh")


@pytest.mark.parametrize("language", ["zh", "en", "zh-yue"])
def test_it_speaks(language: str) -> None:
    sound = Espeak().say(sentence("A012", Place("3"), language))
    assert 1.5 < sound.seconds < 8
    assert -30 < sound.level() < -6
    spectrum = np.abs(np.fft.rfft(np.array(sound.samples, float)))
    pitches = np.fft.rfftfreq(len(sound.samples), 1 / RATE)
    speech = spectrum[(pitches > 80) & (pitches < 5000)].sum()
    assert speech > 0.8 * spectrum.sum(), "the energy lies where voices are"


def test_more_words_take_longer() -> None:
    voice = Espeak()
    assert voice.say(sentence("A012", Place("3", "左厅"), "zh")).seconds > voice.say(CALL).seconds


def program(tmp_path: Path, body: str) -> str:
    path = tmp_path / "espeak-ng"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_a_voice_that_reads_chinese_as_english_is_refused_and_not_tried_again(tmp_path: Path) -> None:
    voice = Espeak(program(tmp_path, f"echo x >> {tmp_path}/runs; echo '(en)kI55NTri:55(cmn)'"))
    for _ in range(2):
        with pytest.raises(CannotSay, match="reads as English"):
            voice.say(CALL)
    assert (tmp_path / "runs").read_text() == "x\n"


@pytest.mark.parametrize(
    ("body", "says"),
    [("echo no such voice >&2; exit 1", "ended 1: no such voice"), ("echo hello", "expected RIFF")],
)
def test_a_program_that_fails_says_how(tmp_path: Path, body: str, says: str) -> None:
    with pytest.raises(CannotSay, match=says):
        Espeak(program(tmp_path, body)).say(CALL)


def test_without_the_program_it_cannot_say() -> None:
    with pytest.raises(CannotSay, match="does not run"):
        Espeak("/nowhere/espeak-ng").say(CALL)


def test_a_dialect_it_has_no_voice_for_is_refused() -> None:
    with pytest.raises(CannotSay, match="has no voice for zh-hakka; it speaks zh, zh-yue, en"):
        Espeak().say(sentence("A012", Place("3"), "zh-hakka"))
