"""What comes out of the loudspeakers, judged by ear: every unit is a tone, found again by its spectrum.

The judge shares nothing with what it judges: the sound is read by the standard
library, parted where it is silent, and each part named by its strongest pitch.
"""

import asyncio
import itertools
import json
import wave
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from config.load import DEMO_COUNTY, load
from config.voice import Loudness, Loudspeaker, Voice
from display.options import arguments
from display.program import Program
from wire.receipts import CallSpoken

SITE = load(DEMO_COUNTY, "centre").site
RATE = 22_050
UNITS: list[str] = ["号窗口", "左厅", "右厅", *"请号到零一二三四五六七八九十幺ABCDEFGHJKLMNP"]
LOWEST, HIGHER, STEP = 900.0, 4_000.0, 60.0
"""Pitches in Hz: of one set of clips, of another, between two units; the chime is lower than all."""
LEVEL = 8_000
CHIME = "chime"


def record(folder: Path, language: str, lowest: float = LOWEST) -> None:
    """Make a set of clips in which each unit is a pure tone of a fifth of a second."""
    folder.mkdir()
    times = np.arange(RATE // 5) / RATE
    for at in range(len(UNITS)):
        tone = (np.sin(2 * np.pi * (lowest + STEP * at) * times) * LEVEL * np.sqrt(2)).astype("<i2")
        with wave.open(str(folder / f"{at}.wav"), "wb") as file:
            file.setparams((1, 2, RATE, 0, "NONE", ""))
            file.writeframes(tone.tobytes())
    clips = "\n".join(f'"{unit}" = "{at}.wav"' for at, unit in enumerate(UNITS))
    (folder / "manifest.toml").write_text(f'language = "{language}"\n[clips]\n{clips}\n')


def heard(file: Path) -> list[tuple[float, float]]:
    """Return what is heard one after the other: pitch in Hz, and level (root of the mean square)."""
    with wave.open(str(file)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, RATE)
        samples = np.frombuffer(sound.readframes(sound.getnframes()), "<i2").astype(float)
    frame = RATE // 200
    energy = np.sqrt((samples[: len(samples) // frame * frame].reshape(-1, frame) ** 2).mean(axis=1))
    said = []
    for loud, run in itertools.groupby(range(len(energy)), key=lambda at: bool(energy[at] > 100)):
        at = list(run)
        if loud and len(at) > 10:
            part = samples[(at[0] + 1) * frame : at[-1] * frame]
            said.append((pitch(part), float(np.sqrt((part**2).mean()))))
    return said


def pitch(part: "np.ndarray[Any, Any]") -> float:
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), 8 * len(part)))
    return float(np.argmax(spectrum) * RATE / (8 * len(part)))


def words(file: Path) -> str:
    return " ".join(named(found) for found, _ in heard(file))


def named(found: float) -> str:
    """Return the unit of a tone; those of the higher set are marked."""
    if found < LOWEST - STEP:
        return CHIME
    lowest, mark = (HIGHER, "^") if found > HIGHER - STEP else (LOWEST, "")
    at = round((found - lowest) / STEP)
    assert abs(lowest + STEP * at - found) < STEP / 4, f"{found:.0f} Hz is none of the tones"
    return mark + UNITS[at]


@asynccontextmanager
async def speaking(
    hall: Any, voice: Voice, loudspeakers: Sequence[Loudspeaker], *options: str
) -> AsyncIterator[None]:
    """Run a board without a screen at ``hall``, as a site with these settings would."""
    site = replace(SITE, voice=voice, loudspeakers=tuple(loudspeakers))
    program = Program(site, arguments(["--board", "board-left", "--server", hall.url, *options]))
    task = asyncio.create_task(program.run())
    try:
        await hall.until(lambda: hall.hellos)
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def spoken(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "spoken.jsonl").read_text().splitlines()]


def receipts(hall: Any) -> list[tuple[str, str]]:
    return sorted((r.speaker, r.ticket) for r in hall.heard if isinstance(r, CallSpoken))


async def test_the_right_clips_in_the_right_order_and_never_two_at_once(
    fake_hall: Any, tmp_path: Path
) -> None:
    record(tmp_path / "zh", "zh")
    voice = Voice(voices=(f"clips:{tmp_path / 'zh'}",), one="yao", repeats=1)
    left = Loudspeaker(id="front", board="board-left", sound=f"file:{tmp_path}/front?pace=8", halls=("left",))
    lobby = replace(left, id="lobby", sound=f"file:{tmp_path}/lobby?pace=8", halls=("left", "right"))
    async with speaking(fake_hall, voice, (left, lobby)):
        fake_hall.call("A012", "l03")
        fake_hall.call("L110", "r21")
        await fake_hall.until(lambda: len(receipts(fake_hall)) == 3)
    assert receipts(fake_hall) == [("front", "t-A012"), ("lobby", "t-A012"), ("lobby", "t-L110")]
    said = {
        (line["loudspeaker"], line["number"]): words(tmp_path / line["loudspeaker"] / line["file"])
        for line in spoken(tmp_path / "front") + spoken(tmp_path / "lobby")
    }
    assert said == {
        ("front", "A012"): "chime 请 A 零 幺 二 号 到 三 号窗口",
        ("lobby", "A012"): "chime 请 A 零 幺 二 号 到 左厅 三 号窗口",
        ("lobby", "L110"): "chime 请 L 幺 幺 零 号 到 右厅 二 十 一 号窗口",
    }
    lines = spoken(tmp_path / "front") + spoken(tmp_path / "lobby")
    times = sorted([datetime.fromisoformat(line[key]) for key in ("start", "end")] for line in lines)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(times)), "one spoke over the other"


