#!/usr/bin/env python3
"""What follows from lib/model/fields.def: the JSON Schema of galley JSON, and that the constants of the headers agree with the table.

    fields.py            writes schema/galley.schema.json
    fields.py --check    says what is out of date; exit 1 if anything is
"""
import json, re, sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TABLE = ROOT / "lib/model/fields.def"
SCHEMA = ROOT / "schema/galley.schema.json"
TYPES = {"TEXT": "text", "NUMBER": "number", "FLAG": "flag"}

# What a value may be, where the table's type does not say all. Closed lists are part of the format; open ones only grow and are examples.
CLOSED = {("DOCUMENT", "KIND"): ["article", "feed", "package", "listing", "none"], ("TIMESTAMP", "PRECISION"): ["year", "month", "day", "hour", "minute", "second"],
          ("DIAGNOSTIC", "SEVERITY"): ["note", "warning", "error"]}
OPEN = {("ARTICLE", "KIND"): ["news", "opinion", "analysis", "live", "review", "interview", "gallery", "video", "advertorial", "press-release", "blog", "forum", "product",
                              "documentation", "service"],
        ("ARTICLE", "ACCESS"): ["free", "metered", "locked"], ("AUTHOR", "KIND"): ["person", "organization"],
        ("SOURCE", "ROLE"): ["publisher", "original", "agency", "provider", "via"], ("SUBJECT", "KIND"): ["topic", "person", "organization", "place", "event", "keyword"],
        ("NOTE", "KIND"): ["correction", "clarification", "retraction", "editorial", "developing", "disclosure", "sponsor"],
        ("RELATED", "RELATION"): ["related", "promo", "series", "translation", "source", "member", "previous", "next"],
        ("ALTERNATIVE", "ROLE"): ["short", "seo", "social", "lead", "ai"]}
SAID = {"document": "A document: an article, a feed, a package, a listing, or nothing.", "article": "A story as it was published.", "byline": "Who wrote it, as printed and one by one.",
        "author": "A person or an organization.", "source": "A publisher, an agency, a provider.", "timestamp": "A time at the precision that is known, as text and as printed.",
        "related": "A story that this one or this page points to.", "dateline": "Where the story was written, and for whom.", "media": "A picture, a video, a sound.",
        "rendition": "One file of a medium.", "subject": "What a story is about.", "rights": "Who holds rights, and what is allowed.", "note": "A correction or another word of the editors.",
        "comment": "A reader's comment.", "alternative": "Another wording of a field.", "diagnostic": "What was wrong with the input, and where.", "dropped": "What was left out of the story, and why."}

def table():
    """The rows of fields.def by macro."""
    rows = {}
    for macro, arguments in re.findall(r"^GALLEYI_(\w+)\((.*)\)$", TABLE.read_text(), re.M):
        rows.setdefault(macro, []).append([a.strip().strip('"') for a in arguments.split(",")])
    return rows

def reference(name): return {"$ref": f"#/$defs/{name}"}

def value(rows, kind, symbol, kinds):
    """The schema of a field's value."""
    field = next(f for f in rows["FIELD"] if f[0] == symbol)
    kind_symbol = "ARTICLE" if (kind, symbol) not in OPEN and kind == "RELATED" else kind
    if (kind, symbol) in CLOSED: return {"enum": CLOSED[kind, symbol]}
    if (kind_symbol, symbol) in OPEN: return {**reference("text"), "examples": OPEN[kind_symbol, symbol]}
    if kind == "TIMESTAMP" and symbol == "VALUE": return reference("time")
    if field[3] in TYPES: return reference(TYPES[field[3]])
    if field[3] == "TEXTS": return {"type": "array", "minItems": 1, "items": reference("text")}
    if field[3] == "BODY": return reference("body")
    held = reference(kinds[field[4]])
    return held if field[3] == "RECORD" else {"type": "array", "minItems": 1, "items": held}

def record(rows, symbol, name, kinds):
    fields = {f[0]: f for f in rows["FIELD"]}
    properties = {"galley": {"const": 1}} if symbol == "DOCUMENT" else {}
    for kind, field in rows["MEMBER"]:
        if kind != symbol: continue
        if symbol == "DROPPED" and field in ("OFFSET", "LENGTH"): properties["span"] = reference("span")
        else: properties[fields[field][2]] = value(rows, symbol, field, kinds)
    if symbol in ("DOCUMENT", "ARTICLE"): properties["origin"] = reference("origin")
    properties["properties"] = {"type": "object", "minProperties": 1, "description": "What one format alone has, under names such as ninjs:urgency."}
    schema = {"description": SAID[name], "type": "object", "properties": properties}
    if symbol == "DOCUMENT": schema["required"] = ["galley"]
    return schema

