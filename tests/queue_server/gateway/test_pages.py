"""The pages over HTTP: what they may load, and that all they ask for is there."""

import base64
import hashlib
import re
from typing import Any

import httpx
import pytest

from queue_server.gateway.pages import IMPORT_MAP, STATIC

PAGES = ["/", "/follow/some-word", "/guide/GA-A-002", "/board/left", "/window/l01", "/sign/l01", "/screens"]


@pytest.fixture
def client(hall: Any) -> httpx.AsyncClient:
    http: httpx.AsyncClient = hall.http
    return http


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_may_load_our_own_files_and_its_import_map_alone(
    client: httpx.AsyncClient, path: str
) -> None:
    page = await client.get(path)
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    (import_map,) = IMPORT_MAP.findall(page.content)
    digest = base64.b64encode(hashlib.sha256(import_map).digest()).decode()
    policy = page.headers["content-security-policy"]
    assert f"script-src 'self' 'sha256-{digest}';" in policy
    assert "unsafe" not in policy
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["x-frame-options"] == "SAMEORIGIN"


@pytest.mark.parametrize("path", PAGES)
async def test_all_that_a_page_asks_for_is_there(client: httpx.AsyncClient, path: str) -> None:
    page = (await client.get(path)).text
    addresses = re.findall(r'(?:href|src)="(/[^"]+)"', page)
    addresses += [one for one in re.findall(r'": "(/vendor/[^"]+)"', page) if not one.endswith("/")]
    assert len(addresses) > 5
    for address in addresses:
        answer = await client.get(address)
        assert answer.status_code == 200, address
        assert answer.content


async def test_every_module_imports_files_that_exist(client: httpx.AsyncClient) -> None:
    for script in STATIC.glob("*.js"):
        for name in re.findall(r'^import .*?"\./([\w-]+\.js)";$', script.read_text("utf-8"), re.MULTILINE):
            assert (STATIC / name).is_file(), f"{script.name} imports {name}"


async def test_phrases_come_from_the_catalogues(client: httpx.AsyncClient) -> None:
    answer = await client.get("/i18n/console/zh.json")
    assert answer.json()["Staff console"] == "窗口工作台"
    again = await client.get("/i18n/console/zh.json", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "path",
    [
        "/i18n/speech/zh.json",
        "/i18n/console/xx.json",
        "/i18n/console/..%2f..%2fsecret",
        "/static/nothing.js",
        "/static/..%2fpackage.json",
        "/vendor/typescript/package.json",
        "/vendor/lit/..%2f..%2fpackage.json",
        "/vendor/axe-core/axe.min.js",
    ],
)
async def test_what_is_not_offered_is_a_404(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 404


async def test_a_strange_host_does_not_get_into_the_policy(client: httpx.AsyncClient) -> None:
    page = await client.get("/", headers={"host": "x; script-src *"})
    assert "script-src *" not in page.headers.get("content-security-policy", "")
