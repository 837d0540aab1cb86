"""Bodies: a tree in reading order, whose kinds of node are those of mdast and some that news needs."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any, Iterator, List, Mapping, Optional, Union, overload

from ctypes import byref, c_int32

from . import _abi
from ._library import lib
from ._node_fields import NODES, NodeFields
from ._record import FIELDS, Field, Record, span_of

_NUMBERS = {name: number for number, name in NODES.items()}


class Node(NodeFields):
    """A piece of a body: a paragraph, a link, a text."""

    __slots__ = ()

    @property
    def kind(self) -> str:
        """mdast's name: "paragraph", "heading", "text"; "" for a body that is absent."""
        return NODES.get(lib.galley_node_kind(self._read()), "")

    @property
    def parent(self) -> Optional["Node"]:
        pointer = lib.galley_node_parent(self._read())
        return None if pointer is None else Node(self._record, pointer)

    @property
    def children(self) -> List["Node"]:
        return list(self)

    def __iter__(self) -> Iterator["Node"]:
        pointer = lib.galley_node_first_child(self._read())
        while pointer is not None:
            yield Node(self._record, pointer)
            pointer = lib.galley_node_next(pointer)

    def walk(self) -> Iterator["Node"]:
        """This node and all that is in it, in reading order."""
        root = self._read()
        pointer, step = root, c_int32(_abi.STEP_ENTER)
        while pointer is not None:
            if step.value == _abi.STEP_ENTER:
                yield Node(self._record, pointer)
            pointer = lib.galley_node_step(root, pointer, byref(step))

    @property
    def span(self) -> Optional[slice]:
        """The bytes of the input that it stands in: data[node.span]; with the option "spans"."""
        return span_of(lib.galley_node_span, self._read())

    @property
    def plain(self) -> str:
        """The letters in it, without marks or breaks."""
        return "".join(node.value or "" for node in self.walk() if node.kind in ("text", "inlineCode", "code"))

    def to(self, format: str, options: Optional[Mapping[str, Any]] = None) -> str:
        """What stands under this node, in a format that writes bodies."""
        pointer = self._read()
        if pointer is None:
            return ""
        return self._record._owner.context.write_body(pointer, format, options).decode()

    def markdown(self, options: Optional[Mapping[str, Any]] = None) -> str:
        return self.to("markdown", options)

    def text(self, options: Optional[Mapping[str, Any]] = None) -> str:
        return self.to("text", options)

    def html(self, options: Optional[Mapping[str, Any]] = None) -> str:
        return self.to("html", options)

    def remove(self) -> None:
        """Removes this node with all that is in it; none of these may be used again."""
        self._record._done(lib.galley_body_remove(self._record._edit(), self._read()))

    def __repr__(self) -> str:
        return f"<galley.{type(self).__name__} {self.kind} {self.plain[:60]!r}>" if self else f"<galley.{type(self).__name__}, absent>"


class Body(Node):
    """The root of a body. It is built in reading order: with body.open("paragraph"): body.write("...")."""

    __slots__ = ()

    def write(self, text: str) -> None:
        """Appends text to the open node."""
        data = text.encode()
        self._record._done(lib.galley_body_text(self._record._edit(), data, len(data)))
        self._found()

    @contextmanager
    def open(self, kind: str, **fields: Union[str, int, bool]) -> Iterator["Body"]:
        """Opens a node in the one that is open, and closes it at the end of the with statement."""
        record = self._record
        pointer = record._edit()
        if kind not in _NUMBERS:
            raise ValueError(f"a body has no '{kind}'")
        record._done(lib.galley_body_open(pointer, _NUMBERS[kind]))
        self._found()
        for name, value in fields.items():
            if isinstance(value, str):
                data = value.encode()
                record._done(lib.galley_body_set_text(pointer, FIELDS[name], data, len(data)))
            else:
                record._done(lib.galley_body_set_number(pointer, FIELDS[name], int(value)))
        yield self
        record._done(lib.galley_body_close(pointer))

    def add(self, kind: str, text: str = "", **fields: Union[str, int, bool]) -> None:
        """Appends a node that holds this text alone."""
        with self.open(kind, **fields):
            if text:
                self.write(text)

    def _found(self) -> None:
        if self._pointer is None:
            self._pointer = lib.galley_record_body(self._record._read())


class BodyField(Field):
    """The body, empty where there is none."""

    @overload
    def __get__(self, record: None, owner: Any = None) -> "BodyField": ...
    @overload
    def __get__(self, record: Record, owner: Any = None) -> Body: ...
    def __get__(self, record: Optional[Record], owner: Any = None) -> Any:
        return self if record is None else Body(record, lib.galley_record_body(record._read()))
