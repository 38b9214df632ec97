"""``notice``, ``emergency``, ``media`` and ``programme``: what the screens show, told to the running server.

They speak REST to the server of the site, so they run on its machine; what the
server refuses is the sentence they end with.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote

from queue_server.admin.failed import Failed
from queue_server.admin.running_site import RunningSite, add_port, running_site

TEXTS: Final = ("title", "text", "title_en", "text_en")


def add_verbs(verbs: Any) -> None:
    """Add the four verbs to the command line's subparsers."""
    notice = _group(verbs, "notice", "notices on the screens and the line that runs along the boards")
    write = notice.add_parser("write", help="write a draft, or write one anew; prints its id")
    write.add_argument("--id", help="a name of your own for it")
    write.add_argument("--ticker", action="store_true", help="it runs along the boards, instead of a page")
    _add_texts(write)
    for deed in ("publish", "withdraw"):
        notice.add_parser(deed, help=f"{deed} a notice").add_argument("id")
    notice.add_parser("list", help="list all notices")
    emergency = verbs.add_parser("emergency", help="show this on every screen at once, or end that")
    _add_texts(emergency)
    add_port(emergency)
    emergency.add_argument("--end", action="store_true", help="end every emergency")
    media = _group(verbs, "media", "pictures and videos for the screens")
    upload = media.add_parser("add", help="upload a file; it must be one that can be shown")
    upload.add_argument("file", type=Path)
    media.add_parser("remove", help="remove an upload that no playlist shows").add_argument("name")
    media.add_parser("list", help="list what can be shown")
    programme = _group(verbs, "programme", "which playlists are shown when and where")
    put = programme.add_parser("put", help="take a programme.toml instead of the site's own")
    put.add_argument("file", type=Path)
    programme.add_parser("back", help="go back to the site's own")


def carry_out(asked: argparse.Namespace) -> int:
    """Carry out one of them. Raises BadConfig, Failed."""
    return DEEDS[asked.verb, getattr(asked, "what", "")](running_site(asked), asked)


def _group(verbs: Any, name: str, says: str) -> Any:
    parser = verbs.add_parser(name, help=says)
    add_port(parser)
    return parser.add_subparsers(dest="what", required=True)


def _add_texts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--title", default="", help="in Chinese")
    parser.add_argument("--text", default="", help="in Chinese, marked up; - reads standard input")
    parser.add_argument("--title-en", default="", help="the title in English")
    parser.add_argument("--text-en", default="", help="the text in English")
    parser.add_argument("--hall", dest="halls", action="append", default=[], help="only in this hall")
    parser.add_argument("--screen", dest="screens", action="append", default=[], help="only on this screen")


def _texts(asked: argparse.Namespace) -> dict[str, Any]:
    fields = {name: getattr(asked, name) for name in (*TEXTS, "halls", "screens")}
    if fields["text"] == "-":
        fields["text"] = sys.stdin.read().strip()
    return fields


def _write(server: RunningSite, asked: argparse.Namespace) -> int:
    style = "ticker" if asked.ticker else "notice"
    body = {**_texts(asked), "style": style, "id": asked.id}
    print(server.ask("POST", "/notices", json.dumps(body).encode())["id"])
    return 0


def _move(server: RunningSite, asked: argparse.Namespace) -> int:
    moved = server.ask("PUT", f"/notices/{quote(asked.id, safe='')}/{asked.what}")
    print(f"notice {moved['id']} is {moved['state']}")
    return 0


def _list_notices(server: RunningSite, _asked: argparse.Namespace) -> int:
    for one in server.ask("GET", "/notices?limit=1000")["data"]:
        print(f"{one['id']}\t{one['style']}\t{one['state']}\t{one['title'] or one['text'][:30]}")
    return 0


def _emergency(server: RunningSite, asked: argparse.Namespace) -> int:
    if asked.end:
        ended = server.ask("DELETE", "/emergency")
        print(f"{len(ended)} ended")
        return 0
    if not asked.title:
        raise Failed("an emergency needs a --title; expected some words that say what to do")
    started = server.ask("POST", "/emergency", json.dumps(_texts(asked)).encode())
    print(f"{started['id']} is on the screens; end it with hall-admin emergency --end")
    return 0


def _add_media(server: RunningSite, asked: argparse.Namespace) -> int:
    try:
        with asked.file.open("rb") as file:
            size = asked.file.stat().st_size
            kept = server.ask("POST", f"/media?name={quote(asked.file.name)}", file, size)
    except OSError as error:
        raise Failed(f"{asked.file}: {error.strerror}") from error
    length = f", {kept['seconds']:g} s" if kept["seconds"] else ""
    print(f"{kept['name']} is kept: {kept['kind']}, {kept['width']} × {kept['height']}{length}")
    return 0


def _remove_media(server: RunningSite, asked: argparse.Namespace) -> int:
    server.ask("DELETE", f"/media/{quote(asked.name, safe='')}")
    print(f"{asked.name} is removed")
    return 0


def _list_media(server: RunningSite, _asked: argparse.Namespace) -> int:
    for one in server.ask("GET", "/media?limit=1000")["data"]:
        print(f"{one['name']}\t{one['kind']}\t{one['size']}\t{one['hash'][:16]}")
    return 0


def _put_programme(server: RunningSite, asked: argparse.Namespace) -> int:
    try:
        table = tomllib.loads(asked.file.read_text(encoding="utf-8"))
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
        raise Failed(f"{asked.file}: {error}; expected a file of the form of programme.toml") from error
    server.ask("PUT", "/programme", json.dumps(table).encode())
    print(f"the screens follow {asked.file}; go back with hall-admin programme back")
    return 0


def _back(server: RunningSite, _asked: argparse.Namespace) -> int:
    server.ask("DELETE", "/programme")
    print("the screens follow the site's programme.toml")
    return 0


Deed = Callable[[RunningSite, argparse.Namespace], int]
DEEDS: Final[Mapping[tuple[str, str], Deed]] = MappingProxyType(
    {
        ("notice", "write"): _write,
        ("notice", "publish"): _move,
        ("notice", "withdraw"): _move,
        ("notice", "list"): _list_notices,
        ("emergency", ""): _emergency,
        ("media", "add"): _add_media,
        ("media", "remove"): _remove_media,
        ("media", "list"): _list_media,
        ("programme", "put"): _put_programme,
        ("programme", "back"): _back,
    }
)
