"""Parsers and serializers written in Python, as the library's tables of functions."""

from __future__ import annotations

import weakref
from ctypes import byref, c_size_t, cast, pointer, sizeof, string_at
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Mapping, Optional, Tuple, Union

from . import _abi
from ._abi import Score, Severity, Status
from ._error import Error, Stop, check, local
from ._library import lib
from ._model import DocumentFields
from ._record import FieldName, Owner, Record, number_of

if TYPE_CHECKING:
    from ._body import Node
    from ._context import Context, Document

_NO_OFFSET = _abi.NO_OFFSET


class Module:
    """What a format is."""

    name: str = ""                                  #: 1 to 40 of [a-z0-9-]
    title: str = ""                                 #: "RSS 2.0"
    media_types: Tuple[str, ...] = ()
    extensions: Tuple[str, ...] = ()
    options: Mapping[str, Tuple[str, str, str]] = {}    #: {"width": ("number 0..400", "0", "wrap lines at this width")}
    replace: bool = False                           #: takes the place of a format of the same name


class Parser(Module):
    """A parser of one's own. Instances are shared by all calls of a context: what one parse needs belongs in call.state."""

    streams: bool = False                           #: wants pieces; else parse gets the whole input at once
    carries: bool = False                           #: gives payloads (an archive), not records

    def probe(self, facts: "Facts") -> int:
        """How well the facts fit: galley.Score. NO has the last word; other answers are raised to what names and media types say. Without a probe
        of the module's own those alone are asked."""
        return Score.NO

    def open(self, call: "Call") -> None:
        """Begins an input."""

    def parse(self, call: "Call", data: bytes, last: bool) -> None:
        """Reads bytes into call.document. last: no more will come."""
        raise NotImplementedError


class Serializer(Module):
    """A serializer of one's own. Instances are shared by all calls of a context: what one output needs belongs in call.state."""

    writes_many: bool = False                       #: takes more than one document

    def open(self, call: "Call", sink: "Sink") -> None:
        """Writes the head."""

    def write(self, call: "Call", document: "Document", sink: "Sink") -> None:
        """Writes one document, which is lent for this call."""
        raise NotImplementedError

    def finish(self, call: "Call", sink: "Sink") -> None:
        """Writes the tail."""

    def write_body(self, call: "Call", node: "Node", sink: "Sink") -> None:
        """Writes what stands under a node of a body."""
        raise Error("this format writes whole documents only", Status.EUNSUPPORTED)


class Facts:
    """What is known of an input, as long as the call lasts that was given it."""

    def __init__(self, handle: Optional[int]) -> None:
        self._handle = handle

    @property
    def bytes(self) -> bytes:
        """Its first bytes, at most 64 KiB."""
        size = c_size_t()
        data = lib.galley_facts_bytes(self._handle, byref(size))
        return string_at(data, size.value) if data else b""

    def text(self, name: FieldName) -> Optional[str]:
        """"url", "name", "media_type", "charset", "language", "fetched", "format", "extension", "syntax", "root_element", "root_namespace", "json_keys"."""
        text = lib.galley_facts_text(self._handle, number_of(name), None)
        return None if text is None else text.decode()


