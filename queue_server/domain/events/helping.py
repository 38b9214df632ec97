"""Citizens at kiosks who called for a person, and who went there."""

from queue_server.domain.events.event import Event


class HelpCalled(Event, frozen=True, kw_only=True):
    """Somebody at a kiosk needs a person."""

    help: str
    kiosk: str
    language: str = "zh"


class HelpTaken(Event, frozen=True, kw_only=True):
    """``by`` is on the way there."""

    help: str
    by: str


class HelpEnded(Event, frozen=True, kw_only=True):
    """The call is over; ``by`` who said so: staff, or the kiosk where it was not needed any more."""

    help: str
    by: str
