"""Errors as RFC 9457 problem details, with ``field``, ``value``, ``expected`` and a stable ``code``."""

from http import HTTPStatus
from typing import Any, Final

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException

from wire.answers import Refused, Unavailable

MEDIA: Final = "application/problem+json"
NOT_FOUND: Final = frozenset({"unknown_window", "unknown_ticket"})
WRONG_INPUT: Final = frozenset(
    {"unknown_item", "unknown_queue", "unknown_priority", "item_or_queue", "where_to"}
)


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The body of every error answer."""

    title: str
    status: int
    detail: str
    code: str
    type: str = msgspec.field(default="about:blank")
    field: str | None = None
    value: str | None = None
    expected: str | None = None


class ProblemError(Exception):
    """Stop and answer with this problem."""

    def __init__(self, status: HTTPStatus, code: str, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.problem = Problem(title=status.phrase, status=status, detail=detail, code=code, **more)


def refused(refusal: Refused) -> ProblemError:
    """Return a refused intent as a problem: 404, 422 or 409 by its code."""
    if refusal.code in NOT_FOUND:
        status = HTTPStatus.NOT_FOUND
    elif refusal.code in WRONG_INPUT:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    else:
        status = HTTPStatus.CONFLICT
    more = {"field": refusal.field, "value": refusal.value, "expected": refusal.expected}
    return ProblemError(status, refusal.code, refusal.detail, **more)


def unavailable(why: Unavailable) -> ProblemError:
    """Return 503: nothing was kept; the same command id may be sent again."""
    detail = f"{why.detail}; send the same command_id again later"
    return ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, "unavailable", detail)


def answer(problem: Problem) -> Response[bytes]:
    """Return the problem as a response."""
    body = msgspec.json.encode(msgspec.structs.asdict(problem))
    return Response(body, status_code=problem.status, media_type=MEDIA)


def on_problem(_request: Request[Any, Any, Any], error: ProblemError) -> Response[bytes]:
    """Answer a ProblemError."""
    return answer(error.problem)


def on_validation(_request: Request[Any, Any, Any], error: ValidationException) -> Response[bytes]:
    """Answer a body or parameter that is not of the form asked for."""
    found: Any = error.extra[0] if isinstance(error.extra, list) and error.extra else {}
    field = str(found.get("key", "")) or None
    expected = str(found.get("message", error.detail)).removeprefix("Expected ").replace("`", "")
    problem = Problem(
        title=HTTPStatus.UNPROCESSABLE_ENTITY.phrase,
        status=HTTPStatus.UNPROCESSABLE_ENTITY,
        detail=str(error.detail),
        code="bad_request",
        field=field,
        expected=expected,
    )
    return answer(problem)


def on_http(_request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """Answer whatever else the framework refuses (unknown path, method, too large)."""
    status = HTTPStatus(error.status_code)
    code = status.phrase.lower().replace(" ", "_")
    return answer(Problem(title=status.phrase, status=status, detail=error.detail, code=code))
