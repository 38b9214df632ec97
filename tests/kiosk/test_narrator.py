"""A citizen who sees nothing: keys in, words out."""

from typing import Any

import pytest

from kiosk.flow import PATIENCE, Step
from kiosk.narrator import LOUDNESS, Narrator
from kiosk.presenter import Presenter
from kiosk.wording import Language


class Ear:
    """Hears what is said; ``broken_off`` counts how often it was cut short."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, ...]] = []
        self.percent = 0
        self.broken_off = 0

    def say(self, lines: tuple[str, ...], language: Language, percent: int) -> None:
        self.heard.append(lines)
        self.percent = percent

    def hush(self) -> None:
        self.broken_off += 1

    @property
    def last(self) -> str:
        return " ".join(self.heard[-1])


@pytest.fixture
def ear(kiosk: Any) -> Ear:
    made = Ear()
    kiosk.presenter.narrator = Narrator(made)
    return made


def seek(presenter: Presenter, ear: Ear, words: str) -> None:
    """Press 8 until a choice is heard that begins with ``words``."""
    for _ in range(80):
        presenter.key("8")
        if ear.last.startswith(words):
            return
    raise AssertionError(f"{words} was never heard")


async def test_a_number_is_taken_by_keys_alone(kiosk: Any, ear: Ear, hall: Any) -> None:
    presenter = kiosk.presenter
    presenter.key("speech")
    assert "语音已打开" in ear.last
    assert "您要办什么事" in ear.last
    seek(presenter, ear, "办身份证")
    presenter.key("5")
    assert kiosk.step() == "item"
    assert "居民身份证申领" in ear.last
    seek(presenter, ear, "取号")
    presenter.key("5")
    await kiosk.shows(Step.TAKEN, "printed")
    assert len(hall.tickets) == 1
    assert any("L 0 0 1" in " ".join(lines) for lines in ear.heard)


async def test_keys_go_round_back_and_say_it_again(kiosk: Any, ear: Ear) -> None:
    presenter = kiosk.presenter
    presenter.key("speech")
    presenter.key("8")
    first = ear.last
    presenter.key("8")
    second = ear.last
    presenter.key("6")
    assert ear.last == second
    presenter.key("2")
    assert ear.last == first
    seek(presenter, ear, "按部门找")
    presenter.key("5")
    assert kiosk.step() == "units"
    presenter.key("4")
    assert kiosk.step() == "home"


async def test_without_the_speech_key_other_keys_do_nothing(kiosk: Any, ear: Ear) -> None:
    kiosk.touch("begin")
    for key in ("8", "5", "4", "6"):
        kiosk.presenter.key(key)
    assert ear.heard == []
    assert kiosk.step() == "home"


async def test_loudness_goes_round_and_begins_anew_for_the_next(kiosk: Any, ear: Ear) -> None:
    kiosk.presenter.key("speech")
    assert ear.percent == LOUDNESS[1]
    heard = []
    for _ in LOUDNESS:
        kiosk.presenter.key("speech")
        heard.append(ear.percent)
    assert heard == [*LOUDNESS[2:], *LOUDNESS[:2]]
    kiosk.presenter.key("speech")
    kiosk.wait(2 * PATIENCE[Step.HOME])
    assert kiosk.step() == "attract"
    assert not kiosk.presenter.visit.modes.spoken
    kiosk.presenter.key("speech")
    assert ear.percent == LOUDNESS[1]


async def test_every_touch_breaks_the_voice_off(kiosk: Any, ear: Ear) -> None:
    kiosk.presenter.key("speech")
    before = ear.broken_off
    kiosk.touch("units")
    assert ear.broken_off > before


async def test_easy_mode_says_what_a_screen_is_about(kiosk: Any, ear: Ear) -> None:
    kiosk.touch("begin", "mode:easy", "units")
    assert ear.heard[-1] == ("按部门找",)


async def test_that_time_is_nearly_up_is_said(kiosk: Any, ear: Ear) -> None:
    kiosk.presenter.key("speech")
    kiosk.wait(2 * PATIENCE[Step.HOME] - 15)
    assert "秒后返回" in ear.last
