"""Contexts, which know the formats and their options; documents; streams of them, in and out."""

from __future__ import annotations

import datetime as dt
import json
import os
from contextlib import contextmanager
from ctypes import PYFUNCTYPE, byref, c_char_p, c_int32, c_size_t, c_ssize_t, c_void_p, memmove, py_object, pythonapi, string_at
from typing import IO, Any, Callable, Dict, Iterable, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Tuple, Union

from . import _abi
from ._abi import Ability, Status, galley_read_fn, galley_write_fn
from ._error import Error, check, local, pending
from ._library import lib
from ._model import Article, DocumentFields
from ._modules import Parser, Serializer, registered
from ._record import Owner, time_text

Options = Mapping[str, Union[str, int, bool]]
Data = Union[bytes, bytearray, memoryview, str, "os.PathLike[str]", IO[bytes], Iterable[bytes]]
Target = Union[str, "os.PathLike[str]", IO[bytes]]
Fetched = Union[str, dt.datetime, None]

# A text out of C's bytes at once; decoding a copy of them costs a tenth of a call.
_text_at = PYFUNCTYPE(py_object, c_void_p, c_ssize_t, c_char_p)(("PyUnicode_DecodeUTF8", pythonapi))


class Format(NamedTuple):
    """A format, and what it can do."""

    name: str
    title: str
    media_types: Tuple[str, ...]
    extensions: Tuple[str, ...]
    reads: bool
    writes: bool
    carries: bool
    streams: bool
    writes_many: bool


class Option(NamedTuple):
    """An option of calls: "flag", "number A..B", "text", or the words that are allowed."""

    name: str
    type: str
    default: str
    text: str


class Document(DocumentFields):
    """What was read or is built. It owns all that is in it, and outlives the input."""

    __slots__ = ()

    def __init__(self, *, context: Optional["Context"] = None, _owner: Optional[Owner] = None) -> None:
        if _owner is None:
            context = context or default()
            out = c_void_p()
            check(lib.galley_document_new(context._pointer, byref(out)))
            _owner = Owner(out.value, context)
        super().__init__(_owner, lib.galley_document_root(_owner.pointer))

    @property
    def article(self) -> Article:
        """The first article; an empty one, which is false, where there is none."""
        self._read()
        return Article(self._owner, lib.galley_document_article(self._owner.pointer, 0), self, _abi.ARTICLES)

    def to(self, format: str, options: Optional[Options] = None) -> str:
        """The document in a format ("markdown", "json")."""
        written: str = self._write(format, options, _text_at, None)
        return written

    def to_bytes(self, format: str, options: Optional[Options] = None) -> bytes:
        """The same as bytes, for formats that are no text."""
        written: bytes = self._write(format, options, string_at)
        return written

    def _write(self, format: str, options: Optional[Options], made: Callable[..., Any], *more: Any) -> Any:
        owner = self._owner
        self._read()
        context, slot, chosen = owner.context, local.slot, None
        if options:
            chosen = context._options(options)
        status = lib.galley_write_memory(context._pointer, owner.pointer, format.encode(), chosen, slot.text_to, slot.length_to, local.error)
        text, length = slot.text.value, slot.length.value
        if chosen is not None:
            lib.galley_options_free(chosen)
        if status or local.pending is not None:
            lib.galley_free(text)
            check(status)
        try:
            return made(text, length, *more)
        finally:
            lib.galley_free(text)

    def to_dict(self) -> Dict[str, Any]:
        """The document as galley JSON, read: docs/galley-json.md says what is in it."""
        found: Dict[str, Any] = json.loads(self.to_bytes("json"))
        return found

    def save(self, target: Target, format: str, options: Optional[Options] = None) -> None:
        """Writes the document into a file: a path, or what has write(bytes)."""
        with Writer(target, format, options, context=self._owner.context) as out:
            out.add(self)

    def copy(self) -> "Document":
        self._read()
        out = c_void_p()
        check(lib.galley_document_copy(self._owner.pointer, byref(out)))
        return Document(_owner=Owner(out.value, self._owner.context))

    def close(self) -> None:
        """Frees the document now; what was taken from it cannot be read any more. Without, that happens when nothing of it is held."""
        self._owner.close()

    def __enter__(self) -> "Document":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _call_back(function: Callable[[], int], failed: int) -> int:
    """Runs Python within C: what it raises is kept for the caller, and never unwinds through C."""
    try:
        return function()
    except BaseException as raised:  # KeyboardInterrupt too
        local.pending = local.pending or raised
        return failed


