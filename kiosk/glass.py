"""Opening the kiosk's window: what must happen before anything imports Kivy's window, and after."""

import argparse
from typing import Any

from faces import fonts, window
from faces import theme as t
from kiosk.modes import Modes
from kiosk.place import Standing
from kiosk.presenter import Presenter
from kiosk.room import Panel, reach_of, theme_of

SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080)}


class OpenGlass:
    """A window that is open and knows the house's faces and colours."""

    def __init__(self, opened: Any, reach: float) -> None:
        self._window = opened
        self.pixels = Panel(opened.width, opened.height, reach)
        t.use(theme_of(self.pixels, Modes()))
        opened.clearcolor = t.rgba("paper")

    def show(self, presenter: Presenter) -> tuple[Any, Any]:
        """Return the program that shows ``presenter`` and what the automation sees of it."""
        from faces.glass import KivyGlass
        from kiosk.app import KioskApp
        from kiosk.headless import describe, speech
        from kiosk.screens.projector import Projector

        app = KioskApp(presenter)
        if presenter.signage is not None:
            signage = presenter.signage

            def project(*_: object) -> None:  # what it returned would keep ``on_start`` from the program
                Projector(self._window, signage)

            app.bind(on_start=project)
        return app, KivyGlass(self._window, lambda: describe(presenter), lambda: speech(presenter))


def open_glass(asked: argparse.Namespace, stands: Standing) -> OpenGlass:
    """Open the window; raises NoScreen, NoFont."""
    fonts.face("regular")
    fonts.face("bold")
    pane = window.pane_of(asked, stands.site.name, SIZES[stands.kiosk.orientation])
    window.prepare(pane, "kiosk")
    opened = window.opened(pane)
    fonts.register()
    kiosk = stands.kiosk
    return OpenGlass(opened, reach_of(kiosk.glass_bottom_mm, kiosk.glass_height_mm))
