#!/usr/bin/env python3
"""Runs text pages through the galley command and holds what comes of them against what an editor wrote down.

    check_golden.py GALLEY DIR [NAME...]

DIR/NAME.txt or NAME.html is the page, DIR/NAME.json what must come of it: only the keys that stand there are looked at. Of the keys, `url` and `fetched` are given to
the command. `dropped` must not be in the body, `inline_related` are the titles of promos, `related` all other stories. `body` has a line for each block at the top, as outline() prints it.
`also` holds values by path ("agencies.0.name"), `absent` paths that must have none.
Quotation marks count as equal.
`article` and `document` hold paths of any other field with what must stand there ("related.0.title"; "comments.#" is how many there are).
With --expect-failures FILE the pages named there may fail (one name a line, reasons behind a blank).
"""
import argparse, json, re, subprocess, sys
from pathlib import Path

HOLDS_TEXT = {"paragraph", "heading", "code", "tableRow"}
QUOTES = str.maketrans("‘’“”", "''\"\"")
PLAIN = ("title", "subtitle", "kicker", "language", "rights", "published.value", "published.precision", "dateline.text", "dateline.place", "dateline.agency", "source.name",
         "original_source.title", "original_source.name", "original_source.url", "byline.text")

def flat(value): return value.translate(QUOTES) if isinstance(value, str) else value
def text_of(node):
    if node.get("type") in ("image", "caption"): return ""
    if node.get("type") == "break": return "\n"
    return node["value"] if "value" in node else "".join(map(text_of, node.get("children", [])))
def blocks(node):
    if node.get("type") in HOLDS_TEXT:
        text = " ".join(text_of(node).split())
        if text: yield node["type"], text
    elif node.get("type") != "figure":
        for child in node.get("children", []): yield from blocks(child)
def paragraphs(body): return [t for kind, t in blocks(body or {}) if kind != "heading"]
def at(record, path):
    for key in path.split("."):
        if key == "#": record = len(record or [])
        elif isinstance(record, list): record = record[int(key)] if key.isdigit() and int(key) < len(record) else None
        else: record = record.get(key) if isinstance(record, dict) else None
    return record
def deep(record, path):
    for key in path.split("."):
        if isinstance(record, list): record = record[int(key)] if int(key) < len(record) else None
        else: record = record.get(key) if isinstance(record, dict) else None
    return record
def minute(value): return re.sub(r"^(.{16}):00(?=Z|[+-]|$)", r"\1", value).replace("+00:00", "Z")

MARKS = {"emphasis": "*", "strong": "**", "delete": "~~", "subscript": "~", "superscript": "^"}

def inline(node):
    """A node's inline content in a notation close to Markdown."""
    kind, inside = node.get("type"), "".join(map(inline, node.get("children", [])))
    if kind == "break": return "\n"
    if kind == "inlineCode": return f"`{node['value']}`"
    if kind == "link": return f"[{inside}]({node.get('url', '')})"
    if kind == "image": return f"![{node.get('alt', '')}]({node.get('url', '')})"
    if kind == "footnoteReference": return f"[^{node['identifier']}]"
    return MARKS.get(kind, "") + node.get("value", inside) + MARKS.get(kind, "")

