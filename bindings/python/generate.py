#!/usr/bin/env python3
"""Write src/galley/_abi.py (from include/), _node_fields.py and _model.py (from lib/model/fields.def).

    generate.py            writes them
    generate.py --check    exit 1 where one is not what it would write
"""
import importlib.util
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NOTICE = "# Made by bindings/python/generate.py from {}; do not edit.\n"
SCALARS = {"int32_t": "c_int32", "uint32_t": "c_uint32", "int64_t": "c_int64", "uint64_t": "c_uint64", "size_t": "c_size_t"}
# The enums of the headers that become classes: their first member, what the class is called and which prefix its members lose.
ENUMS = {"GALLEY_OK": ("Status", "IntEnum", "GALLEY_", "What a call gives back; negative ones are failures."),
         "GALLEY_CAN_READ": ("Ability", "IntFlag", "GALLEY_CAN_", "What a format can do."),
         "GALLEY_SCORE_NO": ("Score", "IntEnum", "GALLEY_SCORE_", "Answers of a probe, from sure-not to sure."),
         "GALLEY_NOTE": ("Severity", "IntEnum", "GALLEY_", "How bad a diagnostic is.")}


def headers():
    for path in sorted((ROOT / "include/galley").glob("*.h")):
        if path.name != "rename.h":
            yield re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)


def ctype(text, structs):
    """The ctypes name of a C type; a handle is a void pointer, a `T **` a pointer to one."""
    text = re.sub(r"\b(const|GALLEY_CALL)\b", "", text).strip()
    stars = text.count("*")
    base = re.sub(r"[\s*]", "", text)
    if base.endswith("_fn"):
        return base
    if stars == 0:
        return "None" if base == "void" else SCALARS[base]
    if stars == 1:
        if base == "char":
            return "c_char_p"
        if base in SCALARS:
            return f"POINTER({SCALARS[base]})"
        return f"POINTER({base})" if base in structs else "c_void_p"
    return "POINTER(c_void_p)"


def arguments(text, structs):
    text = " ".join(text.split())
    return [] if text == "void" else [ctype(re.sub(r"\w+$", "", a.strip()), structs) for a in text.split(",")]


def signature(result, text, structs):
    # Foreign code must find plain integers and pointers in a callback: a char pointer would be cut at its first NUL.
    return f"CFUNCTYPE({', '.join([ctype(result, structs), *arguments(text, structs)])})".replace("c_char_p", "c_void_p")


def read_headers():
    found = {"functions": {}, "constants": {}, "enums": [], "structs": {}, "callbacks": {}}
    texts = list(headers())
    names = set(re.findall(r"^typedef struct \w+ \{.*?^\} (\w+);", "\n".join(texts), re.S | re.M))
    for text in texts:
        for m in re.finditer(r"^GALLEY_API\s+([^\n]*?)GALLEY_CALL\s+(galley_\w+)\((.*?)\);", text, re.S | re.M):
            found["functions"][m[2]] = (ctype(m[1], names), arguments(m[3], names))
        for m in re.finditer(r"\benum\s*\{(.*?)\}", text, re.S):
            members = [(n, int(v)) for n, v in re.findall(r"(GALLEY_\w+) = (-?\d+)", m[1])]
            found["constants"].update(members)
            found["enums"].append(members)
        for name, value in re.findall(r"^#define (GALLEY_\w+) (\d+|\"[^\"]+\"|\(\(size_t\)-1\)|UINT64_MAX)$", text, re.M):
            found["constants"][name] = {"((size_t)-1)": "2 ** (8 * sizeof(c_size_t)) - 1", "UINT64_MAX": "2 ** 64 - 1"}.get(value, value)
        for m in re.finditer(r"^typedef (\w+) \(GALLEY_CALL \*(\w+)\)\((.*?)\);", text, re.S | re.M):
            found["callbacks"][m[2]] = signature(m[1], m[3], names)
        for m in re.finditer(r"^typedef struct (\w+) \{(.*?)^\} \1;", text, re.S | re.M):
            members = []
            for line in filter(None, (" ".join(part.split()) for part in m[2].split(";"))):
                function = re.match(r"(.*)\(GALLEY_CALL \*(\w+)\)\((.*)\)$", line)
                if function:
                    members.append((function[2], signature(function[1], function[3], names)))
                else:
                    plain = re.match(r"(.*?)(\w+)$", line)
                    members.append((plain[2], ctype(plain[1], names)))
            found["structs"][m[1]] = members
    return found


def abi():
    found = read_headers()
    out = [NOTICE.format("include/"), "from __future__ import annotations\n",
           "from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int32, c_int64, c_size_t, c_uint32, c_uint64, c_void_p, sizeof",
           "from enum import IntEnum, IntFlag", "from typing import Any, Dict, List, Tuple\n"]
    for name, value in found["constants"].items():
        out.append(f"{name[7:]} = {value}")
    for members in found["enums"]:
        if members[0][0] in ENUMS:
            name, base, prefix, text = ENUMS[members[0][0]]
            out += ["", "", f"class {name}({base}):", f'    """{text}"""', ""]
            out += [f"    {n[len(prefix):]} = {v}" for n, v in members]
    out += ["", ""]
    out += [f"{name} = {value}" for name, value in found["callbacks"].items()]
    for name, members in found["structs"].items():
        out += ["", "", f"class {name}(Structure):", "    _fields_ = ["]
        out += [f'        ("{n}", {t}),' for n, t in members]
        out.append("    ]")
    out += ["", "", "# name: (restype, argtypes)", "PROTOTYPES: Dict[str, Tuple[Any, List[Any]]] = {"]
    out += [f'    "{name}": ({result}, [{", ".join(args)}]),' for name, (result, args) in found["functions"].items()]
    out += ["}", ""]
    return "\n".join(out)


