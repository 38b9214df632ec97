"""Asking a running face what is on its glass, over a unix socket of JSON lines. No Kivy.

Only a program started with ``--automation SOCKET`` listens. Who asks gets the
places of what can be touched and then touches the real glass (``xdotool``), so
nothing here can do what a finger cannot; only a face without a screen, having
no glass, takes ``{"touch": id}``.

- ``{"ask": "screen"}`` → the report: ``screen``, ``state``, ``targets`` (each ``id``, ``text``,
  ``box``), ``texts``, ``clipped`` (texts that do not fit), and what else the program tells.
- ``{"ask": "shot", "path": P}`` → ``{"path": P}`` once the PNG is written.
- ``{"ask": "wait", "screen": S, "state": T, "text": X, "timeout": seconds}`` → the report once all
  the given words match and the glass is still; else ``error``, and the report as ``was``.
- ``{"ask": "trace"}`` → ``{"trace": marks}``: touches and first frames since it was last asked, see
  ``faces.trace``.
- ``{"ask": "survey"}`` → texts and targets as measured on the still glass, see ``faces.survey``.
- ``{"touch": id}`` → ``{"touched": id}``.

A box is ``[x, y, width, height]`` in pixels of the window from its top left.
Anything that cannot be done is answered with ``{"error": sentence}``.
"""

import asyncio
import contextlib
import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Protocol

Report = dict[str, Any]

POLL: Final = 0.02
SETTLING: Final = 20
"""Surveys until two agree: a layout that leans on another settles a frame later."""

LONGEST: Final = 600.0
LINE: Final = 64 * 1024


class CannotDo(Exception):
    """What was asked is not possible on this glass; the sentence is the answer."""


class Glass(Protocol):
    """What a face lets an asker see."""

    def report(self) -> Report:
        """Return what is shown now."""

    def still(self) -> bool:
        """Tell whether nothing moves and what is shown was drawn."""

    def shoot(self, path: Path) -> None:
        """Write what is shown as a PNG; raises CannotDo or OSError."""

    def survey(self) -> Report:
        """Return what is shown, measured for an audit; raises CannotDo where nothing is drawn."""

    def touch(self, target: str) -> None:
        """Touch a target by its id; raises CannotDo where there is real glass."""

    def marks(self) -> list[Report]:
        """Return what the trace holds; raises CannotDo where nothing is drawn."""


async def serve(socket: Path, glass: Glass) -> asyncio.Server:
    """Listen on ``socket`` (mode 0600; a socket left over by a dead program is replaced)."""
    _clear(socket)
    server = await asyncio.start_unix_server(
        lambda reader, writer: _converse(reader, writer, glass), path=str(socket), limit=LINE
    )
    _keep_private(socket)
    return server


def _keep_private(socket: Path) -> None:
    socket.chmod(0o600)


def _clear(socket: Path) -> None:
    if socket.exists() and stat.S_ISSOCK(socket.stat().st_mode):
        socket.unlink()


async def _converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, glass: Glass) -> None:
    with contextlib.suppress(ConnectionError):
        while line := await reader.readline():
            answer = await answered(line, glass)
            writer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
            await writer.drain()
    writer.close()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()


async def answered(line: bytes, glass: Glass) -> Report:
    """Return the answer to one line; a line that is no question is answered with what was expected."""
    try:
        question = json.loads(line)
        if not isinstance(question, dict):
            raise CannotDo(f"{question!r} is no question; expected a JSON object")
        if "touch" in question:
            glass.touch(str(question["touch"]))
            return {"touched": question["touch"]}
        word = question.get("ask")
        handler = QUESTIONS.get(str(word))
        if handler is None:
            raise CannotDo(f"ask = {word!r}: expected one of {', '.join(QUESTIONS)}")
        return await handler(question, glass)
    except ValueError as error:
        return {"error": f"not JSON: {error}"}
    except (CannotDo, OSError) as error:
        return {"error": str(error)}


async def _screen(_: Report, glass: Glass) -> Report:
    return glass.report()


async def _shot(question: Report, glass: Glass) -> Report:
    path = Path(str(question.get("path", "")))
    if path.suffix != ".png":
        raise CannotDo(f"path = {str(path)!r}: expected a file name that ends in .png")
    await _until(glass.still, 5.0)
    glass.shoot(path)
    return {"path": str(path)}


async def _wait(question: Report, glass: Glass) -> Report:
    timeout = question.get("timeout", 10.0)
    if not isinstance(timeout, int | float) or not 0 <= timeout <= LONGEST:
        raise CannotDo(f"timeout = {timeout!r}: expected seconds, 0 to {LONGEST:g}")
    if await _until(lambda: glass.still() and _matches(question, glass.report()), timeout):
        return glass.report()
    return {"error": f"not seen within {timeout:g} s", "was": glass.report()}


def _matches(question: Report, seen: Report) -> bool:
    if any(word in question and question[word] != seen.get(word) for word in ("screen", "state")):
        return False
    return "text" not in question or any(str(question["text"]) in text for text in seen.get("texts", ()))


async def _survey(_question: Report, glass: Glass) -> Report:
    seen: Report = {}
    for _ in range(SETTLING):
        await _until(glass.still, 5.0)
        before, seen = seen, glass.survey()
        if seen == before:
            break
        await asyncio.sleep(POLL * 3)
    return seen


async def _trace(_: Report, glass: Glass) -> Report:
    return {"trace": glass.marks()}


async def _until(true: Callable[[], bool], timeout: float) -> bool:
    deadline = asyncio.get_running_loop().time() + timeout
    while not true():
        if asyncio.get_running_loop().time() >= deadline:
            return False
        await asyncio.sleep(POLL)
    return True


QUESTIONS: Final = {"screen": _screen, "shot": _shot, "wait": _wait, "trace": _trace, "survey": _survey}
