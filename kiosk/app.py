"""The Kivy shell of the kiosk: shows views, hands touches on. It holds no rule."""

from pathlib import Path
from typing import Any

from kivy.app import App
from kivy.lang import Builder
from kivy.properties import BooleanProperty

from kiosk.presenter import Presenter
from kiosk.screens.shell import Shell
from kiosk.views import View

SHEETS = (
    "choices",
    "parts",
    "dialog",
    "attract",
    "home",
    "units",
    "lists",
    "search",
    "leaf",
    "summary",
    "item",
    "taking",
    "taken",
    "shell",
)


class KioskApp(App):
    """One kiosk on one glass; ``chinese`` tells the sheets which way of setting is right."""

    chinese = BooleanProperty(True)

    def __init__(self, presenter: Presenter, **given: Any) -> None:
        super().__init__(**given)
        self._presenter = presenter
        self._shell: Shell | None = None

    def build(self) -> Shell:
        """Return the glass, showing the present view."""
        folder = Path(__file__).parent / "screens"
        for sheet in SHEETS:
            Builder.load_file(str(folder / f"{sheet}.kv"))
        self._shell = Shell()
        self._presenter.changed = self.show
        self.show(self._presenter.view)
        return self._shell

    def show(self, view: View) -> None:
        """Show ``view``."""
        self.chinese = view.language == "zh"
        if self._shell is not None:
            self._shell.show(view)

    def touched(self, target: str) -> None:
        """Hand a touch on."""
        self._presenter.touch(target)

    def open_settings(self, *_: Any) -> bool:
        """Open nothing: F1 is not for citizens."""
        return False

    def load_kv(self, filename: str | None = None) -> bool:
        """Load nothing by itself: the sheets are named above."""
        return False
