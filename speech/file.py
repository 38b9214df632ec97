"""A sink for halls without a sound card, tests and the demo: WAV files, as slow as a loudspeaker.

Each announcement becomes ``0001-A012-1.wav``; when its last sample would have
been heard, a JSON line is appended to ``spoken.jsonl``: what was said (``about``
as given), ``file``, ``start`` and ``end`` (RFC 3339), ``seconds`` of sound and
``level_db`` below full scale.
"""

import itertools
import re
import time
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Final

import msgspec

from speech.sound import Sound, joined
from speech.wav import write_wav

INDEX: Final = "spoken.jsonl"


class FileSink:
    """Writes to ``folder`` (made if missing), ``pace`` times as fast as real sound; 0 does not wait."""

    def __init__(self, folder: Path, pace: float = 1.0) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._pace = pace
        self._closed = Event()
        written = (int(found[0]) for file in folder.glob("*.wav") if (found := re.match(r"\d+", file.name)))
        self._numbers = itertools.count(max(written, default=0) + 1)

    def play(self, parts: Iterable[Sound], about: Mapping[str, object]) -> None:
        """Write the announcement and return when it would have been heard."""
        start, begun = datetime.now(UTC), time.monotonic()
        heard: list[Sound] = []
        for part in parts:
            heard.append(part)
            self._wait(begun, sum(sound.seconds for sound in heard))
        whole = joined(heard)
        file = self._folder / f"{next(self._numbers):04}-{_name(about)}.wav"
        file.write_bytes(write_wav(whole))
        line = {
            **about,
            "file": file.name,
            "start": start,
            "end": datetime.now(UTC),
            "seconds": round(whole.seconds, 3),
            "level_db": round(whole.level(), 2),
        }
        with (self._folder / INDEX).open("ab") as index:
            index.write(msgspec.json.encode(line) + b"\n")

    def close(self) -> None:
        """Stop at once; what is on the air is not written."""
        self._closed.set()

    def _wait(self, begun: float, seconds: float) -> None:
        left = begun + seconds / self._pace - time.monotonic() if self._pace else 0.0
        if self._closed.wait(max(0.0, left)):
            raise OSError("the sink was closed")


def _name(about: Mapping[str, object]) -> str:
    words = (str(about[key]) for key in ("number", "times") if key in about)
    return re.sub(r"[^A-Za-z0-9-]", "_", "-".join(words)) or "said"
