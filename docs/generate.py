#!/usr/bin/env python3
"""Write docs/fields.md (from lib/model/fields.def) and docs/options.md (from a built library).

    docs/generate.py [BUILD]            writes both; BUILD is build/ where it is not given
    docs/generate.py [BUILD] --check    exit 1 where either is not what it would write
"""
import ctypes, re, sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TYPES = {"TEXT": "text", "NUMBER": "number", "FLAG": "flag", "RECORD": "one", "RECORDS": "list", "TEXTS": "texts", "BODY": "body"}
KINDS = {"DOCUMENT": "What was read: the root of a document.", "ARTICLE": "A story.", "BYLINE": "Who wrote it, as printed and taken apart.", "AUTHOR": "One of the authors, or of a comment.",
    "SOURCE": "A publisher or agency.", "TIMESTAMP": "A time as exact as it is known.", "RELATED": "Another story that the page shows beside this one: every field of an article, and these.",
    "DATELINE": "Place and agency before the first sentence.", "MEDIA": "A picture, video or sound.", "RENDITION": "One size or encoding of a medium.", "SUBJECT": "What the story is about.",
    "RIGHTS": "Who owns it and what may be done with it.", "NOTE": "What the desk says about the story.", "COMMENT": "A reader's comment.", "ALTERNATIVE": "Another wording of a field.",
    "DIAGNOSTIC": "Something odd about the input.", "DROPPED": "A piece of the input that is no part of the story; with the option `explain`."}
MEANING = """
id: the publisher's own | url: address; of a document the one given, unless the page knows better | canonical_url: the address that the publisher calls the right one | name: | title: headline; of a source the title of the original story
subtitle: the standfirst printed under the headline | kicker: the words printed over it | slug: the desk's short name | summary: what metadata says of the story | section: part of the paper | language: BCP 47 tag
text: as printed | kind: see below | role: see below | organization: that the author works for | job_title: "Science editor" | email: | domain: host name without www | place: town or country
agency: "Reuters" | relation: related, promo, series, translation, source, member, previous, next | caption: | credit: photographer, agency | alt: text instead of the picture | media_type: RFC 6838 | scheme: vocabulary that code belongs to
code: within scheme; of a diagnostic a stable name, "html.depth-limit" | holder: copyright holder | license: name or address | usage: terms in words | status: usable, embargoed, withheld, canceled | version: | edition:
genre: | access: free, metered, locked | digital_source: how it was made (IPTC) | charset: | format: the format it was read as | value: RFC 3339 cut to its precision, no suffix where the zone is unknown; of an alternative the wording
precision: year, month, day, hour, minute, second | zone: as printed | reason: why it was dropped | severity: note, warning, error | message: a line of English | field: name of the field | extension: | embed_url: address of a player
logo: address | data_mining: what is allowed | next_url: the following page | attribution: who said it | provider: "YouTube" | identifier:
width: pixels | height: pixels | duration_ms: milliseconds | bytes: | word_count: only where it is stated | urgency: 1 (most) to 9 | comment_count: as stated | likes: | year: | relevance: 0 to 100
position: top-level body blocks that stand before it | offset: bytes from the start of the payload | length: bytes | line: from 1 | column: from 1, in code points | complete: the whole story is there | relative: printed as "39 minutes ago"
bitrate: bits a second | truncated: the input broke off
byline: | dateline: | source: who published it | original_source: who published it first | published: | modified: | created: | embargoed: not before | expires: | fetched: when the input was fetched | coverage_start: of an event
coverage_end: of an event | rights: | author: | articles: | authors: | agencies: named as sources | tags: | subjects: | media: | renditions: | related: stories beside it; of a document the teasers of a listing | updates: of a live blog
notes: | comments: | replies: | alternatives: | diagnostics: | dropped: | key_points: the bullets over a story | body: a tree, see body.h
"""
WORDS = {("DOCUMENT", "kind"): "article, feed, package, listing, none", ("ARTICLE", "kind"): "news, opinion, analysis, live, review, interview, gallery, video, advertorial, press-release, blog, forum, product, documentation, service",
    ("AUTHOR", "kind"): "person, organization", ("MEDIA", "kind"): "image, video, audio", ("SUBJECT", "kind"): "topic, person, organization, place, event, keyword",
    ("NOTE", "kind"): "correction, clarification, retraction, editorial, developing, disclosure, sponsor", ("SOURCE", "role"): "publisher, original, agency, provider, via",
    ("AUTHOR", "role"): "what the author did, as printed", ("SUBJECT", "role"): "what it is to the story", ("ALTERNATIVE", "role"): "short, seo, social, lead, ai", ("MEDIA", "body"): "transcript",
    ("MEDIA", "url"): "of the file", ("RENDITION", "name"): "as the source calls it", ("TIMESTAMP", "text"): "as printed"}

