"""What each setting of the LED bars is for, in one sentence; part of ``config.meaning``."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from config import led, led_template

ID: Final = "the name that other settings and the log use; never shown"

LED: Final[Mapping[type[msgspec.Struct], Mapping[str, str]]] = MappingProxyType(
    {
        led.LedStyle: {
            "id": ID,
            "charset": "the characters its bars have: gb2312, gbk or ascii; ascii bars speak English",
            "missing": "what is shown for a character that the bars lack",
            "substitutes": "what is shown instead of some characters that the bars lack",
            "scroll": "how fast words run that are wider than the bar",
            "blink_seconds": "how long a new call blinks; 0: it stands still",
            "colour": "the colour of the words, on bars that have several; empty: the bar's own",
            "call_colour": "the colour of a call; empty: as the other words",
            "brightness": "how bright the bars are, by the hour; empty: as set on the bars",
            "waiting": "whether an idle window's bar says how many wait for it",
            "clock": "whether an idle window's bar shows the time of day",
            "turn_seconds": "how long words, waiting and clock stand before the next",
            "idle": "the words of a window where nobody is; {window} and {queues} are filled in",
            "idle_en": "the same in English",
            "closed": "the words of a closed window; {window} is filled in",
            "closed_en": "the same in English",
            "rest_minutes": "minutes after the last hours, and before the first, when it is dark; 0 is never",
        },
        led.Substitute: {"sign": "the character that the bars lack", "by": "what they show instead"},
        led.Brightness: {
            "hour": "from which hour of the day on",
            "percent": "how bright, in hundredths of the brightest",
        },
        led_template.LedTemplate: {
            "id": ID,
            "encoding": "how the words are written: gbk (GB2312 is part of it) or utf-8",
            "show": "the frame that shows words",
            "poll": "the frame that only asks whether the bar is there",
            "dim": "the frame that sets the brightness",
            "ack": "what the bar answers when it obeyed: bytes, address, length and check only",
            "nack": "what it answers when it refuses",
            "escapes": "bytes that are replaced between the first and the last piece",
            "everyone": "the address that all bars obey, if there is one: emergencies are there at once",
            "gap_ms": "how long the line must be quiet after a frame",
            "answer_ms": "how long the bar may take to begin its answer",
        },
        led_template.Piece: {
            "kind": "what the piece is; the other keys count by it",
            "name": "what since and until call it",
            "hex": "bytes: the bytes",
            "size": "how many bytes a number, length or check takes",
            "order": "whether its high byte (big) or its low byte (little) goes first",
            "shift": "by how many bits a number is shifted right, first",
            "mask": "which bits of it are kept, then",
            "plus": "what is added to it, last",
            "top": "level: the number for full brightness",
            "since": "length, check: the name of the first piece it is about; empty: the first of all",
            "until": "length, check: the last one; empty: the last of all, or the one before a check",
            "after": "text: the bytes that follow every character",
            "nibbles": "text: whether double bytes are sent as four half bytes",
            "pad": "text: whether blanks fill the bar up",
            "values": "colour, motion, size: the bytes for each; the first for what has none",
            "method": "check: how it is made",
        },
        led_template.Value: {"of": "the colour, motion or size", "hex": "its bytes"},
        led_template.Escape: {"byte": "the byte that may not stand there", "by": "what stands for it"},
        led.LedLine: {
            "id": ID,
            "address": "the address of the line",
            "protocol": "the make of its bars",
            "template": "template: which one, of led_templates or bar-a, bar-b, bar-c, bar-d",
            "registers": "modbus: where the boards have what",
            "id_code": "cpower-tcp: the id code set on the cards",
            "fonts": "onbon: the fonts the cards were loaded with, beside those of 16 dots",
            "style": "the manner of speaking of its bars, an id of led_styles; empty: the defaults",
            "bars": "the bars on the line",
        },
        led.Font: {
            "dots": "how high its letters are",
            "chinese": "the number of its Chinese font file: 1 for O001",
            "ascii": "the number of its Latin font file: 1 for E001",
        },
        led.Registers: {
            "text": "the first register with text",
            "order": "whether the first of two characters is in the high byte (big) or the low byte (little)",
            "length": "the register for the number of bytes; without it the boards need none",
            "colour": "the register for the colour",
            "level": "the register for the brightness",
            "top": "the number for full brightness",
        },
        led.Bar: {
            "screen": "its address on the line, as set on the controller",
            "window": "the window it hangs above",
            "cells": "its width in half-width characters of 16 dots, dots ÷ 8; a Chinese character takes two",
            "rows": "its height in dots; letters are as high where the bar has such",
            "style": "its own manner of speaking; empty: the line's",
        },
    }
)
