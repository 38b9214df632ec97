"""What a screen is told to show: finished strings and targets, nothing to decide. Pure values.

A view is compared with the one before, and what can be touched is exactly its
:class:`Target` values: the presenter takes no other touch.
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.flow import Step


@dataclass(frozen=True)
class Target:
    """Something to touch. ``note`` is small text beside or below ``text``."""

    id: str
    text: str = ""
    icon: str = ""
    note: str = ""
    chosen: bool = False
    muted: bool = False


@dataclass(frozen=True)
class Bar:
    """The head of a screen; ``notice`` is a standing message for everybody, mostly empty."""

    centre: str
    hall: str
    date: str
    clock: str
    notice: str = ""
    notice_icon: str = ""


@dataclass(frozen=True)
class Foot:
    """The foot of a screen; ``idle`` warns that the screen is about to be given back."""

    back: Target | None = None
    home: Target | None = None
    language: Target | None = None
    idle: str = ""
    phones: str = ""


@dataclass(frozen=True)
class Dialog:
    """A question or a word that must be read before going on; ``tone`` is ``calm``, ``warn`` or ``good``."""

    id: str
    title: str
    text: str
    icon: str
    tone: str
    choices: tuple[Target, ...] = ()
    buttons: tuple[Target, ...] = ()


@dataclass(frozen=True)
class Pager:
    """Turning pages; a missing target is a page that is not there."""

    text: str = ""
    previous: Target | None = None
    following: Target | None = None


@dataclass(frozen=True)
class Row:
    """An item in a list: ``target`` with its short name, its full name, its unit, how many wait."""

    target: Target
    name: str
    unit: str
    waiting: str = ""


@dataclass(frozen=True, kw_only=True)
class View:
    """What all screens have."""

    step: Step
    language: str
    bar: Bar
    foot: Foot = Foot()
    dialog: Dialog | None = None
    state: str = ""


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
    """Everything within one touch."""

    question: str
    search: Target
    popular_title: str
    popular: tuple[Target, ...]
    more: Target
    people_title: str
    people: tuple[Target, ...]
    business_title: str
    business: tuple[Target, ...]
    units: Target


@dataclass(frozen=True, kw_only=True)
class UnitsView(View):
    """All units."""

    title: str
    subtitle: str
    units: tuple[Target, ...]


@dataclass(frozen=True, kw_only=True)
class ListView(View):
    """The items of a unit or of a life event."""

    title: str
    subtitle: str
    icon: str
    rows: tuple[Row, ...]
    pager: Pager
    slots: int


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


@dataclass(frozen=True)
class Fact:
    """A figure with its name: ``strong`` in the colour of what calls, ``soft`` when not known."""

    icon: str
    label: str
    value: str
    strong: bool = False
    soft: bool = False


@dataclass(frozen=True)
class Paper:
    """A paper to bring, in the tick list."""

    name: str
    count: str
    note: str = ""


@dataclass(frozen=True)
class Stage:
    """A step of the procedure, numbered."""

    number: str
    name: str
    detail: str


@dataclass(frozen=True)
class Limits:
    """Time limits as two bars: shares of the longer one, and what was gained."""

    legal_label: str
    legal: str
    legal_share: float
    promised_label: str
    promised: str
    promised_share: float
    gain: str


@dataclass(frozen=True, kw_only=True)
class ItemView(View):
    """The guide 办事指南 of an item, one ``tab`` of it, and the way to a number."""

    title: str
    name: str
    unit: str
    icon: str
    tags: tuple[str, ...]
    facts: tuple[Fact, ...]
    limits: Limits
    fee: Fact
    result: Fact
    tabs: tuple[Target, ...]
    papers: tuple[Paper, ...] = ()
    stages: tuple[Stage, ...] = ()
    conditions: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    headings: tuple[str, str] = ("", "")
    phones: str = ""
    aside: str = ""
    take: Target
    take_note: str = ""
    priority: Target | None = None
    print: Target


@dataclass(frozen=True, kw_only=True)
class TakingView(View):
    """The number is on its way: what was done so far."""

    title: str
    item: str
    stages: tuple[str, ...]
    reached: int


@dataclass(frozen=True, kw_only=True)
class TakenView(View):
    """The number, the way to its windows, and how its slip is."""

    title: str
    caption: str
    number: str
    item: str
    way: str
    hall: str
    windows: str
    arrow: str
    facts: tuple[Fact, ...]
    slip: str
    slip_icon: str
    slip_tone: str
    qr: str = ""
    qr_hint: str = ""
    left: str
    done: Target
    another: Target


def targets(view: object) -> Iterator[Target]:
    """Yield every target of ``view``; while a dialog is open, only the dialog's."""
    if isinstance(view, Target):
        yield view
    elif isinstance(view, View) and view.dialog is not None:
        yield from targets(view.dialog)
    elif isinstance(view, tuple):
        for part in view:
            yield from targets(part)
    elif dataclasses.is_dataclass(view):
        for field in dataclasses.fields(view):
            yield from targets(getattr(view, field.name))
