"""Errors as RFC 9457 problem details, with ``field``, ``value``, ``expected`` and a stable ``code``."""

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, Final

import msgspec
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException

from queue_server.engine.ports import StoreFailed
from queue_server.engine.record import BrokenLog
from queue_server.gateway.sentences import sentence
from translations.catalogue import catalogue
from wire.answers import Refused, Unavailable
from wire.message import in_words

MEDIA: Final = "application/problem+json"
log = structlog.get_logger(__name__)
CLIENT_GONE: Final = "client disconnected prematurely"
"""What Litestar says when a request ends in its middle: no fault of ours, and nobody reads the answer."""

STATUS: Final[Mapping[tuple[str, str | None], HTTPStatus]] = MappingProxyType(
    {
        ("unknown_window", "window"): HTTPStatus.NOT_FOUND,
        ("unknown_ticket", "ticket"): HTTPStatus.NOT_FOUND,
        ("unknown_window", "to_window"): HTTPStatus.UNPROCESSABLE_ENTITY,
        ("unknown_window", "for_window"): HTTPStatus.UNPROCESSABLE_ENTITY,
        ("window_or_clerk", "to_clerk"): HTTPStatus.UNPROCESSABLE_ENTITY,
        ("window_or_clerk", "for_clerk"): HTTPStatus.UNPROCESSABLE_ENTITY,
        ("unknown_queue", "to_queue"): HTTPStatus.UNPROCESSABLE_ENTITY,
        ("unknown_queue", "queue"): HTTPStatus.UNPROCESSABLE_ENTITY,
        ("unknown_item", "item"): HTTPStatus.UNPROCESSABLE_ENTITY,
        ("unknown_priority", "priority"): HTTPStatus.UNPROCESSABLE_ENTITY,
        ("item_or_queue", "item"): HTTPStatus.UNPROCESSABLE_ENTITY,
        ("items_or_one", "items"): HTTPStatus.UNPROCESSABLE_ENTITY,
        ("stop_not_ahead", "order"): HTTPStatus.UNPROCESSABLE_ENTITY,
        ("where_to", "to_queue"): HTTPStatus.UNPROCESSABLE_ENTITY,
        ("no_appointments", "queue"): HTTPStatus.UNPROCESSABLE_ENTITY,
        ("no_slot", "time"): HTTPStatus.UNPROCESSABLE_ENTITY,
        ("code_or_digits", "code"): HTTPStatus.UNPROCESSABLE_ENTITY,
        ("unknown_booking", "code"): HTTPStatus.NOT_FOUND,
        ("unknown_booking", "digits"): HTTPStatus.NOT_FOUND,
        ("unknown_kiosk", "kiosk"): HTTPStatus.UNPROCESSABLE_ENTITY,
        ("unknown_help", "help"): HTTPStatus.NOT_FOUND,
        ("fault", None): HTTPStatus.INTERNAL_SERVER_ERROR,
    }
)
"""Refusal code and field → status: what the path names is 404, what the body names 422, all else 409."""


