"""Views of looking for an item: nobody here, home, units, lists, search."""

from dataclasses import dataclass

from kiosk.views.pieces import UNTURNED, Pager, Row, Target, View


@dataclass(frozen=True, kw_only=True)
class AttractView(View):
    """Nobody is here: a picture, a film over it, the time, and where to touch."""

    begin: Target
    welcome: str
    hint: str
    other: Target
    scene: int = 0
    film: str = ""
    upcoming: str = ""


@dataclass(frozen=True, kw_only=True)
class HomeView(View):
    """Everything within one touch; a short one has ``doors`` instead of ``people`` and ``business``."""

    question: str
    search: Target
    popular_title: str
    popular: tuple[Target, ...]
    more: Target
    services: tuple[Target, ...] = ()
    people_title: str = ""
    people: tuple[Target, ...] = ()
    business_title: str = ""
    business: tuple[Target, ...] = ()
    doors: tuple[Target, ...] = ()
    columns: int = 2


@dataclass(frozen=True, kw_only=True)
class TilesView(View):
    """Tiles to choose from: all units, or the life events of people or of businesses."""

    title: str
    icon: str
    subtitle: str = ""
    tiles: tuple[Target, ...]
    columns: int = 3
    slots: int = 0
    pager: Pager = UNTURNED


@dataclass(frozen=True, kw_only=True)
class ListView(View):
    """The items of a unit or of a life event."""

    title: str
    subtitle: str
    icon: str
    rows: tuple[Row, ...]
    pager: Pager
    slots: int
    columns: int = 1


@dataclass(frozen=True, kw_only=True)
class SearchView(View):
    """What was typed, what it may mean, and what it finds."""

    query: str
    hint: str
    found: str
    words: tuple[Target, ...]
    rows: tuple[Row, ...]
    pager: Pager
    keys: tuple[tuple[Target, ...], ...]
    slots: int