def node(rows, symbol, name, content, element):
    """A kind of node: type, its members, data, children."""
    fields = {f[0]: f for f in rows["FIELD"]}
    top, data = {"type": {"const": name}}, {}
    if element: data["hName"] = {"const": element}
    for kind, field, member, place in rows["NODE_MEMBER"]:
        if kind != symbol: continue
        what = reference("alignment") if field == "ALIGN" else reference(TYPES[fields[field][3]])
        if (symbol, field) == ("HEADING", "DEPTH"): what = {"type": "integer", "minimum": 1, "maximum": 6}
        (top if place == "TOP" else data)[member] = what
    if symbol == "TABLE": top["align"] = {"type": "array", "minItems": 1, "items": {"oneOf": [reference("alignment"), {"type": "null"}]}}
    data["locked"] = {**reference("flag"), "description": "Behind the paywall."}
    data["span"] = reference("span")
    top["data"] = {"type": "object", "minProperties": 1, "properties": data}
    if content != "LEAF": top["children"] = {"type": "array", "minItems": 1, "items": reference("node")}
    schema = {"type": "object", "properties": top, "required": ["type"] + (["depth"] if symbol == "HEADING" else [])}
    if element: schema["required"].append("data"); top["data"]["required"] = ["hName"]
    return schema

def schema(rows):
    kinds = {symbol: name for symbol, number, name in rows["KIND"]}
    offset = {"type": "integer", "minimum": 0, "maximum": 2**63 - 1}
    definitions = {
        "text": {"type": "string", "minLength": 1},
        "number": {"type": "integer", "minimum": -2**63, "maximum": 2**63 - 1},
        "flag": {"type": "boolean"},
        "time": {"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?$",
                 "description": "RFC 3339, cut to the precision that is known; without an offset where the zone is not known."},
        "span": {"type": "array", "minItems": 2, "maxItems": 2, "items": offset, "description": "Bytes of the input, from the first to behind the last."},
        "origin": {"type": "object", "minProperties": 1, "description": "Where values come from, by JSON Pointer within this object.",
                   "propertyNames": {"pattern": "^(/[^/]+)+$"},
                   "additionalProperties": {"type": "object", "minProperties": 1, "properties": {
                       "from": {**reference("text"), "examples": ["json-ld:headline", "meta:og:title", "dom:h1", "text:line"]},
                       "confidence": {"type": "integer", "minimum": 0, "maximum": 100, "description": "Percent of gold pages on which that class of origin was right."},
                       "span": reference("span")}}},
        "alignment": {"enum": ["left", "center", "right"]},
        "body": {**reference("node-root"), "description": "An mdast tree (https://github.com/syntax-tree/mdast)."},
        "node": {"type": "object", "required": ["type"], "properties": {"type": {"enum": [n[2] for n in rows["NODE"] if n[0] != "ROOT"]}},
                 "allOf": [{"if": {"properties": {"type": {"const": n[2]}}}, "then": reference("node-" + n[2])} for n in rows["NODE"] if n[0] != "ROOT"]},
    }
    for symbol, number, name, content, element in rows["NODE"]: definitions["node-" + name] = node(rows, symbol, name, content, element)
    for symbol, number, name in rows["KIND"]: definitions[name] = record(rows, symbol, name, kinds)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "galley JSON, version 1", **reference("document"),
            "$comment": "Made by lib/model/generate/fields.py. Members that are not listed come from later versions and are kept by readers.", "$defs": definitions}

def constants(rows):
    """Names and numbers as the headers have to give them."""
    wanted = {f"GALLEY_{s}": int(n) for s, n, *_ in rows["FIELD"]}
    wanted.update({f"GALLEY_RECORD_{s}": int(n) for s, n, *_ in rows["KIND"]})
    wanted.update({f"GALLEY_NODE_{s}": int(n) for s, n, *_ in rows["NODE"]})
    return wanted

def disagreements(rows):
    fields, body = (ROOT / "include/galley" / n for n in ("fields.h", "body.h"))
    found = {k: int(v) for k, v in re.findall(r"\b(GALLEY_\w+) = (-?\d+)\b", fields.read_text() + body.read_text())}
    for name, number in constants(rows).items():
        if found.get(name) != number: yield f"include/galley: {name} is {found.get(name, 'not there')}, fields.def says {number}"
    for name, number in found.items():
        other = re.match(r"GALLEY_(TYPE_|STEP_|CONFIDENCE_UNKNOWN|UTC_OFFSET_UNKNOWN)", name)
        if not other and name not in constants(rows): yield f"include/galley: {name} = {number} is not in fields.def"
    numbers = {}
    for f in rows["FIELD"]:
        if f[1] in numbers: yield f"fields.def: {f[0]} and {numbers[f[1]]} have the number {f[1]}"
        numbers[f[1]] = f[0]

def main():
    rows = table()
    text = json.dumps(schema(rows), indent=1, ensure_ascii=False) + "\n"
    wrong = list(disagreements(rows))
    if "--check" in sys.argv[1:]:
        if not SCHEMA.exists() or SCHEMA.read_text() != text: wrong.append("schema/galley.schema.json is out of date: run lib/model/generate/fields.py")
    else:
        SCHEMA.parent.mkdir(exist_ok=True); SCHEMA.write_text(text)
    for line in wrong: print(line)
    return bool(wrong)

if __name__ == "__main__": sys.exit(main())
