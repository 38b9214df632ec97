"""Asking a printer: patient with noise, and a mute one is unknown."""

import msgspec
import pytest

from printers.dialogue import Dialogue
from printers.profile import Profile, load_profile
from printers.protocols.status import CLEAR, Status
from transports.errors import TransportError
from transports.null import NullTransport

PROFILE = load_profile("generic-80")


async def dialogue(pipe: NullTransport, profile: Profile = PROFILE, timeout: float = 0.01) -> Dialogue:
    await pipe.open()
    return Dialogue(pipe, profile, timeout)


async def test_a_printer_that_is_well() -> None:
    pipe = NullTransport(answers=[b"\x12"] * 4)
    assert await (await dialogue(pipe)).status() == Status(state="good")
    assert b"".join(pipe.writes) == bytes.fromhex("100401100402100403100404")


async def test_what_all_four_answers_say_is_put_together() -> None:
    pipe = NullTransport(answers=[b"\x1a", b"\x16", b"\x12", b"\x72"])
    status = await (await dialogue(pipe)).status()
    assert status == Status(state="bad", reasons=("cover_open", "paper_out", "offline"))


async def test_a_mute_printer_is_unknown_after_one_wait() -> None:
    pipe = NullTransport()
    status = await (await dialogue(pipe)).status()
    assert status.state == "unknown"
    assert pipe.count == 1


async def test_one_that_falls_silent_in_between_is_unknown() -> None:
    pipe = NullTransport(answers=[b"\x12", b"\x12"])
    assert (await (await dialogue(pipe)).status()).state == "unknown"


async def test_noise_and_unasked_status_are_passed_over() -> None:
    noisy = b"\xff\x10\x00\x00\x00\x12"
    pipe = NullTransport(answers=[noisy] * 4)
    assert (await (await dialogue(pipe)).status()).state == "good"


async def test_a_proof_is_not_missed_among_answers() -> None:
    pipe = NullTransport(answers=[b"\x00\x12", b"\x12", b"\x12", b"\x12"])
    talk = await dialogue(pipe)
    await talk.status()
    assert talk.proved
    assert await talk.proof(0.0)


async def test_a_proof_that_does_not_come() -> None:
    talk = await dialogue(NullTransport())
    assert not await talk.proof(0.01)
    assert not talk.proved


async def test_a_printer_that_is_known_to_be_mute_is_not_asked() -> None:
    pipe = NullTransport()
    talk = await dialogue(pipe, msgspec.structs.replace(PROFILE, status="none"))
    assert (await talk.status()).state == "unknown"
    await talk.clear()
    assert not pipe.writes


async def test_a_broken_pipe_is_told_but_clearing_never_fails() -> None:
    pipe = NullTransport(fail_on=1)
    talk = await dialogue(pipe)
    with pytest.raises(TransportError):
        await talk.status()
    await talk.clear()
    await pipe.open()
    await talk.clear()
    assert list(pipe.writes) == [CLEAR]
