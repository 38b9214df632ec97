"""An item drawn as a player draws it, in a process of its own: ``python -m programme.preview``.

Standard input has a line of JSON (:class:`Wanted`), standard output gets the PNG;
1 and a sentence on standard error when the item cannot be drawn.
"""

import io
import sys
from pathlib import Path

import msgspec

from faces.fonts import NoFont
from programme.draw import draw
from programme.plan import Item
from programme.still import BadPicture
from programme.wanted import Wanted


def png(item: Item, file: Path | None, wanted: Wanted) -> bytes:
    """Return the picture of ``item`` as PNG. Raises BadPicture, NoFont."""
    made = io.BytesIO()
    draw(item, file, (wanted.width, wanted.height), wanted.ground).save(made, "PNG", compress_level=1)
    return made.getvalue()


def main() -> int:
    """Draw what standard input asks for."""
    wanted = msgspec.json.decode(sys.stdin.buffer.read(), type=Wanted)
    try:
        sys.stdout.buffer.write(png(wanted.item, Path(wanted.file) if wanted.file else None, wanted))
    except (BadPicture, NoFont) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
