"""Everybody connected, and how a change reaches them: encoded once a room set, written at once."""

from collections import deque
from collections.abc import Callable, Sequence
from typing import Final

from queue_server.engine.published import Published
from queue_server.gateway.frames import framed
from queue_server.gateway.member import Member
from queue_server.gateway.notices import Notices
from queue_server.gateway.rooms import PROGRAMME, Rooms
from wire.codec import encode
from wire.hello import ResumePoint
from wire.live import Change, Resumed, TicketView

KEPT_CHANGES: Final = 2_000
MOST_MISSED: Final = 128
Followed = Callable[[str], TicketView | None]


class Hub:
    """The members by what they hear, told in the order they came; ``epoch`` names this run of the server.

    ``followed`` returns the fresh view of the ticket with that follow word.
    """

    def __init__(
        self, rooms: Rooms, published: Published, epoch: str, notices: Notices, followed: Followed
    ) -> None:
        self.rooms = rooms
        self.epoch = epoch
        self._published = published
        self._notices = notices
        self._followed = followed
        self._members: dict[tuple[str, ...], dict[Member, None]] = {}
        self._kept: deque[Change] = deque()
        self._kept_from = published.seq
        self._programme = ""

    def members(self) -> list[Member]:
        """Return everybody connected."""
        return [member for group in self._members.values() for member in group]

    def join(self, member: Member, resume: ResumePoint | None) -> None:
        """Tell the member where things stand, from its last number if still known, and keep it told."""
        missed = self._missed(resume)
        if resume is not None and missed is not None:
            member.push(encode(Resumed(seq=resume.seq)).decode())
            for change in missed:
                self._tell(change, member.rooms, (member,))
        else:
            own = self._own(member.rooms)
            member.push(
                encode(self.rooms.snapshot(self._published, member.rooms, own, self._notices)).decode()
            )
        if PROGRAMME in member.rooms and self._programme:
            member.push(self._programme)
        self._members.setdefault(member.rooms, {})[member] = None

    def _missed(self, resume: ResumePoint | None) -> list[Change] | None:
        """Return the changes since then; None when a snapshot is needed, or tells it in fewer words."""
        if resume is None or resume.epoch != self.epoch:
            return None
        if not self._kept_from <= resume.seq <= self._published.seq:
            return None
        missed: deque[Change] = deque()
        for change in reversed(self._kept):
            if change.seq <= resume.seq:
                break
            if len(missed) == MOST_MISSED:
                return None
            missed.appendleft(change)
        return list(missed)

    def leave(self, member: Member) -> None:
        """Forget a member."""
        group = self._members.get(member.rooms)
        if group is not None:
            group.pop(member, None)
            if not group:
                del self._members[member.rooms]

    def publish(self, change: Change) -> None:
        """Write a change to all who should hear it."""
        self._kept.append(change)
        if len(self._kept) > KEPT_CHANGES:
            self._kept_from = self._kept.popleft().seq
        for rooms, group in list(self._members.items()):
            self._tell(change, rooms, tuple(group))

    def say(self, text: str, room: str) -> None:
        """Write a message as it is to all in one room."""
        for rooms, group in list(self._members.items()):
            if room in rooms:
                for member in tuple(group):
                    member.push(text)

    def show(self, programme: str, notices: Notices) -> None:
        """Tell all screens what they are to show from now on; ``notices`` run along the boards."""
        self._programme, self._notices = programme, notices
        self.say(programme, PROGRAMME)

    def _tell(self, change: Change, rooms: tuple[str, ...], group: Sequence[Member]) -> None:
        part = self.rooms.part(change, rooms, self._own_in(change, rooms))
        if part is None:
            return
        payload = encode(part)
        text, frame = payload.decode(), framed(payload)
        for member in group:
            member.push(text, frame)

    def _own(self, rooms: Sequence[str]) -> list[TicketView]:
        words = [room.partition(":")[2] for room in rooms if room.startswith("ticket:")]
        return [view for word in words if (view := self._followed(word)) is not None]

    def _own_in(self, change: Change, rooms: Sequence[str]) -> list[TicketView]:
        """Return the followed tickets that ``change`` moves: themselves, or who waits before them."""
        queues = {queue.id for queue in change.queues}
        moved = {ticket.id for ticket in change.tickets}
        return [view for view in self._own(rooms) if view.id in moved or view.queue in queues]
