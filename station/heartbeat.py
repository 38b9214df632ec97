"""Telling whoever watches over this program that it is ready, and that it still lives: systemd's protocol.

``NOTIFY_SOCKET`` names a datagram socket (sd_notify(3)); ``READY=1`` says that
the program does its work, ``WATCHDOG=1`` that its main loop turns. Under
systemd (``Type=notify``, ``WatchdogSec=``) and under :mod:`station.guard` the
program is started anew when the beats stop. With nobody watching, nothing is sent.
"""

import contextlib
import os
import socket
from collections.abc import Mapping
from typing import Final

READY: Final = b"READY=1"
BEAT: Final = b"WATCHDOG=1"
AGAIN: Final = 75
"""The exit status by which a program asks to be started anew at once (EX_TEMPFAIL)."""


class Heartbeat:
    """Call ``beat`` from the loop that must not stand still, about once a second."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        path = environment.get("NOTIFY_SOCKET", "")
        self._address = f"\0{path[1:]}" if path.startswith("@") else path
        self._ready = False

    def beat(self) -> None:
        """Say that the program lives; the first time, that it is ready."""
        self._say(BEAT if self._ready else READY)
        self._ready = True

    def _say(self, word: bytes) -> None:
        if not self._address:
            return
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender, contextlib.suppress(OSError):
            sender.setblocking(False)
            sender.sendto(word, self._address)  # a watcher that is busy or gone must not stop the work
