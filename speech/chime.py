"""The two tones before an announcement 叮咚, made of sines: nothing to license, nothing to load.

A falling major third, e″ to c″, like a doorbell: each tone has a soft attack
(no click) and dies away like a struck bar, the second over the end of the
first. The partials are those of a marimba bar (1 : 4) with a little octave.
"""

import math
from array import array
from functools import lru_cache
from typing import Final

from speech.sound import LOUDEST, RATE, Sound, scaled

TONES: Final = ((659.255, 0.0), (523.251, 0.42))
"""Frequency in Hz and when it is struck, in seconds."""
PARTIALS: Final = ((1.0, 1.0, 1.0), (2.0, 0.18, 1.8), (4.0, 0.10, 3.5))
"""Multiple of the tone, its share, and how much faster it dies away."""
ATTACK: Final = 0.012
DECAY: Final = 0.38
LENGTH: Final = 1.35
RELEASE: Final = 0.12
PEAK: Final = 0.5
LOUD: Final = 100


@lru_cache(maxsize=16)
def chime(percent: int) -> Sound:
    """Return the chime, at most ``PEAK`` of full scale, ``percent`` as loud; the first takes 0.1 s."""
    if percent != LOUD:
        return scaled(chime(LOUD), percent)
    made = [_at(count / RATE) for count in range(int(LENGTH * RATE))]
    loudest = max(abs(value) for value in made)
    return Sound(array("h", (round(value / loudest * PEAK * LOUDEST) for value in made)))


def _at(time: float) -> float:
    fade = min(1.0, (LENGTH - time) / RELEASE)
    return fade * sum(_tone(pitch, time - struck) for pitch, struck in TONES if time > struck)


def _tone(pitch: float, time: float) -> float:
    attack = 0.5 - 0.5 * math.cos(math.pi * min(1.0, time / ATTACK))
    return attack * sum(
        share * math.exp(-time * faster / DECAY) * math.sin(math.tau * pitch * multiple * time)
        for multiple, share, faster in PARTIALS
    )