class Sink:
    """Where a serializer writes."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def write(self, data: Union[str, bytes]) -> None:
        if isinstance(data, str):
            data = data.encode()
        _go_on(lib.galley_sink_write(self._handle, data, len(data)))


def _go_on(status: int) -> None:
    if status < 0:
        raise Stop(status)


class Call:
    """One parse or write in progress, as long as it lasts. state is the module's own."""

    def __init__(self, handle: int, context: "Context") -> None:
        self._handle = handle
        self._context = context
        self._owners: List[Owner] = []
        self.state: Any = None

    @property
    def facts(self) -> Facts:
        return Facts(lib.galley_call_facts(self._handle))

    @property
    def document(self) -> DocumentFields:
        """For a parser: what is being built; another one after emit()."""
        return DocumentFields(self._lend(None), lib.galley_call_root(self._handle))

    def emit(self) -> None:
        """For a parser: the document is complete, the next begins. What is built at the end of the input is emitted by itself."""
        self._end()
        _go_on(lib.galley_call_emit(self._handle))

    def option(self, key: str) -> Optional[str]:
        """An option of this module, or a key of the core ("explain")."""
        value = lib.galley_call_option(self._handle, key.encode())
        return None if value is None else value.decode()

    def warn(self, code: str, message: str, severity: int = Severity.WARNING, offset: Optional[int] = None) -> None:
        """Puts a diagnostic on the document; code is stable and begins with the module's name ("rss.no-link")."""
        _go_on(lib.galley_call_warn(self._handle, severity, code.encode(), _NO_OFFSET if offset is None else offset, message.encode()))

    def drop(self, message: str, code: int = Status.ESYNTAX, offset: Optional[int] = None) -> None:
        """For a parser: this document cannot be read; it is reported, and reading goes on."""
        lib.galley_call_fail(self._handle, code, _NO_OFFSET if offset is None else offset, message.encode())

    def lost(self, field: FieldName) -> None:
        """For a serializer: this field was there and is not written."""
        lib.galley_call_lost(self._handle, number_of(field))

    def work(self, units: int) -> None:
        """Counts work, in bytes looked at, so that limits and cancelling hold."""
        _go_on(lib.galley_call_work(self._handle, units))

    def set_time(self, record: Record, field: FieldName, text: str) -> None:
        """Sets a time from any wording; relative ones count from when the input was fetched."""
        data = text.encode()
        _go_on(lib.galley_call_set_time(self._handle, record._edit(), number_of(field), data, len(data)))

    def parse_body(self, record: Record, format: str, data: Union[str, bytes], offset: Optional[int] = None) -> None:
        """Data in another format ("html") becomes the body of record."""
        text = data.encode() if isinstance(data, str) else data
        _go_on(lib.galley_call_parse_body(self._handle, record._edit(), format.encode(), text, len(text), _NO_OFFSET if offset is None else offset))

    def write_body(self, node: "Node", format: str, sink: Sink) -> None:
        """For a serializer: writes a body in another format."""
        _go_on(lib.galley_call_write_body(self._handle, node._read(), format.encode(), sink._handle))

    def carry(self, data: bytes, properties: Optional[Mapping[str, Any]] = None, **facts: str) -> int:
        """For a carrier: a payload, and what is known of it (url, media_type, fetched). Gives the status of reading it."""
        import json
        for name, value in facts.items():
            text = value.encode()
            _go_on(lib.galley_call_carry_fact(self._handle, number_of(name), text, len(text)))
        for name, value in (properties or {}).items():
            text = json.dumps(value, ensure_ascii=False).encode()
            _go_on(lib.galley_call_carry_property(self._handle, name.encode(), text, len(text)))
        status = int(lib.galley_call_carry_data(self._handle, data, len(data)))
        return status if status < 0 else int(lib.galley_call_carry_end(self._handle))

    def _lend(self, handle: Optional[int]) -> Owner:
        owner = Owner(handle, self._context, lent=True)
        self._owners.append(owner)
        return owner

    def _end(self) -> None:
        """What was lent is over; whoever kept some of it is told so, instead of reading what is no more."""
        for owner in self._owners:
            owner.close()
        self._owners.clear()


class _Table:
    """The callbacks of a module, the C table that names them, and the calls that are in progress."""

    def __init__(self, context: "Context", module: Any) -> None:
        # The context holds this table; a strong reference back would keep both until the collector runs.
        self.context = weakref.ref(context)
        self.module = module
        self.calls: Dict[int, Call] = {}
        self.next = 0
        self.kept: List[Any] = []

    def guard(self, function: Callable[..., Optional[int]], failed: int = Status.EMODULE) -> Callable[..., int]:
        """What is raised is kept for the caller of the library, and never unwinds through C."""
        def run(*arguments: Any) -> int:
            try:
                return function(*arguments) or 0
            except Stop as stop:
                return stop.status
            except BaseException as raised:  # KeyboardInterrupt too
                if local.pending is None:
                    local.pending = raised
                return raised.code if isinstance(raised, Error) and failed < 0 and raised.code < 0 else failed
        return run

    def begin(self, handle: int, state: Any) -> Call:
        context = self.context()
        assert context is not None
        call = Call(handle, context)
        self.next += 1
        self.calls[self.next] = call
        state[0] = self.next
        return call

    def close(self, state: Optional[int]) -> int:
        call = self.calls.pop(state or 0, None)
        if call is not None:
            call._end()
        return 0

    def description(self) -> Any:
        module = self.module
        text: Callable[[str], bytes] = str.encode
        options = (_abi.galley_option * max(len(module.options), 1))()
        for slot, (key, (kind, value, words)) in zip(options, module.options.items()):
            slot.key, slot.type, slot.fallback, slot.text = text(key), text(kind), text(value), text(words)
        made = _abi.galley_module(sizeof(_abi.galley_module), sizeof(_abi.galley_option), text(module.name), text(module.title), text(" ".join(module.media_types)),
                                  text(" ".join(module.extensions)), cast(options, type(pointer(options[0]))), len(module.options))
        self.kept += [options, made]
        return pointer(made)

    def callback(self, table: Any, name: str, function: Callable[..., Optional[int]], failed: int = Status.EMODULE) -> Any:
        made = dict(table._fields_)[name](self.guard(function, failed))
        self.kept.append(made)
        return made


