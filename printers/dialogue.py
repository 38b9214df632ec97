"""Asking a printer and hearing it out, over an open transport.

Answers to the slip before, noise and unasked status come in between; only what
was asked for counts, but a proof is never missed while another answer is awaited.
"""

import asyncio
import contextlib
from typing import Final, TypeVar

from printers.profile import Profile
from printers.protocols.status import (
    ASKED,
    CLEAR,
    UNKNOWN,
    Answer,
    Proof,
    Status,
    ask,
    decode,
    marks,
    status_of,
)
from transports.errors import TransportError
from transports.transport import Transport

A = TypeVar("A", Answer, Proof)

READ: Final = 256


class Dialogue:
    """One conversation with one printer; ``proved`` is True once a proof came in."""

    def __init__(self, transport: Transport, profile: Profile, timeout: float) -> None:
        self._transport = transport
        self._profile = profile
        self._timeout = timeout
        self._heard = b""
        self.proved = False

    async def status(self) -> Status:
        """Ask how the printer is; ``unknown`` when it does not say. Raises TransportError."""
        if self._profile.status == "none":
            return UNKNOWN
        said: frozenset[str] = frozenset()
        for n in ASKED:
            await self._transport.write(ask(n), self._timeout)
            answer = await self._hear(Answer, self._timeout)
            if answer is None:
                return UNKNOWN
            said |= marks(n, answer)
        return status_of(said)

    async def proof(self, timeout: float) -> bool:
        """Wait up to ``timeout`` seconds for the proof; raises TransportError."""
        return self.proved or await self._hear(Proof, timeout) is not None

    async def clear(self) -> None:
        """Make the printer forget what it has not printed, if it can still be told."""
        if self._profile.status != "none":
            with contextlib.suppress(TransportError):
                await self._transport.write(CLEAR, self._timeout)
                await self._transport.read(READ, self._timeout)  # it says so; what it says does not matter

    async def _hear(self, kind: type[A], timeout: float) -> A | None:
        now = asyncio.get_running_loop().time
        end = now() + timeout
        while True:
            used, heard = decode(self._heard)
            self._heard = self._heard[used:]
            self.proved = self.proved or isinstance(heard, Proof)
            if isinstance(heard, kind):
                return heard
            if heard is not None:
                continue
            left = end - now()
            if left <= 0:
                return None
            self._heard += await self._transport.read(READ, left)
