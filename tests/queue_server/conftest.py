"""The small site that the tests of the server play at: as the rules see it, and as its settings."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog

from config.catalogue import Item, Material, Stage, Unit
from config.life import Rules
from config.load import Loaded
from config.settings import County, Hall, Priority, Queue, Server, Site, SiteRef, Window
from queue_server.domain import plan as rules


@pytest.fixture(scope="session", autouse=True)
def quiet() -> None:
    """Keep the log out of the way: writing tracebacks in colour takes longer than the tests."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))


@pytest.fixture
def logs_as_before() -> Iterator[None]:
    """Undo what ``set_up_logs`` does to the whole process."""
    root, config = logging.getLogger(), structlog.get_config()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**config)


@pytest.fixture(scope="session")
def plan() -> rules.Plan:
    """Two queues, three windows: w1 serves both, w2 only A, w3 only B."""
    return rules.Plan(
        queues={"a": rules.Queue("a", "A", ("w1", "w2")), "b": rules.Queue("b", "B", ("w1", "w3"))},
        windows={
            "w1": rules.Window("w1", "1", "left", ("a", "b")),
            "w2": rules.Window("w2", "2", "left", ("a",)),
            "w3": rules.Window("w3", "3", "right", ("b",)),
        },
        queue_of_item={"i-a": "a", "i-b": "b"},
        classes={"elderly": rules.PriorityClass("elderly", head_start=15, rank=1)},
    )


@pytest.fixture(scope="session")
def site() -> Callable[..., Loaded]:
    return small_site


def item(code: str, unit: str) -> Item:
    return Item(
        code=code,
        unit=unit,
        name="居民身份证申领",
        name_en="Identity card",
        short="身份证",
        short_en="Identity card",
        kind="approval",
        handling="promised",
        applicant="person",
        legal_basis=("《中华人民共和国居民身份证法》",),
        conditions=("本县户籍公民。",),
        materials=(Material("户口簿"),),
        steps=(Stage("申请", "到窗口"), Stage("领证", "凭回执")),
        statutory_days=40,
        promised_days=15,
        fee="免费",
        result="居民身份证",
    )


def unit(name: str, letters: str) -> Unit:
    return Unit(
        id=name,
        name=name,
        name_en=name,
        short=name,
        letters=letters,
        phone_consult="0600-5550111",
        phone_complaint="0600-5550191",
    )


def small_site(**server: Any) -> Loaded:
    """Two halls, queues a (w1, w2) and b (w1, w3), two items of a unit each and one served elsewhere."""
    site = Site(
        id="centre",
        name="中心",
        name_en="Centre",
        kind="centre",
        server=Server(port=0, **server),
        halls=(Hall(id="left", name="左厅", name_en="Left"), Hall(id="right", name="右厅", name_en="Right")),
        queues=(
            Queue(id="a", prefix="A", name="综合", name_en="General", units=("police",)),
            Queue(id="b", prefix="B", name="税务", name_en="Tax", units=("tax",)),
        ),
        windows=(
            Window(id="w1", label="1", hall="left", name="一", name_en="One", queues=("a", "b")),
            Window(id="w2", label="2", hall="left", name="二", name_en="Two", queues=("a",)),
            Window(id="w3", label="3", hall="right", name="三", name_en="Three", queues=("b",)),
        ),
        priorities=(Priority(id="elderly", name="老人", name_en="Elderly"),),
        rules=Rules(recall_seconds=0, no_show_seconds=0),
        ticker=("公告",),
    )
    county = County(
        id="county",
        name="县",
        name_en="County",
        sites=(SiteRef(id="centre", kind="centre"),),
        units=(unit("police", "GA"), unit("tax", "SW"), unit("far", "YC")),
        life_events=(),
    )
    items = (item("GA-A-001", "police"), item("SW-A-001", "tax"), item("YC-A-001", "far"))
    return Loaded(folder=Path(), county=county, site=site, items=items)
