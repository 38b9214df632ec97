"""What stands around every screen: head, notice, way back, dialog, the warning before time is up."""

from typing import Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.graphics import Color, SmoothLine
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from faces import theme as t
from kiosk.flow import Step
from kiosk.screens.ahead import Ahead, Sample
from kiosk.screens.attract import AttractScreen
from kiosk.screens.choices import Nav
from kiosk.screens.enter import EnterScreen
from kiosk.screens.home import HomeScreen
from kiosk.screens.item import ItemScreen
from kiosk.screens.lists import ListScreen
from kiosk.screens.map import MapScreen
from kiosk.screens.notices import NoticesScreen
from kiosk.screens.search import SearchScreen
from kiosk.screens.taken import TakenScreen
from kiosk.screens.taking import TakingScreen
from kiosk.screens.tiles import TilesScreen
from kiosk.views import Bar, Foot, View

SCREENS = {
    Step.ATTRACT: AttractScreen,
    Step.HOME: HomeScreen,
    Step.UNITS: TilesScreen,
    Step.EVENTS: TilesScreen,
    Step.LIST: ListScreen,
    Step.SEARCH: SearchScreen,
    Step.CHECK_IN: EnterScreen,
    Step.MINE: EnterScreen,
    Step.NOTICES: NoticesScreen,
    Step.MAP: MapScreen,
    Step.ITEM: ItemScreen,
    Step.TAKING: TakingScreen,
    Step.TAKEN: TakenScreen,
}
RING = 2.5
"""Half the width in dp of the ring around what is heard."""

FOLLOWED = 0.25
"""Seconds between two looks for where that is."""

NEAR_RIGHT = ("easy", "modes", "language", "help", "back", "home")
NEAR_LEFT = ("back", "home", "help", "language", "modes", "easy")
"""What stands in the way, in reading order: what is touched most is nearest to the hand."""

TOLD = ("question", "title", "found")
"""What a view may call what it is about."""

BARE = (Step.ATTRACT,)
"""Screens that fill the glass themselves."""


class Head(BoxLayout):
    """Whose screen this is, and the time."""

    centre = StringProperty("")
    hall = StringProperty("")
    date = StringProperty("")
    clock = StringProperty("")

    def show(self, bar: Bar) -> None:
        """Show ``bar``."""
        self.centre, self.hall, self.date, self.clock = bar.centre, bar.hall, bar.date, bar.clock


class Notice(BoxLayout):
    """A standing message for everybody; takes no room when there is none."""

    words = StringProperty("")
    icon = StringProperty("")


class Way(BoxLayout):
    """Back, home, modes and language: at the foot, or at the side of a lying glass, near the hand."""

    flat = BooleanProperty(True)

    def __init__(self, **given: Any) -> None:
        super().__init__(flat=t.portrait(), **given)
        names = NEAR_LEFT if t.left() else NEAR_RIGHT
        self._shown = {name: Nav(urgent=name == "help" and t.theme().zoom > 1.0) for name in names}
        for nav in self._shown.values():
            self.add_widget(nav)

    def show(self, foot: Foot) -> None:
        """Show the targets of ``foot``."""
        for name, nav in self._shown.items():
            nav.show(getattr(foot, name))


class Banner(BoxLayout):
    """What a screen is about, where nothing else needs the room."""

    words = StringProperty("")


class High(BoxLayout):
    """The part of the glass out of reach: what is only read, or what the screen is about."""

    def show(self, screen: Any, view: View) -> None:
        """Show what ``screen`` gives up, else its title."""
        shown = getattr(screen, "high", None)
        words = next((getattr(view, name) for name in TOLD if getattr(view, name, "")), "")
        place = self.ids.place
        if shown is None and place.children and isinstance(place.children[0], Banner):
            place.children[0].words = words
        elif not place.children or place.children[0] is not shown:
            place.clear_widgets()
            place.add_widget(shown or Banner(words=words))


class Ring(Widget):
    """A ring around the target that was last heard, for who sees a little."""

    around = StringProperty("")

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        with self.canvas:
            self._ink = Color(*t.rgba("focus", 0.0))
            self._line = SmoothLine(width=t.dp(RING))
        self._place: tuple[float, ...] = ()
        Clock.schedule_interval(self._follow, FOLLOWED)

    def on_around(self, *_: object) -> None:
        """Go to another target."""
        Clock.schedule_once(self._follow, 0)

    def _follow(self, _: float) -> bool:
        found = self._target() if self.around else None
        ink = 1.0 if found is not None else 0.0
        if self._ink.a != ink:  # to set it is to have the whole glass drawn again
            self._ink.a = ink
        if found is not None:
            x, y = found.to_window(*found.pos)
            place = (x, y, found.width, found.height, t.dp(found.radius))
            if place != self._place:
                self._line.rounded_rectangle = self._place = place
        return self.parent is not None or not self.around

    def _target(self) -> Any:
        shell = self.parent
        for widget in shell.walk(restrict=True) if shell is not None else ():
            if getattr(widget, "target", "") == self.around and widget.opacity > 0:
                return widget
        return None


class Shell(FloatLayout):
    """The whole glass."""

    idle = StringProperty("")

    def __init__(self, sample: Sample = lambda _: None, **given: Any) -> None:
        super().__init__(**given)
        self._screens = Ahead(SCREENS, sample, self.ids.body)
        self._step: Step | None = None
        if t.left() and not self.ids.way.flat:
            middle, way = self.ids.middle, self.ids.way.__self__  # ``ids`` hold weakly
            middle.remove_widget(way)
            middle.add_widget(way, index=len(middle.children))

    def close(self) -> None:
        """Make nothing more ahead."""
        self._screens.close()

    def forget(self) -> None:
        """Set something else over every screen that is not shown: it may hold what the last citizen saw."""
        self._screens.forget()

    def show(self, view: View) -> None:
        """Show ``view``: its screen, and around it what it says of head, foot and dialog."""
        screen = self._screens[view.step]
        screen.show(view)
        if view.step not in BARE:
            self.ids.head.show(view.bar)
            self.ids.notice.words, self.ids.notice.icon = view.bar.notice, view.bar.notice_icon
            self.ids.way.show(view.foot)
            if t.low():
                self.ids.high.show(screen, view)
        self.idle = view.foot.idle
        self.ids.stay.show(view.foot.stay)
        self.ids.dialog.show(view.dialog)
        self.ids.ring.around = view.focus
        if view.step is not self._step:
            self._turn_to(view.step, screen)

    def on_touch_down(self, touch: Any) -> Any:
        """Take every touch for a sign that somebody is here, above all while time is nearly up."""
        self._screens.wait()
        if self.idle:
            self.ids.stay.dispatch("on_release")
        return super().on_touch_down(touch)

    def _turn_to(self, step: Step, screen: Any) -> None:
        bare = step in BARE
        self.ids.bare.clear_widgets()
        self.ids.body.clear_widgets()
        (self.ids.bare if bare else self.ids.body).add_widget(screen)
        self.ids.bare.opacity, self.ids.framed.opacity = (1.0, 0.0) if bare else (0.0, 1.0)
        self._step = step
        screen.opacity = 0.4
        Animation(opacity=1.0, duration=t.seconds("quick"), t="out_quad").start(screen)
