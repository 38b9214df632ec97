"""What a screen is told to show: finished strings and targets, nothing to decide. Pure values.

A view is compared with the one before, and what can be touched is exactly its
:class:`Target` values: the presenter takes no other touch.
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kiosk.flow import Step
from kiosk.modes import PLAIN, Modes


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
    """What stands on every screen, always in the same place; ``idle`` warns that time is nearly up.

    ``stay`` is there with ``idle``: it asks for more time.
    """

    back: Target | None = None
    home: Target | None = None
    easy: Target | None = None
    modes: Target | None = None
    help: Target | None = None
    language: Target | None = None
    idle: str = ""
    stay: Target | None = None
    phones: str = ""


@dataclass(frozen=True)
class Dialog:
    """A question or a word that must be read before going on; ``tone`` is ``calm``, ``warn`` or ``good``.

    ``qr`` is what a code beside the choices says, with ``qr_hint`` below it.
    """

    id: str
    title: str
    text: str
    icon: str
    tone: str
    choices: tuple[Target, ...] = ()
    buttons: tuple[Target, ...] = ()
    qr: str = ""
    qr_hint: str = ""


@dataclass(frozen=True)
class Pager:
    """Turning pages; a missing target is a page that is not there."""

    text: str = ""
    previous: Target | None = None
    following: Target | None = None


UNTURNED: Final = Pager()
"""A list of one page."""


@dataclass(frozen=True)
class Row:
    """An item in a list: ``target`` with its short name, its full name, its unit, how many wait."""

    target: Target
    name: str
    unit: str
    waiting: str = ""


@dataclass(frozen=True)
class Fact:
    """A figure with its name: ``strong`` in the colour of what calls, ``soft`` when not known."""

    icon: str
    label: str
    value: str
    strong: bool = False
    soft: bool = False


@dataclass(frozen=True, kw_only=True)
class View:
    """What all screens have; ``modes`` say how it is drawn, ``crumbs`` are the places behind, home first."""

    step: Step
    language: str
    bar: Bar
    foot: Foot = Foot()
    dialog: Dialog | None = None
    state: str = ""
    modes: Modes = PLAIN
    crumbs: tuple[Target, ...] = ()
    focus: str = ""


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
