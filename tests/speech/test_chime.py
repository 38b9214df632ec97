"""The chime, judged by its spectrum: two tones of a falling third, no click, not too loud."""

import numpy as np
import pytest

from speech.chime import PEAK, TONES, chime
from speech.sound import LOUDEST, RATE


def pitch(start: float, seconds: float = 0.3) -> float:
    part = np.array(chime(100).samples, float)[int(start * RATE) : int((start + seconds) * RATE)]
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), 8 * len(part)))
    return float(np.argmax(spectrum) * RATE / (8 * len(part)))


def test_two_tones_one_after_the_other() -> None:
    (first, _), (second, struck) = TONES
    assert pitch(0.05) == pytest.approx(first, abs=3)
    assert pitch(struck + 0.35) == pytest.approx(second, abs=3)
    assert first / second == pytest.approx(5 / 4, abs=0.02), "a major third"


def test_it_neither_clicks_nor_clips() -> None:
    samples = np.array(chime(100).samples, float) / LOUDEST
    assert np.max(np.abs(samples)) == pytest.approx(PEAK, abs=0.001)
    assert np.max(np.abs(np.diff(samples))) < 0.25
    assert abs(samples[0]) < 0.001
    assert abs(samples[-1]) < 0.001


def test_it_dies_away() -> None:
    samples = np.array(chime(100).samples, float)
    blocks = [np.sqrt(np.mean(block**2)) for block in np.array_split(samples[int(0.5 * RATE) :], 8)]
    assert blocks == sorted(blocks, reverse=True)
