"""The staff menu without Kivy: closed, asking for the PIN, or open; touches in, views out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal, Protocol

from kiosk.staff.door import Door
from kiosk.views import Target
from kiosk.wording import Words

Step = Literal["closed", "pin", "menu", "log"]
LONGEST: Final = 12
PATIENCE: Final = 60.0
"""Seconds without a touch after which the menu closes."""

KEYS: Final = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "enter")


class Hands(Protocol):
    """What staff can do to the kiosk."""

    def status(self, words: Words) -> tuple[str, ...]:
        """Return how things are, a line each."""

    def log(self) -> tuple[str, ...]:
        """Return the newest lines of the log."""

    def test_print(self) -> None:
        """Print a test slip."""

    def volume(self, louder: bool) -> None:
        """Turn the sound up or down."""


@dataclass(frozen=True)
class StaffView:
    """What is shown; nothing at all for ``closed``. ``lines`` stand under the title, ``keys`` below them."""

    step: Step = "closed"
    title: str = ""
    lines: tuple[str, ...] = ()
    keys: tuple[Target, ...] = ()
    columns: int = 1


@dataclass
class StaffMenu:
    """One kiosk's menu; ``changed`` hears when there is something else to see."""

    door: Door
    hands: Hands
    words: Callable[[], Words]
    seconds: Callable[[], float]
    """Seconds since 1970: a lock-out outlives the program."""

    changed: Callable[[], None] = lambda: None
    end: Callable[[bool], None] = lambda _again: None
    """Ends the kiosk, to begin again or not; set by the program."""

    _step: Step = "closed"
    _typed: str = ""
    _said: str = ""
    _touched: float = field(default=0.0)

    @property
    def step(self) -> Step:
        """Where the menu stands."""
        return self._step

    def knock(self) -> None:
        """Ask for the PIN, after the gesture; does nothing at a kiosk without one."""
        if self.door.there and self._step == "closed":
            self._go("pin")

    def look(self) -> None:
        """Close a menu that nobody touches."""
        if self._step != "closed" and self.seconds() - self._touched >= PATIENCE:
            self._go("closed")

    def touch(self, target: str) -> bool:
        """Take a touch; return whether there was such a target."""
        if not any(one.id == target for one in self.view().keys):
            return False
        self._touched = self.seconds()
        word, _, about = target.removeprefix("staff:").partition(":")
        TOUCHES[word](self, about)
        self.changed()
        return True

    def view(self) -> StaffView:
        """Return what to show now."""
        return VIEWS[self._step](self)

    def _go(self, step: Step) -> None:
        self._step, self._typed, self._said = step, "", ""
        self._touched = self.seconds()
        self.changed()

    def _key(self, key: str) -> None:
        if key == "clear":
            self._typed = ""
        elif key == "enter":
            self._enter()
        else:
            self._typed = (self._typed + key)[:LONGEST]
            self._said = ""

    def _enter(self) -> None:
        said = self.door.tried(self._typed, self.seconds())
        self._typed = ""
        if said == "open":
            self._go("menu")
        self._said = said if said != "open" else ""

    def _pin(self) -> StaffView:
        words, locked = self.words(), self.door.locked_for(self.seconds())
        lines = {"wrong": words.say("That is not the PIN.")}.get(self._said, "")
        if locked:
            lines = words.say("Too many wrong PINs. Try again in {n} min.", n=max(1, round(locked / 60)))
        names = {"clear": words.say("Clear"), "enter": words.say("Enter")}
        keys = tuple(Target(f"staff:key:{key}", names.get(key, key), muted=bool(locked)) for key in KEYS)
        back = Target("staff:close", words.say("Back"), "back")
        dots = "\u25cf" * len(self._typed) or words.say("Staff PIN")
        return StaffView("pin", dots, (lines,) if lines else (), (*keys, back), 3)

    def _menu(self) -> StaffView:
        words = self.words()
        said = (words.say(self._said),) if self._said else ()
        keys = tuple(Target(f"staff:{name}", words.say(text)) for name, text in ACTIONS.items())
        return StaffView("menu", words.say("Staff menu"), (*self.hands.status(words), *said), keys, 2)

    def _log(self) -> StaffView:
        words = self.words()
        lines = self.hands.log() or (words.say("Nothing was logged since the start."),)
        return StaffView("log", words.say("Log"), lines, (Target("staff:menu", words.say("Back"), "back"),))

    def _do(self, deed: Callable[[], None], said: str) -> None:
        deed()
        self._said = said


ACTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "test": "Test print",
        "log": "Show log",
        "quieter": "Quieter",
        "louder": "Louder",
        "restart": "Restart the kiosk",
        "leave": "Leave the kiosk",
        "close": "Close the menu",
    }
)
TOUCHES: Final[Mapping[str, Callable[[StaffMenu, str], None]]] = MappingProxyType(
    {
        "key": StaffMenu._key,
        "close": lambda menu, _: menu._go("closed"),
        "menu": lambda menu, _: menu._go("menu"),
        "log": lambda menu, _: menu._go("log"),
        "test": lambda menu, _: menu._do(menu.hands.test_print, "A test slip was sent to the printer."),
        "quieter": lambda menu, _: menu._do(lambda: menu.hands.volume(False), "Turned down."),
        "louder": lambda menu, _: menu._do(lambda: menu.hands.volume(True), "Turned up."),
        "restart": lambda menu, _: menu._do(lambda: menu.end(True), "The kiosk starts anew."),
        "leave": lambda menu, _: menu._do(lambda: menu.end(False), "The kiosk ends."),
    }
)
VIEWS: Final[Mapping[Step, Callable[[StaffMenu], StaffView]]] = MappingProxyType(
    {
        "closed": lambda _: StaffView(),
        "pin": StaffMenu._pin,
        "menu": StaffMenu._menu,
        "log": StaffMenu._log,
    }
)
