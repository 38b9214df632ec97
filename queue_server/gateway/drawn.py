"""Pictures of the programme drawn for boards in browsers: by what draws them on a TV board, each once.

What hangs on the walls is nobody's secret, so anybody may ask; drawing takes a
process a second, so what was drawn is kept, and one who asks waits for another.
"""

import asyncio
from collections import OrderedDict
from typing import Final

from programme.plan import Item, Plan
from programme.timetable import pictures_of, videos_of
from programme.wanted import Wanted
from queue_server.gateway.programme_desk import ProgrammeDesk
from queue_server.gateway.programme_ports import Preview

KEPT_BYTES: Final = 48 * 1024 * 1024
Size = tuple[int, int]
Key = tuple[str, Size]


class Drawn:
    """One for all requests."""

    def __init__(self, programme: ProgrammeDesk, preview: Preview) -> None:
        self._programme = programme
        self._preview = preview
        self._kept: OrderedDict[Key, bytes] = OrderedDict()
        self._drawing = asyncio.Lock()
        self._plan: Plan | None = None
        self._items: dict[str, Item] = {}

    async def picture(self, name: str, size: Size) -> bytes | None:
        """Return the PNG of the item with that key; None when there is none, or it cannot be drawn."""
        key = (name, size)
        async with self._drawing:
            found = self._kept.get(key)
            if found is None:
                found = await self._draw(name, size)
            if found is not None:
                self._keep(key, found)
            return found

    def shows(self, digest: str) -> bool:
        """Tell whether the video with that hash is on the programme."""
        return digest in videos_of(self._programme.plan)

    async def _draw(self, name: str, size: Size) -> bytes | None:
        item = self._item(name)
        if item is None:
            return None
        path = self._programme.shelf.find(item.media) if item.media else None
        file = str(path) if path else ""
        return await self._preview(Wanted(item=item, file=file, width=size[0], height=size[1], ground="dark"))

    def _item(self, name: str) -> Item | None:
        if self._plan is not self._programme.plan:
            self._plan = self._programme.plan
            self._items = pictures_of(self._plan)
        return self._items.get(name)

    def _keep(self, key: Key, png: bytes) -> None:
        self._kept[key] = png
        self._kept.move_to_end(key)
        while sum(map(len, self._kept.values())) > KEPT_BYTES and len(self._kept) > 1:
            self._kept.popitem(last=False)
