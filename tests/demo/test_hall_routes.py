"""The hall page's requests, by its contract, with the house behind them made up."""

from collections.abc import Iterator
from typing import Any

import pytest
from litestar.exceptions import NotFoundException
from litestar.testing import TestClient

from demo.cards import NoSuchCard
from demo.faults import NoSuchFault
from demo.hall_routes import application
from demo.pads import NoSuchPad, Unplugged

JSON = {"Content-Type": "application/json"}


class House:
    """What the routes need of the server."""

    def __init__(self) -> None:
        self.done: list[tuple[Any, ...]] = []
        self.pads = self
        self.cards = self
        self.faults = self

    async def state(self) -> bytes:
        return b'{"figures":{}}'

    def picture(self, kind: str, of: str, name: str) -> bytes:
        if of == "nobody":
            raise NotFoundException("no picture")
        return f"{kind}/{of}/{name}".encode()

    def press(self, pad: str, key: str) -> None:
        if pad == "l99":
            raise NoSuchPad("no pad l99")
        if pad == "l02":
            raise Unplugged("pads-left is unplugged")
        self.done.append((pad, key))

    def lay(self, kiosk: str, card: str) -> None:
        if kiosk == "moon":
            raise NoSuchCard("no kiosk moon")
        self.done.append((kiosk, card))

    def set(self, device: str, fault: str, on: bool) -> None:
        if device == "moon":
            raise NoSuchFault("no moon")
        self.done.append((device, fault, on))


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def client(house: House) -> Iterator[TestClient[Any]]:
    with TestClient(application(house), base_url="http://hall.local") as client:  # type: ignore[arg-type]
        yield client


def test_the_page_and_what_it_loads(client: TestClient[Any]) -> None:
    assert client.get("/").headers["content-type"].startswith("text/html")
    assert client.get("/static/page.js").headers["content-type"].startswith("text/javascript")
    assert client.get("/console/tokens.css").headers["content-type"].startswith("text/css")
    assert client.get("/i18n/hall_page/zh.json").status_code == 200
    assert client.get("/state.json").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../hall_routes.py",
        "/static/nothing.js",
        "/i18n/hall_page/fr.json",
        "/vendor/left-pad/index.js",
        "/pictures/screen/nobody.png",
    ],
)
def test_what_is_not_there(client: TestClient[Any], path: str) -> None:
    assert client.get(path).status_code == 404


def test_an_unchanged_state_is_not_sent_again(client: TestClient[Any]) -> None:
    etag = client.get("/state.json").headers["etag"]
    assert client.get("/state.json", headers={"If-None-Match": etag}).status_code == 304


def test_pictures_may_be_kept(client: TestClient[Any]) -> None:
    bar = client.get("/pictures/led/led-left/l01.png?v=3")
    assert (bar.content, bar.headers["content-type"]) == (b"led/led-left/l01.png", "image/png")
    assert bar.headers["cache-control"] == "max-age=3600"
    assert client.get("/pictures/screen/kiosk-left.png?v=1").content == b"screen/kiosk-left/"


def test_keys_faults_and_cards(client: TestClient[Any], house: House) -> None:
    assert client.post("/press", json={"pad": "l01", "key": "next"}).status_code == 204
    assert client.post("/fault", json={"device": "kiosk-left", "fault": "paper_out"}).status_code == 204
    body = {"device": "kiosk-left", "fault": "paper_out", "on": False}
    assert client.post("/fault", json=body).status_code == 204
    assert client.post("/card", json={"kiosk": "kiosk-left", "card": "wang"}).status_code == 204
    assert client.post("/card", json={"kiosk": "kiosk-left"}).status_code == 204
    assert house.done == [
        ("l01", "next"),
        ("kiosk-left", "paper_out", True),
        ("kiosk-left", "paper_out", False),
        ("kiosk-left", "wang"),
        ("kiosk-left", ""),
    ]


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/press", {"pad": "l99", "key": "next"}, 404),
        ("/press", {"pad": "l02", "key": "next"}, 409),
        ("/press", {"pad": "l01"}, 400),
        ("/fault", {"device": "moon", "fault": "dark"}, 404),
        ("/card", {"kiosk": "moon", "card": "wang"}, 404),
        ("/card", {"card": "wang"}, 400),
    ],
)
def test_what_cannot_be_done_is_told(client: TestClient[Any], path: str, body: Any, status: int) -> None:
    answer = client.post(path, json=body)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_foreign_pages_and_forms_press_nothing(client: TestClient[Any], house: House) -> None:
    body = b'{"pad": "l01", "key": "next"}'
    foreign = {**JSON, "Origin": "http://evil.example"}
    assert client.post("/press", content=body, headers=foreign).status_code == 403
    assert client.post("/press", content=body, headers={"Content-Type": "text/plain"}).status_code == 415
    assert (
        client.post("/press", content=body, headers={**JSON, "Origin": "http://hall.local"}).status_code
        == 204
    )
    assert house.done == [("l01", "next")]
