"""Golden bytes, written by hand from the manual; and python-escpos's bytes, where it makes them."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from printers.layout import Feed, Line, QrCode, Row, qr_symbol
from printers.profile import Profile, load_profile
from printers.protocols.escpos import encode

BARE = msgspec.structs.replace(load_profile("generic-80"), feed_lines=0, cut="none")
FS = msgspec.structs.replace(BARE, kanji_size="fs")

# rows, profile → bytes between FS & and FS .
GOLDEN: dict[str, tuple[Row, Profile, str]] = {
    "Chinese": (Line(text="综合业务 1号窗口"), BARE, "d7db bacf d2b5 cef1 20 31 bac5 b4b0 bfda 0a"),
    "full-width punctuation alone": (Line(text="：，。"), BARE, "a3ba a3ac a1a3 0a"),
    "full-width digits alone": (Line(text="２０２６"), BARE, "a3b2 a3b0 a3b2 a3b6 0a"),
    "a rare name": (Line(text="㐂"), BARE, "8139ef31 0a"),
    "huge number": (
        Line(text="A012", wide=6, high=6, align="centre"),
        BARE,
        "1b6101 1d2155 41303132 0a 1b6100 1d2100",
    ),
    "double Chinese": (Line(text="号", wide=2, high=2), BARE, "1d2111 bac5 0a 1d2100"),
    "double Chinese on FS printers": (
        Line(text="号", wide=2, high=2),
        FS,
        "1d2111 1c5701 bac5 0a 1d2100 1c5700",
    ),
    "ASCII on FS printers": (Line(text="A", wide=2, high=2), FS, "1d2111 41 0a 1d2100"),
    "tall": (Line(text="a", high=2), BARE, "1d2101 61 0a 1d2100"),
    "a bold value": (Line(lead="号 ", text="A", bold=True), BARE, "bac5 20 1b4501 41 1b4500 0a"),
    "to the right": (Line(text="a", align="right"), BARE, "1b6102 61 0a 1b6100"),
    "feed": (Feed(dots=12), BARE, "1b4a0c"),
    "long feed": (Feed(dots=300), BARE, "1b4aff 1b4a2d"),
    "no feed": (Feed(dots=0), BARE, ""),
    "QR": (
        QrCode(payload="http://a/1", module=6),
        BARE,
        "1b6101 1d286b 0400 31413200 1d286b 0300 314306 1d286b 0300 314531"
        " 1d286b 0d00 315030 687474703a2f2f612f31 1d286b 0300 315130 1b6100",
    ),
}


@pytest.mark.parametrize(("row", "profile", "golden"), GOLDEN.values(), ids=GOLDEN)
def test_golden_bytes(row: Row, profile: Profile, golden: str) -> None:
    assert encode([row], profile).hex() == f"1b401c26{golden.replace(' ', '')}1c2e"


@pytest.mark.parametrize(
    ("cut", "feed", "golden"),
    [("partial", 1, "1b6401 1d564200"), ("full", 0, "1d564100"), ("none", 5, "1b6405")],
)
def test_the_end_of_a_slip(cut: str, feed: int, golden: str) -> None:
    profile = msgspec.structs.replace(BARE, cut=cut, feed_lines=feed)
    assert encode([], profile).hex() == f"1b401c261c2e{golden.replace(' ', '')}"


def test_a_whole_ticket_is_short_enough_for_a_slow_line() -> None:
    """Architecture: about 205 bytes of text; at 9600 baud a second is 960 bytes."""
    ticket: list[Row] = [
        Line(text="青岚县政务服务中心", wide=2, high=2, align="centre"),
        Line(text="A012", wide=6, high=6, align="centre"),
        Line(text="前面等候 12 人"),
        QrCode(payload="http://fw.qinglan.example/follow/Zk3xYw8Qp1tRb6vN", module=6),
    ]
    assert len(encode(ticket, BARE)) < 250


@pytest.fixture(scope="module")
def dummy(tmp_path_factory: pytest.TempPathFactory) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ESCPOS_CAPABILITIES_PICKLE_DIR", str(tmp_path_factory.mktemp("escpos")))
        from escpos.printer import Dummy

        return Dummy(profile="TM-T88V")


@pytest.mark.parametrize("module", [3, 8])
def test_qr_bytes_are_those_of_python_escpos(dummy: object, module: int) -> None:
    payload = "http://fw.qinglan.example/follow/Zk3xYw8Qp1tRb6vN"
    dummy.clear()  # type: ignore[attr-defined]
    dummy.qr(payload, native=True, size=module, ec=1)  # type: ignore[attr-defined]
    assert dummy.output in encode([QrCode(payload=payload, module=module)], BARE)  # type: ignore[attr-defined]


def test_cut_bytes_are_those_of_python_escpos(dummy: object) -> None:
    dummy.clear()  # type: ignore[attr-defined]
    dummy.cut(feed=False)  # type: ignore[attr-defined]
    assert encode([], msgspec.structs.replace(BARE, cut="partial")).endswith(dummy.output)  # type: ignore[attr-defined]


def test_picture_bytes_are_those_of_python_escpos(dummy: object, tmp_path: Path) -> None:
    payload, module = "http://fw.qinglan.example/q/A012", 5
    qr_symbol(payload).save(str(tmp_path / "qr.png"), scale=module, border=0)
    with Image.open(tmp_path / "qr.png") as picture:
        padded = Image.new("1", ((picture.width + 7) // 8 * 8, picture.height), 1)
        padded.paste(picture, (0, 0))
    dummy.clear()  # type: ignore[attr-defined]
    dummy.image(padded, impl="bitImageRaster")  # type: ignore[attr-defined]
    raster = msgspec.structs.replace(BARE, qr="raster")
    assert dummy.output in encode([QrCode(payload=payload, module=module)], raster)  # type: ignore[attr-defined]


@given(st.text(st.characters(codec="gb18030", exclude_categories=["C"]), max_size=40))
def test_text_comes_back_out_of_the_bytes(text: str) -> None:
    raw = encode([Line(text=text)], BARE)
    assert raw.removeprefix(b"\x1b@\x1c&").removesuffix(b"\n\x1c.").decode("gb18030") == text
