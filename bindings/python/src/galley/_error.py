"""Failures of the library, and exceptions on their way through it."""

from __future__ import annotations

import threading
from ctypes import byref, c_size_t, c_void_p
from typing import Any, Optional

from . import _abi
from ._abi import Status
from ._library import lib


class Error(Exception):
    """What went wrong, and where.

    A parser written in Python may raise it: code, message and offset then become those of the failure.
    """

    def __init__(self, message: str, code: int = Status.ESYNTAX, *, format: Optional[str] = None, name: Optional[str] = None, offset: Optional[int] = None,
                 line: Optional[int] = None, column: Optional[int] = None, os_error: Optional[int] = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = Status(code)
        self.format = format
        self.name = name
        self.offset = offset
        self.line = line
        self.column = column
        self.os_error = os_error

    def __str__(self) -> str:
        place = f"line {self.line}, column {self.column}" if self.line is not None else f"byte {self.offset}" if self.offset is not None else ""
        return ": ".join(part for part in (self.name, place, self.message) if part)

    def __reduce__(self) -> Any:
        return _rebuild, (dict(self.__dict__),)


def _rebuild(state: Any) -> Error:
    error = Error(state["message"], state["code"])
    error.__dict__.update(state)
    return error


class ErrorHandle:
    """A galley_error, freed with the thread that made it."""

    def __init__(self) -> None:
        self.pointer = c_void_p()
        if lib.galley_error_new(byref(self.pointer)):
            raise MemoryError

    def __del__(self, free: Any = lib.galley_error_free) -> None:
        free(self.pointer)


class Slot:
    """Where a call puts a text and its length; read before anything else is called."""

    def __init__(self) -> None:
        self.text = c_void_p()
        self.length = c_size_t()
        self.text_to = byref(self.text)
        self.length_to = byref(self.length)


class _Local(threading.local):
    def __init__(self) -> None:
        self.handle = ErrorHandle()
        self.error = self.handle.pointer
        self.slot = Slot()
        self.pending: Optional[BaseException] = None


local = _Local()


class Stop(Exception):
    """Within a callback: a call of the library refused; the callback returns its status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def _text(field: int) -> Optional[str]:
    text = lib.galley_error_text(local.error, field)
    return text.decode("utf-8", "surrogateescape") if text else None


def _number(field: int) -> Optional[int]:
    number = int(lib.galley_error_number(local.error, field))
    return None if number < 0 else number


def error_of(status: int) -> Error:
    """The failure that a call has just left in this thread's error object."""
    message = lib.galley_error_message(local.error) if lib.galley_error_code(local.error) == status else b""
    return Error((message or lib.galley_status_name(status)).decode(), status, format=_text(_abi.FORMAT), name=_text(_abi.NAME), offset=_number(_abi.OFFSET),
                 line=_number(_abi.LINE), column=_number(_abi.COLUMN), os_error=_number(_abi.OS_ERROR))


def pending(status: int) -> Optional[BaseException]:
    """Takes what a callback raised during the call that gave status."""
    raised = local.pending
    if raised is None:
        return None
    local.pending = None
    if isinstance(raised, Error) and status < 0:
        seen = error_of(status)
        for name in ("format", "name", "offset", "line", "column"):
            if getattr(raised, name) is None:
                setattr(raised, name, getattr(seen, name))
    return raised


def check(status: int) -> int:
    """Raises what a callback raised, or the failure; gives the status otherwise."""
    if local.pending is not None:
        raised = pending(status)
        if raised is not None:
            raise raised
    if status < 0:
        raise error_of(status)
    return status