def outline(node):
    """A block as one line of text: what kind it is, what it holds."""
    kind, data, children = node.get("type"), node.get("data", {}), node.get("children", [])
    inside = " / ".join(map(outline, children)) if kind in ("blockquote", "pullquote", "aside", "footnoteDefinition") else ""
    if kind == "heading": return f"h{node['depth']}: " + "".join(map(inline, children))
    if kind == "paragraph": return "p: " + "".join(map(inline, children))
    if kind == "list": return ("ol: " if node.get("ordered") else "ul: ") + " ".join("[" + " / ".join(map(outline, item.get("children", []))) + "]" for item in children)
    if kind in ("blockquote", "pullquote", "aside"): return kind + (f" ({data['attribution']})" if data.get("attribution") else "") + ": " + inside
    if kind == "footnoteDefinition": return f"note {node['identifier']}: {inside}"
    if kind == "code": return f"code {node.get('lang', '')}: {node.get('value', '')}"
    if kind == "embed": return f"embed: {node.get('provider', '')} | {node.get('url', '')} | {node.get('title', '')}"
    if kind == "thematicBreak": return "hr"
    if kind == "table": return "table: " + " ; ".join(" | ".join(map(cell, row.get("children", []))) for row in children)
    if kind == "caption": return "caption: " + "".join(map(inline, children))
    if kind == "figure":
        caption = next((c for c in children if c.get("type") == "caption"), {})
        content = " ".join(inline(c) if c.get("type") == "image" else outline(c) for c in children if c.get("type") != "caption")
        return f"figure: {content} | {''.join(map(inline, caption.get('children', [])))} | {caption.get('data', {}).get('credit', '')}"
    return f"{kind}?"

def cell(node):
    data = node.get("data", {}); wide, high = data.get("columnSpan", 1), data.get("rowSpan", 1)
    return ("!" if data.get("header") else "") + "".join(map(inline, node.get("children", []))) + (f"{{{wide}x{high}}}" if wide > 1 or high > 1 else "")

class Page:
    def __init__(self): self.good, self.bad = 0, []
    def same(self, what, want, got):
        if isinstance(got, dict): got = got.get("text") or got.get("name")
        a, b = flat(want), flat(got)
        if isinstance(a, str) and isinstance(b, str) and re.match(r"\d{4}-\d\d-\d\dT", a): a, b = minute(a), minute(b)
        if a == b: self.good += 1
        else: self.bad.append(f"{what}: want {json.dumps(want, ensure_ascii=False)[:140]}, got {json.dumps(got, ensure_ascii=False)[:140]}")

    def body(self, want, article):
        body = article.get("body") or {}; got = paragraphs(body)
        if "body" in want:
            lines = list(map(outline, body.get("children", [])))
            self.same("blocks", len(want["body"]), len(lines))
            for i, line in enumerate(want["body"]): self.same(f"block {i + 1}", line, lines[i] if i < len(lines) else None)
        if "paragraphs" in want:
            self.same("paragraphs", len(want["paragraphs"]), len(got))
            for i, text in enumerate(want["paragraphs"]): self.same(f"paragraph {i + 1}", text, got[i] if i < len(got) else None)
        if "headings" in want: self.same("headings", want["headings"], [t for kind, t in blocks(body) if kind == "heading"])
        for text in want.get("dropped", []): self.same(f"{text!r} in the body", False, any(text in t for _, t in blocks(body)))

    def related(self, want, article):
        all_related = article.get("related") or []; rest = [r for r in all_related if r.get("relation") != "promo"]
        if "inline_related" in want: self.same("promos", want["inline_related"], [r.get("title") for r in all_related if r.get("relation") == "promo"])
        if "related" not in want: return
        self.same("related stories", len(want["related"]), len(rest))
        for i, w in enumerate(want["related"]):
            g = rest[i] if i < len(rest) else {}; text = flat(" ".join(paragraphs(g.get("body"))) or g.get("summary") or "")
            for key, path in (("title", "title"), ("source", "source.name"), ("published_text", "published.text"), ("published", "published.value"), ("rights", "rights"),
                              ("dateline.text", "dateline.text"), ("dateline.place", "dateline.place"), ("dateline.agency", "dateline.agency")):
                if at(w, key) is not None: self.same(f"related {i + 1} {key}", at(w, key), at(g, path))
            if w.get("body_starts"): self.same(f"related {i + 1} begins", w["body_starts"], text[:len(w["body_starts"])])
            if w.get("body_ends"): self.same(f"related {i + 1} ends", w["body_ends"], text[-len(w["body_ends"]):])

    def comments(self, want, article):
        if "comments" in want: self.thread("comment", want["comments"], article.get("comments") or [])
    def thread(self, what, wanted, got):
        self.same(what + "s", wanted if isinstance(wanted, int) else len(wanted), len(got))
        for i, w in enumerate(wanted if isinstance(wanted, list) else []):
            g = got[i] if i < len(got) else {}
            self.same(f"{what} {i + 1} author", w["author"], g.get("author"))
            self.same(f"{what} {i + 1} text", w["text"], " ".join(t for _, t in blocks(g.get("body") or {})))
            if "published" in w: self.same(f"{what} {i + 1} published", w["published"], at(g, "published.value"))
            if "replies" in w: self.thread(f"{what} {i + 1} reply", w["replies"], g.get("replies") or [])

    def run(self, want, document):
        article = (document.get("articles") or [{}])[0]
        for key in PLAIN:
            if at(want, key) is not None: self.same(key, at(want, key), at(article, key))
        if "authors" in want: self.same("authors", want["authors"], [a.get("name") for a in at(article, "byline.authors") or []])
        for path, value in want.get("also", {}).items(): self.same(path, value, deep(article, path))
        for path in want.get("absent", []): self.same(path, None, deep(article, path))
        if "tags" in want: self.same("tags", want["tags"], article.get("tags") or [])
        for where, record in (("article", article), ("document", document)):
            for path, value in want.get(where, {}).items(): self.same(path, value, at(record, path))
        self.body(want, article); self.related(want, article); self.comments(want, article)

