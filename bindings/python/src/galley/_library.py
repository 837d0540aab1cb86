"""The shared library: GALLEY_LIBRARY names it, or it lies beside this package, or the system has it."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sys
from pathlib import Path
from typing import Iterator

from . import _abi

NAMES = {"win32": ["galley.dll", "libgalley.dll"], "darwin": ["libgalley.0.dylib", "libgalley.dylib"]}.get(sys.platform, ["libgalley.so.0", "libgalley.so"])


def _candidates() -> Iterator[str]:
    named = os.environ.get("GALLEY_LIBRARY")
    if named:
        yield named
        return
    here = Path(__file__).resolve().parent
    beside = [str(here / name) for name in NAMES if (here / name).exists()]
    if beside:
        yield beside[0]
        return
    yield NAMES[0]
    found = ctypes.util.find_library("galley")
    if found:
        yield found


def _open() -> ctypes.CDLL:
    reasons = []
    for name in _candidates():
        try:
            return ctypes.CDLL(name)
        except OSError as reason:
            reasons.append(str(reason))
    raise ImportError("galley: no libgalley: " + "; ".join(reasons) + " (set GALLEY_LIBRARY to its path, or install it)")


def fits(number: int) -> bool:
    """Whether a library of that version runs what was written for ours: the same soname, and not older."""
    mine = _abi.VERSION_NUMBER
    same = number // 10000 == mine // 10000 and (mine >= 10000 or number // 100 == mine // 100)
    return same and number >= mine


def load() -> ctypes.CDLL:
    library = _open()
    name = library._name
    try:
        library.galley_version_number.restype = ctypes.c_int32
        number = int(library.galley_version_number())
    except AttributeError:
        raise ImportError(f"galley: {name} is no libgalley: it has no galley_version_number") from None
    if not fits(number):
        version = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
        raise ImportError(f"galley: this package is for libgalley {_abi.VERSION_STRING}, and {name} is {version}")
    for function, (result, arguments) in _abi.PROTOTYPES.items():
        try:
            bound = getattr(library, function)
        except AttributeError:
            raise ImportError(f"galley: {name} has no {function}: it is not libgalley {_abi.VERSION_STRING}") from None
        bound.restype = result
        bound.argtypes = arguments
    return library


lib = load()
