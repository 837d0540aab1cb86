# Made by bindings/python/generate.py from lib/model/fields.def; do not edit.

from __future__ import annotations

from typing import Dict

from ._node import NodeBase, NodeFlag, NodeNumber, NodeText

NODES: Dict[int, str] = {
    1001: "root",
    1002: "paragraph",
    1003: "heading",
    1004: "text",
    1005: "emphasis",
    1006: "strong",
    1007: "delete",
    1008: "inlineCode",
    1009: "break",
    1010: "link",
    1011: "image",
    1012: "list",
    1013: "listItem",
    1014: "blockquote",
    1015: "code",
    1016: "table",
    1017: "tableRow",
    1018: "tableCell",
    1019: "thematicBreak",
    1020: "footnoteReference",
    1021: "footnoteDefinition",
    1064: "figure",
    1065: "caption",
    1066: "embed",
    1067: "pullquote",
    1068: "aside",
    1069: "subscript",
    1070: "superscript",
}


class NodeFields(NodeBase):
    """What the nodes of a body may have; absent is None."""

    __slots__ = ()
    depth = NodeNumber(124)
    ordered = NodeFlag(125)
    start = NodeNumber(126)
    spread = NodeFlag(134)
    checked = NodeFlag(133)
    attribution = NodeText(55)
    language = NodeText(11)
    value = NodeText(39)
    align = NodeNumber(132)
    header = NodeFlag(129)
    column_span = NodeNumber(127)
    row_span = NodeNumber(128)
    url = NodeText(2)
    title = NodeText(5)
    alt = NodeText(24)
    media_index = NodeNumber(135)
    credit = NodeText(23)
    provider = NodeText(56)
    identifier = NodeText(57)
    locked = NodeFlag(130)
