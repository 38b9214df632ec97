"""Signing in and out of the staff pages: a cookie that no script can read."""

from collections import defaultdict, deque
from functools import cache
from http import HTTPStatus
from typing import Any, Final

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from litestar import Controller, Request, Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody, SkipValidation

from queue_server.gateway.callers import COOKIE, same_origin, session_cookie
from queue_server.gateway.given import TheAccounts, TheDesk, TheOutside
from queue_server.gateway.problems import ProblemError
from wire.message import Name, Text

SHIFT_SECONDS: Final = 12 * 3600
TRIES: Final = 5
MOST_NAMES: Final = 10_000
LOCKED_SECONDS: Final = 300.0
_hasher = PasswordHasher()


class SignIn(msgspec.Struct, frozen=True):
    """Name and password."""

    name: Name
    password: Text


class Me(msgspec.Struct, frozen=True):
    """Who is signed in."""

    name: str
    shown: str
    role: str


class Tries:
    """Failed sign-ins of late, by name; too many lock the name for a while."""

    def __init__(self) -> None:
        self._failed: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=TRIES))

    def locked(self, name: str, now: float) -> bool:
        """Tell whether this name must wait."""
        failed = self._failed.get(name, deque())
        return len(failed) == TRIES and now - failed[0] < LOCKED_SECONDS

    def tried(self, name: str, now: float) -> None:
        """Note a try, as a failure until ``cleared``: many at once are no way round the lock."""
        if len(self._failed) >= MOST_NAMES:
            del self._failed[next(iter(self._failed))]
        self._failed[name].append(now)

    def cleared(self, name: str) -> None:
        """Forget the failures of who got in."""
        self._failed.pop(name, None)


TheTries = SkipValidation[NamedDependency[Tries]]


class Sessions(Controller):
    """``/api/v1/session``."""

    path = "/api/v1/session"
    tags = ("session",)

    @post("", status_code=200)
    async def sign_in(
        self,
        request: Request[Any, Any, Any],
        data: JSONBody[SignIn],
        accounts: TheAccounts,
        tries: TheTries,
        outside: TheOutside,
    ) -> Response[Me]:
        """Sign in; sets the session cookie."""
        if not same_origin(request.headers):
            raise ProblemError(HTTPStatus.FORBIDDEN, "other_origin", "sign in from the hall's own pages")
        now = outside.clock().timestamp()
        if tries.locked(data.name, now):
            detail = f"too many wrong passwords; wait {LOCKED_SECONDS / 60:.0f} minutes"
            raise ProblemError(HTTPStatus.TOO_MANY_REQUESTS, "locked", detail)
        tries.tried(data.name, now)
        account = await accounts.get(data.name)
        good = await outside.aside(_fits, account.password if account else "", data.password)
        if account is None or not good:
            raise ProblemError(HTTPStatus.UNAUTHORIZED, "wrong_password", "name or password is wrong")
        tries.cleared(data.name)
        token = outside.secret()
        await accounts.sign_in(token, account.name, now, SHIFT_SECONDS)
        response = Response(Me(account.name, account.shown, account.role))
        secure = request.url.scheme == "https"
        response.set_cookie(
            COOKIE, token, max_age=SHIFT_SECONDS, httponly=True, samesite="strict", secure=secure
        )
        return response

    @get("")
    async def who(self, request: Request[Any, Any, Any], desk: TheDesk) -> Me:
        """Return who is signed in; 401 when nobody is."""
        caller = await desk.staff(request)
        return Me(caller.actor.partition(":")[2], caller.shown, caller.role)

    @delete("", status_code=204)
    async def sign_out(self, request: Request[Any, Any, Any], accounts: TheAccounts) -> Response[None]:
        """Sign out."""
        token = session_cookie(request.headers)
        if token:
            await accounts.sign_out(token)
        response = Response(None, status_code=204)
        response.delete_cookie(COOKIE)
        return response


@cache
def _decoy() -> str:
    """Return the hash that is tried for a name nobody has, so that it takes as long; made once."""
    return _hasher.hash("nobody")


def _fits(stored: str, password: str) -> bool:
    decoy = _decoy()
    try:
        return _hasher.verify(stored or decoy, password)
    except (Argon2Error, InvalidHashError):
        return False
