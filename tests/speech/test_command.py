"""A site's own voice: the template is filled, its WAV is read, its failures are told."""

import sys
from pathlib import Path

import pytest

from speech.command import BadTemplate, Command
from speech.engine import CannotSay
from speech.sentence import Place, sentence

CALL = sentence("A012", Place("3"), "zh")
VOICE = """
import sys, wave
text, language, out = sys.argv[1:4]
assert language == "zh"
with wave.open(out if out != "-" else sys.stdout.buffer, "wb") as wav:
    wav.setnchannels(1); wav.setsampwidth(2); wav.setframerate(22050)
    wav.writeframes(bytes(2 * len(text)))
"""


@pytest.fixture
def voice(tmp_path: Path) -> str:
    path = tmp_path / "a voice.py"
    path.write_text(VOICE)
    return f"'{sys.executable}' '{path}' {{text}} {{language}}"


def test_it_may_write_a_file(voice: str) -> None:
    assert len(Command(f"{voice} {{wav}}").say(CALL).samples) == len(CALL.text)


def test_it_may_write_to_its_output(voice: str) -> None:
    assert len(Command(f"{voice} -").say(CALL).samples) == len(CALL.text)


@pytest.mark.parametrize("template", ["", "say", "'unclosed {text}"])
def test_a_bad_template_is_refused(template: str) -> None:
    with pytest.raises(BadTemplate, match="expected a command line"):
        Command(template)


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("/nowhere/tts {text}", "does not run"),
        ("sh -c 'echo no voice >&2; exit 3' {text}", "ended 3: no voice"),
        ("echo {text}", "expected RIFF"),
        ("sleep {text} 9", "ended 1"),
    ],
)
def test_failures_are_told(template: str, says: str) -> None:
    with pytest.raises(CannotSay, match=says):
        Command(template).say(CALL)


def test_a_voice_that_hangs_is_given_up() -> None:
    with pytest.raises(CannotSay, match="timed out"):
        Command("sh -c 'sleep 30' {text}", deadline=0.2).say(CALL)
