"""Every screen speaks, and every target on it has words."""

from typing import Any

import pytest

from kiosk.flow import Step
from kiosk.spoken import TOLD, label, spelt, spoken
from kiosk.views import Target
from kiosk.wording import Language, Words


def test_every_step_has_something_to_say() -> None:
    assert set(TOLD) == set(Step) - {Step.BEFORE}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_target_is_its_name_with_what_stands_beside_it(language: Language) -> None:
    words = Words(language)
    between = {"zh": "、", "en": ", "}[language]
    assert label(Target("x", "name", note="note"), words) == f"name{between}note"
    assert label(Target("x", "name", chosen=True), words).endswith(words.say("chosen"))
    assert label(Target("key:erase", "", "backspace"), words) in ("删除", "Erase")


def test_a_number_is_read_sign_by_sign() -> None:
    assert spelt("L012") == "L 0 1 2"


async def test_the_way_to_a_number_is_heard_screen_by_screen(kiosk: Any) -> None:
    words = Words("zh")
    kiosk.touch("begin")
    home = spoken(kiosk.presenter.view, words)
    assert home.lines == ("您要办什么事？",)
    assert dict(home.choices)["popular:GA-A-002"].startswith("办身份证")
    kiosk.touch("popular:GA-A-002")
    assert any("前面还有" in line for line in spoken(kiosk.presenter.view, words).lines)
    kiosk.touch("priority")
    assert spoken(kiosk.presenter.view, words).lines[0] == "优先办理"
    kiosk.touch("ok", "take")
    taken = await kiosk.shows(Step.TAKEN, "printed")
    assert "您的号码 L 0 0 1" in spoken(taken, words).lines