def fields_def():
    text = (ROOT / "lib/model/fields.def").read_text(encoding="utf-8")
    kinds = re.findall(r'^GALLEYI_KIND\((\w+), (\d+), "(\w+)"\)', text, re.M)
    fields = {m[0]: m for m in re.findall(r'^GALLEYI_FIELD\((\w+), (\d+), "(\w+)", (\w+), (\w+)\)', text, re.M)}
    members = re.findall(r"^GALLEYI_MEMBER\((\w+), (\w+)\)", text, re.M)
    nodes = re.findall(r'^GALLEYI_NODE\(\w+, (\d+), "(\w+)"', text, re.M)
    of_nodes = list(dict.fromkeys(re.findall(r"^GALLEYI_NODE_MEMBER\(\w+, (\w+),", text, re.M)))
    return kinds, fields, members, nodes, of_nodes


def node_fields():
    _, fields, _, nodes, of_nodes = fields_def()
    out = [NOTICE.format("lib/model/fields.def"), "from __future__ import annotations\n", "from typing import Dict\n",
           "from ._node import NodeBase, NodeFlag, NodeNumber, NodeText\n", "NODES: Dict[int, str] = {"]
    out += [f'    {n}: "{name}",' for n, name in nodes]
    out += ["}", "", "", "class NodeFields(NodeBase):", '    """What the nodes of a body may have; absent is None."""', "", "    __slots__ = ()"]
    for field in [*of_nodes, "LOCKED"]:
        _, value, json, type_, _ = fields[field]
        out.append(f"    {json} = Node{type_.capitalize()}({value})")
    return "\n".join([*out, ""])


def model():
    spec = importlib.util.spec_from_file_location("docs_generate", ROOT / "docs/generate.py")       # what each field means, in words
    docs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(docs)
    kinds, fields, members, _, _ = fields_def()
    meaning = dict(e.strip().split(":", 1) for line in docs.MEANING.strip().split("\n") for e in line.split(" | "))
    classes = {symbol: name.capitalize() for symbol, _, name in kinds}
    mixins = {"ARTICLE": "Story", "RELATED": "Story", "TIMESTAMP": "Moment"}
    out = [NOTICE.format("lib/model/fields.def"), "from __future__ import annotations\n", 
           "from ._body import BodyField",
           "from ._record import FIELDS, KINDS, Flag, Many, Moment, Number, One, Record, Story, Text, Texts, Time\n"]
    for symbol, number, name in kinds:
        own = f"{classes[symbol]}Fields" if symbol == "DOCUMENT" else classes[symbol]
        base = mixins.get(symbol, "Record")
        out += ["", f"class {own}({base}):", f'    """{docs.KINDS[symbol]}"""', "", "    __slots__ = ()", f"    NUMBER = {number}"]
        for kind, field in members:
            if kind != symbol:
                continue
            _, value, json, type_, holds = fields[field]
            words = (docs.WORDS.get((symbol, json)) or meaning.get(json, "")).strip().replace('"', "'")
            words = "" if words == "see below" else words
            descriptor = {"TEXT": "Text", "NUMBER": "Number", "FLAG": "Flag", "TEXTS": "Texts", "BODY": "BodyField"}.get(type_)
            if type_ == "RECORD":
                descriptor = "Time" if holds == "TIMESTAMP" else f'One["{classes[holds]}"]'
            elif type_ == "RECORDS":
                descriptor = f'Many["{classes[holds]}"]'
            holding = f", {next(n for s, n, _ in kinds if s == holds)}" if type_ in ("RECORD", "RECORDS") and holds != "TIMESTAMP" else ""
            out.append(f'    {json} = {descriptor}({value}{holding}, "{words}")' if words else f"    {json} = {descriptor}({value}{holding})")
        out.append("")
    out += ["", "", "KINDS.update({"]
    out += [f"    {n}: {'DocumentFields' if s == 'DOCUMENT' else classes[s]}," for s, n, _ in kinds]
    out += ["})", "FIELDS.update({"]
    out += [f'    "{f[2]}": {f[1]},' for f in fields.values()]
    out += ["})", ""]
    return "\n".join(out)


def main():
    files = {HERE / "src/galley/_abi.py": abi(), HERE / "src/galley/_node_fields.py": node_fields(), HERE / "src/galley/_model.py": model()}
    stale = [p for p, text in files.items() if not p.exists() or p.read_text(encoding="utf-8") != text]
    for path in stale:
        if "--check" in sys.argv:
            print(f"{path.relative_to(ROOT)} is not up to date: run bindings/python/generate.py")
        else:
            path.write_text(files[path], encoding="utf-8")
    return bool(stale) and "--check" in sys.argv


if __name__ == "__main__":
    sys.exit(main())
