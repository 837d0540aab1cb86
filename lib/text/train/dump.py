"""A browser's innerText of an HTML page without its style sheets (https://html.spec.whatwg.org/#the-innertext-idl-attribute): more pages to train on."""
import re
from lxml import html

BLOCK = set("address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr "
            "html legend li main menu nav ol p pre search section summary table tbody tfoot thead tr ul noscript caption option optgroup".split())
SKIP = set("script style template head title meta link svg iframe object audio video canvas select textarea datalist".split())

def hidden(e): return e.get("hidden") is not None or "display:none" in (e.get("style") or "").replace(" ", "").lower()

def pieces(root):
    """Text, "\\n" for a line break, "\\t" between cells, and numbers: line breaks that are required here."""
    stack = [root]
    while stack:
        e = stack.pop()
        if isinstance(e, int) or e == "\t": yield e; continue
        if isinstance(e, str): yield re.sub(r"[ \t\n\r\f]+", " ", e); continue
        if not isinstance(e.tag, str) or e.tag in SKIP or hidden(e): continue
        if e.tag == "br": yield "\n"; continue
        breaks = 2 if e.tag == "p" else 1 if e.tag in BLOCK else 0; inside = []
        if e.tag in ("td", "th") and e.getprevious() is not None: inside.append("\t")
        if breaks: inside.append(breaks)
        if e.text: inside.append(e.text)
        for child in e:
            inside.append(child)
            if child.tail: inside.append(child.tail)
        if breaks: inside.append(breaks)
        stack.extend(reversed(inside))

def inner_text(data):
    try: root = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    except Exception: return ""
    body = root.find("body"); lines, required = [""], 0
    for x in pieces(body if body is not None else root):
        if isinstance(x, int): required = max(required, x); continue
        if x == "\n":
            if required and lines != [""]: lines += [""] * required
            required = 0; lines.append(""); continue
        if x != "\t" and not x.strip() and (required or lines[-1] == "" or lines[-1].endswith(" ")): continue
        if required and x.strip():
            if lines != [""]: lines[-1] = lines[-1].rstrip(); lines += [""] * required
            required = 0; x = x.lstrip()
        lines[-1] += x.lstrip(" ") if lines[-1].endswith(" ") or lines[-1] == "" else x
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip(" ") for line in lines))
