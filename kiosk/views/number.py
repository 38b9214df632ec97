"""Views of a number: on its way, and taken."""

from dataclasses import dataclass

from kiosk.views.floor import Floor
from kiosk.views.pieces import Fact, Target, View


@dataclass(frozen=True, kw_only=True)
class TakingView(View):
    """The number is on its way: what was done so far."""

    title: str
    item: str
    stages: tuple[str, ...]
    reached: int


@dataclass(frozen=True, kw_only=True)
class TakenView(View):
    """The number, the way to its windows, and how its slip is.

    ``floor`` draws the way from this kiosk, ``directions`` tell it: only where the halls were measured.
    """

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
    floor: Floor | None = None
    directions: str = ""
    qr: str = ""
    qr_hint: str = ""
    left: str
    done: Target
    another: Target
