"""Seeing and touching the virtual screens in a browser: x11vnc on every display, one websockify with noVNC.

Everything listens on loopback only, without a password: whoever is on this
machine may look at a demo. From elsewhere, tunnel with ``ssh -L``.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote

from demo.displays import Display
from demo.ports import free_port
from demo.processes import find
from demo.program import CannotStart, Command, Program

NOVNC: Final = Path("/usr/share/novnc")


def programs(displays: Mapping[str, Display], port: int, folder: Path, rank: int) -> list[Program]:
    """Return the programs that offer ``displays`` on ``port``. Raises CannotStart naming what is missing."""
    x11vnc, websockify = find("x11vnc"), find("websockify")
    if not NOVNC.is_dir():
        raise CannotStart(f"{NOVNC} is missing; as root: apt-get install novnc")
    ports = {name: free_port() for name in displays}
    tokens = folder / "views"
    tokens.write_text("".join(f"{name}: 127.0.0.1:{rfb}\n" for name, rfb in ports.items()))
    gate = (websockify, "--web", str(NOVNC), "--token-plugin", "TokenFile", "--token-source", str(tokens))
    return [
        *(_view(name, display, x11vnc, ports[name], rank) for name, display in displays.items()),
        Program("views", lambda: Command((*gate, f"127.0.0.1:{port}")), listening(port), rank),
    ]


def view_url(port: int, name: str) -> str:
    """Return the address of one screen."""
    path = quote(f"websockify?token={name}", safe="")
    return f"http://127.0.0.1:{port}/vnc.html?autoconnect=1&resize=scale&reconnect=1&path={path}"


def listening(port: int) -> Callable[[], Awaitable[bool]]:
    """Return a question whether somebody takes connections on ``port``."""

    async def ready() -> bool:
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            return True
        return False

    return ready


def _view(name: str, display: Display, x11vnc: str, port: int, rank: int) -> Program:
    options = ("-localhost", "-no6", "-rfbport", str(port), "-forever", "-shared", "-nopw", "-quiet")

    def command() -> Command:
        return Command((x11vnc, "-display", display.number, *options))

    return Program(f"view-{name}", command, listening(port), rank)
