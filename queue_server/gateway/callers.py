"""Who speaks: a signed-in clerk, an enrolled device, a program on this machine, or the public.

Programs on the same machine are trusted when the site says so, but a browser
never is for that alone: any web page could make it speak. Browsers give
themselves away by ``Origin`` or ``Sec-Fetch-Site``, or by a ``Host`` that is
not this machine (a page that turned its own name to 127.0.0.1); proxies by
the headers they add.
"""

import ipaddress
from collections.abc import Mapping
from functools import lru_cache
from http.cookies import CookieError, SimpleCookie
from typing import Any, Final

import msgspec

from queue_server.engine.ports import Clock
from queue_server.gateway.ports import Accounts

COOKIE = "hall_session"
HOMES: Final = 64
"""Bits of an IPv6 address that a provider gives to one customer."""
NOT_LOCAL: Final = frozenset({"origin", "sec-fetch-site", "forwarded", "x-forwarded-for"})


class Caller(msgspec.Struct, frozen=True):
    """Who speaks; ``role`` is ``clerk``, ``manager``, ``device``, ``local`` or ``public``."""

    actor: str
    role: str
    shown: str = ""

    @property
    def may_act(self) -> bool:
        """Tell whether this caller may send intents."""
        return self.role != "public"


PUBLIC = Caller("public", "public")
CITIZEN = Caller("citizen", "citizen")
"""Who holds the follow link of a ticket."""


class Callers:
    """Finds out who speaks from the head of a request."""

    def __init__(self, accounts: Accounts, clock: Clock, *, trust_loopback: bool) -> None:
        self._accounts = accounts
        self._clock = clock
        self._trust_loopback = trust_loopback

    async def identify(self, headers: Mapping[str, str], host: str | None, token: str = "") -> Caller:
        """Return the caller of a request with these (lower-case) headers from that address.

        ``token`` is a device token given otherwise than in ``Authorization``. Raises StoreFailed.
        """
        bearer = headers.get("authorization", "").removeprefix("Bearer ").strip()
        for word in filter(None, (token, bearer)):
            device = await self._accounts.device(word)
            if device is not None:
                return Caller(f"device:{device}", "device", device)
        cookie = session_cookie(headers)
        if cookie and same_origin(headers):
            account = await self._accounts.session(cookie, self._clock().timestamp())
            if account is not None:
                return Caller(f"clerk:{account.name}", account.role, account.shown)
        direct = NOT_LOCAL.isdisjoint(headers)
        if self._trust_loopback and direct and _is_loopback(host) and _is_loopback(_host_of(headers)):
            return Caller("local", "local")
        return PUBLIC


def head(scope: Mapping[str, Any]) -> dict[str, str]:
    """Return the headers of an ASGI request, names in small letters; of a name given twice, the last."""
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}


def session_cookie(headers: Mapping[str, str]) -> str:
    """Return the session's word from the cookie header, or nothing."""
    if "cookie" not in headers:
        return ""
    try:
        morsel = SimpleCookie(headers["cookie"]).get(COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def same_origin(headers: Mapping[str, str]) -> bool:
    """Tell whether a browser's request comes from our own pages."""
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host", "")


def address_of(scope: Mapping[str, Any]) -> str:
    """Return the network address a request came from: behind a proxy on this machine, what the proxy says.

    Of an IPv6 address the network alone, for a caller has the rest of it to choose from.
    """
    client = scope.get("client")
    direct = str(client[0]) if client else ""
    said = head(scope).get("x-forwarded-for", "").rpartition(",")[2].strip()
    address = said if said and _is_loopback(direct) else direct
    try:
        return str(ipaddress.IPv6Network((ipaddress.IPv6Address(address), HOMES), strict=False))
    except ValueError:
        return address


def _host_of(headers: Mapping[str, str]) -> str:
    """Return the host that was asked for, without its port: ``[::1]:8080`` → ``::1``."""
    host = headers.get("host", "")
    return host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]


@lru_cache(maxsize=1024)
def _is_loopback(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return host is not None and ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
