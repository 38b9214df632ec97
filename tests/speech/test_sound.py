"""Samples: lengths, levels, joining, trimming, resampling."""

from array import array

import numpy as np
import pytest

from speech.sound import LOUDEST, RATE, SILENCE_DB, Sound, joined, resampled, silence, trimmed


def tone(pitch: float, seconds: float, share: float = 0.5, rate: int = RATE) -> "array[int]":
    times = np.arange(int(seconds * rate)) / rate
    return array("h", np.round(np.sin(2 * np.pi * pitch * times) * share * LOUDEST).astype(int).tolist())


def loudest_pitch(sound: Sound) -> float:
    samples = np.array(sound.samples, float)
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * RATE / len(samples))


def test_level_is_that_of_the_mean_power() -> None:
    assert Sound(tone(440, 1, 1.0)).level() == pytest.approx(-3.01, abs=0.05)
    assert Sound(tone(440, 1, 0.1)).level() == pytest.approx(-23.01, abs=0.05)
    assert silence(1).level() == Sound(array("h")).level() == SILENCE_DB


def test_joined_keeps_every_sample_and_the_gaps() -> None:
    whole = joined([Sound(tone(440, 0.5)), Sound(tone(880, 0.25))], gap=0.1)
    assert whole.seconds == pytest.approx(0.85, abs=0.001)


def test_trimmed_takes_away_the_silence_around_and_nothing_within() -> None:
    inner = joined([Sound(tone(440, 0.2)), silence(0.3), Sound(tone(440, 0.2))])
    whole = joined([silence(0.4), inner, silence(0.5)])
    assert trimmed(whole).seconds == pytest.approx(inner.seconds, abs=0.002)
    assert trimmed(silence(1)).seconds == 0


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 44_100, 48_000])
def test_resampled_keeps_length_and_pitch(rate: int) -> None:
    sound = resampled(tone(440, 1, rate=rate), rate)
    assert sound.seconds == pytest.approx(1, abs=0.001)
    assert loudest_pitch(sound) == pytest.approx(440, abs=2)
