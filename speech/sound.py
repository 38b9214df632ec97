"""Sound as a value: mono samples of 16 bits at one rate, and what can be done with them. Pure.

All sound of the house has the rate ``RATE``, so that pieces of different
engines can follow one another; what comes in with another rate is resampled
once, when it is read.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

RATE: Final = 22_050
LOUDEST: Final = 32_767
SILENCE_DB: Final = -120.0
AUDIBLE: Final = 200


@dataclass(frozen=True, slots=True)
class Sound:
    """Mono samples, signed 16 bits in the machine's byte order, at ``RATE``."""

    samples: array[int]

    @property
    def seconds(self) -> float:
        return len(self.samples) / RATE

    def level(self) -> float:
        """Return the mean level in dB below full scale (0 is as loud as can be)."""
        if not self.samples:
            return SILENCE_DB
        mean = sum(sample * sample for sample in self.samples) / len(self.samples)
        return max(SILENCE_DB, 10 * math.log10(mean / LOUDEST**2)) if mean else SILENCE_DB


def silence(seconds: float) -> Sound:
    """Return nothing to hear, for as long."""
    return Sound(array("h", bytes(2 * int(seconds * RATE))))


def joined(sounds: Iterable[Sound], gap: float = 0.0) -> Sound:
    """Return ``sounds`` one after the other, ``gap`` seconds apart."""
    whole = array("h")
    between = silence(gap).samples
    for at, sound in enumerate(sounds):
        if at:
            whole.extend(between)
        whole.extend(sound.samples)
    return Sound(whole)


def scaled(sound: Sound, percent: int) -> Sound:
    """Return ``sound`` at ``percent`` of its amplitude."""
    if percent == 100:
        return sound
    return Sound(array("h", [sample * percent // 100 for sample in sound.samples]))


def trimmed(sound: Sound) -> Sound:
    """Return ``sound`` without the silence before and after it."""
    heard = [at for at, sample in enumerate(sound.samples) if abs(sample) > AUDIBLE]
    return Sound(sound.samples[heard[0] : heard[-1] + 1]) if heard else Sound(array("h"))


def resampled(samples: array[int], rate: int) -> Sound:
    """Return ``samples`` of ``rate`` at the house's rate, by straight lines between neighbours.

    Good enough for speech; a hall that wants studio quality records at RATE.
    """
    if rate == RATE or not samples:
        return Sound(samples)
    step = rate / RATE
    last = len(samples) - 1
    made = array("h")
    for at in range(int(len(samples) / step)):
        place = at * step
        left = int(place)
        right = samples[min(left + 1, last)]
        made.append(round(samples[left] + (right - samples[left]) * (place - left)))
    return Sound(made)
