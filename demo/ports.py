"""Free and taken ports of this machine."""

import re
import socket
from pathlib import Path
from typing import Final

from demo.program import CannotStart

LISTENING: Final = "0A"


def free_port() -> int:
    """Return a port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def must_be_free(port: int, what: str, option: str) -> None:
    """Raise CannotStart, naming who has it, unless ``port`` of 127.0.0.1 can be listened on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            who = holder(port)
            why = f"is taken by {who}" if who else f"cannot be used: {error.strerror}"
            raise CannotStart(
                f"port {port}, wanted for {what}, {why}; choose another with {option}"
            ) from None


def holder(port: int) -> str:
    """Return ``name (process 123)`` of who listens on ``port``, or "" where that cannot be seen."""
    sockets = {
        words[9]
        for table in ("/proc/net/tcp", "/proc/net/tcp6")
        for line in _lines(Path(table))
        if len(words := line.split()) > 9
        and words[3] == LISTENING
        and int(words[1].rpartition(":")[2], 16) == port
    }
    for process in Path("/proc").iterdir():
        if process.name.isdigit() and sockets & _sockets_of(process):
            return f"{(process / 'comm').read_text().strip()} (process {process.name})"
    return ""


def _sockets_of(process: Path) -> set[str]:
    found = set()
    try:
        for handle in (process / "fd").iterdir():
            match = re.fullmatch(r"socket:\[(\d+)\]", str(handle.readlink()))
            if match:
                found.add(match[1])
    except OSError:
        return found  # another user's process, or one that has just ended
    return found


def _lines(table: Path) -> list[str]:
    try:
        return table.read_text().splitlines()[1:]
    except OSError:
        return []
