"""What is noted while a day's log is read: drafts of tickets and turns, and how it was before an undo."""

from typing import Any, Final

import msgspec
from msgspec.structs import replace

from queue_server.domain.state import HallState
from queue_server.rehearsal.drafts import LegDraft, TicketDraft, TurnDraft
from queue_server.rehearsal.idling import Gap, Idle, Idling
from queue_server.rehearsal.script import Chosen

DONE_BEFORE: Final = 30_000_000
"""Microseconds within which a clerk who presses next for one who has just come was done before that."""
Owner = tuple[str, int]
"""After what a clerk is free: a ticket's leg; or a turn, by an empty name."""


class Saved(msgspec.Struct, frozen=True, kw_only=True):
    """What an undo brings back."""

    at: int
    by_next: bool
    tickets: dict[str, TicketDraft]
    owner: Owner | None
    idle: Idle | None
    chosen: int


class Notebook:
    """The drafts so far; ``now`` is in microseconds after midnight, ``state`` that before the event."""

    def __init__(self, state: HallState) -> None:
        self.state = state
        self.now = 0
        self.idling = Idling(state)
        self.tickets: dict[str, TicketDraft] = {}
        self.turns: list[TurnDraft] = []
        self.chosen: list[Chosen] = []
        self.saved: dict[str, Saved] = {}
        self._owner: dict[str, Owner] = {}

    def last(self, ticket: str) -> LegDraft:
        """Return a ticket's last call."""
        return self.tickets[ticket].legs[-1]

    def add(self, ticket: str, leg: LegDraft) -> None:
        """Note a call of a ticket."""
        draft = self.tickets[ticket]
        self.tickets[ticket] = replace(draft, legs=(*draft.legs, leg))

    def amend(self, ticket: str, **news: Any) -> None:
        """Note more of a ticket's last call."""
        draft = self.tickets[ticket]
        legs = (*draft.legs[:-1], replace(draft.legs[-1], **news))
        self.tickets[ticket] = replace(draft, legs=legs)

    def change(self, ticket: str, **news: Any) -> None:
        """Note more of a ticket itself."""
        self.tickets[ticket] = replace(self.tickets[ticket], **news)

    def turns_up(self, turn: TurnDraft) -> None:
        """Note that a clerk comes; one who takes another's place goes on where that was."""
        if not self.idling.is_open(turn.window):
            self._owner[turn.window] = ("", len(self.turns))
        self.turns.append(turn)

    def took(self, window: str, ticket: str) -> Gap | None:
        """Return, and note, what a call or a return tells of how long the clerk needed before it."""
        gap = self.idling.took(window, ticket, self.now)
        self.owe(window, gap)
        return gap

    def owe(self, window: str, gap: Gap | None) -> None:
        """Keep what is known of a clerk's need with the service, or the opening, that he had it after."""
        owner = self._owner.get(window)
        if gap is None or owner is None:
            return
        ticket, at = owner
        if not ticket:
            self.turns[at] = replace(self.turns[at], gap=gap)
            return
        draft = self.tickets[ticket]
        legs = (*draft.legs[:at], replace(draft.legs[at], gap=gap), *draft.legs[at + 1 :])
        self.tickets[ticket] = replace(draft, legs=legs)

    def over(self) -> None:
        """Note what the end of the log tells of the clerks who are free then."""
        for window in list(self.idling.idle):
            self.owe(window, self.idling.left(window, self.now))

    def freed(self, window: str, ticket: str) -> None:
        """Note that a window has a ticket no more."""
        self.idling.freed(window, self.now)
        self._owner[window] = (ticket, len(self.tickets[ticket].legs) - 1)

    def turned(self, window: str, ticket: str, left: str) -> int | None:
        """Return how soon a clerk turned to who came, who told only by that that ``left`` was served."""
        waits = self.idling.waited_for(window)
        if waits is None or waits[1] != ticket or not self.last(left).begun < waits[0] < self.now:
            return None
        if self.now - waits[0] > DONE_BEFORE:
            return None
        self.amend(left, over_by=waits[0])
        return self.now - waits[0]

    def save(self, window: str, ticket: str, *, by_next: bool = False, with_end: Saved | None = None) -> None:
        """Remember how it was before what may be undone; a call by the same key as an end goes with it."""
        before = with_end.tickets if with_end else {}
        self.saved[window] = Saved(
            at=self.now,
            by_next=by_next,
            tickets={**before, ticket: self.tickets[ticket]},
            owner=with_end.owner if with_end else self._owner.get(window),
            idle=with_end.idle if with_end else self.idling.idle.get(window),
            chosen=len(self.chosen),
        )

    def undo(self, window: str) -> None:
        """Bring back what was saved."""
        saved = self.saved.pop(window, None)
        if saved is None:
            return
        self.tickets |= saved.tickets
        self.chosen = self.chosen[: saved.chosen]
        self.idling.restore(window, saved.idle)
        if saved.owner is not None:
            self._owner[window] = saved.owner
