"""What must be there before a hall can open; told in one sentence each, before anything is started."""

import os

from demo.options import Options
from demo.ports import must_be_free
from demo.processes import find


def check(options: Options) -> None:
    """Raise CannotStart with the first thing missing, and what to do about it."""
    if options.port:
        must_be_free(options.port, "the queue server", "--port")
        must_be_free(options.port + 1, "the hall page", "--port")
        must_be_free(options.port + 2, "the screens in the browser", "--port")
    if options.kivy and (options.exit or not os.environ.get("DISPLAY")):
        find("Xvfb")
        find("xdotool")
    if options.kivy and not options.exit and not os.environ.get("DISPLAY"):
        find("x11vnc")
        find("websockify")
