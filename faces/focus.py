"""The keyboard's focus given to a window by the X server itself, for windows no manager gives it to."""

import contextlib
import ctypes
import ctypes.util
from typing import Any, Final

TO_POINTER: Final = 1
"""Where the focus falls back to when the window goes (RevertToPointerRoot)."""

NOW: Final = 0


def give(window: Any) -> None:
    """Let Kivy's ``window`` have the keyboard; does nothing where there is no X server."""
    name = ctypes.util.find_library("X11")
    with contextlib.suppress(OSError, AttributeError):
        number = int(window.get_window_info().window)
        _give(ctypes.CDLL(name), number)


@ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
def _unheard(_display: Any, _error: Any) -> int:
    """Overlook an error: Xlib's own way is to end the program."""
    return 0


def _give(x11: Any, number: int) -> None:
    x11.XSetErrorHandler.restype = ctypes.c_void_p
    x11.XSetErrorHandler.argtypes = (ctypes.c_void_p,)
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XSetInputFocus.argtypes = (ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_ulong)
    x11.XSync.argtypes = (ctypes.c_void_p, ctypes.c_int)
    x11.XCloseDisplay.argtypes = (ctypes.c_void_p,)
    display = x11.XOpenDisplay(None)
    if display is None:
        return
    before = x11.XSetErrorHandler(ctypes.cast(_unheard, ctypes.c_void_p))
    try:
        x11.XSetInputFocus(display, number, TO_POINTER, NOW)
        x11.XSync(display, 0)
    finally:
        x11.XSetErrorHandler(before)
        x11.XCloseDisplay(display)
