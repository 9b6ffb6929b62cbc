"""Whether a window can open here. Asked before Qt is loaded, since Qt ends the program when it cannot."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import sys
from pathlib import Path

_ODD_NAMES = {"libglib-2.0.so.0": "libglib2.0-0", "libGLX.so.0": "libglx0"}
_MISSING = re.compile(r"(lib[\w.+-]+\.so[\w.]*): cannot open shared object file")


def why_no_window() -> str:
    """Return the reason, with its remedy, why no window can open; empty when one can.

    Only Linux and its like can lack a display or a system library; elsewhere Qt brings all it needs.
    """
    if not sys.platform.startswith(("linux", "freebsd")):
        return ""
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] not in ("", "xcb", "wayland"):
        return ""  # offscreen and the like need no display
    displays = [name for name in ("WAYLAND_DISPLAY", "DISPLAY") if os.environ.get(name)]
    if not displays:
        return (
            "there is no display here (DISPLAY and WAYLAND_DISPLAY are not set); start Heard from a desktop session, "
            "or mark a reply in the terminal with: heard check FILE"
        )
    reasons = [_why_not_wayland() if name == "WAYLAND_DISPLAY" else _why_not_x11() for name in displays]
    return "" if "" in reasons else reasons[-1]


def why_no_qt(error: ImportError) -> str:
    """Return the reason, with its remedy, why Qt could not be loaded."""
    return _missing_library(str(error)) or f"Qt cannot be loaded ({error}); install Heard again with pip"


def debian_package(library: str) -> str:
    """Return the Debian package that brings a shared library, by Debian's rule for their names.

    >>> debian_package("libxcb-cursor.so.0"), debian_package("libdbus-1.so.3"), debian_package("libEGL.so.1")
    ('libxcb-cursor0', 'libdbus-1-3', 'libegl1')
    """
    if library in _ODD_NAMES:
        return _ODD_NAMES[library]
    name, _, version = library.partition(".so")
    number = version.lstrip(".").partition(".")[0]
    return (f"{name}-{number}" if name[-1].isdigit() else f"{name}{number}").lower()


def _why_not_x11() -> str:
    reason = _why_not_loaded("libqxcb.so")
    if reason:
        return reason
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if failed:
        display = os.environ["DISPLAY"]
        return (
            f"the display {display} does not answer; start Heard from a desktop session, "
            "or mark a reply in the terminal with: heard check FILE"
        )
    return ""


def _why_not_wayland() -> str:
    return _why_not_loaded("libqwayland*.so")


def _why_not_loaded(pattern: str) -> str:
    """Load a platform plugin of Qt as Qt will, and return what it lacks."""
    package = importlib.util.find_spec("PySide6")
    folders = package.submodule_search_locations if package else None
    for folder in folders or ():
        for plugin in sorted((Path(folder) / "Qt" / "plugins" / "platforms").glob(pattern)):
            try:
                ctypes.CDLL(str(plugin))
            except OSError as error:
                return _missing_library(str(error)) or f"Qt's {plugin.name} cannot be loaded: {error}"
    return ""


def _missing_library(message: str) -> str:
    missing = _MISSING.search(message)
    if not missing:
        return ""
    return (
        f"the window needs the system library {missing[1]}, which is missing; "
        f"on Debian and Ubuntu: sudo apt-get install {debian_package(missing[1])}"
    )
