"""The real driver on a real pty, with a reader at the far end on which cards are laid."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from readers.card import Card
from readers.reader import Reader
from readers.virtual.reader import VirtualReader
from transports.open import transport_for

NAME, NUMBER = "王㐂测", "11010519491231002X"


class Standing:
    """A driver and its reader."""

    def __init__(self, device: VirtualReader, link: Path) -> None:
        self.device = device
        self.cards: list[tuple[str, str]] = []
        self.troubles = 0
        transport = transport_for(f"serial:{link}?baud=115200")
        self.reader = Reader(transport, self._card, self._trouble, poll=0.01, patient=2.0)

    def _card(self, card: Card) -> None:
        self.cards.append((card.name, card.number))

    def _trouble(self) -> None:
        self.troubles += 1

    async def until(self, true: Callable[[], Any]) -> None:
        async with asyncio.timeout(90):
            while not true():
                await asyncio.sleep(0.01)


@pytest.fixture
async def standing(tmp_path: Path) -> AsyncIterator[Standing]:
    link = tmp_path / "reader"
    async with VirtualReader(link) as device:
        made = Standing(device, link)
        running = asyncio.create_task(made.reader.run())
        yield made
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_a_card_is_read_once_however_long_it_lies(standing: Standing) -> None:
    await standing.until(lambda: standing.reader.state == "good")
    standing.device.lay(NAME, NUMBER)
    await standing.until(lambda: standing.cards)
    await asyncio.sleep(0.3)
    assert standing.cards == [(NAME, NUMBER)]
    standing.device.lift()
    standing.device.lay("李四", "110105199003078515")
    await standing.until(lambda: len(standing.cards) + standing.troubles > 1)


async def test_a_worn_card_is_told_of_and_another_may_follow(standing: Standing) -> None:
    standing.device.set_fault("worn")
    standing.device.lay(NAME, NUMBER)
    await standing.until(lambda: standing.troubles)
    standing.device.set_fault("worn", on=False)
    standing.device.lift()
    standing.device.lay(NAME, NUMBER)
    await standing.until(lambda: standing.cards)


async def test_a_card_whose_number_is_none_is_told_of(standing: Standing) -> None:
    standing.device.lay(NAME, "110105194912310021")
    await standing.until(lambda: standing.troubles)
    assert standing.cards == []


async def test_noise_on_the_line_keeps_no_card_from_being_read(standing: Standing) -> None:
    standing.device.set_fault("garbage")
    standing.device.lay(NAME, NUMBER)
    await standing.until(lambda: standing.cards)


async def test_a_reader_that_is_mute_or_pulled_out_is_unknown_and_comes_back(standing: Standing) -> None:
    for fault in ("mute", "unplug"):
        await standing.until(lambda: standing.reader.state == "good")
        standing.device.set_fault(fault)
        await standing.until(lambda: standing.reader.state == "unknown")
        standing.device.set_fault(fault, on=False)
    await standing.until(lambda: standing.reader.state == "good")
    standing.device.lay(NAME, NUMBER)
    await standing.until(lambda: standing.cards)
