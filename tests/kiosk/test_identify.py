"""What of a card goes on: a word, a class by age, a masked name; and nothing that shows the card."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from kiosk.carded import Carded
from kiosk.flow import Intent, Place, Step
from kiosk.helping import Helping
from kiosk.helpline import HelpLine
from kiosk.identify import Who, who_is
from kiosk.journey import Journey
from kiosk.visit import Visit
from printers.outcome import Printed
from readers.card import Card
from wire.answers import Done, Refused
from wire.bookings import CheckIn
from wire.live import TicketView
from wire.person import person_word

OLD, YOUNG = Card("王㐂测", "11010519491231002X"), Card("李四", "110105199003078515")
KEY = bytes(range(32))


@pytest.fixture
def hall_with_ages(world: Any) -> Any:
    world.person_key = KEY
    classes = tuple(replace(one, from_age=65 if one.id == "elderly" else 0) for one in world.plan.priorities)
    world.plan = replace(world.plan, priorities=classes)
    return world


def test_age_gives_its_class_and_the_number_a_word(hall_with_ages: Any) -> None:
    old, young = who_is(OLD, hall_with_ages), who_is(YOUNG, hall_with_ages)
    assert (old.priority, young.priority) == ("elderly", "")
    assert old.person == person_word(KEY, OLD.number)
    assert old.person != young.person
    assert old.masked == "王*测"


def test_a_birthday_decides(hall_with_ages: Any) -> None:
    born = OLD.born.replace(year=OLD.born.year + 65)
    hall_with_ages.now = hall_with_ages.now.replace(year=born.year, month=born.month, day=born.day)
    assert who_is(OLD, hall_with_ages).priority == "elderly"
    hall_with_ages.now -= timedelta(days=1)
    assert who_is(OLD, hall_with_ages).priority == ""


def test_without_a_key_nobody_is_anybody(world: Any) -> None:
    assert who_is(OLD, world).person is None


def test_who_someone_is_is_not_shown_by_accident(hall_with_ages: Any) -> None:
    shown = repr(who_is(OLD, hall_with_ages))
    assert OLD.name not in shown
    assert OLD.number not in shown
    assert "王*测" not in shown


class Server:
    """Answers a check-in as told."""

    def __init__(self) -> None:
        self.heard: list[CheckIn] = []
        self.refusal = ""
        self.gate = asyncio.Event()
        self.gate.set()

    async def ask(self, intent: Any, timeout: float) -> Done | Refused:
        self.heard.append(intent)
        await self.gate.wait()
        if self.refusal:
            return Refused(command_id=intent.command_id, code=self.refusal, detail="no")
        ticket = TicketView(id="t1", number="L001", queue="police", state="waiting", issued_at=MOMENT)
        return Done(command_id=intent.command_id, ticket=ticket)

    def ask_for_catalogue(self) -> None:
        """Nothing asks."""


class Slips:
    async def slip(self, order: Any, ticket: TicketView) -> Printed:
        self.printed = (order, ticket)
        return Printed()

    async def guide(self, code: str, language: Any, part: Any = "guide") -> Printed:
        return Printed()


class Taker:
    def __init__(self) -> None:
        self.orders: list[Any] = []

    def order(self, *words: Any) -> Any:
        self.orders.append(words)
        raise LookupError

    def give_up(self, order: Any) -> None:
        """Nothing was asked."""

    async def close(self) -> None:
        """Nothing is open."""


MOMENT = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)


class Standing:
    def __init__(self, world: Any) -> None:
        self.server, self.slips, self.taker = Server(), Slips(), Taker()
        helping = Helping(world, HelpLine(self.server, "kiosk-left"))
        self.journey = Journey(world, self.taker, self.slips, "zh", lambda: 1.0, helping=helping)  # type: ignore[arg-type]
        self.carded = Carded(self.journey, self.server)

    @property
    def visit(self) -> Visit:
        return self.journey.visit

    async def until(self, true: Callable[[], Any]) -> None:
        async with asyncio.timeout(60):
            while not true():
                await asyncio.sleep(0.005)


@pytest.fixture
def standing(hall_with_ages: Any) -> Standing:
    return Standing(hall_with_ages)


async def test_the_holder_of_an_appointment_has_a_number_without_a_touch(standing: Standing) -> None:
    standing.carded.laid(OLD)
    await standing.until(lambda: standing.visit.slip == "printed")
    assert standing.visit.step is Step.TAKEN
    assert standing.visit.dialog == ""
    assert standing.server.heard[0].person == person_word(KEY, OLD.number)
    assert standing.slips.printed[1].number == "L001"
    assert OLD.number not in repr(standing.slips.printed)


@pytest.mark.parametrize(("code", "dialog"), [("unknown_booking", "card"), ("too_early", "refused")])
async def test_who_has_none_goes_on_as_who_he_is(standing: Standing, code: str, dialog: str) -> None:
    standing.server.refusal = code
    standing.carded.laid(OLD)
    assert standing.visit.dialog == "card"
    await standing.until(lambda: not standing.carded._tasks)
    assert (standing.visit.step, standing.visit.dialog) == (Step.HOME, dialog)
    assert isinstance(standing.visit.who, Who)
    await standing.carded.close()


async def test_on_an_items_page_the_card_goes_with_the_number_asked_for(standing: Standing) -> None:
    standing.visit.trail = (Place(Step.HOME), Place(Step.ITEM, "GA-A-002"))
    standing.carded.laid(OLD)
    assert standing.server.heard == []
    standing.visit.dialog = ""
    for chosen in ("ordinary", "", "disabled"):
        with pytest.raises(LookupError):
            standing.journey.take(chosen)
    word = person_word(KEY, OLD.number)
    assert standing.taker.orders == [
        ("GA-A-002", "zh", "ordinary", word),
        ("GA-A-002", "zh", "elderly", word),
        ("GA-A-002", "zh", "disabled", word),
    ]


async def test_a_late_answer_is_not_the_next_citizens(standing: Standing) -> None:
    standing.server.gate.clear()
    standing.carded.laid(OLD)
    await standing.until(lambda: standing.server.heard)
    standing.journey.leave()
    standing.server.gate.set()
    await standing.until(lambda: not standing.carded._tasks)
    assert standing.visit.step is Step.HOME
    assert standing.visit.who is None


async def test_a_card_changes_nothing_while_a_number_is_on_its_way(standing: Standing) -> None:
    standing.visit.trail = (Place(Step.HOME), Place(Step.TAKING, "GA-A-002"))
    standing.carded.laid(OLD)
    standing.carded.unreadable()
    assert (standing.visit.who, standing.visit.dialog) == (None, "")


async def test_a_card_that_cannot_be_read_is_told_to_who_stands_there(standing: Standing) -> None:
    standing.carded.unreadable()
    assert standing.visit.dialog == ""
    standing.journey.go(Intent.BEGIN)
    standing.carded.unreadable()
    assert standing.visit.dialog == "card_unreadable"
