"""Recorded voices: every unit comes out in order, what is missing is named."""

import struct
from array import array
from pathlib import Path

import numpy as np
import pytest

from speech.clips import BadClips, Clips, recorded, rendered
from speech.engine import CannotSay
from speech.sentence import Place, Sentence, sentence, vocabulary
from speech.sound import RATE, Sound
from speech.wav import write_wav

PLACES = [Place("3"), Place("12"), Place("3", "左厅")]


def folder(path: Path, gap_ms: int = 30) -> dict[str, float]:
    """Record a voice in which every unit is a tone of its own; return the pitches."""
    units = vocabulary(PLACES, "zh")
    pitches = {unit: 300.0 + 60 * at for at, unit in enumerate(units)}
    lines = ['language = "zh"', f"gap_ms = {gap_ms}", "[clips]"]
    for at, unit in enumerate(units):
        times = np.arange(int(0.1 * RATE)) / RATE
        tone = np.round(np.sin(2 * np.pi * pitches[unit] * times) * 16_000).astype(int).tolist()
        (path / f"{at}.wav").write_bytes(write_wav(Sound(array("h", tone))))
        lines.append(f'"{unit}" = "{at}.wav"')
    (path / "manifest.toml").write_text("\n".join(lines), encoding="utf-8")
    return pitches


def test_the_units_come_out_in_order(tmp_path: Path) -> None:
    pitches = folder(tmp_path)
    wanted = sentence("A012", Place("3", "左厅"), "zh")
    samples = np.array(recorded(tmp_path).say(wanted).samples, float)
    heard, step = [], int(0.13 * RATE)
    for at in range(len(wanted.units)):
        part = samples[at * step + 200 : at * step + 2000]
        spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), 16 * len(part)))
        heard.append(np.argmax(spectrum) * RATE / (16 * len(part)))
    assert heard == pytest.approx([pitches[unit] for unit in wanted.units], abs=12)


def test_a_missing_unit_is_named_and_so_is_another_language(tmp_path: Path) -> None:
    folder(tmp_path)
    voice = recorded(tmp_path)
    with pytest.raises(CannotSay, match="右厅"):
        voice.say(sentence("A012", Place("3", "右厅"), "zh"))
    with pytest.raises(CannotSay, match="speaks zh, not en"):
        voice.say(sentence("A012", Place("3"), "en"))


@pytest.mark.parametrize(
    ("manifest", "says"),
    [
        (None, "No such file"),
        ("language = 3", "language"),
        ('language = "zh"\n[clips]\n"a" = "gone.wav"', "gone.wav: No such file"),
        ('language = "zh"\n[clips]\n"a" = "bad.wav"', "bad.wav: starts with"),
    ],
)
def test_a_bad_folder_names_the_file(tmp_path: Path, manifest: str | None, says: str) -> None:
    (tmp_path / "bad.wav").write_bytes(b"OggS")
    if manifest is not None:
        (tmp_path / "manifest.toml").write_text(manifest, encoding="utf-8")
    with pytest.raises(BadClips, match=says):
        recorded(tmp_path)


class Peeper:
    """A voice that knows one-letter units only."""

    name = "peeper"

    def say(self, sentence: Sentence) -> Sound:
        if len(sentence.text) > 1:
            raise CannotSay("too long")
        return Sound(array("h", struct.pack("=3h", 0, 9000, 0)))


def test_a_voice_of_pieces_has_what_the_other_voice_could_say() -> None:
    voice = rendered(Peeper(), ["A", "号", "号窗口"], "zh")
    assert isinstance(voice, Clips)
    assert sorted(voice.clips) == ["A", "号"]
    assert voice.clips["A"].samples.tolist() == [9000]
