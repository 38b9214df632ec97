"""The table of what people do: every row can be taken, and its intent goes over the wire."""

from datetime import UTC, datetime
from random import Random

from simulation.actions import ACTIONS, choose
from simulation.sight import Sight
from wire.codec import decode_from_client, encode
from wire.intents import Intent
from wire.live import StopView, TicketState, TicketView, WindowView
from wire.mirror import Mirror

NINE = datetime(2026, 1, 1, 9, tzinfo=UTC)
STATES: tuple[TicketState, ...] = ("held", "waiting", "no_show")
STOPS = (StopView(queue="a", progress="here"), StopView(queue="b", progress="ahead"))


def a_hall(place: str) -> Mirror:
    tickets: dict[str, TicketView] = {
        state: TicketView(
            id=state,
            number="A001",
            queue="a",
            state=state,
            issued_at=NINE,
            window="w1",
            windows=("w1",),
            stops=STOPS,
        )
        for state in STATES
    }
    state = place if place in ("open", "closed", "paused") else "open"
    at = place if place in ("called", "serving") else None
    window = WindowView(id="w1", state=state, ticket=at and "t2", ticket_state=at)  # type: ignore[arg-type]
    return Mirror(tickets=tickets, windows={"w1": window})


def test_every_row_is_an_intent_where_it_makes_sense() -> None:
    for row in ACTIONS:
        for place in row.places:
            window = "" if place == "kiosk" else "w1"
            booked = ("123456789012",)
            sight = Sight(window, a_hall(place), ("t1",), Random(1), booked, NINE, blocks=("b1",))
            intent = row.make(sight, "c1")
            assert isinstance(intent, Intent)
            assert decode_from_client(encode(intent)) == intent


def test_a_person_does_what_the_place_offers() -> None:
    chance = Random(2)
    done = [choose(Sight("w1", a_hall("called"), (), chance), f"c{n}") for n in range(300)]
    kinds = {type(intent).__name__ for intent in done if intent}
    assert {"Recall", "Start", "NoShow", "Transfer", "CallNext"} <= kinds


def test_after_closing_clerks_go_home() -> None:
    def done(place: str) -> set[str]:
        sight = Sight("w1", a_hall(place), (), Random(3), closed=True)
        return {type(choose(sight, f"c{n}")).__name__ for n in range(20)}

    assert "CloseWindow" in done("open")
    assert "CloseWindow" in done("paused")
    assert "NoneType" in done("closed")
    assert "CloseWindow" not in done("serving")