class _Input:
    """A galley_input over any of the things that hold bytes, and what keeps them there."""

    def __init__(self, context: "Context", data: Data, text_is_path: bool, facts: Dict[str, Any]) -> None:
        self.pointer = c_void_p()
        self.kept: Any = None
        if isinstance(data, str) and not text_is_path:
            data = data.encode("utf-8", "replace")
            facts["charset"] = facts.get("charset") or "utf-8"
        if isinstance(data, (bytearray, memoryview)):
            data = bytes(data)
        if isinstance(data, bytes):
            self.kept = data
            check(lib.galley_input_from_memory(context._pointer, data, len(data), byref(self.pointer)))
        elif isinstance(data, (str, os.PathLike)):
            check(lib.galley_input_from_file(context._pointer, os.fsencode(data), byref(self.pointer), local.error))
        else:
            self.kept = galley_read_fn(_reading(data))
            check(lib.galley_input_from_callback(context._pointer, self.kept, None, byref(self.pointer)))
        try:
            for name, value in facts.items():
                if value is not None:
                    text = time_text(value) if name == "fetched" else value.encode()
                    status = lib.galley_input_set(self.pointer, _FACTS[name], text, len(text))
                    if name == "fetched" and status == Status.EARGUMENT:
                        raise ValueError(f"fetched is a datetime or a time as in RFC 3339 (2025-06-12T22:30:00Z), not {value!r}")
                    check(status)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        pointer, self.pointer = self.pointer, c_void_p()
        lib.galley_input_free(pointer)


_FACTS = {"url": _abi.URL, "fetched": _abi.FETCHED, "format": _abi.FORMAT, "name": _abi.NAME, "media_type": _abi.MEDIA_TYPE, "charset": _abi.CHARSET,
          "language": _abi.LANGUAGE}


def _reading(source: Any) -> Callable[[Any, int, int], int]:
    """A galley_read_fn over a file or an iterable of bytes."""
    if not hasattr(source, "read") and not hasattr(source, "__iter__"):
        raise TypeError(f"bytes, str, a path, a file or an iterable of bytes is read, not {type(source).__name__}")
    pieces = None if hasattr(source, "read") else iter(source)
    rest = b""

    def read(_: Any, buffer: int, capacity: int) -> int:
        def fill() -> int:
            nonlocal rest
            while not rest:
                found = source.read(capacity) if pieces is None else next(pieces, None)
                if isinstance(found, str):
                    raise TypeError("bytes are read, not str: open the file in binary mode")
                if found is None or pieces is None and not found:
                    return 0
                rest = bytes(found)
            piece, rest = rest[:capacity], rest[capacity:]     # a read() may give more than it was asked for
            memmove(buffer, piece, len(piece))
            return len(piece)
        return _call_back(fill, -1)
    return read


class Stream(Iterator[Document]):
    """Documents one at a time: an article of a feed, a line of NDJSON, a page of an archive.

    What cannot be read is raised after what is whole before it; iterating again goes on behind it where that is possible.
    """

    def __init__(self, context: "Context", data: Data, options: Optional[Options], facts: Dict[str, Any]) -> None:
        self._context = context
        self._reader = c_void_p()
        self._raised: Optional[BaseException] = None
        self._chosen: Optional[c_void_p] = None
        self._input: Optional[_Input] = None
        try:
            self._chosen = context._options(options)
            self._input = _Input(context, data, True, facts)
            check(lib.galley_reader_open(context._pointer, self._input.pointer, self._chosen, byref(self._reader), local.error))
        except BaseException:
            self.close()
            raise

    def __next__(self) -> Document:
        if not self._reader:
            raise StopIteration
        out = c_void_p()
        status = lib.galley_reader_next(self._reader, byref(out), local.error)
        self._raised = pending(status) or self._raised
        if status == Status.OK:
            return Document(_owner=Owner(out.value, self._context))
        if out.value:
            lib.galley_document_free(out)
        raised, self._raised = self._raised, None
        if raised is not None:
            raise raised
        check(status)
        self.close()
        raise StopIteration

    @property
    def offset(self) -> int:
        """How many bytes of the outermost input were used so far."""
        return int(lib.galley_reader_offset(self._reader))

    def close(self) -> None:
        """Ends reading, wherever it stands."""
        reader, self._reader = self._reader, c_void_p()
        lib.galley_reader_free(reader)
        if self._input is not None:
            self._input.close()
        chosen, self._chosen = self._chosen, None
        lib.galley_options_free(chosen)

    def __enter__(self) -> "Stream":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()


