"""What a node of a body is made of: its place in the tree, and attributes that read its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional, overload

from ._abi import Status
from ._error import Error
from ._library import lib

if TYPE_CHECKING:
    from ._record import Record


class NodeBase:
    """A node of a body, or an absent one."""

    __slots__ = ("_record", "_pointer")

    def __init__(self, record: "Record", pointer: Optional[int]) -> None:
        self._record = record
        self._pointer = pointer

    def _read(self) -> Optional[int]:
        if self._record._owner.gone:
            raise Error("this document is closed, or was lent for a call that has ended", Status.ESTATE)
        return self._pointer

    def __bool__(self) -> bool:
        return self._pointer is not None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NodeBase) and self._pointer == other._pointer and self._record._owner is other._record._owner

    def __hash__(self) -> int:
        return hash((id(self._record._owner), self._pointer))


class NodeField:
    __slots__ = ("number",)

    def __init__(self, number: int) -> None:
        self.number = number


class NodeText(NodeField):
    __slots__ = ()

    @overload
    def __get__(self, node: None, owner: Any = None) -> "NodeText": ...
    @overload
    def __get__(self, node: NodeBase, owner: Any = None) -> Optional[str]: ...
    def __get__(self, node: Optional[NodeBase], owner: Any = None) -> Any:
        if node is None:
            return self
        text = lib.galley_node_text(node._read(), self.number, None)
        return None if text is None else text.decode()

    def __set__(self, node: NodeBase, value: Optional[str]) -> None:
        text = None if value is None else value.encode()
        node._record._done(lib.galley_body_edit_text(node._record._edit(), node._read(), self.number, text, len(text or b"")))


class NodeNumber(NodeField):
    __slots__ = ()
    MISSING = -(2 ** 63)

    @overload
    def __get__(self, node: None, owner: Any = None) -> "NodeNumber": ...
    @overload
    def __get__(self, node: NodeBase, owner: Any = None) -> Optional[int]: ...
    def __get__(self, node: Optional[NodeBase], owner: Any = None) -> Any:
        if node is None:
            return self
        number = lib.galley_node_number(node._read(), self.number, self.MISSING)
        return None if number == self.MISSING else number


class NodeFlag(NodeField):
    __slots__ = ()

    @overload
    def __get__(self, node: None, owner: Any = None) -> "NodeFlag": ...
    @overload
    def __get__(self, node: NodeBase, owner: Any = None) -> Optional[bool]: ...
    def __get__(self, node: Optional[NodeBase], owner: Any = None) -> Any:
        if node is None:
            return self
        number = lib.galley_node_number(node._read(), self.number, -1)
        return None if number < 0 else number != 0
