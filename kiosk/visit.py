"""One citizen's visit at the glass: where he is, what he typed, which number is on its way."""

from dataclasses import dataclass
from typing import Literal

from kiosk.flow import START, Place, Step, Trail
from kiosk.identify import Who
from kiosk.modes import PLAIN, Modes
from kiosk.orders import Order
from kiosk.wording import Language
from wire.live import TicketView

SlipState = Literal["", "printing", "printed", "not_printed", "unknown"]
HelpState = Literal["", "calling", "called", "unheard"]
"""What became of the citizen's call for a person, as far as the server did not tell."""
Tab = Literal["materials", "steps", "conditions"]


@dataclass
class Visit:
    """Everything that is forgotten when the citizen goes."""

    language: Language = "zh"
    modes: Modes = PLAIN
    trail: Trail = START
    page: int = 1
    query: str = ""
    basket: tuple[str, ...] = ()
    tab: Tab | None = None
    leaf: int = 0
    dialog: str = ""
    reason: str = ""
    order: Order | None = None
    who: Who | None = None
    ticket: TicketView | None = None
    typed: str = ""
    found: TicketView | None = None
    slip: SlipState = ""
    slip_reason: str = ""
    touched: float = 0.0
    help: HelpState = ""
    area: str = ""
    chosen: str = ""
    focus: str = ""
    loudness: int = 1

    @property
    def place(self) -> Place:
        """Where the citizen stands."""
        return self.trail[-1]

    @property
    def step(self) -> Step:
        """The step of that place."""
        return self.trail[-1].step