class Writer:
    """Many documents into one output: NDJSON, a feed. target is a path, or what has write(bytes)."""

    def __init__(self, target: Target, format: str, options: Optional[Options] = None, *, context: Optional["Context"] = None) -> None:
        self._context = context or default()
        self._sink, self._writer, self._chosen = c_void_p(), c_void_p(), None
        self._kept: Any = None
        try:
            self._chosen = self._context._options(options)
            if isinstance(target, (str, os.PathLike)):
                check(lib.galley_sink_to_file(self._context._pointer, os.fsencode(target), byref(self._sink), local.error))
            else:
                self._kept = galley_write_fn(_writing(target))
                check(lib.galley_sink_to_callback(self._context._pointer, self._kept, None, byref(self._sink)))
            check(lib.galley_writer_open(self._context._pointer, format.encode(), self._chosen, self._sink, byref(self._writer), local.error))
        except BaseException:
            self._free()
            raise

    def add(self, document: Document) -> None:
        """Writes one more document."""
        document._read()
        check(lib.galley_writer_add(self._writer, document._owner.pointer, local.error))

    @property
    def losses(self) -> List[str]:
        """What the format could not hold so far, a line of English for each field."""
        root = lib.galley_writer_losses(self._writer)
        count = lib.galley_record_count(root, _abi.DIAGNOSTICS)
        found = (lib.galley_record_at(root, _abi.DIAGNOSTICS, i) for i in range(count))
        return [lib.galley_record_text(record, _abi.MESSAGE, None).decode() for record in found]

    def close(self) -> None:
        """Writes what the format wants at the end, and closes the file that was opened here."""
        try:
            if self._writer:
                check(lib.galley_writer_finish(self._writer, local.error))
            sink, self._sink = self._sink, c_void_p()
            self._free()
            check(lib.galley_sink_close(sink, local.error))
        finally:
            self._free()

    def _free(self) -> None:
        writer, self._writer = self._writer, c_void_p()
        sink, self._sink = self._sink, c_void_p()
        chosen, self._chosen = self._chosen, None
        lib.galley_writer_close(writer, None)
        lib.galley_sink_close(sink, None)
        lib.galley_options_free(chosen)

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self.close()
        else:
            self._free()

    def __del__(self) -> None:
        self._free()


def _writing(target: Any) -> Callable[[Any, int, int], int]:
    def write(_: Any, data: int, size: int) -> int:
        def put() -> int:
            target.write(string_at(data, size))
            return 0
        return _call_back(put, 1)
    return write


