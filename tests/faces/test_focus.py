"""The keyboard's focus where there is no X server: nothing happens, and nothing breaks."""

from typing import Any

import pytest

from faces import focus


class Window:
    """A window of Kivy's, as far as it is looked at."""

    def get_window_info(self) -> Any:
        return self

    window = 1


def test_without_a_display_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    focus.give(Window())


def test_a_window_that_does_not_tell_its_number_is_left_alone() -> None:
    focus.give(object())
