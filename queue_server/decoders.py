"""Pictures and videos are decoded in processes of their own: the server itself shows nothing."""

import asyncio
import sys
from pathlib import Path
from typing import Final

import msgspec

from programme.verdict import Verdict
from programme.wanted import Wanted

JUDGED_WITHIN: Final = 180.0
DRAWN_WITHIN: Final = 60.0
AT_ONCE: Final = 2
_slots = asyncio.Semaphore(AT_ONCE)


async def judge(path: Path, name: str) -> Verdict:
    """Return whether the file at ``path`` can be shown under ``name``."""
    status, said = await _run(JUDGED_WITHIN, b"", "programme.judge", str(path), name)
    if status == 0:
        return msgspec.json.decode(said, type=Verdict)
    reason = "the decoder did not end in time" if status is None else f"the decoder gave up ({status})"
    return Verdict(reason=reason, expected="a picture or video that decodes without harm")


async def preview(wanted: Wanted) -> bytes | None:
    """Return the PNG of what a player would show, None when it cannot be drawn."""
    status, said = await _run(DRAWN_WITHIN, msgspec.json.encode(wanted), "programme.preview")
    return said if status == 0 else None


async def _run(within: float, given: bytes, *words: str) -> tuple[int | None, bytes]:
    """Return the exit status (None: out of time) and standard output of a module run as a program."""
    async with _slots:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            *words,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            said, _ = await asyncio.wait_for(process.communicate(given), within)
        except TimeoutError:
            return None, b""
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        return process.returncode, said
