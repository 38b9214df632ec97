"""Decide an intent: (state, ask) → events, or a refusal, or nobody. Changes nothing.

Each conversation's rules stand in a file of their own; ``RULES`` says which
function decides which intent.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from queue_server.domain import (
    booking,
    calling,
    check_in,
    choosing,
    doubting,
    helping,
    issuing,
    lending,
    proofs,
    rating,
    requeueing,
    serving,
    touring,
    undoing,
    windows,
)
from queue_server.domain.ask import Ask
from queue_server.domain.day import opening
from queue_server.domain.decision import Decision, Nobody
from queue_server.domain.refusal import Refusal
from queue_server.domain.state import HallState
from wire import blocks, bookings, intents, receipts
from wire import helping as help_intents
from wire import rating as wire_rating
from wire.intents import Intent

Rule = Callable[[HallState, Any, Ask], Decision]

RULES: Final[Mapping[type[Intent], Rule]] = MappingProxyType(
    {
        intents.Issue: issuing.issue,
        intents.Cancel: issuing.cancel,
        intents.CallNext: calling.call_next,
        intents.CallTicket: choosing.call_ticket,
        intents.Recall: calling.recall,
        intents.NoShow: calling.no_show,
        intents.Start: serving.start,
        intents.Finish: serving.finish,
        intents.Hold: serving.hold,
        intents.Resume: serving.resume,
        intents.Transfer: serving.transfer,
        intents.OpenWindow: windows.open_window,
        intents.PauseWindow: windows.pause_window,
        intents.CloseWindow: windows.close_window,
        bookings.Book: booking.book,
        bookings.MoveBooking: booking.move,
        bookings.CancelBooking: booking.cancel,
        bookings.CheckIn: check_in.check_in,
        help_intents.CallHelp: helping.call,
        help_intents.TakeHelp: helping.take,
        help_intents.EndHelp: helping.end,
        blocks.LeaseBlock: lending.lease,
        blocks.MergeTicket: lending.merge,
        blocks.ReturnBlock: lending.give_back,
        intents.AddStop: touring.add_stop,
        intents.SkipStop: touring.skip_stop,
        intents.OrderStops: touring.order_stops,
        intents.Requeue: requeueing.requeue,
        intents.Undo: undoing.undo,
        intents.CalledOut: proofs.called_out,
        receipts.SlipPrinted: proofs.slip_printed,
        receipts.SlipFailed: proofs.slip_failed,
        receipts.CallShown: proofs.call_shown,
        receipts.CallSpoken: proofs.call_spoken,
        receipts.DoubtBoard: doubting.doubt,
        receipts.TrustBoard: doubting.trust,
        wire_rating.RateService: rating.rate,
    }
)

__all__ = ["RULES", "Decision", "Nobody", "Refusal", "decide", "opening"]


def decide(state: HallState, ask: Ask) -> Decision:
    """Return what happens; the day must be open already (see ``day.opening``)."""
    return RULES[type(ask.intent)](state, ask.intent, ask)
