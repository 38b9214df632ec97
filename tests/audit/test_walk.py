"""A short walk through the running kiosk: the screens that matter most, where there is least room."""

from pathlib import Path

from audit.stage import stage
from audit.walk import Walk

SHORT = ("home", "found", "item", "modes")


async def test_nothing_is_wrong_where_there_is_least_room(tmp_path: Path) -> None:
    async with stage("1080x1920", tmp_path) as face:
        walk = Walk(face)
        found = [one async for one in walk.through("en", "largest", SHORT)]
        assert found == []
        assert walk.looked == len(SHORT)
