"""Nobody is here: a picture of the county fills the glass, and now and then a film is shown on it."""

from typing import Any

from kivy.animation import Animation
from kivy.core.image import Image as CoreImage
from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from faces import theme as t
from kiosk.pictures import picture
from kiosk.screens.cinema import Cinema
from kiosk.views import AttractView

FADE = 1.2


class AttractScreen(FloatLayout):
    """The picture, the time, whose hall this is, and where to touch; the whole glass begins."""

    centre = StringProperty("")
    hall = StringProperty("")
    date = StringProperty("")
    clock = StringProperty("")
    welcome = StringProperty("")
    hint = StringProperty("")
    notice = StringProperty("")
    below = ObjectProperty(None, allownone=True)
    above = ObjectProperty(None, allownone=True)

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._scene = -1
        self.cinema: Cinema = self.ids.cinema

    def show(self, view: AttractView) -> None:
        """Show ``view``; a new scene fades in over the old one."""
        bar = view.bar
        self.centre, self.hall, self.date, self.clock = bar.centre, bar.hall, bar.date, bar.clock
        self.welcome, self.hint, self.notice = view.welcome, view.hint, bar.notice
        self.ids.begin.show(view.begin)
        self.ids.language.show(view.other)
        self.cinema.show(view.film, view.upcoming)
        if view.scene != self._scene:
            self._turn_to(view.scene)

    def on_parent(self, _: object, parent: object) -> None:
        """Stop what plays when somebody is here."""
        if parent is None:
            self.cinema.show("", "")

    def on_touch_up(self, touch: Any) -> bool:
        """Begin wherever the glass is touched; only the language switch is something else."""
        if not super().on_touch_up(touch) and touch.grab_current is None:
            self.ids.begin.dispatch("on_release")
        return True

    def _turn_to(self, scene: int) -> None:
        first = self._scene < 0
        self._scene = scene
        glass = t.theme()
        self.below, self.above = self.above, CoreImage(str(picture(scene, glass.width, glass.height))).texture
        front = self.ids.front
        Animation.cancel_all(front)
        front.opacity = 1.0 if first else 0.0
        Animation(opacity=1.0, duration=FADE, t="in_out_quad").start(front)
