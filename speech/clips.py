"""A voice made of recorded pieces: one WAV a unit, named by ``manifest.toml``, all in memory at start.

A folder of about 70 recordings by one speaker sounds best in a hall. The same
engine, fed by another voice at start (``rendered``), needs no subprocess when
a call comes, and is what is left when that voice fails later.

    language = "zh"
    gap_ms = 30

    [clips]
    "请" = "qing.wav"
    "号窗口" = "hao-chuangkou.wav"
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Final

import msgspec

from config.voice import Tongue
from speech.engine import CannotSay, Engine
from speech.sentence import Sentence
from speech.sound import Sound, joined, trimmed
from speech.wav import BadWav, read_wav

MANIFEST: Final = "manifest.toml"


class BadClips(ValueError):
    """The folder cannot be used; the text names the file, what stands there and what was expected."""


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which file says which unit; ``gap_ms`` is the pause between two units."""

    language: Tongue
    clips: dict[str, str]
    gap_ms: Annotated[int, msgspec.Meta(ge=0, le=500)] = 30


class Clips:
    """Says sentences of ``language`` whose every unit was recorded."""

    def __init__(self, name: str, language: Tongue, clips: Mapping[str, Sound], gap: float = 0.03) -> None:
        self.name = name
        self.language = language
        self.clips = clips
        self.gap = gap

    def say(self, sentence: Sentence) -> Sound:
        """Return the units of ``sentence`` in a row; raise CannotSay naming those that are missing."""
        if sentence.language != self.language:
            raise CannotSay(f"speaks {self.language}, not {sentence.language}")
        missing = self.missing(sentence.units)
        if missing:
            raise CannotSay(f"no clip for {', '.join(missing)}")
        return joined((self.clips[unit] for unit in sentence.units), self.gap)

    def missing(self, units: Iterable[str]) -> tuple[str, ...]:
        """Return those of ``units`` that were not recorded."""
        return tuple(unit for unit in units if unit not in self.clips)


def recorded(folder: Path) -> Clips:
    """Return the voice recorded in ``folder``; raise BadClips."""
    path = folder / MANIFEST
    try:
        manifest = msgspec.toml.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError) as error:
        raise BadClips(f"{path}: {error}; expected language, gap_ms and [clips] unit = file") from error
    clips = {unit: _clip(folder / file) for unit, file in manifest.clips.items()}
    return Clips(f"clips:{folder}", manifest.language, clips, manifest.gap_ms / 1000)


def rendered(engine: Engine, units: Iterable[str], language: Tongue) -> Clips:
    """Return a voice of pieces said by ``engine``; what it cannot say stays missing."""
    clips: dict[str, Sound] = {}
    for unit in units:
        try:
            clips[unit] = trimmed(engine.say(Sentence(language, unit, (unit,))))
        except CannotSay:
            continue
    return Clips(f"pieces of {engine.name}", language, clips)


def _clip(path: Path) -> Sound:
    try:
        return trimmed(read_wav(path.read_bytes()))
    except OSError as error:
        raise BadClips(f"{path}: {error.strerror}; expected the recording that {MANIFEST} names") from error
    except BadWav as error:
        raise BadClips(f"{path}: {error}") from error