def fields():
    text = (ROOT / "lib/model/fields.def").read_text()
    table = {m[0]: m[1:] for m in re.findall(r'^GALLEYI_FIELD\((\w+), (\d+), "(\w+)", (\w+), (\w+)\)', text, re.M)}
    names = dict(re.findall(r'^GALLEYI_KIND\((\w+), \d+, "(\w+)"\)', text, re.M))
    members = re.findall(r"^GALLEYI_MEMBER\((\w+), (\w+)\)", text, re.M)
    meaning = dict(e.strip().split(":", 1) for line in MEANING.strip().split("\n") for e in line.split(" | "))
    article = {f for k, f in members if k == "ARTICLE"}
    out = ["# The fields", "", "Made by docs/generate.py from lib/model/fields.def; do not edit. Names are those of galley JSON; a program asks by number, `GALLEY_` and the name in capitals.",
           "`text`, `number` and `flag` are read with `galley_record_text` and `galley_record_number`, `one` with `galley_record_get`, `list` with `galley_record_at`, `texts` with `galley_record_text_at`,",
           "`body` with `galley_record_body`. Every record may have properties as well. A timestamp answers `unix`, `nanosecond` and `utc_offset` through `galley_record_number`, taken from its value.", ""]
    for symbol, kind in names.items():
        out += [f"## {kind}", "", KINDS[symbol], "", "| field | type | |", "|---|---|---|"]
        for k, f in members:
            if k != symbol or (symbol == "RELATED" and f in article): continue
            number, name, type_, holds = table[f]
            held = f" of {names[holds]}" if type_ == "RECORDS" else f" {names[holds]}" if type_ == "RECORD" else ""
            note = WORDS.get((symbol, name), meaning.get(name, "").strip()).replace("|", "\\|")
            out.append(f"| {name} | {TYPES[type_]}{held} | {'' if note == 'see below' else note} |")
        out.append("")
    return "\n".join(out).rstrip("\n") + "\n"

def options(build):
    library = ctypes.CDLL(str(build / "libgalley.so")); context = ctypes.c_void_p()
    library.galley_option_text.restype = ctypes.c_char_p; library.galley_option_text.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int32]
    library.galley_option_count.restype = ctypes.c_size_t; library.galley_option_count.argtypes = [ctypes.c_void_p]
    if library.galley_context_new(None, None, ctypes.byref(context)): raise MemoryError
    number = {n: int(v) for n, v in re.findall(r"GALLEY_(NAME|KIND|VALUE|TEXT) = (\d+)", (ROOT / "include/galley/fields.h").read_text())}
    out = ["# The options", "", "Made by docs/generate.py from what the library declares; do not edit. A program sets them with `galley_context_set` or `galley_options_set`, the command with `--set KEY=VALUE`.", "",
           "| option | type | default | |", "|---|---|---|---|"]
    for i in range(library.galley_option_count(context)):
        key, type_, value, text = ((library.galley_option_text(context, i, number[n]) or b"").decode() for n in ("NAME", "KIND", "VALUE", "TEXT"))
        type_ = type_.replace("..9223372036854775807", "..").replace("|", "\\|")
        out.append(f"| `{key}` | {type_} | {value} | {text} |")
    return "\n".join(out) + "\n"

def main():
    where = [a for a in sys.argv[1:] if not a.startswith("--")]; build = Path(where[0] if where else ROOT / "build").resolve()
    files = {ROOT / "docs/fields.md": fields(), ROOT / "docs/options.md": options(build)}
    stale = [p for p, text in files.items() if not p.exists() or p.read_text() != text]
    for p in stale:
        if "--check" in sys.argv: print(f"{p.relative_to(ROOT)} is not up to date: run docs/generate.py")
        else: p.write_text(files[p])
    return bool(stale) and "--check" in sys.argv

if __name__ == "__main__": sys.exit(main())
