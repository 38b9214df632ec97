"""The voice of espeak-ng, as a subprocess (it is GPL-3): a robot that any hall can have at once.

Debian 12's 1.51 reads Chinese with the voice ``cmn`` as if it were English
(espeak-ng issues 1028, 1236), so each voice is tried with ``-x`` first: when
the phonemes of the first Chinese sentence say ``(en)``, the voice is refused. It gets
the words as they are spoken, so a ticket number is read digit by digit.
"""

import subprocess
from types import MappingProxyType
from typing import Final

import msgspec

from speech.engine import CannotSay
from speech.sentence import Sentence, Tongue
from speech.sound import Sound, trimmed
from speech.wav import BadWav, read_wav

PROGRAM: Final = "espeak-ng"
DEADLINE: Final = 10.0
FOREIGN: Final = "(en)"


class Voice(msgspec.Struct, frozen=True):
    """A voice of espeak-ng: its name, words a minute, and units that need another spelling.

    ``letters`` is true where people read the letter of a number in English.
    """

    name: str
    speed: int
    respelt: tuple[tuple[str, str], ...] = ()
    letters: bool = False


VOICES: Final = MappingProxyType[Tongue, Voice](
    {
        "zh": Voice("cmn-latn-pinyin", 150),
        "zh-yue": Voice("yue", 150, letters=True),
        "en": Voice("en-gb", 150, (("A", "A,"),), letters=True),
    }
)


class Espeak:
    """Says any sentence; a voice that was found bad is not tried again."""

    def __init__(self, program: str = PROGRAM) -> None:
        self.name = program
        self._bad: dict[Tongue, str] = {}
        self._tried: set[Tongue] = set()

    def say(self, sentence: Sentence) -> Sound:
        """Return the sound, or raise CannotSay: no program, no such voice, or a voice that reads English."""
        voice = VOICES.get(sentence.language)
        if voice is None:
            raise CannotSay(f"has no voice for {sentence.language}; it speaks {', '.join(VOICES)}")
        respelt = dict(voice.respelt)
        words = " ".join(respelt.get(unit, unit) for unit in sentence.units)
        self._try(sentence.language, voice, words)
        made = self._run("-v", voice.name, "-s", str(voice.speed), "--stdout", "--", words)
        try:
            return trimmed(read_wav(made))
        except BadWav as error:
            raise CannotSay(str(error)) from error

    def _try(self, language: Tongue, voice: Voice, words: str) -> None:
        if language not in self._tried:
            phonemes = self._run("-x", "-q", "-v", voice.name, "--", words).decode(errors="replace")
            if not voice.letters and FOREIGN in phonemes:
                self._bad[language] = f"voice {voice.name} reads as English: {phonemes.strip()}"
            self._tried.add(language)
        if language in self._bad:
            raise CannotSay(self._bad[language])

    def _run(self, *arguments: str) -> bytes:
        command = (self.name, *arguments)
        try:
            done = subprocess.run(command, capture_output=True, timeout=DEADLINE, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise CannotSay(f"{self.name} does not run: {error}") from error
        if done.returncode:
            raise CannotSay(
                f"{self.name} ended {done.returncode}: {done.stderr.decode(errors='replace').strip()}"
            )
        return done.stdout
