"""The file sink: WAV and line per announcement, as slow as sound, never two at once."""

import json
from array import array
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest

from speech.chime import chime
from speech.file import FileSink
from speech.sound import Sound, silence
from speech.wav import read_wav


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "spoken.jsonl").read_text().splitlines()]


def test_an_announcement_becomes_a_wav_and_a_line(tmp_path: Path) -> None:
    sink = FileSink(tmp_path / "said", pace=0)
    sink.play([chime(100), silence(0.5)], {"text": "请A012号", "number": "A012", "times": 2})
    (line,) = lines(tmp_path / "said")
    assert line["text"] == "请A012号"
    assert line["file"] == "0001-A012-2.wav"
    assert line["seconds"] == pytest.approx(chime(100).seconds + 0.5, abs=0.01)
    assert line["level_db"] == pytest.approx(
        read_wav((tmp_path / "said/0001-A012-2.wav").read_bytes()).level(), abs=0.01
    )
    assert -25 < float(str(line["level_db"])) < -10


def test_it_takes_as_long_as_the_sound(tmp_path: Path) -> None:
    sink = FileSink(tmp_path)
    for _ in range(2):
        sink.play([silence(0.1), silence(0.1)], {"text": "x"})
    first, second = lines(tmp_path)
    times = [datetime.fromisoformat(str(line[key])) for line in (first, second) for key in ("start", "end")]
    assert times == sorted(times), "one after the other"
    assert (times[1] - times[0]).total_seconds() >= 0.199


def test_numbers_go_on_after_a_restart(tmp_path: Path) -> None:
    FileSink(tmp_path, pace=0).play([silence(0.01)], {"number": "A001", "times": 1})
    FileSink(tmp_path, pace=0).play([silence(0.01)], {"number": "B/../1", "times": 1})
    assert sorted(path.name for path in tmp_path.glob("*.wav")) == ["0001-A001-1.wav", "0002-B____1-1.wav"]


def test_closing_stops_at_once_and_writes_nothing(tmp_path: Path) -> None:
    sink, raised = FileSink(tmp_path), []

    def play() -> None:
        try:
            sink.play([silence(60)], {})
        except OSError as error:
            raised.append(str(error))

    begun = monotonic()
    player = Thread(target=play)
    player.start()
    sink.close()
    player.join(30)
    assert raised == ["the sink was closed"]
    assert monotonic() - begun < 30
    assert not list(tmp_path.iterdir())


def test_what_goes_wrong_in_the_making_passes_through(tmp_path: Path) -> None:
    def parts() -> Iterator[Sound]:
        yield Sound(array("h", [1]))
        raise LookupError("no voice")

    with pytest.raises(LookupError, match="no voice"):
        FileSink(tmp_path, pace=0).play(parts(), {})
    assert not list(tmp_path.iterdir())
