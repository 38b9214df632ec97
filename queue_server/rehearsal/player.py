"""The day player: a discrete-event simulation whose only rules are the hall's own.

Citizens and clerks act as the script says; what happens is decided by
``decide`` and applied by ``evolve``, as in a live hall, only in virtual time.
"""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from queue_server.domain.events import TicketIssued
from queue_server.domain.itinerary import Stop, went_on
from queue_server.domain.lifecycle import State
from queue_server.domain.next_stop import next_stop
from queue_server.domain.plan import Plan
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from queue_server.rehearsal.floor import Floor
from queue_server.rehearsal.guests import Guests
from queue_server.rehearsal.script import Arrival, Script
from queue_server.rehearsal.stage import Happened, Stage, Watch
from wire import intents


class Played(msgspec.Struct, frozen=True):
    """A day as it went: its events with their times, the state at its end, and who was turned away."""

    log: Sequence[Happened]
    state: HallState
    refused: Sequence[tuple[Arrival, Refusal]]


def play(
    script: Script,
    plan: Plan,
    state: HallState | None = None,
    watch: Watch | None = None,
    *,
    told: bool = True,
) -> Played:
    """Return how the day goes under ``plan``, from ``state`` (which is changed) or from an empty hall.

    ``watch`` sees each event before it changes the state. Unless citizens are
    ``told`` what wait to expect, most of the time is spared.
    """
    stage = Stage(script, state or HallState(plan=plan), watch, told=told)
    return _Player(stage).run()


class _Player:
    """One day being played."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._script = stage.script
        self._guests = Guests(stage.script)
        self._floor = Floor(self._stage, self._guests)
        self._stage.waits = self._floor.waits
        self._refused: list[tuple[Arrival, Refusal]] = []

    def run(self) -> Played:
        """Play the day to its end."""
        for turn in self._script.turns:
            self._stage.at(turn.at, lambda turn=turn: self._floor.turn(turn))  # type: ignore[misc]
        for arrival in self._script.arrivals:
            self._stage.at(arrival.at, lambda arrival=arrival: self._arrive(arrival))  # type: ignore[misc]
        for chosen in self._script.chosen:
            self._stage.at(chosen.at, lambda chosen=chosen: self._floor.chosen(chosen))  # type: ignore[misc]
        self._stage.run()
        return Played(self._stage.log, self._stage.state, self._refused)

    def _arrive(self, arrival: Arrival) -> None:
        if arrival.issued is not None:
            self._take_again(arrival, arrival.issued)
        else:
            self._take(arrival)

    def _take(self, arrival: Arrival) -> None:
        """Let who is invented ask for a number; it is known whose it is before anybody can call it."""
        more = {"item": arrival.item} if arrival.item is not None else {"queue": arrival.queue}
        ask = self._stage.asking(intents.Issue, priority=arrival.priority, channel=arrival.channel, **more)
        self._guests.came(ask.fresh_id, arrival)
        decision = self._stage.settle(ask)
        if isinstance(decision, Refusal):
            self._refused.append((arrival, decision))

    def _take_again(self, arrival: Arrival, issued: TicketIssued) -> None:
        """Let who took a number in truth have it again; where the stops' order is free, the rules choose."""
        ask = self._stage.asking(intents.Issue, item=issued.item)
        state = self._stage.state
        stops = tuple(replace(stop, progress="ahead") for stop in issued.stops)
        if stops:
            issued = _at_stop(issued, stops, next_stop(state, stops, ask) or 0)
        if issued.queue not in state.plan.queues:
            expected = ", ".join(state.plan.queues)
            refusal = Refusal(code="unknown_queue", field="queue", value=issued.queue, expected=expected)
            self._refused.append((arrival, refusal))
            return
        self._guests.came(issued.ticket, arrival)
        if arrival.cancels is not None:
            self._stage.at(arrival.cancels, lambda: self._cancel(issued.ticket))
        self._stage.happen([issued])

    def _cancel(self, ticket: str) -> None:
        """Let who lost patience withdraw, unless called before."""
        if self._stage.state.tickets[ticket].state is State.WAITING:
            self._stage.ask(intents.Cancel, ticket=ticket)


def _at_stop(issued: TicketIssued, stops: tuple[Stop, ...], first: int) -> TicketIssued:
    stop = stops[first]
    return replace(issued, stops=went_on(stops, first, first), stop=first, queue=stop.queue, item=stop.item)
