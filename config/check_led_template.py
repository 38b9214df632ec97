"""What must hold of the frames that a site describes: names lead somewhere, pieces have what they need."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from config.led_template import Kind, LedTemplate, Piece
from config.problem import Problem, twice

FRAMES: Final[Mapping[str, frozenset[Kind]]] = MappingProxyType(
    {
        "show": frozenset(
            {"bytes", "address", "sequence", "length", "text", "colour", "motion", "size", "check"}
        ),
        "poll": frozenset({"bytes", "address", "sequence", "length", "check"}),
        "dim": frozenset({"bytes", "address", "sequence", "length", "level", "check"}),
        "ack": frozenset({"bytes", "address", "length", "check"}),
        "nack": frozenset({"bytes", "address", "length", "check"}),
    }
)
"""Frame → the kinds of pieces it may have."""

NEEDED: Final[Mapping[str, Kind]] = MappingProxyType({"show": "text", "dim": "level"})
ONE_BYTE: Final = frozenset({"sum8", "xor8"})


def check_templates(file: str, templates: Sequence[LedTemplate]) -> Iterator[Problem]:
    """Yield what is wrong with a site's own templates."""
    yield from twice(file, "led_templates.id", (template.id for template in templates))
    for template in templates:
        key = f"led_templates[{template.id}]"
        for frame in FRAMES:
            yield from _check_frame(file, f"{key}.{frame}", frame, getattr(template, frame))
        for frame in ("poll", "nack"):
            if getattr(template, frame) and not template.ack:
                yield Problem(file, f"{key}.{frame}", "given", "ack, without which no answer is known")


def _check_frame(file: str, key: str, frame: str, pieces: Sequence[Piece]) -> Iterator[Problem]:
    needed = NEEDED.get(frame)
    kinds = [piece.kind for piece in pieces]
    if pieces and needed and kinds.count(needed) != 1:
        yield Problem(file, key, f"{kinds.count(needed)} of kind {needed}", f"one piece of kind {needed}")
    yield from twice(file, f"{key}.name", (piece.name for piece in pieces if piece.name))
    for at, piece in enumerate(pieces):
        if piece.kind not in FRAMES[frame]:
            expected = f"one of {', '.join(sorted(FRAMES[frame]))} in {frame}"
            yield Problem(file, f"{key}[{at}].kind", piece.kind, expected)
        yield from _check_piece(file, f"{key}[{at}]", piece)
        yield from _check_range(file, f"{key}[{at}]", pieces, at)


def _check_piece(file: str, key: str, piece: Piece) -> Iterator[Problem]:
    if piece.kind == "bytes" and not piece.hex:
        yield Problem(file, f"{key}.hex", "empty", "the bytes in hexadecimal")
    if piece.kind in ("colour", "motion", "size") and not piece.values:
        yield Problem(file, f"{key}.values", "empty", "the bytes for each of them")
    size = 1 if piece.method in ONE_BYTE else 2
    if piece.kind == "check" and piece.size != size:
        yield Problem(file, f"{key}.size", str(piece.size), f"{size} for {piece.method}")


def _check_range(file: str, key: str, pieces: Sequence[Piece], at: int) -> Iterator[Problem]:
    piece = pieces[at]
    places = {other.name: place for place, other in enumerate(pieces) if other.name}
    for edge in ("since", "until"):
        name = getattr(piece, edge)
        if name and name not in places:
            names = ", ".join(places) or "none has one"
            yield Problem(file, f"{key}.{edge}", name, f"the name of a piece of this frame: {names}")
            return
    if piece.kind == "check":
        first = places[piece.since] if piece.since else 0
        last = places[piece.until] if piece.until else at - 1
        if not first <= last or first <= at <= last:
            expected = "since and until around pieces, the check itself not among them"
            yield Problem(
                file, f"{key}.since", f"{piece.since or 'first'} to {piece.until or 'last'}", expected
            )
