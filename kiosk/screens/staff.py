"""The staff menu over everything else: it hears the corners of the glass, and is nothing until it is open."""

from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.properties import NumericProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout

from kiosk.screens.choices import Primary
from kiosk.staff.gesture import Corners
from kiosk.staff.menu import StaffMenu

LOOK = 1.0


class StaffLayer(AnchorLayout):
    """The open menu; while it is there nothing below it can be touched."""

    modal = True
    title = StringProperty("")
    text = StringProperty("")
    columns = NumericProperty(1)

    def __init__(self, menu: StaffMenu, **given: Any) -> None:
        super().__init__(**given)
        self._menu = menu
        self._corners = Corners()
        menu.changed = self.show
        Window.bind(on_touch_down=self._heard)
        Clock.schedule_interval(lambda _: menu.look(), LOOK)
        self.show()

    def show(self) -> None:
        """Show the menu as it is now."""
        view = self._menu.view()
        self.opacity = 0.0 if view.step == "closed" else 1.0
        self.title, self.text, self.columns = view.title, "\n".join(view.lines), view.columns
        self.ids.pads.fill_with(Primary, view.keys)

    def on_touch_down(self, touch: Any) -> bool:
        """Take every touch while the menu is open."""
        if self.opacity <= 0:
            return False
        super().on_touch_down(touch)
        return True

    def _heard(self, _window: Any, touch: Any) -> bool:
        """Listen for the gesture; what lies there hears every touch but the last one.

        That one would press a key of the menu that is not in its place yet.
        """
        knocks = self._corners.touched(touch.x, touch.y, Window.size, touch.time_start)
        if knocks:
            self._menu.knock()
        return knocks
