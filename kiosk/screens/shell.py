"""What stands around every screen: head, notice, way back, dialog, the warning before time is up."""

from typing import Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from faces import theme as t
from kiosk.flow import Step
from kiosk.screens.attract import AttractScreen
from kiosk.screens.home import HomeScreen
from kiosk.screens.item import ItemScreen
from kiosk.screens.lists import ListScreen
from kiosk.screens.search import SearchScreen
from kiosk.screens.taken import TakenScreen
from kiosk.screens.taking import TakingScreen
from kiosk.screens.units import UnitsScreen
from kiosk.views import Bar, Foot, View

SCREENS = {
    Step.ATTRACT: AttractScreen,
    Step.HOME: HomeScreen,
    Step.UNITS: UnitsScreen,
    Step.LIST: ListScreen,
    Step.SEARCH: SearchScreen,
    Step.ITEM: ItemScreen,
    Step.TAKING: TakingScreen,
    Step.TAKEN: TakenScreen,
}
AHEAD = 0.3
"""Seconds between two screens that are made before anybody needs them."""

BARE = (Step.ATTRACT,)
"""Screens that fill the glass themselves."""


class Head(BoxLayout):
    """Whose screen this is, and the time."""

    centre = StringProperty("")
    hall = StringProperty("")
    date = StringProperty("")
    clock = StringProperty("")

    def show(self, bar: Bar, foot: Foot) -> None:
        """Show ``bar``, and the language switch of ``foot``."""
        self.centre, self.hall, self.date, self.clock = bar.centre, bar.hall, bar.date, bar.clock
        self.ids.language.show(foot.language)


class Notice(BoxLayout):
    """A standing message for everybody; takes no room when there is none."""

    words = StringProperty("")
    icon = StringProperty("")


class Way(BoxLayout):
    """Back and home: at the foot of an upright glass, at the side of a lying one."""

    shown = BooleanProperty(False)

    def show(self, foot: Foot) -> None:
        """Show the targets of ``foot``."""
        self.ids.back.show(foot.back)
        self.ids.home.show(foot.home)


class Shell(FloatLayout):
    """The whole glass."""

    idle = StringProperty("")

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._screens: dict[Step, Any] = {}
        self._step: Step | None = None
        if t.portrait():  # the way back is written first, for a lying glass
            middle, way = self.ids.middle, self.ids.way
            middle.remove_widget(way)
            middle.add_widget(way)
        Clock.schedule_interval(self._make_one, AHEAD)

    def show(self, view: View) -> None:
        """Show ``view``: its screen, and around it what it says of head, foot and dialog."""
        screen = self._screen(view.step)
        screen.show(view)
        if view.step not in BARE:
            self.ids.head.show(view.bar, view.foot)
            self.ids.notice.words, self.ids.notice.icon = view.bar.notice, view.bar.notice_icon
            self.ids.way.show(view.foot)
            self.ids.way.shown = view.foot.home is not None
        self.idle = view.foot.idle
        self.ids.dialog.show(view.dialog)
        if view.step is not self._step:
            self._turn_to(view.step, screen)

    def _make_one(self, _: float) -> bool:
        """Make a screen that was not shown yet, while nobody waits for it; False when all are made."""
        if self._step is Step.ATTRACT:
            missing = (step for step in SCREENS if step not in self._screens)
            self._screen(next(missing, Step.ATTRACT))
        return len(self._screens) < len(SCREENS)

    def _screen(self, step: Step) -> Any:
        if step not in self._screens:
            self._screens[step] = SCREENS[step]()
        return self._screens[step]

    def _turn_to(self, step: Step, screen: Any) -> None:
        bare = step in BARE
        self.ids.bare.clear_widgets()
        self.ids.body.clear_widgets()
        (self.ids.bare if bare else self.ids.body).add_widget(screen)
        self.ids.bare.opacity, self.ids.framed.opacity = (1.0, 0.0) if bare else (0.0, 1.0)
        self._step = step
        screen.opacity = 0.4
        Animation(opacity=1.0, duration=t.seconds("quick"), t="out_quad").start(screen)
