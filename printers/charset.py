"""Which characters a printer's font has, and what stands in for those it lacks.

The bytes are always GB18030, of which GB2312 and GBK are parts; the charsets
differ in how much of it the printer has glyphs for. A lacking character
becomes ``〓``, the typesetter's mark for a missing sort, never a silent blank
or question mark. Sources: GB 2312-80, GB 18030-2000 (its mandatory part ends
with CJK Extension A).
"""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from printers.profile import Charset
from printers.wrap import NO_BREAK

MISSING: Final = "\u3013"
DROPPED: Final = frozenset({"Cf", "Mn", "Me"})  # zero-width: joiners, variation selectors, loose accents
EXTENSION_A: Final = range(0x3400, 0x4DC0)

SUBSTITUTES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "\t": " ",
        "\u2002": " ",
        "\u2003": "\u3000",
        "\u2009": " ",
        "\u202f": " ",
        "\u00a5": "\uffe5",  # yen sign → full-width yuan sign
        "\u00a9": "(C)",
        "\u00ae": "(R)",
        "\u2011": "-",
        "\u2013": "-",
        "\u2022": "\u00b7",
        "\u2212": "-",
        "\u2610": "\u25a1",  # ballot box → white square
        "\u30fb": "\u00b7",
    }
)


def printable(text: str, charset: Charset) -> str:
    """Return ``text`` as a printer with ``charset`` can print it, control characters made blanks.

    What this returns is safe to send: no byte of it can begin a command. A
    no-break space stays, for ``wrap`` minds it.
    """
    return "".join(_printable(character, charset) for character in unicodedata.normalize("NFC", text))


def _printable(character: str, charset: Charset) -> str:
    if " " <= character <= "~" or character == NO_BREAK:
        return character
    if character in SUBSTITUTES:
        return SUBSTITUTES[character]
    category = unicodedata.category(character)
    if category in DROPPED:
        return ""
    if category.startswith(("C", "Z")) and character != "\u3000":
        return " "
    return character if _has(character, charset) else MISSING


def _has(character: str, charset: Charset) -> bool:
    code = character.encode("gb18030")
    if charset == "gb18030-full":
        return True
    if len(code) == 2:
        return charset != "gb2312" or _in_gb2312(code)
    return charset == "gb18030" and ord(character) in EXTENSION_A


def _in_gb2312(code: bytes) -> bool:
    try:
        code.decode("gb2312")
    except UnicodeDecodeError:
        return False
    return True
