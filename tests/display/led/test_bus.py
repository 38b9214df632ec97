"""The bus over a pipe that answers as cards do, or not: each write failing in turn, mute, refusing, noisy."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from config.led import Bar, LedLine
from display.led.boards import Showing
from display.led.bus import LineBus
from display.led.schedule import Health
from display.led.text import State, Words
from display.led.virtual.card import CannotDo, Update
from display.led.virtual.onbon_card import EVERYONE, Ear, answer, understand
from transports.null import NullTransport

PATIENCE = 20.0
LINE = LedLine(
    id="left", address="null:", bars=(Bar(screen=1, window="w1"), Bar(screen=2, window="w2", cells=20))
)


def showing(text: str, state: State = "idle", times: int = 0) -> Showing:
    return Showing(state, Words(text, scroll=False), times=times)


IDLE, CALLED = showing("3号窗口"), showing("请A012号到3号窗口", "call", 1)
GOOD = Health("good")


class Hall:
    """Cards behind a null transport; ``glass`` is what they show."""

    def __init__(self, fault: str = "", number: int = 0) -> None:
        self.glass: dict[int, str] = {}
        self.mute: set[int] = set()
        self.refusing: dict[int, int] = {}
        self.wrap: Callable[[bytes, bytes], bytes] = lambda _, reply: reply
        self.pipe = NullTransport(answer=self._answer)
        if fault:
            setattr(self.pipe, fault, number)
        self.acked: list[tuple[int, Showing]] = []
        self.told: list[tuple[int | None, Health]] = []
        self._news = asyncio.Event()
        self.bus = LineBus(
            LINE, self.pipe, baud=1_000_000, on_shown=self._on_shown, on_health=self._on_health
        )

    def _on_shown(self, screen: int, shown: Showing) -> None:
        self.acked.append((screen, shown))
        self._news.set()

    def _on_health(self, screen: int | None, health: Health) -> None:
        self.told.append((screen, health))
        self._news.set()

    def _answer(self, frame: bytes) -> bytes:
        (order,) = Ear().hear(frame)
        if order.screen in self.mute:
            return b""
        if order.screen in self.refusing:
            return self.wrap(frame, answer(order.screen, self.refusing[order.screen]))
        try:
            meaning = understand(order.data)
        except CannotDo as refusal:
            return answer(order.screen, refusal.code)
        if isinstance(meaning, Update):
            self.glass[order.screen] = meaning.areas[0].text.strip()
        return self.wrap(frame, answer(order.screen))

    async def until(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not true():
                self._news.clear()
                await self._news.wait()


@asynccontextmanager
async def running(hall: Hall) -> AsyncIterator[Hall]:
    worker = asyncio.create_task(hall.bus.run())
    try:
        yield hall
    finally:
        worker.cancel()
        await asyncio.gather(worker, return_exceptions=True)
    assert not hall.pipe.opened


async def test_both_bars_come_to_show_what_they_should() -> None:
    async with running(Hall()) as hall:
        hall.bus.show(1, IDLE)
        hall.bus.show(2, CALLED)
        await hall.until(lambda: len(hall.acked) == 2)
        assert hall.glass == {1: "3号窗口", 2: "请A012号到3号窗口"}
        assert hall.bus.health == {1: GOOD, 2: GOOD}
        assert hall.acked[0] == (2, CALLED), "the call first"


async def test_what_was_asked_before_the_line_was_there_comes_when_it_is() -> None:
    hall = Hall()
    hall.pipe.missing = True
    async with running(hall):
        hall.bus.show(1, CALLED)
        await asyncio.sleep(0.15)
        assert hall.acked == []
        hall.pipe.missing = False
        await hall.until(lambda: hall.acked == [(1, CALLED)])


@pytest.mark.parametrize("fault", ["fail_on", "lose_on", "stall_on"])
@pytest.mark.parametrize("number", range(1, 5))
async def test_whichever_write_goes_wrong_all_is_right_in_the_end(fault: str, number: int) -> None:
    async with running(Hall(fault, number)) as hall:
        hall.bus.show(1, IDLE)
        hall.bus.show(2, IDLE)
        await hall.until(lambda: set(hall.acked) >= {(1, IDLE), (2, IDLE)})
        hall.bus.show(1, CALLED)
        hall.bus.show(2, CALLED)
        await hall.until(lambda: set(hall.acked) >= {(1, CALLED), (2, CALLED)})
        await hall.until(lambda: hall.pipe.count >= number and set(hall.bus.health.values()) == {GOOD})
        assert set(hall.glass.values()) == {"请A012号到3号窗口"}


async def test_what_is_for_all_is_said_to_all_at_once_and_then_to_each() -> None:
    fire = showing("紧急疏散", "emergency")
    async with running(Hall()) as hall:
        hall.bus.show(1, IDLE)
        hall.bus.show(2, CALLED)
        await hall.until(lambda: len(hall.acked) == 2)
        hall.bus.show_all(1, fire)
        hall.bus.show(1, fire)
        hall.bus.show(2, fire)
        await hall.until(lambda: len(hall.acked) == 4)
        assert list(hall.glass) == [2, 1, EVERYONE]
        assert set(hall.glass.values()) == {"紧急疏散"}


async def test_what_was_for_all_is_not_said_late_when_the_line_is_back() -> None:
    hall = Hall()
    async with running(hall):
        await hall.until(lambda: (None, GOOD) in hall.told)
        hall.pipe.opened = False
        hall.bus.show_all(1, showing("紧急疏散", "emergency"))
        hall.bus.show(1, IDLE)
        hall.bus.show(2, IDLE)
        await hall.until(lambda: set(hall.acked) >= {(1, IDLE), (2, IDLE)})
        assert EVERYONE not in hall.glass


async def test_after_the_line_was_lost_everything_is_sent_again() -> None:
    async with running(Hall()) as hall:
        hall.bus.show(1, IDLE)
        hall.bus.show(2, CALLED)
        await hall.until(lambda: len(hall.acked) == 2)
        hall.glass.clear()
        hall.pipe.opened = False
        await hall.until(lambda: len(hall.acked) == 4)
        assert hall.glass == {1: "3号窗口", 2: "请A012号到3号窗口"}
        assert (1, Health("unknown", "gone")) in hall.told


async def test_a_mute_bar_is_unknown_and_the_other_shows_its_calls() -> None:
    hall = Hall()
    hall.mute.add(1)
    async with running(hall):
        hall.bus.show(1, CALLED)
        await hall.until(lambda: hall.told[-1:] == [(2, GOOD)])
        for times in range(1, 6):
            hall.bus.show(2, showing("请A013号到4号窗口", "call", times))
            await hall.until(lambda: len(hall.acked) == times)  # noqa: B023
        assert hall.bus.health[1].state == "unknown"
        assert {screen for screen, _ in hall.acked} == {2}
        hall.mute.clear()
        await hall.until(lambda: (1, CALLED) in hall.acked)
        assert hall.bus.health[1] == GOOD


async def test_a_refusing_bar_is_bad_with_its_reason_until_it_gives_in() -> None:
    hall = Hall()
    hall.refusing[1] = 12
    async with running(hall):
        hall.bus.show(1, CALLED)
        await hall.until(lambda: (1, Health("bad", "no_font")) in hall.told)
        hall.refusing.clear()
        await hall.until(lambda: hall.bus.health[1] == GOOD)
        assert hall.acked == [(1, CALLED)]


NOISES: dict[str, Callable[[bytes, bytes], bytes]] = {
    "noise before": lambda _, reply: b"\x00\xff\xa5\xa5\x5a\xa6\x07" + reply,
    "echo of the command": lambda frame, reply: frame + reply,
    "another bar's late answer": lambda _, reply: answer(9) + reply,
    "half an answer, then all": lambda _, reply: reply[:9] + reply,
}


@pytest.mark.parametrize("noise", NOISES.values(), ids=NOISES)
async def test_noise_on_the_line_does_no_harm(noise: Callable[[bytes, bytes], bytes]) -> None:
    hall = Hall()
    hall.wrap = noise
    async with running(hall):
        hall.bus.show(1, CALLED)
        await hall.until(lambda: hall.acked == [(1, CALLED)])


async def test_an_answer_of_another_bar_only_is_no_answer() -> None:
    hall = Hall()
    hall.wrap = lambda _, __: answer(9)
    async with running(hall):
        await hall.until(lambda: (1, Health("unknown", "another bar answers")) in hall.told)
        assert hall.acked == []
        assert GOOD not in hall.bus.health.values()
