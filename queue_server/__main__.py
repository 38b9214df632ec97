"""``hall-server``: a site's queue server."""

import argparse
import asyncio
import gc
import signal
import socket
import sys
from importlib.metadata import version
from pathlib import Path
from types import FrameType

import structlog
import uvicorn
import uvloop
from msgspec.structs import replace

from config.load import DEMO_COUNTY, Loaded, load
from config.problem import BadConfig
from queue_server.compose import compose
from queue_server.engine.ports import StoreFailed
from queue_server.engine.record import BrokenLog
from queue_server.gateway.connections import Requests, Socket
from queue_server.gateway.desk import Asgi
from queue_server.logs import set_up_logs
from queue_server.storage.place import Place, place
from queue_server.store_options import add_store_options
from wire.codec import MAX_CLIENT_FRAME

KEEP_ALIVE = 10.0
STOP_SECONDS = 3
GC_THRESHOLDS = (20_000, 20, 50)


def arguments(argv: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="hall-server", description=__doc__)
    parser.add_argument("--version", action="version", version=version("hall"))
    parser.add_argument(
        "--config", type=Path, default=DEMO_COUNTY, metavar="DIR", help="the county's directory"
    )
    parser.add_argument("--site", default="centre", help="the site to serve (default: centre)")
    add_store_options(parser)
    parser.add_argument("--host", help="address to listen on (default: from the site's settings)")
    parser.add_argument("--port", type=_port, help="port to listen on; 0 takes a free one")
    parser.add_argument("--public-url", help="address that citizens' phones reach")
    parser.add_argument("--log-level", default="info", choices=["debug", "info", "warning", "error"])
    return parser.parse_args(argv)


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65_535:
        raise argparse.ArgumentTypeError(f"{text}: expected 0 to 65535")
    return number


def main(argv: list[str] | None = None) -> int:
    """Serve until stopped; 0 done, 1 failed with one sentence on stderr."""
    asked = arguments(argv)
    set_up_logs(asked.log_level)
    try:
        loaded = with_options(load(asked.config, asked.site), asked)
        with listen(loaded.site.server.host, loaded.site.server.port) as listener:
            if not asked.public_url:
                loaded = _at(loaded, listener)
            with asyncio.Runner(loop_factory=_loop) as runner:
                runner.run(serve(loaded, asked.store or place(loaded.site.server.store), listener))
    except BadConfig as error:
        return _fail(f"the configuration in {asked.config} cannot be used:\n{error}")
    except OSError as error:
        return _fail(f"cannot listen: {error}; is another hall-server running? choose --port")
    except (StoreFailed, BrokenLog) as error:
        return _fail(f"cannot use the store {asked.store or place(loaded.site.server.store)}: {error}")
    except KeyboardInterrupt:
        return _fail("stopped before it had started")
    return 0


def with_options(loaded: Loaded, asked: argparse.Namespace) -> Loaded:
    """Return the settings with what the command line overrides."""
    server = loaded.site.server
    server = replace(
        server,
        host=asked.host or server.host,
        port=server.port if asked.port is None else asked.port,
        public_url=asked.public_url or server.public_url,
    )
    return replace(loaded, site=replace(loaded.site, server=server))


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket. Raises OSError when the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio sends answers at once (TCP_NODELAY); else each waits 40 ms for an ACK.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # else one who never reads would keep a cut connection for ever
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(2 * KEEP_ALIVE * 1000))
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise OSError(f"{host}:{port}: {error.strerror}") from error
    listener.listen(2048)
    return listener


async def serve(loaded: Loaded, store: Place, listener: socket.socket) -> None:
    """Serve on ``listener`` until SIGTERM or SIGINT."""
    async with compose(loaded, store) as app:
        spare_the_collector()
        server = server_of(app)
        host, port = listener.getsockname()[:2]
        structlog.get_logger("hall").info("listening", url=f"http://{host}:{port}", site=loaded.site.id)
        await server.serve(sockets=[listener])


def spare_the_collector() -> None:
    """Let the garbage collector look less often, and not at what stays: it cost a fifth of a busy hall.

    A day's tickets and answers hold no cycles, but each of its rounds went through them all.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GC_THRESHOLDS)


def server_of(app: Asgi) -> "Server":
    """Return the HTTP and WebSocket server around ``app``, with the limits of a hall."""
    config = uvicorn.Config(
        app,
        http=Requests,
        ws=Socket,
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,  # heeded behind the short way, which asks for neither address nor scheme
        ws_max_size=MAX_CLIENT_FRAME,
        ws_ping_interval=KEEP_ALIVE,
        ws_ping_timeout=KEEP_ALIVE,
        ws_per_message_deflate=False,
        backlog=2048,
        server_header=False,
        timeout_graceful_shutdown=STOP_SECONDS,
    )
    return Server(config)


class Server(uvicorn.Server):
    """uvicorn's server, but a signal to stop is spent by stopping: then all is closed in good order.

    uvicorn itself raises the signal once more when it has stopped, which would
    end the process before the engine has.
    """

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop; at once when asked a second time by Ctrl-C."""
        del frame
        self.force_exit = self.should_exit and sig == signal.SIGINT
        self.should_exit = True


def _at(loaded: Loaded, listener: socket.socket) -> Loaded:
    """Put the real port into the public address when it was asked for as 0 or overridden."""
    server = loaded.site.server
    port = listener.getsockname()[1]
    if server.public_url.startswith("http://127.0.0.1"):
        server = replace(server, public_url=f"http://127.0.0.1:{port}")
    return replace(loaded, site=replace(loaded.site, server=server))


def _loop() -> asyncio.AbstractEventLoop:
    loop: asyncio.AbstractEventLoop = uvloop.new_event_loop()
    return loop


def _fail(sentence: str) -> int:
    print(f"hall-server: {sentence}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
