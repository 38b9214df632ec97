"""The sound card sink against the real aplay, into ALSA's own file device."""

import stat
from pathlib import Path

import pytest

from speech.alsa import AlsaSink, NoSound
from speech.chime import chime
from speech.sound import silence
from speech.wav import read_wav

ASOUND = """
pcm.tofile {{ type file  slave.pcm null  file {path}  format wav }}
pcm.null {{ type null }}
"""


def test_every_sample_reaches_the_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = tmp_path / "heard.wav"
    (tmp_path / ".asoundrc").write_text(ASOUND.format(path=heard))
    monkeypatch.setenv("HOME", str(tmp_path))
    AlsaSink("tofile").play([chime(100), silence(0.1), chime(100)], {})
    made = read_wav(heard.read_bytes()).samples
    assert made[: len(chime(100).samples)] == chime(100).samples
    assert len(made) >= 2 * len(chime(100).samples)


def test_no_card_is_told_in_the_words_of_aplay() -> None:
    with pytest.raises(NoSound, match="nosuchcard"):
        AlsaSink("nosuchcard").play([silence(0.1)], {})


def test_no_aplay_is_an_os_error() -> None:
    with pytest.raises(OSError, match="/nowhere/aplay"):
        AlsaSink("default", "/nowhere/aplay").play([silence(0.1)], {})


def test_a_player_that_dies_is_told(tmp_path: Path) -> None:
    program = tmp_path / "aplay"
    program.write_text("#!/bin/sh\necho card pulled out >&2\nexit 1\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(NoSound, match="card pulled out"):
        AlsaSink("default", str(program)).play([silence(5)] * 20, {})
