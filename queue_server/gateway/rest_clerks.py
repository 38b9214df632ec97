"""REST: how staff are called, so that a page can say who sits at a window."""

from http import HTTPStatus
from typing import Any

import msgspec
from litestar import Controller, Request, get
from litestar.params import FromPath

from queue_server.gateway.given import TheAccounts, TheDesk
from queue_server.gateway.problems import ProblemError


class ClerkOut(msgspec.Struct, frozen=True):
    """A member of staff: account name, and the name shown."""

    name: str
    shown: str


class Clerks(Controller):
    """``/api/v1/clerks/{name}``; for staff only, as it tells which accounts there are."""

    path = "/api/v1/clerks"
    tags = ("session",)

    @get("/{name:str}")
    async def clerk(
        self, request: Request[Any, Any, Any], name: FromPath[str], desk: TheDesk, accounts: TheAccounts
    ) -> ClerkOut:
        """Return how the member of staff with this account is called."""
        await desk.staff(request)
        account = await accounts.get(name)
        if account is None:
            raise ProblemError(
                HTTPStatus.NOT_FOUND, "unknown_clerk", "no such account", field="name", value=name
            )
        return ClerkOut(account.name, account.shown)
