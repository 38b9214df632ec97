"""Signing in: the cookie, wrong passwords, the lock, other origins, and failures of the store."""

import asyncio
import logging
from typing import Any

import httpx
import pytest

from queue_server.engine.ports import StoreFailed
from queue_server.gateway import rest_session
from queue_server.gateway.rest_session import LOCKED_SECONDS, TRIES, Tries
from queue_server.storage.accounts import Accounts

PATH = "/api/v1/session"


def browser(hall: Any, origin: str = "") -> httpx.AsyncClient:
    """Return a client that gives itself away as a browser."""
    headers = {"origin": origin or hall.url, "sec-fetch-site": "same-origin"}
    return httpx.AsyncClient(base_url=hall.url, headers=headers, verify=False, trust_env=False)


@pytest.fixture
async def staffed(hall: Any, staff: Any) -> Any:
    await staff(hall.database)
    return hall


async def sign_in(client: httpx.AsyncClient, name: str = "li", password: str = "secret") -> httpx.Response:
    return await client.post(PATH, json={"name": name, "password": password})


async def test_a_clerk_signs_in_acts_and_signs_out(staffed: Any) -> None:
    async with browser(staffed) as client:
        assert (await client.get(PATH)).status_code == 401
        signed = await sign_in(client)
        assert (signed.status_code, signed.json()) == (200, {"name": "li", "shown": "李敏", "role": "clerk"})
        assert (await client.get(PATH)).json()["name"] == "li"
        opened = await client.post("/api/v1/windows/w1/open", json={"command_id": "o"})
        assert opened.json()["window"]["clerk"] == "clerk:li"
        assert (await client.delete(PATH)).status_code == 204
        assert (await client.get(PATH)).status_code == 401
        assert (await client.post("/api/v1/windows/w1/close", json={"command_id": "c"})).status_code == 401


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(staffed: Any) -> None:
    async with browser(staffed) as client:
        cookie = (await sign_in(client)).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/" in cookie
    assert "max-age=43200" in cookie
    assert "domain" not in cookie


async def test_the_cookie_is_for_https_alone_where_there_is_https(staffed: Any) -> None:
    async with browser(staffed) as client:
        behind_proxy = {"x-forwarded-proto": "https", "x-forwarded-for": "10.0.0.9"}
        signed = await client.post(PATH, json={"name": "li", "password": "secret"}, headers=behind_proxy)
    assert "secure" in signed.headers["set-cookie"].lower()


async def test_a_signed_out_cookie_opens_nothing_any_more(staffed: Any) -> None:
    async with browser(staffed) as client:
        await sign_in(client)
        kept = dict(client.cookies)
        await client.delete(PATH)
        stolen = await client.get(PATH, headers={"cookie": f"hall_session={kept['hall_session']}"})
    assert stolen.status_code == 401


WRONG = [("li", "wrong"), ("li", ""), ("li", "Secret"), ("nobody", "secret"), ("LI", "secret")]


@pytest.mark.parametrize(("name", "password"), WRONG)
async def test_a_wrong_name_and_a_wrong_password_look_alike(staffed: Any, name: str, password: str) -> None:
    async with browser(staffed) as client:
        answer = await sign_in(client, name, password)
    assert (answer.status_code, answer.json()["code"]) == (401, "wrong_password")
    assert answer.json()["detail"] == "name or password is wrong"
    assert "set-cookie" not in answer.headers


async def test_too_many_wrong_passwords_lock_the_name_and_no_other(staffed: Any) -> None:
    async with browser(staffed) as client:
        for _ in range(TRIES):
            assert (await sign_in(client, password="wrong")).status_code == 401
        locked = await sign_in(client)
        assert (locked.status_code, locked.json()["code"]) == (429, "locked")
        assert (await sign_in(client, "wang")).status_code == 401


async def test_many_tries_at_once_are_no_way_round_the_lock(staffed: Any) -> None:
    async with browser(staffed) as client:
        answers = await asyncio.gather(*(sign_in(client, password=f"guess{n}") for n in range(20)))
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [401] * TRIES + [429] * (20 - TRIES)


def test_the_lock_ends_by_itself_and_with_a_success() -> None:
    tries = Tries()
    for second in range(TRIES):
        assert not tries.locked("li", second)
        tries.tried("li", second)
    assert tries.locked("li", TRIES)
    assert not tries.locked("li", LOCKED_SECONDS)
    tries.cleared("li")
    assert not tries.locked("li", TRIES)


def test_names_made_up_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rest_session, "MOST_NAMES", 10)
    tries = Tries()
    for n in range(1_000):
        tries.tried(f"name{n}", n)
    assert len(tries._failed) <= 10


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1", "https://[", "http://127.0.0.1:1"]
)
async def test_nobody_signs_in_from_another_page(staffed: Any, origin: str) -> None:
    async with browser(staffed, origin) as client:
        answer = await sign_in(client)
    assert (answer.status_code, answer.json()["code"]) == (403, "other_origin")


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://[::1"])
async def test_a_cookie_is_nothing_worth_on_another_page(staffed: Any, origin: str) -> None:
    async with browser(staffed) as client:
        await sign_in(client)
        for method, path in (("GET", PATH), ("POST", "/api/v1/windows/w1/open")):
            answer = await client.request(method, path, json={"command_id": "x"}, headers={"origin": origin})
            assert answer.status_code == 401


NO_FORMS = [{}, {"name": "li"}, {"name": "", "password": "x"}, {"name": "li", "password": 5}]


@pytest.mark.parametrize("body", NO_FORMS)
async def test_a_form_that_is_none_is_422(staffed: Any, body: Any) -> None:
    async with browser(staffed) as client:
        assert (await client.post(PATH, json=body)).status_code == 422


NO_COOKIES = ["hall_session=", "hall_session=x", 'hall_session="', ";;;=", "a=b; hall_session=ü"]


@pytest.mark.parametrize("cookie", NO_COOKIES)
async def test_a_cookie_that_is_none_is_nobody(staffed: Any, cookie: str) -> None:
    async with browser(staffed) as client:
        answer = await client.get(PATH, headers=[(b"cookie", cookie.encode("latin-1"))])
    assert answer.status_code == 401


async def test_accounts_that_cannot_be_read_are_503(
    staffed: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:

    async def failing(*_: Any) -> Any:
        raise StoreFailed("disk gone")

    caplog.set_level(logging.CRITICAL)
    monkeypatch.setattr(Accounts, "get", failing)
    monkeypatch.setattr(Accounts, "session", failing)
    async with browser(staffed) as client:
        answer = await sign_in(client)
        assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
        answer = await client.get(PATH, headers={"cookie": "hall_session=x"})
        assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
