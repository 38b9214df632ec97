"""The ASGI application: ``/ws`` straight to the socket, everything else to Litestar."""

from collections.abc import Callable
from typing import Any

from litestar import Litestar, Response, get
from litestar.di import Provide
from litestar.exceptions import HTTPException, ValidationException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin

from queue_server.engine.ports import Store, StoreFailed
from queue_server.engine.record import BrokenLog
from queue_server.gateway import pages
from queue_server.gateway.boards import Boards
from queue_server.gateway.booking_desk import BookingDesk
from queue_server.gateway.catalogue_desk import CatalogueDesk
from queue_server.gateway.desk import Asgi, Desk
from queue_server.gateway.drawn import Drawn
from queue_server.gateway.enrolments import Enrolments
from queue_server.gateway.given import TheDesk, TheMetrics
from queue_server.gateway.hub import Hub
from queue_server.gateway.identity import Identity
from queue_server.gateway.metrics import Metrics
from queue_server.gateway.ports import Accounts, Outside, Reckon
from queue_server.gateway.problems import (
    ProblemError,
    on_broken_log,
    on_fault,
    on_http,
    on_problem,
    on_store_failed,
    on_too_deep,
    on_validation,
)
from queue_server.gateway.programme_desk import ProgrammeDesk
from queue_server.gateway.programme_ports import Preview
from queue_server.gateway.proofs_read import ProofsRead
from queue_server.gateway.rest_boards import BoardsOut
from queue_server.gateway.rest_bookings import Bookings
from queue_server.gateway.rest_catalogue import CatalogueOut
from queue_server.gateway.rest_clerks import Clerks
from queue_server.gateway.rest_enrolments import EnrolmentDesk
from queue_server.gateway.rest_guides import Guides
from queue_server.gateway.rest_helps import Helps
from queue_server.gateway.rest_lists import Lists
from queue_server.gateway.rest_machines import Machines
from queue_server.gateway.rest_media import MediaDesk
from queue_server.gateway.rest_notices import NoticeDesk
from queue_server.gateway.rest_order import Order
from queue_server.gateway.rest_plays import PlaysDesk
from queue_server.gateway.rest_programme import ProgrammePages
from queue_server.gateway.rest_screens import Screens
from queue_server.gateway.rest_session import Sessions, Tries
from queue_server.gateway.rest_shown import ShownDesk
from queue_server.gateway.rest_signs import Signs
from queue_server.gateway.rest_stops import Stops
from queue_server.gateway.rest_tickets import Tickets
from queue_server.gateway.rest_what_if import WhatIf
from queue_server.gateway.rest_windows import Windows
from queue_server.gateway.socket import Socket

BODY_LIMIT = 64 * 1024


@get("/healthz", include_in_schema=False, sync_to_thread=False)
def healthz() -> Response[dict[str, str]]:
    """The process answers."""
    return Response({"status": "ok"})


@get("/readyz", include_in_schema=False, sync_to_thread=False)
def readyz(desk: TheDesk) -> Response[dict[str, str]]:
    """The log can be written."""
    ready = desk.engine.ready
    return Response({"status": "ready" if ready else "store failing"}, status_code=200 if ready else 503)


@get("/metrics", include_in_schema=False, sync_to_thread=False)
def metrics_page(metrics: TheMetrics) -> Response[bytes]:
    """Figures for Prometheus."""
    body, media_type = metrics.text()
    return Response(body, media_type=media_type)


def rest(
    *,
    desk: Desk,
    boards: Boards,
    catalogue: CatalogueDesk,
    enrolments: Enrolments,
    hub: Hub,
    store: Store,
    accounts: Accounts,
    metrics: Metrics,
    outside: Outside,
    reckon: Reckon,
    programme: ProgrammeDesk,
    preview: Preview,
    version: str,
) -> Litestar:
    """Return the HTTP side."""
    tries = Tries()
    given: dict[str, Any] = {
        "desk": desk,
        "boards": boards,
        "catalogue": catalogue,
        "enrolments": enrolments,
        "hub": hub,
        "store": store,
        "accounts": accounts,
        "metrics": metrics,
        "tries": tries,
        "outside": outside,
        "reckon": reckon,
        "programme": programme,
        "preview": preview,
        "drawn": Drawn(programme, preview),
        "proofs": ProofsRead(desk.engine, store),
        "bookings": BookingDesk(desk, Identity(outside.key), outside.clock),
    }
    return Litestar(
        route_handlers=[
            Stops,
            Tickets,
            Bookings,
            Windows,
            Lists,
            CatalogueOut,
            Guides,
            EnrolmentDesk,
            BoardsOut,
            Helps,
            Order,
            Signs,
            NoticeDesk,
            MediaDesk,
            ProgrammePages,
            PlaysDesk,
            ShownDesk,
            Screens,
            Machines,
            Sessions,
            Clerks,
            WhatIf,
            healthz,
            readyz,
            metrics_page,
            *pages.routes(),
        ],
        dependencies={name: Provide(_given(value), sync_to_thread=False) for name, value in given.items()},
        exception_handlers={
            ProblemError: on_problem,
            ValidationException: on_validation,
            HTTPException: on_http,
            StoreFailed: on_store_failed,
            BrokenLog: on_broken_log,
            RecursionError: on_too_deep,
            Exception: on_fault,
        },
        openapi_config=OpenAPIConfig(
            title="Hall queue server",
            version=version,
            path="/api/schema",
            render_plugins=[JsonRenderPlugin(path="/")],
        ),
        request_max_body_size=BODY_LIMIT,
        signature_namespace={"Store": Store, "Accounts": Accounts, "Reckon": Reckon},
        debug=False,
        logging_config=None,
    )


def _given(value: Any) -> Callable[[], Any]:
    def give() -> Any:
        return value

    return give


def application(http: Asgi, socket: Socket) -> Asgi:
    """Return the whole application."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "websocket":
            if scope["path"] == "/ws":
                await socket(scope, receive, send)
            else:
                await receive()
                await send({"type": "websocket.close", "code": 1008})
        else:
            await http(scope, receive, send)

    return app