async def test_every_language_and_dialect_by_the_clips_recorded_in_it(fake_hall: Any, tmp_path: Path) -> None:
    record(tmp_path / "zh", "zh")
    record(tmp_path / "hill", "zh-hill", HIGHER)
    folders = (f"clips:{tmp_path / 'zh'}", f"clips:{tmp_path / 'hill'}")
    voice = Voice(voices=folders, languages=("zh", "zh-hill"), repeats=1, chime="never")
    async with speaking(fake_hall, voice, (), "--sound", f"file:{tmp_path}/said?pace=8"):
        fake_hall.call("B207", "l05")
        await fake_hall.until(lambda: len(receipts(fake_hall)) == 1)
    (line,) = spoken(tmp_path / "said")
    once = "请 B 二 零 七 号 到 五 号窗口"
    dialect = " ".join(f"^{unit}" for unit in once.split())
    assert words(tmp_path / "said" / line["file"]) == f"{once} {dialect}"
    assert line["text"] == "请B207号到5号窗口 请B207号到5号窗口"


async def test_a_missing_clip_is_said_by_the_next_voice_and_the_call_is_not_lost(
    fake_hall: Any, tmp_path: Path
) -> None:
    record(tmp_path / "zh", "zh")
    record(tmp_path / "spare", "zh", HIGHER)
    manifest = tmp_path / "zh" / "manifest.toml"
    manifest.write_text("\n".join(line for line in manifest.read_text().splitlines() if "七" not in line))
    voice = Voice(
        voices=tuple(f"clips:{tmp_path / name}" for name in ("zh", "spare")), repeats=1, chime="never"
    )
    async with speaking(fake_hall, voice, (), "--sound", f"file:{tmp_path}/said?pace=8"):
        fake_hall.call("A012", "l03")
        fake_hall.call("A017", "l04")
        await fake_hall.until(lambda: len(receipts(fake_hall)) == 2)
    first, second = (tmp_path / "said" / line["file"] for line in spoken(tmp_path / "said"))
    assert words(first) == "请 A 零 一 二 号 到 三 号窗口"
    assert words(second) == "^请 ^A ^零 ^一 ^七 ^号 ^到 ^四 ^号窗口"


@pytest.mark.parametrize(("chime", "chimed"), [("always", [True, True]), ("first", [True, False])])
async def test_the_chime_as_often_as_the_site_wants(
    fake_hall: Any, tmp_path: Path, chime: Any, chimed: list[bool]
) -> None:
    record(tmp_path / "zh", "zh")
    voice = Voice(voices=(f"clips:{tmp_path / 'zh'}",), repeats=2, chime=chime)
    async with speaking(fake_hall, voice, (), "--sound", f"file:{tmp_path}/said?pace=8"):
        fake_hall.call("A012", "l03")
        await fake_hall.until(lambda: len(receipts(fake_hall)) == 2)
    said = [words(tmp_path / "said" / line["file"]) for line in spoken(tmp_path / "said")]
    assert [each.startswith(CHIME) for each in said] == chimed


@pytest.mark.parametrize("percent", [25, 80])
async def test_as_loud_as_the_hour_wants(fake_hall: Any, tmp_path: Path, percent: int) -> None:
    record(tmp_path / "zh", "zh")
    all_day = Loudness(start="00:00", until="24:00", percent=percent)
    voice = Voice(voices=(f"clips:{tmp_path / 'zh'}",), loudness=(all_day,), repeats=1, chime="never")
    async with speaking(fake_hall, voice, (), "--sound", f"file:{tmp_path}/said?pace=0"):
        fake_hall.call("A012", "l03")
        await fake_hall.until(lambda: len(receipts(fake_hall)) == 1)
    (line,) = spoken(tmp_path / "said")
    levels = [level for _, level in heard(tmp_path / "said" / line["file"])]
    assert levels == pytest.approx([LEVEL * percent / 100] * 9, rel=0.02)


async def test_a_sound_card_gets_the_same(
    fake_hall: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through the real aplay into ALSA's own file device, where no card is."""
    record(tmp_path / "zh", "zh")
    card = tmp_path / "card.wav"
    (tmp_path / ".asoundrc").write_text(
        f"pcm.card {{ type file  slave.pcm none  file {card}  format wav }}\npcm.none {{ type null }}\n"
    )
    monkeypatch.setenv("HOME", str(tmp_path))
    voice = Voice(voices=(f"clips:{tmp_path / 'zh'}",), repeats=1)
    async with speaking(fake_hall, voice, (), "--sound", "alsa:card"):
        fake_hall.call("A012", "l03")
        await fake_hall.until(lambda: len(receipts(fake_hall)) == 1)
    assert words(card) == "chime 请 A 零 一 二 号 到 三 号窗口"
