"""What each setting of the voice and the loudspeakers is for: a part of ``meaning``."""

from collections.abc import Mapping
from typing import Final

import msgspec

from config import voice

VOICE: Final[Mapping[type[msgspec.Struct], Mapping[str, str]]] = {
    voice.Voice: {
        "voices": "clips:<folder>, espeak or command:<template>, in order of preference; "
        "a folder is looked for in the county's directory",
        "languages": "what is said one after the other: zh, en, or a dialect that clips are recorded in",
        "one": "how a 1 in a ticket number is read in Chinese: yi or yao",
        "repeats": "how often a call is said",
        "chime": "whether a chime goes before each saying, before the first of a call, or never",
        "patience_seconds": "for how long a new call lets recalls go first, and a repeat is worth saying",
        "late_seconds": "after how many seconds a call that was not heard of in time is only shown",
        "quiet": "when nothing is said",
        "loudness": "how loud it is at which hours; 100 at all others",
    },
    voice.Quiet: {
        "days": "the weekdays",
        "start": "from when",
        "until": "until when; this minute is not in it",
    },
    voice.Loudness: {
        "start": "from when",
        "until": "until when; this minute is not in it",
        "percent": "how loud, in percent of the recording",
    },
    voice.Loudspeaker: {
        "id": "the name that other settings and the log use; never shown",
        "board": "the board whose program drives it",
        "sound": "where it is: alsa:<device>, file:<folder> or none",
        "halls": "the halls whose calls it says",
        "windows": "only the calls of these windows; none given, of all in its halls",
        "hears": "the loudspeakers that can be heard where it hangs, besides those of its halls",
    },
}
