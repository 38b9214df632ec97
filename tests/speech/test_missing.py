"""What is missing before the first call, not at it: every unit of every number and window."""

from array import array
from pathlib import Path

from msgspec.structs import replace

from config.load import DEMO_COUNTY, load
from config.voice import Loudspeaker, Voice
from speech.missing import Finding, findings
from speech.needed import units
from speech.sound import Sound
from speech.wav import write_wav

SITE = load(DEMO_COUNTY, "centre").site
FRONT = Loudspeaker(id="front", board="board-left", halls=("left",))


def record(folder: Path, language: str, recorded: tuple[str, ...]) -> str:
    folder.mkdir()
    (folder / "beep.wav").write_bytes(write_wav(Sound(array("h", [9000, -9000] * 50))))
    clips = "\n".join(f'"{unit}" = "beep.wav"' for unit in recorded)
    (folder / "manifest.toml").write_text(f'language = "{language}"\n[clips]\n{clips}\n', encoding="utf-8")
    return f"clips:{folder.name}"


def found(county: Path, *voices: str, languages: tuple[str, ...] = ("zh",)) -> list[Finding]:
    voice = Voice(voices=voices, languages=languages, one="yao")
    return list(findings(replace(SITE, voice=voice, loudspeakers=(FRONT,)), county))


def test_a_whole_set_lacks_nothing(tmp_path: Path) -> None:
    (one,) = found(tmp_path, record(tmp_path / "zh", "zh", units(SITE, FRONT, "zh", "yao")))
    assert one.well
    assert str(one).endswith("clips:zh: all is there")


def test_every_missing_unit_is_named_with_who_speaks_instead(tmp_path: Path) -> None:
    needed = units(SITE, FRONT, "zh", "yao")
    clips = record(tmp_path / "zh", "zh", tuple(unit for unit in needed if unit not in ("幺", "号窗口")))
    one, spare = found(tmp_path, clips, "espeak")
    assert (set(one.lacks), one.fallback, spare.well) == ({"幺", "号窗口"}, "espeak", True)
    assert f"lacks 2 of {len(needed)}: " in str(one)
    assert "(espeak speaks instead)" in str(one)


def test_without_another_voice_nothing_would_be_said(tmp_path: Path) -> None:
    (one,) = found(tmp_path, record(tmp_path / "zh", "zh", ("请",)))
    assert "(nothing is said)" in str(one)


def test_each_language_is_looked_at_with_the_voices_that_speak_it(tmp_path: Path) -> None:
    clips = record(tmp_path / "hill", "zh-hill", ("请",))
    lines = [str(one) for one in found(tmp_path, clips, languages=("zh", "zh-hill"))]
    assert lines[0] == "front, zh, none: no voice speaks it (nothing is said)"
    assert lines[1].startswith("front, zh-hill, clips:hill: lacks ")


def test_a_folder_or_program_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    clips, command = found(tmp_path, "clips:nowhere", "command:/nowhere/tts {text}")
    assert "nowhere/manifest.toml" in clips.why
    assert "does not run" in command.why
