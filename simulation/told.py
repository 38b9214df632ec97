"""What a server told, held against what is durable, and against what each client heard.

A witness sits among the staff of every server and hears each change in the
very call that publishes it. From then on it is known which changes each set of
rooms must hear: a client that resumes must miss none and hear none twice.
"""

from bisect import bisect_right
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from queue_server.domain.events import (
    CallShown,
    CallSpoken,
    DayOpened,
    Event,
    ItineraryChanged,
    TicketUnbound,
)
from queue_server.engine.record import Record
from queue_server.gateway.hub import Hub
from queue_server.gateway.member import Member
from queue_server.gateway.rooms import STAFF
from simulation.disk import Disk
from simulation.world import World
from wire.codec import decode_from_server
from wire.live import Change, Snapshot
from wire.mirror import Mirror

Rooms = tuple[str, ...]
UNSEEN: Final = (CallShown, CallSpoken)
"""Events of a ticket that nobody is shown."""
_decode = msgspec.json.Decoder(Record).decode


class Told:
    """What one server, named by its epoch, told; ``mirror`` is the hall as it said it."""

    def __init__(self, world: World, disk: Disk, hub: Hub) -> None:
        self._world = world
        self._disk = disk
        self._hub = hub
        self.mirror = Mirror()
        self.seqs: dict[Rooms, list[int]] = {}
        self._changes: list[Change] = []
        witness = Member(self._heard, cut=lambda: None)
        witness.rooms = (STAFF,)
        hub.join(witness, None)

    async def _heard(self, message: Mapping[str, Any]) -> None:
        news = decode_from_server(message["text"])
        assert isinstance(news, Snapshot | Change)
        if news.seq > self._disk.last:
            self._world.blame(
                "told before durable", f"change {news.seq} is published, the log ends at {self._disk.last}"
            )
        if isinstance(news, Change) and news.seq <= self.mirror.seq:
            self._world.blame("told twice", f"change {news.seq} after {self.mirror.seq}")
        elif isinstance(news, Change):
            self._all_told(news)
            self._changes.append(news)
            for rooms, seqs in self.seqs.items():
                self._add(rooms, seqs, news)
        self._world.note("told", f"{self._hub.epoch} {news.seq}")
        self.mirror.take(news)

    def heard_by(self, rooms: Rooms) -> list[int]:
        """Return the numbers of the changes that ``rooms`` hear, so far."""
        if rooms not in self.seqs:
            seqs = self.seqs[rooms] = list[int]()
            for change in self._changes:
                self._add(rooms, seqs, change)
        return self.seqs[rooms]

    def _all_told(self, change: Change) -> None:
        """Every ticket that the records up to this change moved must be in it."""
        moved: dict[str, None] = {}
        for row in self._disk.rows[self.mirror.seq : change.seq]:
            event = _decode(row.line).event
            if isinstance(event, DayOpened):
                moved.clear()  # what was before is gone
            elif (ticket := getattr(event, "ticket", None)) and not _unseen(event):
                moved[ticket] = None
        told = {ticket.id for ticket in change.tickets} | set(change.gone)
        left = [ticket for ticket in moved if ticket not in told]
        if left:
            self._world.blame("left untold", f"change {change.seq} says nothing of {left}")

    def _add(self, rooms: Rooms, seqs: list[int], change: Change) -> None:
        if self._hub.rooms.part(change, rooms, ()) is not None:
            seqs.append(change.seq)


def _unseen(event: Event) -> bool:
    """Tell whether nobody need see a difference.

    Stops may be put into the order in which they are, and whom a clerk alone
    might call is shown the same windows as before when all may.
    """
    reordered = isinstance(event, ItineraryChanged) and event.change == "order"
    return reordered or isinstance(event, (*UNSEEN, TicketUnbound))


class Listening:
    """Where one client is in what its server told."""

    def __init__(self, world: World, name: str, rooms: Rooms) -> None:
        self._world = world
        self._name = name
        self._rooms = rooms
        self._told: Told | None = None
        self._at = 0

    def snapshot(self, told: Told, seq: int) -> None:
        """A snapshot came: from here on every change must come."""
        self._told = told
        self._at = bisect_right(told.heard_by(self._rooms), seq)

    def change(self, told: Told, seq: int) -> None:
        """A change came: it must be the very next."""
        if told is not self._told:
            self._world.blame(
                "no snapshot", f"{self._name} heard change {seq} of a server it knows nothing of"
            )
            return
        seqs = told.heard_by(self._rooms)
        expected = seqs[self._at] if self._at < len(seqs) else None
        if expected != seq:
            name = "told twice" if self._at and seq <= seqs[self._at - 1] else "missed a change"
            self._world.blame(name, f"{self._name} heard change {seq}, expected {expected}")
            return
        self._at += 1

    def all_heard(self, told: Told) -> bool:
        """Tell whether nothing is missing now."""
        return told is self._told and self._at == len(told.heard_by(self._rooms))