def spans(document, data):
    """Where an origin says that a value stands in the text, the bytes there, folded, hold it (UTF-8 pages alone)."""
    bad = []
    for article in document.get("articles") or []:
        for pointer, origin in (article.get("origin") or {}).items():
            if "span" not in origin: continue
            value = article
            for key in pointer.strip("/").split("/"): value = value[int(key)] if isinstance(value, list) else value.get(key, {})
            if isinstance(value, dict): value = value.get("text")
            begin, end = origin["span"]
            there = re.sub("[\u00ad\u200b\ufeff]", "", re.sub("[\t\n\f\r ]+", " ", data[begin:end].decode("utf-8", "replace"))).strip(" ")
            if isinstance(value, str) and value != there: bad.append(f"{pointer}: {value[:60]!r} is not {there[:60]!r}")
    return bad

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("galley"); ap.add_argument("dir", type=Path); ap.add_argument("names", nargs="*"); ap.add_argument("--expect-failures", type=Path); a = ap.parse_args()
    known = {l.split()[0] for l in open(a.expect_failures) if l.strip()} if a.expect_failures else set(); good = bad = 0; wrong = []
    for page in sorted(p for p in a.dir.iterdir() if p.suffix in (".txt", ".html")):
        if not page.with_suffix(".json").exists() or (a.names and page.stem not in a.names): continue
        want = json.load(open(page.with_suffix(".json"))); command = [a.galley, "convert", "--from", "html" if page.suffix == ".html" else "text", "--to", "json", "--set", "spans=true"]
        for key in ("url", "fetched"):
            if want.get(key): command += ["--" + key, want[key]]
        ran = subprocess.run(command + [str(page)], capture_output=True); p = Page()
        try: document = json.loads(ran.stdout)
        except ValueError: document = {}; p.bad.append(f"exit {ran.returncode}: {ran.stderr.decode('utf-8', 'replace')[-200:]}")
        p.run(want, document); data = page.read_bytes()
        try: data.decode("utf-8"); p.bad += spans(document, data)
        except UnicodeDecodeError: pass
        for line in p.bad: print(f"{page.stem}: {line}")
        good += p.good; bad += len(p.bad)
        if p.bad and page.stem not in known: wrong.append(page.stem)
    print(f"{good} passed, {bad} failed")
    if wrong: print("should not have failed:", " ".join(wrong))
    sys.exit(bool(wrong))

if __name__ == "__main__": main()
