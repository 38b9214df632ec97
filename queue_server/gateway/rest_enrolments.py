"""REST: devices that wait to be enrolled 设备登记, and telling one by its code who it is."""

from http import HTTPStatus
from typing import Annotated, Any, Final

import msgspec
import structlog
from litestar import Controller, Request, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody, SkipValidation

from config.part import Id
from config.settings import Site
from queue_server.gateway.enrolments import Enrolments, NoSuchCode, Waiting
from queue_server.gateway.given import TheAccounts, TheDesk, TheOutside
from queue_server.gateway.problems import ProblemError
from queue_server.gateway.rest_notices import publisher
from queue_server.gateway.rest_session import LOCKED_SECONDS, TheTries

log = structlog.get_logger(__name__)
Asked = Request[Any, Any, Any]
TheEnrolments = SkipValidation[NamedDependency[Enrolments]]
Code = Annotated[
    str, msgspec.Meta(pattern=r"^[0-9\s]{1,20}$", description="the digits that the device shows")
]
LISTED: Final = ("kiosk", "board")
"""Kinds of devices that a site's settings list; the others are named by whoever enrols them."""


class EnrolBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The code that a device shows, and the id it is to have; not needed where it was started with one."""

    code: Code
    device: Id | None = None


class WaitingOut(msgspec.Struct, frozen=True, kw_only=True):
    """A device that shows a code, where and since when; the code itself is on its glass alone."""

    kind: str
    host: str
    address: str
    since: float
    device: str


class EnrolledOut(msgspec.Struct, frozen=True, kw_only=True):
    """A device that may speak from now on."""

    device: str
    kind: str
    host: str
    address: str


class EnrolmentDesk(Controller):
    """Enrolling devices; for managers."""

    path = "/api/v1/enrolments"
    tags = ("devices",)

    @get()
    async def waiting(self, request: Asked, desk: TheDesk, enrolments: TheEnrolments) -> list[WaitingOut]:
        """List the devices that show a code now, longest first."""
        await publisher(desk, request)
        return [
            WaitingOut(
                kind=one.asks.device_kind,
                host=one.asks.host,
                address=one.address,
                since=one.since,
                device=one.asks.device,
            )
            for one in enrolments.list()
        ]

    @post(status_code=200)
    async def enrol(
        self,
        *,
        request: Asked,
        data: JSONBody[EnrolBody],
        desk: TheDesk,
        enrolments: TheEnrolments,
        accounts: TheAccounts,
        tries: TheTries,
        outside: TheOutside,
    ) -> EnrolledOut:
        """Tell the device that shows ``code`` who it is; its older token, if it had one, ends."""
        caller = await publisher(desk, request)
        name, now = f"code of {caller.actor}", outside.clock().timestamp()
        if tries.locked(name, now):
            detail = f"too many wrong codes; wait {LOCKED_SECONDS / 60:.0f} minutes"
            raise ProblemError(HTTPStatus.TOO_MANY_REQUESTS, "locked", detail)
        try:
            one = enrolments.of(data.code)
        except NoSuchCode:
            tries.tried(name, now)
            raise _unknown(data.code) from None
        tries.cleared(name)
        device = _device(desk.loaded.site, one, data.device)
        await accounts.admit(device, one.asks.device_kind, bytes.fromhex(one.asks.key))
        enrolments.tell(one, device)
        log.info("device_enrolled", device=device, by=caller.actor, address=one.address, host=one.asks.host)
        return EnrolledOut(device=device, kind=one.asks.device_kind, host=one.asks.host, address=one.address)


def _device(site: Site, one: Waiting, asked: str | None) -> str:
    """Return the id that a device is to have. Raises ProblemError 422."""
    device = asked or one.asks.device
    if one.asks.device and device != one.asks.device:
        raise _wrong(device, f"{one.asks.device}, as it was started, or no id")
    if one.asks.device_kind in LISTED:
        things = site.kiosks if one.asks.device_kind == "kiosk" else site.boards
        known = [thing.id for thing in things]
        if device not in known:
            raise _wrong(device, f"a {one.asks.device_kind} of this site: {', '.join(known)}")
    if not device:
        raise _wrong(device, "an id for the device")
    return device


def _wrong(device: str, expected: str) -> ProblemError:
    more = {"field": "device", "value": device, "expected": expected}
    return ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "unknown_device", "no such device", **more)


def _unknown(code: str) -> ProblemError:
    more = {"field": "code", "value": code, "expected": "the digits that a device shows now"}
    return ProblemError(HTTPStatus.NOT_FOUND, "unknown_code", "no device shows this code", **more)
