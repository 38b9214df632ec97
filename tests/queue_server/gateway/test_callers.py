"""Who speaks: trust in this machine is for its programs, never for a browser on it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from queue_server.domain.account import Account
from queue_server.gateway.callers import Callers, same_origin, session_cookie


class Known:
    """One session, one device."""

    async def session(self, token: str, _now: float) -> Account | None:
        return Account("li", "李敏", "clerk") if token == "good" else None

    async def device(self, token: str) -> str | None:
        return "kiosk-left" if token == "token" else None


async def role(
    headers: dict[str, str], host: str | None = "127.0.0.1", trust: bool = True, token: str = ""
) -> str:
    callers = Callers(Known(), lambda: datetime.now(UTC), trust_loopback=trust)  # type: ignore[arg-type]
    return (await callers.identify({"host": "127.0.0.1:8080", **headers}, host, token)).role


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1"])
@pytest.mark.parametrize("named", ["127.0.0.1:8080", "localhost:80", "localhost", "[::1]:8080", "127.0.0.1"])
async def test_a_program_on_this_machine_is_trusted_where_the_site_says_so(host: str, named: str) -> None:
    assert await role({"host": named}, host) == "local"
    assert await role({"host": named}, host, trust=False) == "public"


@pytest.mark.parametrize("host", ["10.0.0.5", "192.168.1.4", "::ffff:10.0.0.5", "nonsense", "", None])
async def test_a_program_elsewhere_is_not(host: str | None) -> None:
    assert await role({}, host) == "public"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1:8080"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none"},
        {"host": "evil.example"},
        {"host": "127.0.0.1.evil.example:8080"},
        {"host": ""},
        {"host": "["},
        {"x-forwarded-for": "127.0.0.1"},
        {"forwarded": "for=127.0.0.1"},
    ],
)
async def test_no_browser_and_no_proxy_is_a_program_of_this_machine(headers: dict[str, str]) -> None:
    assert await role(headers) == "public"


@pytest.mark.parametrize("headers", [{"authorization": "Bearer token"}, {"authorization": "Bearer  token "}])
async def test_a_device_is_known_by_its_token_from_anywhere(headers: dict[str, str]) -> None:
    assert await role(headers, "10.0.0.5") == "device"
    assert await role({}, "10.0.0.5", token="token") == "device"


@pytest.mark.parametrize("value", ["Bearer", "Bearer ", "Basic token", "Bearer tokens", "bearer"])
async def test_another_authorization_is_none(value: str) -> None:
    assert await role({"authorization": value}, "10.0.0.5") == "public"


async def test_a_clerk_is_known_by_the_cookie_on_our_own_pages() -> None:
    ours = {"cookie": "hall_session=good", "origin": "http://127.0.0.1:8080"}
    assert await role(ours, "10.0.0.5") == "clerk"
    assert await role({"cookie": "hall_session=good"}, "10.0.0.5") == "clerk"
    assert await role({**ours, "origin": "http://evil.example"}, "10.0.0.5") == "public"
    assert await role({"cookie": "hall_session=bad"}, "10.0.0.5") == "public"


async def test_a_device_goes_before_a_cookie_and_both_before_the_machine() -> None:
    both = {"authorization": "Bearer token", "cookie": "hall_session=good"}
    assert await role(both) == "device"
    assert await role({"cookie": "hall_session=good"}) == "clerk"


@pytest.mark.parametrize(
    ("origin", "host", "same"),
    [
        (None, "hall:8080", True),
        ("http://hall:8080", "hall:8080", True),
        ("https://hall", "hall", True),
        ("http://hall:8081", "hall:8080", False),
        ("http://hall:8080.evil", "hall:8080", False),
        ("null", "hall", False),
        ("", "", True),
        ("http://[", "hall", False),
    ],
)
def test_same_origin(origin: str | None, host: str, same: bool) -> None:
    headers: dict[str, Any] = {"host": host} | ({} if origin is None else {"origin": origin})
    assert same_origin(headers) is same


@pytest.mark.parametrize(
    ("header", "word"),
    [
        ("hall_session=abc", "abc"),
        ("a=1; hall_session=abc; b=2", "abc"),
        ("", ""),
        ("hall_session", ""),
        ("hall_sessions=abc", ""),
        ('hall_session="abc"', "abc"),
    ],
)
def test_the_cookie_is_found(header: str, word: str) -> None:
    assert session_cookie({"cookie": header}) == word
