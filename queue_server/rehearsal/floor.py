"""The clerks of a day being played: who turns to whom, and what is done at a window."""

from datetime import timedelta
from typing import Any, Final

from queue_server.domain.events import TicketCalled, TicketResumed
from queue_server.domain.lifecycle import State
from queue_server.domain.place import line_of
from queue_server.domain.refusal import Refusal
from queue_server.domain.serves import ever_served
from queue_server.domain.ticket import Ticket
from queue_server.rehearsal.desk import Desk
from queue_server.rehearsal.guests import Guests
from queue_server.rehearsal.script import Chosen, Leg, Turn
from queue_server.rehearsal.stage import Stage
from wire import intents

LOOKS_AGAIN: Final = 60.0
"""How often an idle clerk looks whether a rule of time lets him call after all."""


class Floor:
    """All desks of the hall."""

    def __init__(self, stage: Stage, guests: Guests) -> None:
        self._stage = stage
        self._state = stage.state
        self._guests = guests
        self._desks = {name: Desk() for name in stage.state.plan.windows}

    def turn(self, turn: Turn) -> None:
        """Let a clerk come, rest or leave; a window that is not there (any more) has none."""
        desk = self._desks.get(turn.window)
        if desk is None:
            return
        desk.wants = turn.does
        if turn.does == "open":
            self._opens(desk, turn)
        elif not desk.busy:
            self._leave(turn.window)

    def _opens(self, desk: Desk, turn: Turn) -> None:
        """Open a window; where it is open already, another clerk may sit there from now on."""
        self._stage.ask(intents.OpenWindow, window=turn.window, clerk=turn.clerk or turn.window)
        if not desk.is_open:
            desk.is_open = True
            self._free(turn.window, turn.after)
        elif desk.is_free and self._somebody_waits(turn.window):
            self._next(turn.window)

    def chosen(self, chosen: Chosen) -> None:
        """Let a clerk mean to call this very ticket next."""
        desk = self._desks.get(chosen.window)
        if desk is not None:
            desk.chosen.append(chosen.ticket)
            self._if_idle(chosen.window)

    def waits(self, ticket: Ticket) -> None:
        """Let an idle clerk turn to who has begun to wait: who did in truth, or who has been idle longest."""
        line, leg = line_of(ticket), self._guests.turned_to_by(ticket)
        own = self._state.plan.queue(ticket.queue).windows
        free = [name for name, desk in self._desks.items() if desk.is_free]
        free = [name for name in free if line in ever_served(self._state, name)]
        for name in sorted(free, key=lambda name: self._rank(name, leg, own)):
            known = leg is not None and leg.window == name
            notices = leg.notices if leg and known and leg.notices is not None else self._stage.script.notices
            if self._turns_to(name, notices):
                return

    def _rank(self, name: str, leg: Leg | None, own: tuple[str, ...]) -> tuple[bool, bool, float, str]:
        turned = leg is not None and leg.notices is not None and leg.window == name
        return not turned, name not in own, self._desks[name].idle_since, name

    def _turns_to(self, window: str, notices: float) -> bool:
        """Let the clerk call, at once or in a moment; False when there is nobody for him after all."""
        if not notices:
            return self._next(window)
        desk = self._desks[window]
        desk.turning, rested = True, desk.rested
        self._stage.later(notices, lambda: self._turned(window, rested))
        return True

    def _turned(self, window: str, rested: int) -> None:
        desk = self._desks[window]
        if desk.turning and desk.rested == rested:
            desk.turning = False
            self._if_idle(window)

    def _if_idle(self, window: str) -> None:
        if self._desks[window].is_idle:
            self._next(window)

    def _leave(self, window: str) -> None:
        desk = self._desks[window]
        desk.is_open = desk.turning = False
        self._stage.ask(intents.PauseWindow if desk.wants == "pause" else intents.CloseWindow, window=window)

    def _next(self, window: str) -> bool:
        """Take back who was held here, call who was chosen, or press next."""
        desk = self._desks[window]
        if desk.wants != "open":
            return False
        called = self._resumed(window) or self._called(window)
        if called is None:
            self._rests(window)
            return False
        desk.busy, desk.turning = True, False
        self._begin(window, self._state.tickets[called])
        return True

    def _resumed(self, window: str) -> str | None:
        desk = self._desks[window]
        while desk.back:
            done = self._stage.ask(intents.Resume, window=window, ticket=desk.back.popleft())
            if done and not isinstance(done, Refusal) and isinstance(done[-1], TicketResumed):
                return done[-1].ticket
        return None

    def _called(self, window: str) -> str | None:
        chosen = self._desks[window].chosen
        while chosen:
            reason = {"reason": "chosen in truth"}
            done = self._stage.ask(intents.CallTicket, window=window, ticket=chosen.popleft(), **reason)
            if done and not isinstance(done, Refusal) and isinstance(done[-1], TicketCalled):
                return done[-1].ticket
        done = self._stage.ask(intents.CallNext, window=window)
        assert not isinstance(done, Refusal), done
        return done[-1].ticket if done and isinstance(done[-1], TicketCalled) else None

    def _begin(self, window: str, ticket: Ticket) -> None:
        """Let come of a call, or of a return to the window, what does."""
        waited = (self._stage.now - ticket.issued_at) / timedelta(seconds=1)
        leg, resumed = self._guests.called(ticket, waited), ticket.state is State.SERVING
        if leg.ends == "missed" and not resumed:
            if leg.recalled:
                self._stage.later(leg.recalled, lambda: self._do(window, intents.Recall))
            self._stage.later(leg.service, lambda: self._given_up(window, ticket.id, leg))
        elif leg.told and not resumed:
            self._stage.later(leg.walking, lambda: self._start(window, ticket.id, leg))
        else:
            self._stage.later(leg.service, lambda: self._end(window, ticket.id, leg))

    def _start(self, window: str, ticket: str, leg: Leg) -> None:
        self._do(window, intents.Start)
        self._stage.later(leg.service, lambda: self._end(window, ticket, leg))

    def _given_up(self, window: str, ticket: str, leg: Leg) -> None:
        self._do(window, intents.NoShow)
        if leg.away is not None:
            self._stage.later(leg.away, lambda: self._comes_back(ticket))
        self._free(window, leg.after)

    def _comes_back(self, ticket: str) -> None:
        self._stage.ask(intents.Requeue, ticket=ticket)

    def _end(self, window: str, ticket: str, leg: Leg) -> None:
        if leg.ends == "held" and self._do(window, intents.Hold):
            if leg.away is not None:
                self._stage.later(leg.away, lambda: self._is_back(window, ticket))
        elif leg.ends == "cancelled" and not isinstance(self._cancel(ticket), Refusal):
            pass
        elif leg.ends != "transferred" or not self._transfer(window, leg):
            self._do(window, intents.Finish)
        self._free(window, leg.after)

    def _is_back(self, window: str, ticket: str) -> None:
        self._desks[window].back.append(ticket)
        self._if_idle(window)

    def _cancel(self, ticket: str) -> object:
        return self._stage.ask(intents.Cancel, ticket=ticket)

    def _transfer(self, window: str, leg: Leg) -> bool:
        to = {"to_queue": leg.to_queue, "to_window": leg.to_window, "to_clerk": leg.to_clerk}
        return self._do(window, intents.Transfer, **to)

    def _do(self, window: str, intent: type[intents.AtWindow], **more: Any) -> bool:
        """Do something at a window; False when the rules refuse it."""
        return not isinstance(self._stage.ask(intent, window=window, **more), Refusal)

    def _free(self, window: str, after: float) -> None:
        """Let the clerk go, or call again once he has done what he needs ``after`` a service."""
        desk = self._desks[window]
        if desk.wants != "open":
            desk.busy = False
            self._leave(window)
        elif after:
            desk.busy = True
            self._stage.later(after, lambda: self._free(window, 0.0))
        else:
            self._next(window)

    def _rests(self, window: str) -> None:
        desk = self._desks[window]
        desk.busy, desk.turning, desk.idle_since = False, False, self._stage.seconds
        desk.rested += 1
        rested = desk.rested
        self._stage.later(LOOKS_AGAIN, lambda: self._look_again(window, rested))

    def _look_again(self, window: str, rested: int) -> None:
        desk = self._desks[window]
        if desk.is_free and desk.rested == rested and self._somebody_waits(window):
            self._next(window)

    def _somebody_waits(self, window: str) -> bool:
        return any(line in self._state.lines for line in ever_served(self._state, window))
