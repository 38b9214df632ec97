"""Touches, news and the clock in; views out. No Kivy.

Only what the present view offers can be touched: a finger that comes late, or
twice, touches nothing.
"""

import dataclasses
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, cast

from kiosk.flow import Intent, Step
from kiosk.journey import Journey
from kiosk.modes import CHANGES
from kiosk.narrator import KEYS, Narrator, Silent
from kiosk.ports import GuidePart
from kiosk.room import UPRIGHT, Panel
from kiosk.showing.frame import Sight, patience
from kiosk.showing.samples import sample
from kiosk.showing.table import SCREENS
from kiosk.signage import Signage
from kiosk.spoken import Spoken, spoken
from kiosk.staff.menu import StaffMenu
from kiosk.views import View, targets
from kiosk.visit import Tab, Visit
from kiosk.wording import Language, Words

LONGEST_QUERY: Final = 24
LONGEST_TYPED: Final = 12
FOLLOW: Final = "/follow/"
"""What stands before the secret word in the address of a ticket's page."""

DEAD_WHEN_MUTED: Final = ("previous", "next", "key", "print", "mode", "sign", "go")
"""Muted targets that do nothing; the others say why they are muted."""


class Presenter:
    """One kiosk; ``changed`` hears every new view, ``changes`` counts them.

    ``renew`` puts a newer catalogue in use; it is called when nobody stands in
    the middle of the old one.
    """

    def __init__(
        self,
        journey: Journey,
        *,
        panel: Panel = UPRIGHT,
        seconds: Callable[[], float],
        narrator: Narrator | None = None,
    ) -> None:
        self.journey = journey
        self.changed: Callable[[View], None] = lambda _: None
        self.staff: StaffMenu | None = None
        self.renew: Callable[[], bool] = lambda: False
        self.signage: Signage | None = None
        self.changes = 0
        self.panel = panel
        self._seconds = seconds
        self._words: dict[Language, Words] = {"zh": Words("zh"), "en": Words("en")}
        self.narrator = narrator or Narrator(Silent())
        self.view: View = self._look()
        journey.changed = self.refresh

    @property
    def visit(self) -> Visit:
        """The present citizen's visit."""
        return self.journey.visit

    def touch(self, target: str) -> bool:
        """Take a touch; return whether there was such a target to touch."""
        touched = next((offered for offered in targets(self.view) if offered.id == target), None)
        if touched is None:
            return False
        self.visit.touched = self._seconds()
        self.narrator.hush()
        word, _, about = target.partition(":")
        if not (touched.muted and word in DEAD_WHEN_MUTED):
            TOUCHES[word](self.journey, about)
        self.refresh()
        return True

    def key(self, name: str) -> None:
        """Take a key of the keypad; see ``kiosk.narrator``."""
        visit = self.visit
        if visit.step is Step.ATTRACT and name in KEYS:
            self.journey.go(Intent.BEGIN)
            self.refresh()
        visit.touched = self._seconds()
        target = self.narrator.key(name, self.view, visit, self._words[visit.language])
        if target:
            self.touch(target)
        self.refresh()

    def scanned(self, text: str) -> None:
        """Take what a scanner read: the code of a slip, an appointment's code, or words to search for."""
        visit = self.visit
        visit.touched = self._seconds()
        follow = text.partition(FOLLOW)[2]
        if follow:
            self.journey.open(Intent.OPEN_MINE)
            self.journey.find(follow=follow)
        elif text.isdigit() and len(text) == LONGEST_TYPED:
            self.journey.open(Intent.OPEN_CHECK_IN)
            self.visit.typed = text
            self.journey.claim()
        elif text.strip():
            self.journey.open(Intent.OPEN_SEARCH)
            self.visit.query = text.strip()[:LONGEST_QUERY]
        self.refresh()

    def spoken(self) -> Spoken:
        """Return what the present view says."""
        return spoken(self.view, self._words[self.visit.language])

    def sample(self, step: Step) -> View | None:
        """Return what the screen of ``step`` shows to nobody."""
        return sample(step, self._sight())

    def refresh(self) -> None:
        """Look again at the world: news, the clock or an answer may have changed the view."""
        if self.visit.step in (Step.ATTRACT, Step.HOME):
            self.renew()
        sight = self._sight()
        if sight.idle >= patience(sight):
            self.journey.go(Intent.IDLE)
        self.journey.helping.hear(self.visit)
        view = self._look()
        if view != self.view:
            self.view = view
            self.changes += 1
            self.changed(view)
            self.narrator.seen(view, self.visit, self._words[self.visit.language])

    def _look(self) -> View:
        view = SCREENS[self.visit.step](self._sight())
        return dataclasses.replace(view, focus=self.visit.focus) if self.visit.focus else view

    def _sight(self) -> Sight:
        words = self._words[self.visit.language]
        idle = self._seconds() - self.visit.touched
        return Sight(self.visit, self.journey.world, words, idle, self.panel)


