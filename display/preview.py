"""What the programme shows on a board, as a picture, without a window: ``hall-board --preview FILE``.

It goes by the plan and the files that the board was told last, in its own
folder, and is drawn by what draws it on the glass.
"""

import argparse
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from boards import layout
from config.calendar import load_calendar
from config.settings import Site
from display.program import one
from display.signage import ident_of, programme_folder
from programme.days import works_of
from programme.draw import draw
from programme.look import Size
from programme.plan import Plan, Screen, media_of
from programme.post import MEDIA, kept_plan
from programme.schedule import due
from programme.shelf import Shelf


def write_preview(site: Site, asked: argparse.Namespace, glass: Size) -> int:
    """Write the picture that ``asked.board`` shows at ``asked.at`` on ``glass`` (pixels); return 0.

    Raises NotThere, BadPicture, NoFont, OSError.
    """
    board = one(site.boards, asked.board, "board")
    folder = programme_folder(asked.state, board.id)
    plan = kept_plan(folder) or Plan(ident=ident_of(site, one(site.halls, board.hall, "hall")))
    shelf = Shelf(folder / MEDIA)
    zone = ZoneInfo(site.timezone)
    when = asked.at or datetime.now(UTC)
    local = when.astimezone(zone) if when.tzinfo else when.replace(tzinfo=zone)
    missing = frozenset(media_of(plan)) - shelf.here
    screen = Screen(board.id, board.hall)
    item = due(plan, screen, local, works_of(load_calendar()), missing).now.item
    box = layout.boxes(board, glass[1] > glass[0]).get("programme")
    place = glass if item.urgent or box is None else layout.pixels(box, glass)
    draw(item, shelf.path(item.media), place, "dark").save(asked.preview, "PNG")
    return 0
