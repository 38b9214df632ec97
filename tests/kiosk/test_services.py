"""What is asked besides a new number: an appointment's number, one taken before, notices, a scanned code."""

import asyncio
from typing import Any, get_args

import msgspec
import pytest

from kiosk.flow import Step
from kiosk.showing.mine import STATES
from wire.bookings import CheckIn
from wire.live import TicketState, TicketView

CODE = "123412341234"


@pytest.fixture
def ticket(hall: Any) -> TicketView:
    """A ticket the hall knows by its number, its page, its id and an appointment."""
    plan = next(one for one in hall.plan.queues if one.id == "police")
    made = TicketView(
        id="t9",
        number="L009",
        queue="police",
        state="no_show",
        issued_at="2026-11-24T01:30:00Z",  # type: ignore[arg-type]
        item="GA-A-002",
        windows=plan.windows,
        people_ahead=2,
        follow="word9",
    )
    made = msgspec.convert(msgspec.to_builtins(made), TicketView)
    hall.known = dict.fromkeys(("L009", "word9", "t9", CODE, "4321"), made)
    return made


async def shown(kiosk: Any, dialog: str) -> Any:
    async with asyncio.timeout(60):
        while kiosk.presenter.view.dialog is None or kiosk.presenter.view.dialog.id != dialog:
            await asyncio.sleep(0.01)
    return kiosk.presenter.view


def signs(typed: str) -> list[str]:
    return [f"sign:{sign}" for sign in typed]


@pytest.mark.parametrize("typed", [CODE, "4321"])
async def test_an_appointment_is_claimed_by_code_or_phone(
    kiosk: Any, hall: Any, ticket: TicketView, typed: str
) -> None:
    kiosk.touch("begin", "check_in", *signs(typed[:-1]))
    assert kiosk.presenter.view.go.muted
    kiosk.touch(*signs(typed[-1]), "go")
    taken = await kiosk.shows(Step.TAKEN, "printed")
    assert taken.number == ticket.number
    (claim,) = [intent for intent in hall.heard if isinstance(intent, CheckIn)]
    assert typed in (claim.code, claim.digits)
    assert len(kiosk.printer.slips) == 1
    assert kiosk.orders.open(0.0) == ((), ())


async def test_a_claim_that_is_refused_says_why_and_what_was_typed_stays(kiosk: Any, hall: Any) -> None:
    kiosk.touch("begin", "check_in", *signs("9999"), "go")
    view = await shown(kiosk, "refused")
    assert view.dialog.text.startswith("没有查到今天的预约")
    kiosk.touch("ok")
    assert kiosk.presenter.view.typed == "9999"
    kiosk.touch("sign:erase", "sign:clear")
    assert kiosk.presenter.view.typed == ""


async def test_a_number_taken_before_is_found_and_waits_again(kiosk: Any, ticket: TicketView) -> None:
    kiosk.touch("begin", "mine", *signs("L009"), "go")
    async with asyncio.timeout(60):
        while kiosk.presenter.view.state != "no_show":
            await asyncio.sleep(0.01)
    assert kiosk.presenter.view.typed == "L009"
    kiosk.touch("requeue")
    view = await shown(kiosk, "requeued")
    assert view.state == "waiting"
    kiosk.touch("ok", "anew")
    assert kiosk.presenter.view.typed == ""


async def test_a_number_nobody_has_is_not_found(kiosk: Any) -> None:
    kiosk.touch("begin", "mine", *signs("A999"), "go")
    await shown(kiosk, "not_found")


async def test_the_code_on_a_slip_opens_its_ticket_from_anywhere(kiosk: Any, ticket: TicketView) -> None:
    kiosk.presenter.scanned("http://hall.example/follow/word9")
    async with asyncio.timeout(60):
        while kiosk.presenter.view.state != "no_show":
            await asyncio.sleep(0.01)
    assert kiosk.step() == "mine"


async def test_a_scanned_appointment_is_claimed_and_other_words_are_searched(
    kiosk: Any, ticket: TicketView
) -> None:
    kiosk.presenter.scanned("身份证")
    assert kiosk.presenter.view.rows[0].target.text == "办身份证"
    kiosk.presenter.scanned(CODE)
    await kiosk.shows(Step.TAKEN, "printed")
    kiosk.presenter.scanned("")
    assert kiosk.step() == "taken"


async def test_notices_are_in_the_language_of_the_citizen(kiosk: Any) -> None:
    kiosk.world.ticker, kiosk.world.ticker_en = ("公告一",), ("One",)
    kiosk.touch("begin", "notices")
    assert kiosk.presenter.view.lines[0] == "公告一"
    kiosk.touch("language")
    assert kiosk.presenter.view.lines[0] == "One"


def test_every_state_of_a_ticket_has_its_words() -> None:
    assert set(STATES) == set(get_args(TicketState))
