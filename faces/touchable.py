"""A card that can be touched; it answers under the finger, and tells the automation its ``target``."""

from typing import Any

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.behaviors import ButtonBehavior

from faces.card import Card


class Touchable(ButtonBehavior, Card):
    """``target`` is the id of what it stands for; while a finger is on it, it shows the ``_down`` colours."""

    target = StringProperty("")
    fill_down = StringProperty("pine-mist")
    edge_down = StringProperty("pine")
    alive = BooleanProperty(True)

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.min_state_time = 0.08
        for name in ("state", "fill_down", "edge_down"):
            self.fbind(name, self._paint)

    def face(self) -> tuple[str, str]:
        """Return the colours of ground and edge now."""
        if getattr(self, "state", "normal") == "down" and self.alive:
            return self.fill_down, self.edge_down
        return self.fill, self.edge

    def on_touch_down(self, touch: Any) -> Any:
        """Take a touch that is on it, unless it stands for nothing or is hidden."""
        if not self.target or self.opacity <= 0:
            return False
        return super().on_touch_down(touch)
