"""A screen at a window without its glass: which one it is, what it knows, what it reports, who is next."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from config.load import DEMO_COUNTY, load
from config.window_screens import WindowScreen
from display import seat_program
from display.options import arguments
from display.program import NotThere
from display.seat_program import SeatProgram, screen_at_window
from wire.receipts import CallShown

LOADED = load(DEMO_COUNTY, "centre")
LISTED = WindowScreen(id="small", window="l03", shows="sign", language="en")
SITE = replace(LOADED.site, window_screens=(LISTED,))
PATIENCE = 60


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (("--board", "small"), LISTED),
        (("--board", "board-left"), None),
        (("--screen", "sign", "--window", "3"), LISTED),
        (("--screen", "window", "--window", "3"), WindowScreen(id="window-l03", window="l03")),
        (
            ("--screen", "sign", "--window", "l04", "--board", "x"),
            WindowScreen(id="x", window="l04", shows="sign"),
        ),
    ],
)
def test_which_screen_it_is(words: tuple[str, ...], made: WindowScreen | None) -> None:
    assert screen_at_window(SITE, arguments(words)) == made


def test_a_window_that_is_not_there_is_named() -> None:
    screen = WindowScreen(id="x", window="l99")
    with pytest.raises(NotThere, match="no window 'l99'"):
        SeatProgram(LOADED, screen, arguments(["--screen", "window", "--window", "l99"]))


@asynccontextmanager
async def running(url: str, shows: str = "window") -> AsyncIterator[SeatProgram]:
    words = arguments(["--screen", shows, "--window", "l03", "--server", url])
    screen = screen_at_window(LOADED.site, words)
    assert screen is not None
    program = SeatProgram(LOADED, screen, words)
    work = asyncio.create_task(program.run())
    yield program
    work.cancel()
    with suppress(asyncio.CancelledError):
        await work


async def until(true: Any) -> None:
    async with asyncio.timeout(PATIENCE):
        while not true():
            await asyncio.sleep(0.02)


async def test_it_shows_its_own_window_and_what_is_left_of_it_when_the_line_is_cut(fake_hall: Any) -> None:
    async with running(fake_hall.url) as program:
        await until(lambda: program.view().state == "free")
        assert [hello.device for hello in fake_hall.hellos] == ["window-l03"]
        fake_hall.call("B001", "l04")
        fake_hall.call("B002", "l03")
        await until(lambda: program.view().number == "B002")
        assert program.view().lit
        await fake_hall.cut()
        await until(lambda: program.view().age is not None)
        assert (program.view().state, program.view().number) == ("calling", "B002")
        await fake_hall.start()
        await until(lambda: program.view().age is None)


@pytest.mark.parametrize(("shows", "proofs"), [("window", 1), ("sign", 0)])
async def test_a_window_screen_proves_a_call_and_a_staff_sign_does_not(
    fake_hall: Any, shows: str, proofs: int
) -> None:
    async with running(fake_hall.url, shows) as program:
        await until(lambda: program.view().state == "free")
        program.shown("t", 1)
        program.report()
        await fake_hall.until(lambda: bool(fake_hall.seen))
        told = fake_hall.seen[-1]
        assert told.mode == "free"
        await until(lambda: sum(isinstance(one, CallShown) for one in fake_hall.heard) == proofs)


@asynccontextmanager
async def answering(*bodies: bytes) -> AsyncIterator[str]:
    """Answer every request with the next of ``bodies``, the last for ever; yield the address for a link."""
    left = list(bodies)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        body = left.pop(0) if len(left) > 1 else left[0]
        head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(body)
        writer.write(head + body)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        yield f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/ws"


async def test_the_server_says_who_is_next_and_what_is_no_answer_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(seat_program, "AT_ONCE", 0.02)
    monkeypatch.setattr(seat_program, "ASK_EVERY", 0.02)
    good = b'{"next":"B009","said":{}}'
    async with answering(b"no", b'{"next":3}', good) as url, running(url) as program:
        await until(lambda: program.then == "B009")


def test_the_age_counts_from_when_the_server_was_heard_last(fake_hall: Any) -> None:
    words = arguments(["--screen", "window", "--window", "l03", "--server", fake_hall.url])
    screen = screen_at_window(LOADED.site, words)
    assert screen is not None
    view = SeatProgram(LOADED, screen, words).view()
    assert view.state == "starting"
    assert view.age is not None
    assert view.age < timedelta(seconds=PATIENCE)
