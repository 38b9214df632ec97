"""The Kivy shell of the kiosk: shows views, hands touches on. It holds no rule."""

from pathlib import Path
from typing import Any, Final

from kivy.app import App
from kivy.core.window import Window
from kivy.lang import Builder
from kivy.properties import BooleanProperty
from kivy.uix.floatlayout import FloatLayout

from faces import theme as t
from faces.text import forget_words
from kiosk.narrator import KEYS, SPEECH_KEY
from kiosk.presenter import Presenter
from kiosk.room import theme_of
from kiosk.screens.shell import Shell
from kiosk.screens.staff import StaffLayer
from kiosk.views import View

SHEETS = (
    "choices",
    "parts",
    "dialog",
    "attract",
    "home",
    "tiles",
    "lists",
    "search",
    "enter",
    "notices",
    "floor",
    "map",
    "leaf",
    "summary",
    "item",
    "taking",
    "taken",
    "shell",
    "staff",
)
STAFF: Final = "staff:"


KEYPAD: Final = {
    **{256 + digit: str(digit) for digit in (2, 4, 5, 6, 8)},
    **dict.fromkeys((290, 268), SPEECH_KEY),
}
"""Kivy's codes of the keys of a numeric keypad; speech is F9, or the keypad's star."""


ENDS: Final = (13, 271)
"""A scanner ends what it read like this: return, or the keypad's enter."""

LONGEST: Final = 300


class KioskApp(App):
    """One kiosk on one glass; ``chinese`` tells the sheets which way of setting is right."""

    chinese = BooleanProperty(True)

    def __init__(self, presenter: Presenter, **given: Any) -> None:
        super().__init__(**given)
        self._presenter = presenter
        self._shell: Any = None
        self._read = ""

    def build(self) -> FloatLayout:
        """Return the glass, showing the present view."""
        folder = Path(__file__).parent / "screens"
        for sheet in SHEETS:
            Builder.load_file(str(folder / f"{sheet}.kv"))
        self._presenter.changed = self.show
        Window.bind(on_key_down=self.pressed)
        self._presenter.journey.left = self.forget
        root = FloatLayout()
        self.root = root
        self.show(self._presenter.view)
        return root

    def on_start(self) -> None:
        """Lay the staff menu over all the rest."""
        if self._presenter.staff is not None:
            Window.add_widget(StaffLayer(self._presenter.staff))

    def show(self, view: View) -> None:
        """Show ``view``, on a new shell when it is to look otherwise."""
        self.chinese = view.language == "zh"
        theme = theme_of(self._presenter.panel, view.modes)
        if self._shell is None or theme != t.theme():
            self._dress(theme)
        self._shell.show(view)

    def forget(self) -> None:
        """Let go of what the last citizen saw, and scanned."""
        self._read = ""
        if self._shell is not None:
            self._shell.forget()
        forget_words()

    def _dress(self, theme: t.Theme) -> None:
        if self._shell is not None:
            self._shell.close()
        t.use(theme)
        Window.clearcolor = t.rgba("paper")
        self._shell = Shell(self._presenter.sample)
        self.root.clear_widgets()
        self.root.add_widget(self._shell)

    def touched(self, target: str) -> None:
        """Hand a touch on."""
        if target.startswith(STAFF) and self._presenter.staff is not None:
            self._presenter.staff.touch(target)
        else:
            self._presenter.touch(target)

    def pressed(self, _window: Any, key: int, _scancode: int, sign: str | None, _held: Any) -> bool:
        """Hand a key of the tactile keypad on, and what a scanner types."""
        name = KEYPAD.get(key) or (sign if sign in KEYS else None)
        if name is not None and (name == SPEECH_KEY or self._presenter.visit.modes.spoken):
            self._presenter.key(name)
        elif key in ENDS:
            read, self._read = self._read, ""
            self._presenter.scanned(read)
        elif sign is not None and sign.isprintable() and len(self._read) < LONGEST:
            self._read += sign
        return True

    def open_settings(self, *_: Any) -> bool:
        """Open nothing: F1 is not for citizens."""
        return False

    def load_kv(self, filename: str | None = None) -> bool:
        """Load nothing by itself: the sheets are named above."""
        return False
