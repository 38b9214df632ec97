"""A voice that the site installed itself, called by a command template: ``tts --lang {language} {text}``.

The command gets the sentence as one argument (no shell is involved) and gives
a WAV on standard output, or in the file it was given as ``{wav}``.
"""

import shlex
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from speech.engine import CannotSay
from speech.sentence import Sentence
from speech.sound import Sound
from speech.wav import BadWav, read_wav

DEADLINE: Final = 15.0
FIELDS: Final = ("{text}", "{wav}", "{language}")


class BadTemplate(ValueError):
    """The template cannot be used; the text says what was found and expected."""


class Command:
    """Says sentences with an external program."""

    def __init__(self, template: str, deadline: float = DEADLINE) -> None:
        try:
            self._words = tuple(shlex.split(template))
        except ValueError as error:
            raise BadTemplate(f"{template!r}: {error}; expected a command line") from error
        if not self._words or not any("{text}" in word for word in self._words):
            raise BadTemplate(f"{template!r}: expected a command line with {{text}}")
        self.name = f"command:{self._words[0]}"
        self._deadline = deadline

    def say(self, sentence: Sentence) -> Sound:
        """Return the sound, or raise CannotSay: no program, a failure, no WAV, or no answer in time."""
        with TemporaryDirectory(prefix="hall-speech-") as folder:
            wav = Path(folder) / "said.wav"
            values = dict(zip(FIELDS, (sentence.text, str(wav), sentence.language), strict=True))
            made = self._run([_filled(word, values) for word in self._words])
            try:
                return read_wav(wav.read_bytes() if wav.exists() else made)
            except BadWav as error:
                raise CannotSay(str(error)) from error

    def _run(self, command: list[str]) -> bytes:
        try:
            done = subprocess.run(command, capture_output=True, timeout=self._deadline, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise CannotSay(f"does not run: {error}") from error
        if done.returncode:
            raise CannotSay(f"ended {done.returncode}: {done.stderr.decode(errors='replace').strip()}")
        return done.stdout


def _filled(word: str, values: dict[str, str]) -> str:
    for field, value in values.items():
        word = word.replace(field, value)
    return word
