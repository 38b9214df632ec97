"""Leasing, telling and handing back, with a real queue server's rules on the other side."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.lender import Lender, merging
from kiosk.orders import Order
from kiosk.spare import Spare
from wire.answers import Done, Refused
from wire.blocks import BlockView, LeaseBlock, MergeTicket, ReturnBlock
from wire.intents import Intent

TODAY = "2026-11-24"


class Server:
    """Lends two numbers at a time; ``refusal`` is what it answers instead, by the kind of intent."""

    def __init__(self) -> None:
        self.heard: list[Intent] = []
        self.refusal: dict[type[Intent], str] = {}
        self.silent = False
        self._first = 501

    async def ask(self, intent: Intent, timeout: float) -> Done | Refused:
        self.heard.append(intent)
        await asyncio.sleep(0)
        if self.silent:
            raise TimeoutError
        code = self.refusal.get(type(intent))
        if code is not None:
            return Refused(command_id=intent.command_id, code=code, detail="no")
        return Done(command_id=intent.command_id, block=self._lent(intent))

    def ask_for_catalogue(self) -> None:
        """Nothing asks."""

    def _lent(self, intent: Intent) -> BlockView | None:
        if not isinstance(intent, LeaseBlock):
            return None
        first, self._first = self._first, self._first + 2
        name = f"b{first}"
        return BlockView(id=name, queue=intent.queue, prefix="A", day=TODAY, first=first, last=first + 1)

    def of(self, kind: type[Any]) -> list[Any]:
        return [intent for intent in self.heard if isinstance(intent, kind)]


class Standing:
    """A lender whose rounds are gone by hand."""

    def __init__(self, spare: Spare) -> None:
        self.spare, self.server = spare, Server()
        self.now, self.today, self.changes = 0.0, TODAY, 0
        self.lender = Lender(
            self.server,
            spare,
            live=lambda: True,
            today=lambda: self.today,
            queues=lambda: ["a"],
            seconds=lambda: self.now,
            changed=self._changed,
        )

    def _changed(self) -> None:
        self.changes += 1

    async def round(self, after: float = 61.0) -> None:
        self.now += after
        await self.lender._round()

    def take(self, name: str) -> None:
        taken = self.spare.take(Order(name, "i", 0.0), "a", TODAY, at=1764000000.0, sent=False)
        assert taken is not None


@pytest.fixture
def standing(tmp_path: Path) -> Standing:
    spare = Spare(tmp_path / "spare.journal")
    spare.open(TODAY)
    return Standing(spare)


WORD = "{:032x}".format


async def test_a_block_is_leased_and_again_when_half_of_it_is_left(standing: Standing) -> None:
    await standing.round()
    await standing.round()
    assert (len(standing.server.of(LeaseBlock)), standing.changes) == (1, 1)
    standing.take(WORD(1))
    await standing.round(1.0)
    assert standing.spare.left("a", TODAY) == 3


async def test_a_day_that_is_not_ours_is_not_leased_for_at_every_look(standing: Standing) -> None:
    standing.today = "2026-11-23"
    for _ in range(10):
        await standing.round(1.0)
    assert len(standing.server.of(LeaseBlock)) == 1


async def test_a_queue_that_got_no_block_is_not_asked_for_at_every_look(standing: Standing) -> None:
    standing.server.refusal[LeaseBlock] = "too_many_blocks"
    for _ in range(10):
        await standing.round(1.0)
    assert len(standing.server.of(LeaseBlock)) == 1
    await standing.round()
    assert len(standing.server.of(LeaseBlock)) == 2


async def test_a_site_that_lends_nothing_is_left_alone(standing: Standing) -> None:
    standing.server.refusal[LeaseBlock] = "no_blocks"
    for _ in range(10):
        await standing.round()
    assert len(standing.server.of(LeaseBlock)) == 1


async def test_all_that_was_given_is_told_in_order_and_once(standing: Standing) -> None:
    await standing.round()
    standing.take(WORD(1))
    standing.take(WORD(2))
    standing.server.silent = True
    with pytest.raises(TimeoutError):
        await standing.round()
    assert len(standing.spare.unmerged()) == 2
    standing.server.silent = False
    await standing.round()
    await standing.round()
    told = standing.server.of(MergeTicket)
    assert [(one.command_id, one.sequence) for one in told] == [
        (f"{WORD(1)}.merge", 501),
        (f"{WORD(1)}.merge", 501),
        (f"{WORD(2)}.merge", 502),
    ]
    assert standing.spare.unmerged() == ()


@pytest.mark.parametrize("code", ["merged_already", "block_expired"])
async def test_a_number_that_the_server_refuses_is_not_told_for_ever(
    standing: Standing, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    await standing.round()
    standing.take(WORD(1))
    standing.server.refusal[MergeTicket] = code
    await standing.round()
    assert standing.spare.unmerged() == ()
    assert [record.getMessage() for record in caplog.records] == (
        [] if code == "merged_already" else ["number_not_merged"]
    )


async def test_spent_blocks_and_those_of_past_days_go_back(standing: Standing) -> None:
    await standing.round()
    standing.take(WORD(1))
    standing.take(WORD(2))
    await standing.round()
    assert [one.block for one in standing.server.of(ReturnBlock)] == ["b501"]
    standing.today = "2026-11-25"
    await standing.round()
    assert [one.block for one in standing.server.of(ReturnBlock)] == ["b501", "b503"]


async def test_who_waits_for_a_ticket_to_be_known_hears_of_it(standing: Standing) -> None:
    await standing.round()
    await standing.lender.known("issued by the server")
    standing.take(WORD(1))
    waiting = asyncio.create_task(standing.lender.known(WORD(1)))
    await asyncio.sleep(0)
    assert not waiting.done()
    await standing.round()
    await asyncio.wait_for(waiting, 60)


async def test_it_goes_on_after_a_line_that_was_cut_and_a_disk_that_was_full(
    standing: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.lender.EVERY", 0.001)
    standing.server.silent = True
    running = asyncio.create_task(standing.lender.run())
    await _until(lambda: standing.server.heard)
    standing.server.silent = False
    file, standing.spare._file = standing.spare._file, None
    standing.now += 61
    await _until(lambda: len(standing.server.heard) > 1)
    standing.spare._file = file
    standing.now += 61
    await _until(lambda: standing.spare.left("a", TODAY))
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def _until(true: Callable[[], Any]) -> None:
    async with asyncio.timeout(60):
        while not true():
            await asyncio.sleep(0.002)


def test_what_is_told_is_what_stands_on_the_slip(standing: Standing) -> None:
    standing.spare.leased(BlockView(id="b", queue="a", prefix="A", day=TODAY, first=501, last=501))
    asked = Order(WORD(7), "GA-A-002", at=0.0, language="en", priority="elderly")
    taken = standing.spare.take(asked, "a", TODAY, at=1764000000.5, sent=True)
    assert taken is not None
    told = merging(taken)
    assert (told.ticket, told.follow, told.block, told.sequence) == (taken.ticket, taken.follow, "b", 501)
    assert (told.taken_at.timestamp(), told.item) == (1764000000.5, "GA-A-002")
    assert (told.priority, told.language) == ("elderly", "en")
