"""One printer: is it well, here are the bytes, did they get onto paper.

The pipe is opened for each job and closed after it: a printer switched off and
on overnight needs no one to notice.
"""

import asyncio

from printers.dialogue import Dialogue
from printers.outcome import NotPrinted, Outcome, Printed, Unknown
from printers.profile import Profile
from printers.protocols.status import PROOF, UNKNOWN, Status
from transports.errors import TransportError
from transports.transport import Transport


class Printer:
    """A printer behind ``transport``; ``answer_timeout`` is how many seconds it may take to answer."""

    def __init__(self, transport: Transport, profile: Profile, *, answer_timeout: float = 1.0) -> None:
        self.profile = profile
        self._transport = transport
        self._answer_timeout = answer_timeout
        self._one_at_a_time = asyncio.Lock()

    async def status(self) -> Status:
        """Ask how the printer is; a pipe that does not open is ``bad`` with the pipe's reason."""
        async with self._one_at_a_time:
            try:
                return await (await self._opened()).status()
            except TransportError as error:
                return Status(state="bad", reasons=(error.reason,))
            finally:
                await self._transport.close()

    async def print(self, data: bytes, deadline: float = 20.0) -> Outcome:
        """Print ``data`` and tell what became of it, at the latest some seconds after ``deadline``."""
        async with self._one_at_a_time:
            try:
                return await self._print(data, asyncio.get_running_loop().time() + deadline)
            finally:
                await self._transport.close()

    async def _opened(self) -> Dialogue:
        await self._transport.open()
        return Dialogue(self._transport, self.profile, self._answer_timeout)

    async def _print(self, data: bytes, end: float) -> Outcome:
        proof = PROOF if self.profile.proof == "gs_r" else b""
        try:
            dialogue = await self._opened()
            status = await dialogue.status()
        except TransportError as error:
            return NotPrinted(error.reason)
        if status.state == "bad":
            return NotPrinted(status.reasons[0])
        try:
            await self._transport.write(data + proof, max(0.1, end - _now()))
        except TransportError as error:  # a timeout means that the end of the slip was not taken
            return NotPrinted(error.reason) if error.reason == "timeout" else Unknown(error.reason)
        try:
            return await self._followed(dialogue, end, mute=status == UNKNOWN)
        except TransportError as error:
            return Unknown(error.reason)

    async def _followed(self, dialogue: Dialogue, end: float, *, mute: bool) -> Outcome:
        proves = self.profile.proof == "gs_r"
        while True:
            if await dialogue.proof(self._answer_timeout if proves else 0.0):
                return Printed()
            status = UNKNOWN if mute else await dialogue.status()
            if dialogue.proved or (status.state == "good" and not proves):
                return Printed()
            if status.state == "bad" or _now() >= end:
                await dialogue.clear()  # a slip given up must not come out when the paper is back
            if status.state == "bad":
                return NotPrinted(status.reasons[0])
            if status == UNKNOWN or _now() >= end:
                return Unknown("mute" if status == UNKNOWN else "timeout")


def _now() -> float:
    return asyncio.get_running_loop().time()
