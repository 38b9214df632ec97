"""Whole slips, judged by decoders we did not write: npos reads the bytes, zbar the paper."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from printers.compose import guide_bytes, list_bytes, slip_bytes
from printers.guide import Guide
from printers.profile import load_profile, profile_names
from printers.slip import Slip
from printers.virtual import VirtualPrinter
from transports.open import transport_for

Judge = Callable[..., Awaitable[str]]


def unbroken(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", profile_names())
async def test_npos_reads_all_that_the_slip_says(judge: Judge, slip: Slip, name: str) -> None:
    profile = load_profile(name)
    found = json.loads(await judge("escpos_text.js", given=slip_bytes(slip, profile)))
    text = unbroken(found["text"])
    for said in (slip.centre, slip.number, slip.subject, slip.hall, slip.priority, *slip.notices):
        assert unbroken(said) in text
    assert found["qr"] == ([slip.follow_url] if profile.qr == "native" else [])
    assert found["commands"][:2] == ["ESC @", "FS &"]
    assert found["commands"][-1] == ("ESC d" if profile.cut == "none" else "GS V")
    assert "\ufffd" not in text


async def test_npos_reads_a_guide(judge: Judge, guide: Guide) -> None:
    found = json.loads(await judge("escpos_text.js", given=guide_bytes(guide, load_profile("generic-80"))))
    text = unbroken(found["text"])
    for material in guide.materials:
        assert f"□{material.name}" in text
    assert guide.phone_complaint in text


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_npos_reads_a_list_of_materials_and_nothing_of_the_rest(
    judge: Judge, guide: Guide, language: str
) -> None:
    said = replace(guide, language=language)
    found = json.loads(await judge("escpos_text.js", given=list_bytes(said, load_profile("generic-80"))))
    text = unbroken(found["text"])
    for material in guide.materials:
        assert f"□{unbroken(material.name)}" in text
        assert unbroken(material.note) in text
    assert unbroken(guide.where[0]) in text
    assert found["qr"] == [guide.url]
    for other in (guide.conditions[0], guide.steps[0].detail, guide.fee, guide.phone_complaint):
        assert unbroken(other) not in text
    assert "\ufffd" not in text


@pytest.mark.parametrize(("name", "dots"), [("generic-80", 576), ("generic-58", 384), ("generic", 384)])
async def test_zbar_reads_the_code_off_the_paper(tmp_path: Path, slip: Slip, name: str, dots: int) -> None:
    printer = VirtualPrinter(tmp_path, dots=dots, cutter=name == "generic-80")
    pipe = transport_for(f"tcp:127.0.0.1:{await printer.listen()}")
    await pipe.open()
    await pipe.write(slip_bytes(slip, load_profile(name)), 5.0)
    (sheet,) = await asyncio.wait_for(printer.wait_for(1), 30)
    await pipe.close()
    await printer.close()
    assert await zbar(tmp_path / sheet.png) == slip.follow_url
    assert sheet.largest == slip.number
    assert not any(line.wrapped for line in sheet.lines)
    assert not sheet.unknown


async def zbar(picture: Path) -> str:
    process = await asyncio.create_subprocess_exec(
        "zbarimg", "--quiet", "--raw", "--oneshot", str(picture), stdout=asyncio.subprocess.PIPE
    )
    said, _ = await asyncio.wait_for(process.communicate(), 60)
    return said.decode().strip()
