"""What a site's voices lack for what it can have to say: the findings of ``hall-admin voice check``."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from config.loudspeakers import loudspeakers_of
from config.settings import Site
from config.voice import Loudspeaker
from speech.clips import BadClips, Clips
from speech.command import BadTemplate
from speech.engine import CannotSay, Engine
from speech.needed import places, units
from speech.sentence import Tongue, sentence
from speech.voices import BadVoice, engine


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What one voice can do for one loudspeaker in one language; ``lacks`` is empty when all is well.

    ``why`` says why it cannot speak at all; ``fallback`` is the voice that will speak instead, if any.
    """

    loudspeaker: str
    tongue: Tongue
    voice: str
    needed: int
    lacks: tuple[str, ...] = ()
    why: str = ""
    fallback: str = ""

    @property
    def well(self) -> bool:
        return not self.lacks and not self.why

    def __str__(self) -> str:
        where = f"{self.loudspeaker}, {self.tongue}, {self.voice}"
        if self.well:
            return f"{where}: all is there"
        lacks = f"lacks {len(self.lacks)} of {self.needed}: {', '.join(self.lacks)}"
        then = f"{self.fallback} speaks instead" if self.fallback else "nothing is said"
        return f"{where}: {lacks if self.lacks else self.why} ({then})"


def findings(site: Site, county: Path) -> Iterator[Finding]:
    """Yield a finding for each loudspeaker, language and voice; a voice of another language is left out."""
    voices = {name: _made(name, county) for name in site.voice.voices}
    for loudspeaker in loudspeakers_of(site):
        for tongue in site.voice.languages:
            yield from _of(site, loudspeaker, tongue, voices)


def _of(
    site: Site, loudspeaker: Loudspeaker, tongue: Tongue, voices: dict[str, Engine | str]
) -> Sequence[Finding]:
    needed = units(site, loudspeaker, tongue, site.voice.one)
    found: list[Finding] = []
    for name, voice in reversed(voices.items()):
        if isinstance(voice, Clips) and voice.language != tongue:
            continue
        lacks, why = _tried(site, loudspeaker, tongue, voice, needed)
        spare = next((later.voice for later in reversed(found) if later.well), "")
        given = Finding(loudspeaker=loudspeaker.id, tongue=tongue, voice=name, needed=len(needed))
        found.append(msgspec.structs.replace(given, lacks=lacks, why=why, fallback=spare))
    if found:
        return found[::-1]
    nobody = "no voice speaks it"
    return [Finding(loudspeaker=loudspeaker.id, tongue=tongue, voice="none", needed=len(needed), why=nobody)]


def _made(name: str, county: Path) -> Engine | str:
    """Return the voice, or why there is none."""
    try:
        return engine(name, county)
    except (BadVoice, BadClips, BadTemplate) as error:
        return str(error)


def _tried(
    site: Site, loudspeaker: Loudspeaker, tongue: Tongue, voice: Engine | str, needed: Sequence[str]
) -> tuple[tuple[str, ...], str]:
    """Return the units that clips lack, and why a voice that says whole sentences cannot."""
    if isinstance(voice, str):
        return (), voice
    if isinstance(voice, Clips):
        return voice.missing(needed), ""
    prefix = site.queues[0].prefix if site.queues else "A"
    for place in places(site, loudspeaker, tongue)[:1]:
        try:
            voice.say(sentence(f"{prefix}012", place, tongue, site.voice.one))
        except CannotSay as reason:
            return (), str(reason)
    return (), ""
