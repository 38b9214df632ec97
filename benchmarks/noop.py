"""The reference of ``issue``: the same stack, the same body read, and nothing done.

``python -m benchmarks.noop PORT`` serves ``POST /api/v1/tickets`` on Litestar
and uvicorn as the hall's server does, without rules, log or rights.
"""

import sys

import msgspec
import uvicorn
import uvloop
from litestar import Litestar, post

from queue_server.gateway.bodies import IssueBody


class Nothing(msgspec.Struct, frozen=True):
    """The answer to a request for which nothing was done."""

    command_id: str
    ok: bool = True


@post("/api/v1/tickets", status_code=201)
async def issue(data: IssueBody) -> Nothing:
    """Read the body and answer."""
    return Nothing(data.command_id)


async def serve(port: int) -> None:
    """Serve until stopped."""
    config = uvicorn.Config(
        Litestar([issue], logging_config=None),
        port=port,
        http="httptools",
        lifespan="off",
        log_config=None,
        access_log=False,
        backlog=2048,
        server_header=False,
    )
    await uvicorn.Server(config).serve()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1])))