class Wrong(msgspec.Struct, frozen=True):
    """One thing that is wrong in what was sent."""

    field: str
    value: str | None
    expected: str | None


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The body of every error answer; ``problems`` has all that is wrong where more than one may be."""

    title: str
    status: int
    detail: str
    code: str
    type: str = msgspec.field(default="about:blank")
    detail_zh: str | None = None
    field: str | None = None
    value: str | None = None
    expected: str | None = None
    retry_after: int | None = None
    problems: tuple[Wrong, ...] = ()


class ProblemError(Exception):
    """Stop and answer with this problem."""

    def __init__(self, status: HTTPStatus, code: str, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.problem = Problem(title=status.phrase, status=status, detail=detail, code=code, **more)


def refused(refusal: Refused) -> ProblemError:
    """Return a refused intent as a problem: 404, 422 or 409 by its code."""
    status = STATUS.get((refusal.code, refusal.field), HTTPStatus.CONFLICT)
    more = {"field": refusal.field, "value": refusal.value, "expected": refusal.expected}
    more["detail_zh"] = sentence(refusal, "zh") or _in_chinese(refusal.code)
    return ProblemError(status, refusal.code, sentence(refusal, "en") or refusal.detail, **more)


def _in_chinese(code: str) -> str | None:
    said = catalogue("console", "zh").pgettext("error", code)
    return said if said != code else None


def unavailable(why: Unavailable) -> ProblemError:
    """Return 503: it is not known to be kept; the same command id may be sent again."""
    detail = f"{why.detail}; send the same command_id again later"
    return ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, "unavailable", detail)


def other_command() -> ProblemError:
    """Return 409: the answer kept under this command id is to another question."""
    return ProblemError(HTTPStatus.CONFLICT, "other_command", "this command_id was used for something else")


def answer(problem: Problem) -> Response[bytes]:
    """Return the problem as a response."""
    body = msgspec.json.encode(msgspec.structs.asdict(problem))
    headers = {} if problem.retry_after is None else {"Retry-After": str(problem.retry_after)}
    return Response(body, status_code=problem.status, media_type=MEDIA, headers=headers)


def on_store_failed(_request: Request[Any, Any, Any], error: StoreFailed) -> Response[bytes]:
    """Answer what could not be looked up or kept now."""
    status = HTTPStatus.SERVICE_UNAVAILABLE
    return answer(Problem(title=status.phrase, status=status, detail=str(error), code="unavailable"))


def on_broken_log(_request: Request[Any, Any, Any], error: BrokenLog) -> Response[bytes]:
    """Answer what would begin at a record that is missing or was altered."""
    log.error("broken_log", seq=error.seq, detail=error.detail)
    status, expected = HTTPStatus.CONFLICT, f"record {error.seq} as it was written; run hall-admin verify"
    problem = Problem(
        title=status.phrase,
        status=status,
        detail=str(error),
        code="broken_log",
        field="seq",
        value=str(error.seq),
        expected=expected,
    )
    return answer(problem)


def on_too_deep(_request: Request[Any, Any, Any], _error: RecursionError) -> Response[bytes]:
    """Answer a body nested deeper than anything we ask for."""
    status = HTTPStatus.BAD_REQUEST
    return answer(Problem(title=status.phrase, status=status, detail="nested too deep", code="bad_request"))


def on_fault(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Answer a fault of ours: the log gets what the asker is not told."""
    log.error("request_failed", method=request.method, path=request.url.path, exc_info=error)
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return answer(Problem(title=status.phrase, status=status, detail="a fault in the server", code="fault"))


def on_problem(_request: Request[Any, Any, Any], error: ProblemError) -> Response[bytes]:
    """Answer a ProblemError."""
    return answer(error.problem)


def on_validation(_request: Request[Any, Any, Any], error: ValidationException) -> Response[bytes]:
    """Answer a body or parameter that is not of the form asked for."""
    found: Any = error.extra[0] if isinstance(error.extra, list) and error.extra else {}
    field = str(found.get("key", "")) or None
    said = in_words(str(found.get("message", error.detail)))
    expected = said.removeprefix("Expected ").replace("`", "")
    problem = Problem(
        title=HTTPStatus.UNPROCESSABLE_ENTITY.phrase,
        status=HTTPStatus.UNPROCESSABLE_ENTITY,
        detail=str(error.detail),
        code="bad_request",
        field=field,
        expected=expected,
    )
    return answer(problem)


def on_http(request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """Answer whatever else the framework refuses (unknown path, method, too large)."""
    if error.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR and error.detail != CLIENT_GONE:
        return on_fault(request, error)
    status = HTTPStatus(error.status_code)
    code = status.phrase.lower().replace(" ", "_")
    return answer(Problem(title=status.phrase, status=status, detail=error.detail, code=code))
