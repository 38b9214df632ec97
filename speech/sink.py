"""Where announcements go: the port, and the addresses that name its kinds.

| address | is |
| --- | --- |
| ``alsa:default`` | a sound card, by ``aplay`` |
| ``file:FOLDER`` | one WAV an announcement and a line in ``spoken.jsonl``, in real time |
| ``file:FOLDER?pace=10`` | the same ten times as fast; ``pace=0`` does not wait at all |
| ``none`` | silence: nothing is said and nothing is reported as said |
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from speech.alsa import AlsaSink
from speech.file import FileSink
from speech.sound import Sound

EXPECTED = "alsa:<device>, file:<folder>, file:<folder>?pace=<times> or none"


class BadSink(ValueError):
    """An address that names no sink; the text says what was found and expected."""


class Sink(Protocol):
    """Plays one announcement after the other."""

    def play(self, parts: Iterable[Sound], about: Mapping[str, object]) -> None:
        """Play ``parts`` without a pause and return when the last was heard (blocks).

        A part is asked for while the one before is playing, so it may still be
        in the making. Raises OSError when the sound cannot come out; the
        exceptions of ``parts`` pass through.
        """
        ...

    def close(self) -> None:
        """The program ends: stop at once; ``play`` raises OSError."""
        ...


def sink(address: str) -> Sink | None:
    """Return the sink at ``address``, None for ``none``; raise BadSink."""
    kind, _, rest = address.partition(":")
    match kind:
        case "none" if not rest:
            return None
        case "alsa" if rest:
            return AlsaSink(rest)
        case "file" if rest:
            folder, _, options = rest.partition("?")
            return FileSink(Path(folder), _pace(address, options))
    raise BadSink(f"{address!r}, expected {EXPECTED}")


def _pace(address: str, options: str) -> float:
    if not options:
        return 1.0
    key, _, value = options.partition("=")
    try:
        pace = float(value)
    except ValueError:
        pace = -1.0
    if key != "pace" or not 0 <= pace <= 1000:
        raise BadSink(f"{address!r}, expected {EXPECTED}, times from 0 to 1000")
    return pace
