"""Calling a person to this kiosk, and saying that nobody is needed any more."""

import uuid
from typing import Final

from kiosk.ports import Server
from kiosk.wording import Language
from wire.answers import Done, Refused
from wire.helping import CallHelp, EndHelp
from wire.live import HelpView

PATIENT: Final = 8.0
"""Seconds after which a citizen who needs help is told where else to find it."""

OPEN_ALREADY: Final = "help_called"


class HelpLine:
    """Asks ``server`` for ``kiosk``; what becomes of a call is told to all kiosks by the server itself."""

    def __init__(self, server: Server, kiosk: str, patient: float = PATIENT) -> None:
        self._server = server
        self._kiosk = kiosk
        self._patient = patient

    async def call(self, language: Language) -> tuple[bool, HelpView | None]:
        """Return whether the staff know, and the call as the server told it; None when it was open before."""
        intent = CallHelp(command_id=uuid.uuid4().hex, kiosk=self._kiosk, language=language)
        try:
            answer = await self._server.ask(intent, self._patient)
        except TimeoutError:
            return False, None
        if isinstance(answer, Done):
            return True, answer.help
        return isinstance(answer, Refused) and answer.code == OPEN_ALREADY, None

    async def end(self, help: str) -> None:
        """Tell the staff that nobody is needed any more; if that is not heard, somebody comes in vain."""
        try:
            await self._server.ask(EndHelp(command_id=uuid.uuid4().hex, help=help), self._patient)
        except TimeoutError:
            return
