"""A player without a screen, to be killed: ``python -m faults.screen FOLDER URL [drain]``.

It plays what it was told before, twenty times as fast as the clock goes, and
writes a line to ``FOLDER/glass`` for each picture that came on its glass: the
journal and the number of the play. With ``drain`` it only tells the server what
the runs before it left, and ends with 0 once that is all.
"""

import asyncio
import contextlib
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from programme.asking import Asking
from programme.plan import Item, Plan, Playlist, Screen, Slot
from programme.post import Post

SPEED: Final = 20.0
LOOK: Final = 0.004
TELL: Final = 0.15
AGAIN: Final = 0.3
ITEMS: Final = 7
IDENT: Final = Item(id="ident", kind="notice", seconds=5, title="hall")


def prepare(folder: Path) -> None:
    """Put a plan of short notices where the player finds it."""
    items = tuple(
        Item(id=f"notice:{n}", kind="notice", seconds=1.0 + n % 3, title=str(n)) for n in range(ITEMS)
    )
    plan = Plan(ident=IDENT, playlists=(Playlist(id="p", items=items),), slots=(Slot(playlist="p"),))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.json").write_bytes(msgspec.json.encode(plan))


def glass(folder: Path) -> list[tuple[str, int]]:
    """Return what came on the glass in all runs, in order: journal and number of each play."""
    path = folder / "glass"
    lines = path.read_text(encoding="ascii").split("\n")[:-1] if path.exists() else []
    return [(journal, int(number)) for journal, _, number in (line.partition(" ") for line in lines)]


def _post(folder: Path, url: str) -> Post:
    post = Post(Screen("screen", "left"), folder, Asking(url), works=lambda _: True, ident=IDENT)
    post.size = (64, 64)
    return post


async def play(folder: Path, url: str) -> None:
    """Play and tell until killed."""
    post = _post(folder, url)
    begun = time.time()
    told = asyncio.create_task(_tell(post))
    written = os.open(folder / "glass", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    while not told.done():
        now = datetime.fromtimestamp(begun + (time.time() - begun) * SPEED, UTC)
        before = post.play
        post.tick(now)
        if post.play is not None and post.play != before:
            journal, number = post.play
            os.write(written, f"{journal} {number}\n".encode())
        await asyncio.sleep(LOOK)


async def _tell(post: Post) -> None:
    while True:
        await post.tell()
        await asyncio.sleep(TELL)


async def drain(folder: Path, url: str) -> None:
    """Tell what was left."""
    post = _post(folder, url)
    while not await post.tell():
        await asyncio.sleep(AGAIN)


def main() -> None:
    """Run as the command line says."""
    folder, url, *more = sys.argv[1:]
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run((drain if more else play)(Path(folder), url))


if __name__ == "__main__":
    main()
