"""The reference of ``kiosk``: an empty Kivy program whose two screens, a word each, change at a touch.

``python -m benchmarks.empty_face SOCKET WxH`` opens a window as the kiosk does
and tells of it as the kiosk does; there is nothing else in it.
"""

import asyncio
import signal
import sys
from pathlib import Path
from typing import Any

from faces import window
from faces.automation import serve


async def show(socket: Path, size: tuple[int, int]) -> None:
    """Show the two screens until stopped."""
    pane = window.Pane("empty", size, position=(0, 0))
    window.prepare(pane, "empty")
    opened = window.opened(pane)

    from kivy.app import App
    from kivy.uix.label import Label
    from kivy.uix.screenmanager import NoTransition, Screen, ScreenManager

    from faces.glass import KivyGlass

    screens = ScreenManager(transition=NoTransition())
    for name in ("one", "two"):
        screen = Screen(name=name)
        screen.add_widget(Label(text=name))
        screens.add_widget(screen)

    def touched(*_: Any) -> None:
        screens.current = screens.next()

    screens.bind(on_touch_up=touched)

    class Empty(App):  # type: ignore[misc]
        """Nothing but two screens."""

        def build(self) -> Any:
            return screens

    app = Empty()
    server = await serve(socket, KivyGlass(opened, lambda: {"screen": screens.current, "state": ""}))
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, app.stop)
    await app.async_run("asyncio")
    server.close()


if __name__ == "__main__":
    width, height = sys.argv[2].split("x")
    asyncio.run(show(Path(sys.argv[1]), (int(width), int(height))))