def _move(intent: Intent, kind: str = "") -> Callable[[Journey, str], None]:
    """Return the touch that asks for ``intent``, about ``kind:<what was touched>`` or just that."""
    return lambda journey, about: journey.go(intent, f"{kind}:{about}" if kind else about)


def _language(journey: Journey, _: str) -> None:
    journey.visit.language = "en" if journey.visit.language == "zh" else "zh"
    journey.go(Intent.BEGIN)


def _popular(journey: Journey, code: str) -> None:
    journey.go(Intent.OPEN_ITEM if code else Intent.OPEN_LIST, code or "popular")


def _tab(journey: Journey, name: str) -> None:
    again = journey.visit.tab == name
    journey.visit.tab = None if again else cast("Tab", name)
    journey.visit.leaf = 0


def _leaf(journey: Journey, _: str) -> None:
    journey.visit.leaf += 1


def _previous(journey: Journey, _: str) -> None:
    journey.visit.page -= 1


def _next(journey: Journey, _: str) -> None:
    journey.visit.page += 1


def _key(journey: Journey, key: str) -> None:
    query = journey.visit.query
    _word(journey, {"erase": query[:-1], "clear": ""}.get(key, query + key))


def _word(journey: Journey, query: str) -> None:
    journey.visit.query = query[:LONGEST_QUERY]
    journey.visit.page = 1


def _sign(journey: Journey, sign: str) -> None:
    typed = journey.visit.typed
    journey.visit.typed = {"erase": typed[:-1], "clear": ""}.get(sign, typed + sign)[:LONGEST_TYPED]


def _go(journey: Journey, _: str) -> None:
    if journey.visit.step is Step.CHECK_IN:
        journey.claim()
    else:
        journey.find(number=journey.visit.typed)


def _anew(journey: Journey, _: str) -> None:
    journey.visit.found, journey.visit.typed = None, ""


def _area(journey: Journey, name: str) -> None:
    journey.visit.area, journey.visit.page = name, 1


def _spot(kind: str) -> Callable[[Journey, str], None]:
    """Return the touch that asks the way; the area in view is then the one that the way leads through."""

    def ask(journey: Journey, name: str) -> None:
        again = journey.visit.chosen == f"{kind}:{name}"
        journey.visit.chosen = "" if again else f"{kind}:{name}"
        journey.visit.area = journey.visit.area if again else ""

    return ask


def _says(dialog: str) -> Callable[[Journey, str], None]:
    """Return the touch that opens ``dialog``; none closes the one there is."""

    def say(journey: Journey, _: str) -> None:
        journey.visit.dialog = dialog

    return say


def _more(journey: Journey, _: str) -> None:
    journey.visit.dialog = ""
    journey.go(Intent.HOME)


def _print(journey: Journey, part: str) -> None:
    if part:
        journey.print_guide(cast("GuidePart", part))
    else:
        journey.visit.dialog = "along"


def _mode(journey: Journey, name: str) -> None:
    journey.visit.modes = CHANGES[name](journey.visit.modes)
    journey.visit.page = 1


TOUCHES: Final[Mapping[str, Callable[[Journey, str], None]]] = MappingProxyType(
    {
        "begin": _move(Intent.BEGIN),
        "language": _language,
        "home": _move(Intent.HOME),
        "back": _move(Intent.BACK),
        "crumb": lambda journey, at: journey.back_to(int(at)),
        "search": _move(Intent.OPEN_SEARCH),
        "popular": _popular,
        "units": _move(Intent.OPEN_UNITS),
        "events": _move(Intent.OPEN_EVENTS),
        "unit": _move(Intent.OPEN_LIST, "unit"),
        "event": _move(Intent.OPEN_LIST, "event"),
        "item": _move(Intent.OPEN_ITEM),
        "tab": _tab,
        "leaf": _leaf,
        "previous": _previous,
        "next": _next,
        "key": _key,
        "sign": _sign,
        "go": _go,
        "anew": _anew,
        "requeue": lambda journey, _: journey.requeue(),
        "check_in": _move(Intent.OPEN_CHECK_IN),
        "mine": _move(Intent.OPEN_MINE),
        "notices": _move(Intent.OPEN_NOTICES),
        "map": _move(Intent.OPEN_MAP),
        "area": _area,
        "spot": _spot("spot"),
        "group": _spot("group"),
        "word": _word,
        "ok": _says(""),
        "help": lambda journey, _: journey.helping.call(journey.visit),
        "unhelp": lambda journey, _: journey.helping.end(journey.visit),
        "stay": lambda _journey, _: None,
        "modes": _says("modes"),
        "mode": _mode,
        "priority": _says("priority"),
        "take": Journey.take,
        "add": lambda journey, _: journey.add(),
        "drop": Journey.drop,
        "basket": _says("basket"),
        "more": _more,
        "all": lambda journey, _: journey.take_all(),
        "retry": lambda journey, _: journey.retry(),
        "print": _print,
        "done": lambda journey, _: journey.leave(),
        "another": lambda journey, _: journey.stay(),
    }
)
"""The first word of a target's id → what touching it does; the rest of the id says to what."""
