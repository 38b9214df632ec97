"""A window nobody gets out of: always on top, closed by nobody, with the keyboard to itself.

Where X11 runs, the window is one that no window manager hears of
(override-redirect), and it grabs the keyboard, so that keys which others wait
for (Alt-F4, Alt-Tab, a start menu) come here and mean nothing. What the X
server itself does (Ctrl-Alt-F1, Ctrl-Alt-Backspace) is switched off in its own
settings: see docs/howto/lock-a-kiosk.md.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from faces.focus import give

HINTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "SDL_X11_FORCE_OVERRIDE_REDIRECT": "1",
        "SDL_GRAB_KEYBOARD": "1",
        "SDL_ALLOW_ALT_TAB_WHILE_GRABBED": "0",
        "SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS": "0",
    }
)
"""What SDL must be told in the environment before it opens the window."""

AGAIN: Final = 2.0
"""Seconds between two looks whether the window is still in front and has the keyboard."""


def locked(window: Any) -> None:
    """Keep Kivy's open ``window`` from being closed, hidden or covered."""
    from kivy.clock import Clock

    def hold(*_: object) -> None:
        window.show()
        window.raise_window()
        give(window)
        window.grab_mouse()

    window.bind(on_request_close=lambda *_, **__: True, on_minimize=hold, on_hide=hold)
    Clock.schedule_once(hold, 0)
    Clock.schedule_interval(hold, AGAIN)
