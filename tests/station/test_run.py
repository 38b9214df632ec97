"""How a program ends: by a signal in good order, or in one sentence."""

import asyncio
import os
import signal

import pytest

from station.run import failed, until_stopped


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_ends_the_work_and_lets_it_clean_up(number: signal.Signals) -> None:
    steps: list[str] = []

    async def work() -> None:
        try:
            os.kill(os.getpid(), number)
            await asyncio.Event().wait()
        finally:
            steps.append("cleaned up")

    await until_stopped(work())
    assert steps == ["cleaned up"]


async def test_work_that_fails_is_heard_of() -> None:
    async def work() -> None:
        raise OSError("no such thing")

    with pytest.raises(OSError, match="no such thing"):
        await until_stopped(work())


def test_a_failure_is_one_sentence_and_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert failed("hall-x", "no printer") == 1
    assert capsys.readouterr().err == "hall-x: no printer\n"
