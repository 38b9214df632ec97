"""A card reader on a line: asks, hears, and tells of each card once. Glue.

What to ask is decided in ``dialogue``, what the bytes are in ``protocols/sam``.
Nothing of a card is ever logged, nor kept here after it was told.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Final, Literal

from readers.card import Card, NoCard, read
from readers.dialogue import ASKS, Step, then, unreadable
from readers.protocols.sam import FINE, Answer, decode, encode
from transports.errors import TransportError
from transports.transport import Transport

POLL: Final = 0.3
ANSWERS_WITHIN: Final = 2.0
REOPEN_AFTER: Final = (0.2, 0.5, 1.0, 2.0, 5.0)
State = Literal["good", "bad", "unknown"]
log = logging.getLogger(__name__)


class Reader:
    """The reader over ``transport``; both hear on the event loop.

    ``on_card`` hears of a card that was read, ``on_trouble`` that one lies
    there which cannot be. ``state`` is unknown while the reader says nothing.
    """

    def __init__(
        self,
        transport: Transport,
        on_card: Callable[[Card], None],
        on_trouble: Callable[[], None] = lambda: None,
        *,
        poll: float = POLL,
        patient: float = ANSWERS_WITHIN,
    ) -> None:
        self.state: State = "unknown"
        self._transport = transport
        self._on_card = on_card
        self._on_trouble = on_trouble
        self._poll = poll
        self._patient = patient
        self._buffer = b""
        self._lost = False

    async def run(self) -> None:
        """Keep the line open and look for cards until cancelled."""
        attempt = 0
        try:
            while True:
                try:
                    await self._transport.open()
                    attempt = 0
                    await self._look()
                except TransportError as error:
                    if not self._lost:
                        log.warning("card_reader_lost", extra={"why": str(error)})
                    self._lost = True
                self.state = "unknown"
                await self._transport.close()
                await asyncio.sleep(REOPEN_AFTER[min(attempt, len(REOPEN_AFTER) - 1)])
                attempt += 1
        finally:
            await self._transport.close()

    async def _look(self) -> None:
        step, self._buffer = Step.GREET, b""
        while True:
            answer = await self._ask(step)
            if answer is None:
                raise TransportError(self._transport.address, "timeout", "the reader does not answer")
            self.state = "bad" if step is Step.GREET and answer.status != FINE else "good"
            self._lost = False
            self._told(step, answer)
            step = then(step, answer.status)
            if step not in (Step.SELECT, Step.READ):
                await asyncio.sleep(self._poll)

    def _told(self, step: Step, answer: Answer) -> None:
        if unreadable(step, answer.status):
            self._on_trouble()
        elif step is Step.READ:
            try:
                card = read(answer.data)
            except NoCard as error:
                log.warning("card_not_understood", extra={"why": str(error)})
                self._on_trouble()
            else:
                self._on_card(card)

    async def _ask(self, step: Step) -> Answer | None:
        """Ask, and return the answer; None when it did not come in time."""
        await self._transport.write(encode(ASKS[step]), self._patient)
        try:
            async with asyncio.timeout(self._patient):
                while True:
                    used, answer = decode(self._buffer)
                    self._buffer = self._buffer[used:]
                    if answer is not None:
                        self._buffer = b""
                        return answer
                    if not used:
                        self._buffer += await self._transport.read(2048, self._patient)
        except TimeoutError:
            return None
