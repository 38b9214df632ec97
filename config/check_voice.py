"""What must hold of the voice and the loudspeakers: one voice a hall, one program where they hear."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from config.problem import Problem, known, twice
from config.settings import Board, Site
from config.voice import Loudness, Loudspeaker, Quiet, hear_one_another


def check_voice(file: str, site: Site) -> Iterator[Problem]:
    """Yield what is wrong with how a site speaks, and where."""
    yield from twice(file, "voice.languages", site.voice.languages)
    for quiet in site.voice.quiet:
        yield from _ends_later(file, "voice.quiet.until", quiet)
    for loudness in site.voice.loudness:
        yield from _ends_later(file, "voice.loudness.until", loudness)
    for one, other in combinations(site.voice.loudness, 2):
        if one.start < other.until and other.start < one.until:
            value = f"{other.start}-{other.until}"
            yield Problem(file, "voice.loudness", value, f"no overlap with {one.start}-{one.until}")
    if site.loudspeakers:
        yield from _check_loudspeakers(file, site)
    else:
        yield from _one_voice(file, site.boards)


def _ends_later(file: str, key: str, hours: Quiet | Loudness) -> Iterator[Problem]:
    if hours.start >= hours.until:
        yield Problem(file, key, hours.until, f"a time after start {hours.start}")


def _one_voice(file: str, boards: Sequence[Board]) -> Iterator[Problem]:
    speaks: dict[str, str] = {}
    for board in boards:
        if board.sound == "none":
            continue
        first = speaks.setdefault(board.hall, board.id)
        if first != board.id:
            expected = f"none, for {first} speaks in hall {board.hall} already (or [[loudspeakers]])"
            yield Problem(file, f"boards[{board.id}].sound", board.sound, expected)


def _check_loudspeakers(file: str, site: Site) -> Iterator[Problem]:
    boards, halls = [board.id for board in site.boards], [hall.id for hall in site.halls]
    others = [loudspeaker.id for loudspeaker in site.loudspeakers]
    for one in site.loudspeakers:
        key = f"loudspeakers[{one.id}]"
        windows = [window.id for window in site.windows if window.hall in one.halls]
        yield from known(file, f"{key}.board", [one.board], boards, "a board of this site")
        yield from known(file, f"{key}.halls", one.halls, halls, "a hall of this site")
        yield from known(file, f"{key}.windows", one.windows, windows, "a window of its halls")
        yield from known(file, f"{key}.hears", one.hears, others, "another loudspeaker of this site")
        if not one.halls:
            yield Problem(file, f"{key}.halls", "none", "at least one hall of this site")
    yield from _one_program(file, site.loudspeakers)


def _one_program(file: str, loudspeakers: Sequence[Loudspeaker]) -> Iterator[Problem]:
    for one, other in combinations(loudspeakers, 2):
        if one.board != other.board and hear_one_another(one, other):
            expected = f"{one.board} as {one.id}: they hear each other, and only one program can part them"
            yield Problem(file, f"loudspeakers[{other.id}].board", other.board, expected)
