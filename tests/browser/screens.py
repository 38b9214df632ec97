"""Who works at the screens' pages, and the words by which a page is theirs."""

import asyncio
import json
import secrets
import threading
import time
import urllib.request
from collections.abc import Coroutine
from typing import Any

from queue_server.domain.account import Account
from queue_server.storage.accounts import open_accounts

HOURS = 3600.0


def let_in(server: Any) -> str:
    """Sign the manager wang in and enrol the board of the right hall; return the word of both."""
    word = secrets.token_hex(8)
    apart(_let_in(server, word))
    return word


async def _let_in(server: Any, word: str) -> None:
    accounts = await open_accounts(server.database)
    try:
        await accounts.put(Account("wang", "王芳", "manager", "no password"))
        await accounts.sign_in(word, "wang", time.time(), HOURS)
        await accounts.enrol("board-right", "board", word)
    finally:
        await accounts.close()


def apart(work: Coroutine[Any, Any, None]) -> None:
    """Do it in a loop of its own: this thread's is the browser's."""
    thread = threading.Thread(target=lambda: asyncio.run(work))
    thread.start()
    thread.join()


def ask(server: Any, method: str, path: str, body: Any = None) -> Any:
    """Ask over REST, as a program on the server's machine."""
    request = urllib.request.Request(
        f"{server.url}/api/v1{path}",
        json.dumps(body).encode() if body is not None else None,
        {"Content-Type": "application/json"},
        method=method,
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        said = answer.read()
    return json.loads(said) if said else None
