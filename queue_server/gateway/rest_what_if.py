"""REST: what if 推演, and the score of a day's estimates: reckoned aside, for staff."""

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Annotated, Any, Final

import msgspec
from litestar import Controller, Request, get, post
from litestar.params import JSONBody, QueryParameter

from config.problem import BadConfig
from queue_server.gateway.given import TheDesk, TheReckon
from queue_server.gateway.problems import ProblemError
from queue_server.gateway.problems import Wrong as WrongOut
from queue_server.gateway.rest_bookings import ISO_DAY
from queue_server.whatif.changed import changed
from queue_server.whatif.document import read
from queue_server.whatif.job import NotReckoned, Wrong, bad_change
from queue_server.whatif.report import Report
from queue_server.whatif.scoring import Scored

Asked = Request[Any, Any, Any]
OfDay = Annotated[
    str | None, QueryParameter(pattern=ISO_DAY, description="a day YYYY-MM-DD; the last complete one if none")
]
MANAGERS: Final = ("manager", "local")
SOON: Final = 5
"""Seconds after which to ask again while another day is being reckoned."""

STATUS: Final[Mapping[str, HTTPStatus]] = MappingProxyType(
    {
        "bad_change": HTTPStatus.UNPROCESSABLE_ENTITY,
        "unknown_day": HTTPStatus.NOT_FOUND,
        "broken_log": HTTPStatus.CONFLICT,
        "busy": HTTPStatus.TOO_MANY_REQUESTS,
        "too_long": HTTPStatus.SERVICE_UNAVAILABLE,
        "unavailable": HTTPStatus.SERVICE_UNAVAILABLE,
        "fault": HTTPStatus.INTERNAL_SERVER_ERROR,
    }
)


class WhatIf(Controller):
    """What is reckoned of whole days."""

    path = "/api/v1"
    tags = ("what if",)

    @post("/what-if", status_code=200)
    async def what_if(
        self, request: Asked, data: JSONBody[dict[str, Any]], desk: TheDesk, reckon: TheReckon
    ) -> Report:
        """Play a day again under other rules, windows or staff, and compare both; for managers.

        The body has of a site's file what is to differ (``groups``, ``queues``, ``windows``,
        ``priorities``, ``rules``, ``bound_minutes``), besides ``open`` and ``close`` (``window``,
        ``start``, ``until``) and ``add`` (``id``, ``like``). ``day`` is a day of the log, the last
        complete one when none is named; or ``simulated`` (``visitors``, ``seed``) invents one.
        One at a time: 429 while another is reckoned, 503 when it takes too long.
        """
        caller = await desk.staff(request)
        if caller.role not in MANAGERS:
            raise ProblemError(HTTPStatus.FORBIDDEN, "managers_only", "only a manager may try other rules")
        try:
            changed(desk.loaded, read(data))
            return msgspec.json.decode(await reckon("what_if", data), type=Report)
        except BadConfig as error:
            raise problem(*map(bad_change, error.problems)) from error
        except NotReckoned as error:
            raise problem(*error.wrong) from error

    @get("/estimates/score")
    async def score(self, request: Asked, desk: TheDesk, reckon: TheReckon, day: OfDay = None) -> Scored:
        """Tell how good the waits told on a day were, in all and by queue; of today so far, if named."""
        await desk.staff(request)
        try:
            return msgspec.json.decode(await reckon("score", {"day": day}), type=Scored)
        except NotReckoned as error:
            raise problem(*error.wrong) from error


def problem(*wrong: Wrong) -> ProblemError:
    """Return everything that was wrong as one problem; its own field is that of the first."""
    first = wrong[0]
    return ProblemError(
        STATUS[first.code],
        first.code,
        "; ".join(one.detail for one in wrong),
        field=first.field,
        value=first.value,
        expected=first.expected,
        retry_after=SOON if first.code == "busy" else None,
        problems=tuple(WrongOut(one.field, one.value, one.expected) for one in wrong if one.field),
    )
