"""A kiosk its server does not know shows a code, keeps what staff say, and starts afresh."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, serve

from kiosk.enrolment import Enrolment
from kiosk.flow import Step
from kiosk.identity import Identity, IdentityFile
from kiosk.world import World
from wire import codec
from wire.enrolment import EnrolBy, Enrolled
from wire.hello import Rejected, Welcome

UNKNOWN = Rejected(code="token", detail="room 'kiosk' needs an enrolled device")
WITHIN = 60.0


async def until(true: Callable[[], Any]) -> None:
    async with asyncio.timeout(WITHIN):
        while not true():
            await asyncio.sleep(0.01)


async def test_the_code_is_shown_and_the_answer_kept(kiosk: Any, world: World, tmp_path: Path) -> None:
    asked: list[Any] = []
    typed = asyncio.Event()

    async def converse(connection: ServerConnection) -> None:
        asked.append(codec.decode_from_client(await connection.recv()))
        await connection.send(codec.encode(EnrolBy(code="12345678", seconds=600)).decode())
        await typed.wait()
        await connection.send(codec.encode(Enrolled(device="kiosk-right")).decode())

    server = await serve(converse, "127.0.0.1", 0, compression=None)
    url = f"ws://127.0.0.1:{next(iter(server.sockets)).getsockname()[1]}/ws"
    file, again = IdentityFile(tmp_path / "identity"), list[bool]()
    enrolment = Enrolment(file, world, url, "", given=False)
    enrolment.changed, enrolment.again = kiosk.presenter.refresh, lambda: again.append(True)
    enrolment.hear(UNKNOWN)
    enrolment.hear(UNKNOWN)
    await until(lambda: world.code)
    dialog = kiosk.presenter.view.dialog
    assert dialog.id == "enrol"
    assert "1234\u00a05678" in dialog.title
    assert kiosk.presenter.spoken().lines[:2] == (dialog.title, dialog.text)
    assert not kiosk.presenter.touch("begin")
    kept = file.read()
    assert kept is not None, "it is on the disk before anybody hears of it"
    assert [(one.key, one.device) for one in asked] == [(kept.key, "")]
    typed.set()
    await until(lambda: again)
    assert file.read() == Identity(kept.token, "kiosk-right")
    assert kiosk.presenter.view.dialog is None
    await enrolment.close()
    server.close()
    await server.wait_closed()


async def test_who_reads_is_not_interrupted(kiosk: Any, world: World) -> None:
    presenter = kiosk.presenter
    kiosk.touch("begin", "units")
    world.code = "1234 5678"
    presenter.refresh()
    assert presenter.view.dialog is None
    kiosk.touch("home")
    kiosk.wait(1000)
    assert presenter.view.step is Step.ATTRACT
    assert getattr(presenter.view.dialog, "id", "") == "enrol"


@pytest.mark.parametrize(("given", "told"), [(True, UNKNOWN), (False, Rejected(code="version", detail=""))])
async def test_an_own_token_and_other_refusals_ask_for_nothing(
    world: World, tmp_path: Path, given: bool, told: Rejected
) -> None:
    file = IdentityFile(tmp_path / "identity")
    enrolment = Enrolment(file, world, "ws://127.0.0.1:1/ws", "", given=given)
    enrolment.hear(told)
    await asyncio.sleep(0)
    assert file.read() is None
    await enrolment.close()


async def test_a_welcome_ends_the_asking(world: World, tmp_path: Path) -> None:
    enrolment = Enrolment(IdentityFile(tmp_path / "identity"), world, "ws://127.0.0.1:1/ws", "", given=False)
    world.code = "1234 5678"
    enrolment.hear(UNKNOWN)
    await asyncio.sleep(0)
    enrolment.hear(Welcome(version=1, epoch="e", site="s", day="d", now=0.0, catalogue=""))
    assert world.code == ""
    await enrolment.close()
