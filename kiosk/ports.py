"""What the presenter needs of the outside, so that it can be tried without a server or a printer."""

from typing import Literal, Protocol

from kiosk.orders import Order
from kiosk.wording import Language
from printers.outcome import Outcome
from wire.answers import Done, NobodyWaits, Refused
from wire.intents import Intent
from wire.live import TicketView

GuidePart = Literal["guide", "list"]
"""What of a guide is printed: all of it, or the list of what to bring."""


class Server(Protocol):
    """The queue server behind a ``wire.link.Link``."""

    async def ask(self, intent: Intent, timeout: float) -> Done | NobodyWaits | Refused:
        """Send and return the answer; raises TimeoutError."""

    def ask_for_catalogue(self) -> None:
        """Ask for the items."""


class Slips(Protocol):
    """The printer of this kiosk behind its spool."""

    async def slip(self, order: Order, ticket: TicketView) -> Outcome:
        """Print the slip of ``ticket``, once however often this is called for one order."""

    async def guide(self, code: str, language: Language, part: GuidePart = "guide") -> Outcome:
        """Print the guide of an item, or a ``part`` of it."""
