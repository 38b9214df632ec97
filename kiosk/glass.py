"""Opening the kiosk's window: what must happen before anything imports Kivy's window, and after."""

import argparse
from typing import Any

from faces import fonts, window
from faces import theme as t
from kiosk.place import Standing
from kiosk.presenter import Presenter

SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080)}


class OpenGlass:
    """A window that is open and knows the house's faces and colours."""

    def __init__(self, opened: Any) -> None:
        self._window = opened
        self.portrait: bool = opened.height > opened.width
        t.use(t.Theme("light", opened.width, opened.height))
        opened.clearcolor = t.rgba("paper")

    def show(self, presenter: Presenter) -> tuple[Any, Any]:
        """Return the program that shows ``presenter`` and what the automation sees of it."""
        from faces.glass import KivyGlass
        from kiosk.app import KioskApp
        from kiosk.headless import describe

        return KioskApp(presenter), KivyGlass(self._window, lambda: describe(presenter))


def open_glass(asked: argparse.Namespace, stands: Standing) -> OpenGlass:
    """Open the window; raises NoScreen, NoFont."""
    fonts.face("regular")
    fonts.face("bold")
    pane = window.pane_of(asked, stands.site.name, SIZES[stands.kiosk.orientation])
    window.prepare(pane, "kiosk")
    opened = window.opened(pane)
    fonts.register()
    return OpenGlass(opened)
