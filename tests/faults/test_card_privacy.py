"""A card laid on a real kiosk's reader: a number is given by its rule, and nothing of it is left anywhere."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from faults.asking import request, whole_log
from faults.kiosk import Kiosk
from faults.server import Server
from printers.virtual.server import VirtualPrinter
from readers.virtual.reader import VirtualReader

NAME, NUMBER = "欧阳㐂测验", "11010519491231002X"


def traces() -> list[bytes]:
    """Return what of the card must stand nowhere, in every way it might be written."""
    words = [NAME, NUMBER, NUMBER[:17], "19491231", NAME[1:4]]
    return [word.encode(form) for word in words for form in ("utf-8", "utf-16-le", "gb18030")]


async def test_nothing_of_a_card_is_kept_printed_or_logged(
    serving: Callable[..., Server], tmp_path: Path
) -> None:
    server, printer = serving(), VirtualPrinter(tmp_path / "paper")
    await server.start()
    link = tmp_path / "reader"
    port = await printer.listen()
    said = tmp_path / "kiosk.stderr"
    async with VirtualReader(link) as reader:
        kiosk = Kiosk(
            tmp_path, server.port, f"tcp:127.0.0.1:{port}", "--reader", f"serial:{link}?baud=115200"
        )
        await kiosk.start(said)
        try:
            await kiosk.sees(away=False)
            reader.lay(NAME, NUMBER, address="北京市朝阳区", born="19491231")
            async with asyncio.timeout(120):
                while (seen := await kiosk.ask(ask="screen"))["dialog"] != "card":
                    await asyncio.sleep(0.05)
            assert any("欧***验" in text for text in seen["texts"])
            number = await kiosk.take()
            async with asyncio.timeout(120):
                while not printer.sheets:
                    await asyncio.sleep(0.05)
            log = await whole_log(server.port)
            assert NAME not in str(await request(server.port, "GET", "/api/v1/events"))
        finally:
            await kiosk.stop()
    await server.stop()
    await printer.close()
    (issued,) = [row["event"] for row in log if row["event"].get("number") == number]
    assert issued["priority"] == "elderly"
    assert len(issued["person"]) == 32
    files = [path for path in tmp_path.rglob("*") if path.is_file() and not path.is_symlink()]
    assert any("hall.db" in path.name for path in files)
    found = [(path, trace) for path in files for trace in traces() if trace in path.read_bytes()]
    assert found == []
