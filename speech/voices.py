"""The voices a board was given, as one engine, and the pieces it makes beforehand.

At start, the whole vocabulary of the hall is said once in the background by
the first voice that can, and kept: when that voice fails later (no memory for a
process, a disk gone), calls are still announced from the pieces.
"""

from collections.abc import Sequence
from pathlib import Path
from threading import Event
from typing import Final

from speech.chain import Chain
from speech.clips import Clips, recorded, rendered
from speech.command import Command
from speech.engine import Engine
from speech.espeak import Espeak
from speech.sentence import Tongue

EXPECTED: Final = "clips:DIR, espeak or command:TEMPLATE"


class BadVoice(ValueError):
    """A voice that does not exist; the text says what was given and expected."""


def engine(voice: str, county: Path = Path()) -> Engine:
    """Return the engine that ``voice`` names; clips are looked for in ``county``.

    Raises BadVoice, BadClips, BadTemplate.
    """
    kind, _, rest = voice.partition(":")
    match kind:
        case "espeak" if not rest:
            return Espeak()
        case "clips" if rest:
            return recorded(county / rest)
        case "command" if rest:
            return Command(rest)
    raise BadVoice(f"{voice!r}, expected {EXPECTED}")


class Voices(Chain):
    """The engines in order of preference, and behind them what they said beforehand."""

    def __init__(self, engines: Sequence[Engine]) -> None:
        super().__init__(engines)
        self._stop = Event()

    def prepare(self, units: Sequence[str], tongue: Tongue) -> None:
        """Make the pieces for ``units``; takes a second or two in a thread of its own."""
        spoken = Chain([voice for voice in self.engines if not isinstance(voice, Clips)], remember=0)
        if not spoken.engines:
            return
        pieces = rendered(spoken, (unit for unit in units if not self._stop.is_set()), tongue)
        self.engines = (*self.engines, pieces)

    def stop(self) -> None:
        """Leave off preparing."""
        self._stop.set()
