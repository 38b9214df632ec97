"""A kiosk that its server does not know: it shows a code until staff have said which kiosk it is.

Nothing is asked of a server that trusts this machine, nor while an operator's
own token (``--token``) is in use.
"""

import asyncio
import logging
import socket
from collections.abc import Callable

from msgspec.structs import replace

from kiosk.identity import IdentityFile
from kiosk.world import World
from wire.enrolling import enrolled
from wire.enrolment import AskToEnrol
from wire.hello import Rejected, Welcome
from wire.session import Told

log = logging.getLogger(__name__)


class Enrolment:
    """Hears for a kiosk started as ``named`` (``""``: by no id); ``again`` starts it afresh, enrolled.

    Of one whose operator has ``given`` it a token no code is asked for.
    """

    def __init__(self, file: IdentityFile, world: World, url: str, named: str, *, given: bool) -> None:
        self.again: Callable[[], None] = lambda: None
        self.changed: Callable[[], None] = lambda: None
        self._file = file
        self._world = world
        self._url = url
        self._named = named
        self._given = given
        self._asking: asyncio.Task[None] | None = None

    def hear(self, told: Told) -> None:
        """Ask for a code when the server says that it does not know us, and no more when it does."""
        if isinstance(told, Welcome) and self._asking is not None:
            self._asking.cancel()
            self._asking = None
            self._show("")
        elif isinstance(told, Rejected) and told.code == "token" and not (self._given or self._asking):
            self._asking = asyncio.create_task(self._ask(), name="enrolment")

    async def close(self) -> None:
        """Ask no more."""
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.gather(self._asking, return_exceptions=True)

    async def _ask(self) -> None:
        try:
            identity = self._file.fresh()
            asks = AskToEnrol(
                device_kind="kiosk", key=identity.key, host=socket.gethostname() or "?", device=self._named
            )
            device = await enrolled(self._url, asks, self._show)
            self._file.keep(replace(identity, device=device))
        except OSError:
            log.exception("not_enrolled")
            return
        self._asking = None
        log.warning("enrolled", extra={"device": device})
        self.again()

    def _show(self, code: str) -> None:
        self._world.code = f"{code[:4]}\u00a0{code[4:]}".strip()
        self.changed()
