"""What the server tells, and what the kiosk makes of it."""

import asyncio
import hashlib
from pathlib import Path

import msgspec

from config.catalogue import Catalogue
from kiosk.cache import Cache
from kiosk.news import News
from kiosk.world import World
from wire.answers import Done
from wire.catalogue import CatalogueChanged, CatalogueIs
from wire.hello import Welcome
from wire.intents import Intent
from wire.live import Change, QueueView, SitePlan, Snapshot

PLAN = SitePlan(site="s", name="新中心", name_en="New centre", halls=(), windows=(), queues=())


class Server:
    def __init__(self) -> None:
        self.asked = 0

    async def ask(self, intent: Intent, timeout: float) -> Done:
        return Done(command_id=intent.command_id)

    def ask_for_catalogue(self) -> None:
        self.asked += 1


def welcome(catalogue: str, now: float = 500.0) -> Welcome:
    return Welcome(
        version=1, epoch="e", site="s", day="d", now=now, catalogue=catalogue, public_url="http://x"
    )


def hearing(world: World, folder: Path, version: str = "old") -> tuple[News, Server]:
    news, server = News(world, Cache(folder), version), Server()
    news.server = server
    return news, server


async def test_a_newer_catalogue_is_asked_for_kept_and_used_when_told(
    world: World, county: Catalogue, tmp_path: Path
) -> None:
    news, server = hearing(world, tmp_path)
    smaller = msgspec.structs.replace(county, items=county.items[:5])
    body = msgspec.json.encode(smaller)
    version = hashlib.sha256(body).hexdigest()
    news.hear(welcome(version), now=500.0)
    assert server.asked == 1
    news.hear(CatalogueIs(version=version, body=msgspec.Raw(body)), now=500.0)
    await news.close()
    assert len(world.shelves.items) == 355
    assert news.renew()
    assert len(world.shelves.items) == 5
    assert not news.renew()
    kept = Cache(tmp_path).catalogue()
    assert kept is not None
    assert kept[0] == version
    news.hear(welcome(version), now=500.0)
    news.hear(CatalogueChanged(version=version), now=500.0)
    assert server.asked == 1


async def test_a_catalogue_that_cannot_be_read_changes_nothing(world: World, tmp_path: Path) -> None:
    news, _ = hearing(world, tmp_path)
    news.hear(CatalogueIs(version="v", body=msgspec.Raw(b'{"items": 1}')), now=0.0)
    await news.close()
    assert not news.renew()
    assert Cache(tmp_path).catalogue() is None


async def test_plan_queues_and_clock_are_the_server_s(world: World, tmp_path: Path) -> None:
    news, _ = hearing(world, tmp_path, "same")
    heard: list[None] = []
    news.changed = lambda: heard.append(None)
    news.hear(welcome("same", now=500.0), now=440.0)
    assert news.ahead == 60.0
    news.hear(Snapshot(seq=1, day="d", plan=PLAN), now=440.0)
    news.hear(Change(seq=2, day="d", queues=(QueueView(id="q", waiting=7, open_windows=1),)), now=440.0)
    assert world.plan == PLAN
    assert world.queues["q"].waiting == 7
    assert len(heard) == 3
    await asyncio.sleep(0)
    await news.close()
    assert Cache(tmp_path).plan() == PLAN