class Context:
    """The formats that are there, and the options of calls. It does not change once it is made, so that threads may share it.

    formats: names of built-in ones, all where it is None. options: over the defaults of all calls; a limit is a ceiling. modules: parsers
    and serializers of one's own.
    """

    def __init__(self, formats: Union[str, Sequence[str], None] = None, options: Optional[Options] = None, modules: Sequence[Union[Parser, Serializer]] = ()) -> None:
        if isinstance(formats, str):
            formats = formats.split()
        self._pointer = c_void_p()
        self._kept: List[Any] = []
        self._arguments = (formats, dict(options or {}), tuple(modules))
        status = lib.galley_context_new(None, None if formats is None else " ".join(formats).encode(), byref(self._pointer))
        if status == Status.EUNKNOWN_FORMAT:
            raise Error(f"not built in: one of {' '.join(formats or ())}", status)
        check(status)
        for module in modules:
            self._kept.append(registered(self, module))
        for key, value in (options or {}).items():
            check(lib.galley_context_set(self._pointer, key.encode(), _value(value), local.error))

    def __del__(self, free: Any = lib.galley_context_free) -> None:
        free(self._pointer)

    def parse(self, data: Data, *, url: Optional[str] = None, fetched: Fetched = None, format: Optional[str] = None, name: Optional[str] = None,
              media_type: Optional[str] = None, charset: Optional[str] = None, language: Optional[str] = None, options: Optional[Options] = None) -> Document:
        """Reads an input to its end. data: bytes, text, a pathlib.Path, or what has read(). fetched: when it was fetched, from which "39
        minutes ago" counts. What is not told is found out."""
        chosen = self._options(options) if options else None
        out = c_void_p()
        if type(data) is bytes and (fetched or format or name or media_type or charset or language) is None:      # the usual call, without an input of its own
            status = lib.galley_parse_memory(self._pointer, data, len(data), url.encode() if url else None, chosen, byref(out), local.error)
        else:
            facts = {"url": url, "fetched": fetched, "format": format, "name": name, "media_type": media_type, "charset": charset, "language": language}
            try:
                source = _Input(self, data, False, facts)
            except BaseException:
                lib.galley_options_free(chosen)
                raise
            status = lib.galley_parse(self._pointer, source.pointer, chosen, byref(out), local.error)
            source.close()
        if chosen is not None:
            lib.galley_options_free(chosen)
        if status or local.pending is not None:
            try:
                check(status)
            except BaseException:
                lib.galley_document_free(out)
                raise
        return Document(_owner=Owner(out.value, self))

    def stream(self, path: Data, *, url: Optional[str] = None, fetched: Fetched = None, format: Optional[str] = None, name: Optional[str] = None,
               media_type: Optional[str] = None, charset: Optional[str] = None, language: Optional[str] = None, options: Optional[Options] = None) -> Stream:
        """Reads an input of any size one document at a time. path: a path ("-" is standard input), bytes, what has read(), or an iterable of
        bytes."""
        facts = {"url": url, "fetched": fetched, "format": format, "name": name, "media_type": media_type, "charset": charset, "language": language}
        return Stream(self, path, options, facts)

    def probe(self, data: Data, *, url: Optional[str] = None, name: Optional[str] = None, media_type: Optional[str] = None) -> Optional[str]:
        """The outermost format; None where none is recognised."""
        source = _Input(self, data, False, {"url": url, "name": name, "media_type": media_type})
        try:
            score = c_int32()
            found = lib.galley_probe(self._pointer, source.pointer, None, byref(score), local.error)
            raised = pending(0)
            if raised is not None:
                raise raised
            return None if found is None else found.decode()
        finally:
            source.close()

    def formats(self) -> List[Format]:
        found = []
        for index in range(lib.galley_format_count(self._pointer)):
            name, title, types, extensions = ((lib.galley_format_text(self._pointer, index, field) or b"").decode()
                                              for field in (_abi.NAME, _abi.TITLE, _abi.MEDIA_TYPE, _abi.EXTENSION))
            can = Ability(lib.galley_format_abilities(self._pointer, index))
            found.append(Format(name, title, tuple(types.split()), tuple(extensions.split()), Ability.READ in can, Ability.WRITE in can, Ability.CARRY in can,
                                Ability.STREAM in can, Ability.WRITE_MANY in can))
        return found

    def options(self) -> List[Option]:
        return [Option(*((lib.galley_option_text(self._pointer, index, field) or b"").decode() for field in (_abi.NAME, _abi.KIND, _abi.VALUE, _abi.TEXT)))
                for index in range(lib.galley_option_count(self._pointer))]

    def write_body(self, node: int, format: str, options: Optional[Options] = None) -> bytes:
        """Nodes and bodies call this: what stands under a node."""
        chosen = self._options(options)
        try:
            with self._memory() as sink:
                check(lib.galley_write_body(self._pointer, node, format.encode(), chosen, sink, local.error))
                size = c_size_t()
                return string_at(lib.galley_sink_bytes(sink, byref(size)), size.value)
        finally:
            lib.galley_options_free(chosen)

    @contextmanager
    def _memory(self) -> Iterator[c_void_p]:
        sink = c_void_p()
        check(lib.galley_sink_to_memory(self._pointer, byref(sink)))
        try:
            yield sink
        finally:
            lib.galley_sink_close(sink, None)

    def _options(self, options: Optional[Options]) -> Optional[c_void_p]:
        if not options:
            return None
        made = c_void_p()
        check(lib.galley_options_new(self._pointer, byref(made)))
        try:
            for key, value in options.items():
                check(lib.galley_options_set(made, key.encode(), _value(value), local.error))
        except BaseException:
            lib.galley_options_free(made)
            raise
        return made


def _value(value: Union[str, int, bool]) -> bytes:
    return (("true" if value else "false") if isinstance(value, bool) else str(value)).encode()


_default: Optional[Context] = None


def default() -> Context:
    """The context of the module's own functions."""
    global _default
    if _default is None:
        _default = Context()
    return _default


def configure(options: Optional[Options] = None, modules: Sequence[Union[Parser, Serializer]] = ()) -> None:
    """Gives the module's own functions further options and formats. Calls that run, and documents that are there, keep what they had."""
    global _default
    formats, before, registered_before = default()._arguments
    _default = Context(formats, {**before, **(options or {})}, [*registered_before, *modules])
