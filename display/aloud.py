"""What a board says aloud, put together from settings and options: its loudspeakers, voices and sinks."""

import argparse
import asyncio
from collections.abc import Sequence
from datetime import timedelta

import structlog
from msgspec.structs import replace

from config.loudspeakers import alone, driven_by, home_of
from config.settings import Board, Site
from config.voice import Loudspeaker, Voice
from display.announcer import Announcer, Line
from display.loudness import FULL, percent
from display.loudspeakers import policy_of
from display.speaker import Speaker
from display.watch import Watch
from speech.chime import chime
from speech.needed import units
from speech.sink import BadSink, Sink, sink
from speech.voices import Voices, engine
from wire.live import Call

log = structlog.get_logger()


def voice_of(site: Site, asked: argparse.Namespace) -> Voice:
    """Return how a board speaks: as its site does, but for what it was asked on the command line."""
    given = {
        "voices": tuple(asked.voice) if asked.voice else None,
        "languages": asked.languages,
        "one": asked.one,
        "repeats": asked.repeats,
    }
    return replace(site.voice, **{name: value for name, value in given.items() if value is not None})


def loudspeakers_for(site: Site, board: Board, asked: argparse.Namespace) -> tuple[Loudspeaker, ...]:
    """Return what the board drives: those of the settings, played where ``--sound`` says; or itself.

    Raises BadSink when ``--sound`` names a loudspeaker that the board does not drive.
    """
    if not site.loudspeakers:
        sound = dict(asked.sound).get("", board.sound)
        return () if sound == "none" else (alone(board, sound, asked.also),)
    driven, told = driven_by(board, site), dict(asked.sound)
    for name in told:
        if name not in [one.id for one in driven]:
            expected = ", ".join(f"{one.id}=SINK" for one in driven) or "none, for this board drives none"
            raise BadSink(f"--sound {name or 'SINK'}: expected {expected}")
    here = (replace(one, sound=told.get(one.id, one.sound)) for one in driven)
    return tuple(one for one in here if one.sound != "none")


class Aloud:
    """The voice of one board; ``halls`` are those whose calls it says, none when it is silent."""

    def __init__(self, site: Site, board: Board, asked: argparse.Namespace, watch: Watch) -> None:
        self._site = site
        self._voice = voice_of(site, asked)
        self._driven = loudspeakers_for(site, board, asked)
        self.halls = tuple(dict.fromkeys(hall for one in self._driven for hall in one.halls))
        self._voices = Voices([engine(name, asked.config) for name in self._voice.voices])
        sinks = {one.id: found for one in self._driven if (found := sink(one.sound)) is not None}
        self._speaker = self._speaker_at(sinks, watch) if sinks else None

    def hear(self, calls: Sequence[Call]) -> None:
        """Say ``calls``, each where it is for."""
        if self._speaker is not None:
            self._speaker.hear(calls)

    async def run(self) -> None:
        """Speak until cancelled."""
        if self._speaker is None:
            return
        async with asyncio.TaskGroup() as group:
            group.create_task(self._speaker.run())
            group.create_task(self._prepare())

    async def _prepare(self) -> None:
        """Make beforehand what any call can need, so that sound starts at once."""
        for loud in {FULL, *(hours.percent for hours in self._voice.loudness)}:
            await asyncio.to_thread(chime, loud)
        try:
            for tongue in self._voice.languages:
                needed = [units(self._site, one, tongue, self._voice.one) for one in self._driven]
                every = tuple(dict.fromkeys(unit for some in needed for unit in some))
                await asyncio.to_thread(self._voices.prepare, every, tongue)
        finally:
            self._voices.stop()

    def _speaker_at(self, sinks: dict[str, Sink], watch: Watch) -> Speaker:
        voice = self._voice
        homes = {one.id: home_of(one) for one in self._driven}
        return Speaker(
            self._voices,
            sinks,
            Announcer(
                loudspeakers=policy_of(self._driven),
                repeats=voice.repeats,
                patience=timedelta(seconds=voice.patience_seconds),
                late=timedelta(seconds=voice.late_seconds),
            ),
            words=lambda line: watch.words(line.call, homes[line.loudspeaker], voice.languages, voice.one),
            called=watch.called,
            now=watch.now,
            loud=lambda now: percent(voice, now),
            on_spoken=lambda line: _spoken(watch, line),
            on_trouble=lambda text: log.warning("not_spoken", why=text),
            chimes=voice.chime,
        )


def _spoken(watch: Watch, line: Line) -> None:
    watch.spoken(line.call, line.loudspeaker)
