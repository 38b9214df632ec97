"""The staff menu: closed to everybody, then the PIN, then what staff may do."""

from pathlib import Path

import pytest

from kiosk.staff.door import TRIES, Door
from kiosk.staff.menu import PATIENCE, StaffMenu
from kiosk.wording import Words


class Hands:
    def __init__(self) -> None:
        self.done: list[object] = []

    def status(self, words: Words) -> tuple[str, ...]:
        return ("well",)

    def log(self) -> tuple[str, ...]:
        return ()

    def test_print(self) -> None:
        self.done.append("print")

    def volume(self, louder: bool) -> None:
        self.done.append(louder)


class Standing:
    def __init__(self, folder: Path, pin: str = "2468") -> None:
        self.hands, self.now, self.seen = Hands(), 0.0, 0
        self.menu = StaffMenu(
            Door(pin, folder / "door"), self.hands, lambda: Words("zh"), lambda: self.now, self._changed
        )
        self.menu.end = self.hands.done.append

    def _changed(self) -> None:
        self.seen += 1

    def type(self, pin: str) -> None:
        for key in (*pin, "enter"):
            assert self.menu.touch(f"staff:key:{key}")


@pytest.fixture
def standing(tmp_path: Path) -> Standing:
    return Standing(tmp_path)


def test_nothing_is_shown_and_nothing_can_be_touched_until_somebody_knocks(standing: Standing) -> None:
    assert standing.menu.view().keys == ()
    assert not standing.menu.touch("staff:leave")
    standing.menu.knock()
    assert standing.menu.step == "pin"
    assert not standing.menu.touch("staff:leave")


def test_at_a_kiosk_without_a_pin_nobody_answers(tmp_path: Path) -> None:
    closed = Standing(tmp_path, pin="")
    closed.menu.knock()
    assert closed.menu.step == "closed"


def test_the_pin_is_typed_unseen_and_opens_the_menu(standing: Standing) -> None:
    standing.menu.knock()
    standing.menu.touch("staff:key:9")
    assert "9" not in standing.menu.view().title
    standing.menu.touch("staff:key:clear")
    standing.type("2468")
    assert standing.menu.step == "menu"
    assert standing.menu.view().lines == ("well",)
    assert standing.seen


def test_wrong_pins_are_told_and_then_lock(standing: Standing) -> None:
    standing.menu.knock()
    standing.type("1")
    assert standing.menu.view().lines == ("密码不正确。",)
    for _ in range(TRIES - 1):
        standing.type("1")
    assert "5 分钟" in standing.menu.view().lines[0]
    assert all(key.muted for key in standing.menu.view().keys if "key:" in key.id)
    standing.type("2468")
    assert standing.menu.step == "pin"


def test_everything_in_the_menu_does_what_it_says(standing: Standing) -> None:
    standing.menu.knock()
    standing.type("2468")
    for name in ("test", "quieter", "louder", "restart", "leave"):
        assert standing.menu.touch(f"staff:{name}")
        assert len(standing.menu.view().lines) == 2
    assert standing.hands.done == ["print", False, True, True, False]
    standing.menu.touch("staff:log")
    assert standing.menu.view().lines == ("启动以来没有日志。",)
    standing.menu.touch("staff:menu")
    standing.menu.touch("staff:close")
    assert standing.menu.view().step == "closed"


def test_a_menu_nobody_touches_closes(standing: Standing) -> None:
    standing.menu.knock()
    standing.type("2468")
    standing.now += PATIENCE - 1
    standing.menu.look()
    assert standing.menu.view().keys
    standing.now += 1
    standing.menu.look()
    assert standing.menu.view().keys == ()
