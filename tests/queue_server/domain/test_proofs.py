"""What devices prove: the slip came out, the call was seen and heard."""

from typing import Any

import pytest

from queue_server.domain import events
from wire import intents, receipts


def test_a_printed_slip_is_kept_with_the_ticket(day: Any) -> None:
    ticket = day.take()
    day.do(receipts.SlipPrinted(command_id="c", ticket=ticket.id, printer="k1"))
    assert day.state.tickets[ticket.id].slip == "printed"


@pytest.mark.parametrize(("reason", "kept"), [("paper_out", "paper_out"), ("", "unknown")])
def test_a_failed_slip_says_why(day: Any, reason: str, kept: str) -> None:
    ticket = day.take()
    day.do(receipts.SlipFailed(command_id="c", ticket=ticket.id, printer="k1", reason=reason))
    assert day.state.tickets[ticket.id].slip == kept


def test_a_slip_printed_after_all_is_printed(day: Any) -> None:
    ticket = day.take()
    day.do(receipts.SlipFailed(command_id="c", ticket=ticket.id, printer="k1", reason="paper_out"))
    day.do(receipts.SlipPrinted(command_id="d", ticket=ticket.id, printer="k1"))
    assert day.state.tickets[ticket.id].slip == "printed"


def test_a_call_is_seen_and_heard(day: Any) -> None:
    day.open("w1")
    day.take()
    ticket = day.call()
    day.at(intents.Recall)
    shown = receipts.CallShown(command_id="c", ticket=ticket, times=2, screen="board")
    spoken = receipts.CallSpoken(command_id="d", ticket=ticket, times=1, speaker="board")
    assert day.do(shown) == [events.CallShown(ticket=ticket, times=2, screen="board")]
    assert day.do(spoken) == [events.CallSpoken(ticket=ticket, times=1, speaker="board")]


def test_a_call_may_be_proven_after_the_service(day: Any) -> None:
    day.open("w1")
    day.take()
    ticket = day.call()
    day.at(intents.Finish)
    assert day.do(receipts.CallShown(command_id="c", ticket=ticket, times=1, screen="board"))


@pytest.mark.parametrize("times", [-1, 0, 2, 10**30])
def test_no_call_that_never_was_can_be_proven(day: Any, times: int) -> None:
    day.open("w1")
    day.take()
    ticket = day.call()
    refusal = day.refusal(receipts.CallShown(command_id="c", ticket=ticket, times=times, screen="board"))
    assert (refusal.code, refusal.value, refusal.expected) == ("not_called_so", str(times), "1 to 1")


@pytest.mark.parametrize(
    "proof",
    [
        receipts.SlipPrinted(command_id="c", ticket="t", printer="k1"),
        receipts.SlipFailed(command_id="c", ticket="t", printer="k1", reason="x"),
        receipts.CallShown(command_id="c", ticket="t", times=1, screen="b"),
        receipts.CallSpoken(command_id="c", ticket="t", times=1, speaker="b"),
    ],
)
def test_nothing_is_proven_of_a_ticket_of_yesterday(day: Any, proof: Any) -> None:
    assert day.refusal(proof).code == "unknown_ticket"


def test_a_number_called_out_proves_the_latest_call(day: Any) -> None:
    day.open("w1")
    day.take()
    ticket = day.call()
    day.at(intents.Recall)
    called_out = day.do(intents.CalledOut(command_id="c", window="w1"))
    assert called_out == [events.CallSpoken(ticket=ticket, times=2, speaker="clerk:li")]
