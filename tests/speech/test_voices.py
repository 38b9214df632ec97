"""Voices by name, and the pieces that are made beforehand."""

from array import array
from pathlib import Path

import pytest

from speech.clips import BadClips, Clips
from speech.command import BadTemplate, Command
from speech.engine import CannotSay
from speech.espeak import Espeak
from speech.sentence import Place, Sentence, sentence, vocabulary
from speech.sound import Sound
from speech.voices import BadVoice, Voices, engine


def test_voices_have_names() -> None:
    assert isinstance(engine("espeak"), Espeak)
    assert isinstance(engine("command:tts {text}"), Command)


@pytest.mark.parametrize("voice", ["", "espeak:zh", "clips:", "piper"])
def test_what_is_no_voice_is_refused(voice: str) -> None:
    with pytest.raises(BadVoice, match="expected clips:DIR, espeak or command:TEMPLATE"):
        engine(voice)


def test_clips_are_looked_for_in_the_county(tmp_path: Path) -> None:
    (tmp_path / "voice").mkdir()
    (tmp_path / "voice" / "manifest.toml").write_text('language = "zh-yue"\n[clips]\n')
    assert engine("clips:voice", tmp_path).name == f"clips:{tmp_path / 'voice'}"


def test_a_voice_that_cannot_be_set_up_says_why(tmp_path: Path) -> None:
    with pytest.raises(BadClips, match=r"manifest\.toml"):
        engine(f"clips:{tmp_path}")
    with pytest.raises(BadTemplate, match="expected a command line with"):
        engine("command:tts")


class Failing:
    """A voice that speaks until it breaks."""

    name = "failing"

    def __init__(self) -> None:
        self.broken = False

    def say(self, sentence: Sentence) -> Sound:
        if self.broken:
            raise CannotSay("broken")
        return Sound(array("h", [5000] * 100))


def test_when_the_voice_breaks_the_pieces_are_still_there() -> None:
    voice = Failing()
    voices = Voices([voice])
    voices.prepare(vocabulary([Place("3"), Place("19", "右厅")], "zh"), "zh")
    voice.broken = True
    assert voices.say(sentence("A012", Place("19", "右厅"), "zh")).seconds > 0
    assert voices.reasons == ("failing: broken",)
    with pytest.raises(CannotSay, match="no clip for 百"):
        voices.say(Sentence("zh", "百", ("百",)))


def test_recorded_clips_are_not_recorded_again() -> None:
    voices = Voices([Clips("clips:x", "zh", {})])
    voices.prepare(vocabulary([Place("3")], "zh"), "zh")
    assert len(voices.engines) == 1


def test_preparing_can_be_left_off() -> None:
    voices = Voices([Failing()])
    voices.stop()
    voices.prepare(vocabulary([Place("3")], "zh"), "zh")
    pieces = voices.engines[-1]
    assert isinstance(pieces, Clips)
    assert not pieces.clips