class _ParserTable(_Table):
    def build(self) -> Any:
        module: Parser = self.module
        flags = (_abi.MODULE_STREAMS if module.streams else 0) | (_abi.MODULE_CARRIES if module.carries else 0)
        made = _abi.galley_parser(sizeof(_abi.galley_parser), flags, self.description(), None)
        if type(module).probe is not Parser.probe:
            made.probe = self.callback(_abi.galley_parser, "probe", lambda _, facts: int(module.probe(Facts(facts))), Score.NO)
        made.open = self.callback(_abi.galley_parser, "open", lambda _, handle, state: module.open(self.begin(handle, state)))
        made.push = self.callback(_abi.galley_parser, "push", self.push)
        made.close = self.callback(_abi.galley_parser, "close", self.close)
        return made

    def push(self, state: int, handle: int, data: Optional[int], size: int, last: int) -> None:
        call = self.calls[state]
        call._handle = handle
        try:
            self.module.parse(call, string_at(data, size) if data else b"", bool(last))
        except Error as raised:
            lib.galley_call_fail(handle, raised.code, _NO_OFFSET if raised.offset is None else raised.offset, raised.message.encode())
            raise
        finally:
            call._end()


class _SerializerTable(_Table):
    def build(self) -> Any:
        module: Serializer = self.module
        made = _abi.galley_serializer(sizeof(_abi.galley_serializer), _abi.MODULE_WRITES_MANY if module.writes_many else 0, self.description(), None)
        made.open = self.callback(_abi.galley_serializer, "open", lambda _, handle, sink, state: module.open(self.begin(handle, state), Sink(sink)))
        made.write = self.callback(_abi.galley_serializer, "write", self.write)
        made.finish = self.callback(_abi.galley_serializer, "finish", self.finish)
        made.close = self.callback(_abi.galley_serializer, "close", self.close)
        if type(module).write_body is not Serializer.write_body:
            made.write_body = self.callback(_abi.galley_serializer, "write_body", self.write_body)
        return made

    def at(self, state: int, handle: int) -> Call:
        call = self.calls[state]
        call._handle = handle
        return call

    def write(self, state: int, handle: int, document: int, sink: int) -> None:
        from ._context import Document
        call = self.at(state, handle)
        try:
            self.module.write(call, Document(_owner=call._lend(document)), Sink(sink))
        finally:
            call._end()

    def finish(self, state: int, handle: int, sink: int) -> None:
        self.module.finish(self.at(state, handle), Sink(sink))

    def write_body(self, _: Any, handle: int, node: int, sink: int) -> None:
        from ._body import Node
        context = self.context()
        assert context is not None
        call = Call(handle, context)
        try:
            self.module.write_body(call, Node(Record(call._lend(None), None), node), Sink(sink))
        finally:
            call._end()


def registered(context: "Context", module: Union[Parser, Serializer]) -> Any:
    """Registers a module; what comes back must live as long as the context."""
    table = _ParserTable(context, module) if isinstance(module, Parser) else _SerializerTable(context, module)
    register = lib.galley_register_parser if isinstance(module, Parser) else lib.galley_register_serializer
    made = table.build()
    check(register(context._pointer, byref(made), _abi.REPLACE if module.replace else 0, local.error))
    return table
