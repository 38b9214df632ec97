"""What a locked window is asked of Kivy and SDL; that nobody gets out of it is tried in tests/faults."""

import os

import pytest

from faces import window
from faces.lock import HINTS


def test_a_locked_pane_fills_the_screen() -> None:
    pane = window.Pane("hall", (10, 10), fullscreen=True, locked=True)
    assert pane.fullscreen
    assert pane.locked


@pytest.mark.parametrize("name", HINTS)
def test_the_hints_are_for_a_locked_window_alone(name: str) -> None:
    assert name.startswith("SDL_")
    assert name not in os.environ
