"""Devices proved what they did, or could not do."""

from queue_server.domain.events.event import Event


class SlipPrinted(Event, frozen=True, kw_only=True):
    """A printer proved that the slip came out."""

    ticket: str
    printer: str


class SlipFailed(Event, frozen=True, kw_only=True):
    """The slip did not come out, or nobody knows."""

    ticket: str
    printer: str
    reason: str


class CallShown(Event, frozen=True, kw_only=True):
    """A screen proved that it drew a call."""

    ticket: str
    times: int
    screen: str


class CallSpoken(Event, frozen=True, kw_only=True):
    """A speaker proved that it said a call to the end."""

    ticket: str
    times: int
    speaker: str
