"""What a board hears, whose clock it goes by, and the receipts it sends."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.watch import Watch, receipt_id
from wire import receipts
from wire.hello import Rejected, Welcome
from wire.intents import Intent
from wire.live import Call, Change, HallPlan, SitePlan, Snapshot, TicketView, WindowPlan, WindowView
from wire.session import Phase

SERVER = datetime(2026, 7, 14, 2, 0, tzinfo=UTC)
PLAN = SitePlan(
    site="centre",
    name="中心",
    name_en="Centre",
    halls=(
        HallPlan(id="left", name="左厅", name_en="Left Hall", side="left"),
        HallPlan(id="right", name="右厅", name_en="Right Hall", side="right"),
    ),
    windows=(
        WindowPlan(id="l01", label="1", hall="left", name="税务", name_en="Tax"),
        WindowPlan(id="r19", label="19", hall="right", name="公安", name_en="Police"),
    ),
    queues=(),
)
WELCOME = Welcome(version=1, epoch="e", site="centre", day="2026-07-14", now=SERVER.timestamp(), catalogue="")


class Machine:
    """A board's machine whose clock is an hour slow."""

    def __init__(self) -> None:
        self.seconds = SERVER.timestamp() - 3600
        self.told: list[Intent] = []
        self.watch = Watch(
            board="board-left",
            hall="left",
            timezone=ZoneInfo("Asia/Shanghai"),
            highlight=timedelta(seconds=12),
            clock=lambda: self.seconds,
            tell=self.told.append,
        )

    def live(self) -> None:
        self.watch.news(WELCOME)
        self.watch.news(Snapshot(seq=1, day="2026-07-14", plan=PLAN))
        self.watch.phase(Phase.LIVE)


def called(number: str, window: str = "l01", times: int = 1, seq: int = 2) -> Change:
    ticket = f"t-{number}"
    hall = "left" if window == "l01" else "right"
    return Change(
        seq=seq,
        day="2026-07-14",
        tickets=(
            TicketView(id=ticket, number=number, queue="q", state="called", issued_at=SERVER, window=window),
        ),
        windows=(WindowView(id=window, state="open", ticket=ticket, ticket_state="called"),),
        calls=(
            Call(ticket=ticket, number=number, window=window, hall=hall, queue="q", times=times, at=SERVER),
        ),
    )


def test_it_goes_by_the_servers_clock_in_the_sites_time() -> None:
    machine = Machine()
    machine.live()
    assert machine.watch.now() == SERVER
    assert machine.watch.now().hour == 10
    machine.watch.news(called("A001"))
    assert machine.watch.view(5).calls[0].fresh


def test_calls_in_a_change_are_to_be_announced_and_those_of_a_snapshot_are_not() -> None:
    machine = Machine()
    machine.live()
    change = called("A001")
    assert machine.watch.news(change) == change.calls
    assert machine.watch.news(change) == (), "told twice"
    assert machine.watch.news(Snapshot(seq=9, day="2026-07-14", plan=PLAN, calls=change.calls)) == ()
    assert machine.watch.called() == {}


def test_called_is_what_still_needs_saying() -> None:
    machine = Machine()
    machine.live()
    machine.watch.news(called("A001", times=2))
    assert machine.watch.called() == {"t-A001": 2}
    machine.watch.news(Change(seq=3, day="", windows=(WindowView(id="l01", state="open"),)))
    assert machine.watch.called() == {}


def test_a_line_that_is_soon_back_was_never_away() -> None:
    machine = Machine()
    machine.live()
    machine.watch.phase(Phase.AWAY)
    machine.seconds += 1
    assert machine.watch.view(5).age is None
    machine.seconds += 179
    machine.watch.phase(Phase.GREETING)
    assert machine.watch.view(5).age == timedelta(minutes=3)
    machine.watch.phase(Phase.LIVE)
    assert machine.watch.view(5).age is None


def test_before_the_first_word_it_is_starting() -> None:
    assert Machine().watch.view(5).mode == "starting"


def test_a_refusal_is_kept_until_a_welcome() -> None:
    machine = Machine()
    machine.watch.news(Rejected(code="token", detail="unknown device"))
    assert machine.watch.rejected
    assert machine.watch.rejected.code == "token"
    machine.live()
    assert machine.watch.rejected is None


def test_words_name_the_hall_unless_all_who_hear_are_in_it() -> None:
    machine = Machine()
    machine.live()
    (here,), (there,) = called("A001").calls, called("L001", "r19").calls
    assert [s.text for s in machine.watch.words(here, "left", ("zh", "en"))] == [
        "请A001号到1号窗口",
        "Ticket A001, please go to window 1",
    ]
    assert [s.text for s in machine.watch.words(there, "left", ("zh", "en"))] == [
        "请L001号到右厅19号窗口",
        "Ticket L001, please go to window 19 in the Right Hall",
    ]
    assert machine.watch.words(here, "", ("zh-yue",))[0].text == "请A001号到左厅1号窗口"


def test_receipts_are_the_same_however_often_they_are_sent() -> None:
    machine = Machine()
    machine.live()
    change = called("A001", times=2)
    for _ in range(2):
        machine.watch.shown("t-A001", 2)
        machine.watch.spoken(change.calls[0], "board-left")
    assert machine.told[:2] == machine.told[2:]
    assert machine.told[:2] == [
        receipts.CallShown(
            command_id="shown:board-left:t-A001:2", ticket="t-A001", times=2, screen="board-left"
        ),
        receipts.CallSpoken(
            command_id="spoken:board-left:t-A001:2", ticket="t-A001", times=2, speaker="board-left"
        ),
    ]


@given(
    board=st.from_regex(r"[a-z0-9][a-z0-9-]{0,39}", fullmatch=True),
    ticket=st.from_regex(r"[A-Za-z0-9-]{1,60}", fullmatch=True),
    times=st.integers(1, 99),
)
def test_a_receipts_id_fits_the_wire_and_belongs_to_one_proof(board: str, ticket: str, times: int) -> None:
    made = receipt_id("spoken", board, ticket, times)
    receipt = receipts.CallSpoken(command_id=made, ticket=ticket, times=times, speaker=board)
    assert msgspec.json.decode(msgspec.json.encode(receipt), type=receipts.CallSpoken) == receipt
    assert (
        made == receipt_id("spoken", board, ticket, times) != receipt_id("spoken", board, ticket, times + 1)
    )


@pytest.mark.parametrize("window", ["x99"])
def test_a_window_the_plan_does_not_know_is_said_by_its_id(window: str) -> None:
    call = Call(ticket="t", number="A001", window=window, hall="left", queue="q", times=1, at=SERVER)
    assert Machine().watch.words(call, "left", ("zh",))[0].text == f"请A001号到{window}号窗口"
