#!/usr/bin/env python3
"""reading.py FORMAT (./dev bench text, json, markdown): galley's parse of stories in that format, beside lexbor's parse (PyPI selectolax) of HTML, in one run.
Stories: the browser dumps of ../shared/corpora/textdump-dev where they are there, else the golden text pages. text is measured against the HTML of the very
pages that were dumped, or where they are not there, against pages made of the text, as the other formats are. Each document counts with its best of several
times on processor time, and each parser with the best of three turns: other work on the machine slows now this one, now that one."""
import sys
sys.path.pop(0)                               # html.py beside this file is not the library's html
import gzip, html, json, os, subprocess, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT.parent / "shared/corpora"

def stories():
    """(text, HTML or None) of each page."""
    gold = CORPORA / "textdump-dev/gold.jsonl"
    if not gold.exists(): return [(p.read_bytes(), None) for p in sorted((ROOT / "tests/golden/text").glob("*.txt"))]
    out = []
    for row in map(json.loads, open(gold)):
        if row.get("dumper") != "chromium": continue
        corpus, name = row["from"].split("/")
        page = CORPORA / corpus / "pages" / (name + ".html.gz")
        out.append((gzip.open(CORPORA / row["page"]).read(), gzip.open(page).read() if page.exists() else None))
    return out

def made_page(text):
    lines = [line for line in text.decode("utf-8", "replace").split("\n") if line.strip()]
    return ("<!DOCTYPE html><title>x</title>" + "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)).encode()

def lexbor(pages):
    """Bytes a second, or None."""
    try: from selectolax.lexbor import LexborHTMLParser
    except ImportError: return None
    seconds = 0
    for page in pages:
        times = []
        for _ in range(4):
            begin = time.process_time(); LexborHTMLParser(page); times.append(time.process_time() - begin)
        seconds += min(times)
    return sum(map(len, pages)) / seconds

def run(*command): return [float(x) for x in subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()]

def main(fmt):
    pages = stories()
    whole = fmt == "text" and all(page for _, page in pages)
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for i, (text, _) in enumerate(pages):
            name = os.path.join(folder, f"{i}.txt"); Path(name).write_bytes(text)
            if fmt != "text":
                made = subprocess.run([ROOT / "build/galley", "convert", "--from", "text", "--to", fmt, name], capture_output=True).stdout
                if not made: continue
                name = os.path.join(folder, f"{i}.{fmt}"); Path(name).write_bytes(made)
            names.append(name)
        html_pages = [page.decode("utf-8", "replace").encode() if whole else made_page(text) for text, page in pages]
        turns = [(run(ROOT / "build/tests/bench_formats", fmt, *names), lexbor(html_pages)) for _ in range(3)]
        judge = run(ROOT / "build/tests/bench_judge", *names) if fmt == "text" else None
    size, seconds, allocations, memory, least = min((own for own, _ in turns), key=lambda own: own[1])
    theirs = None if turns[0][1] is None else max(other for _, other in turns)
    mine = size / seconds
    print(f"galley reads {fmt}: {mine / 1e6:.1f} MB/s, {len(names)} documents of {size / len(names) / 1e3:.1f} kB, {seconds / len(names) * 1e6:.0f} us each; one of a single byte {least * 1e6:.1f} us")
    print(f"memory: {allocations:.1f} allocations a document, at most {memory:.1f} bytes a byte of input")
    if judge: print(f"judge: {judge[1] / judge[0] * 1e9:.0f} ns a line, its features {judge[2] / judge[0] * 1e9:.0f} ns, {judge[0]:.0f} lines")
    if theirs is None: print("lexbor: PyPI selectolax is not installed"); return
    print(f"lexbor parses the same {'pages' if whole else 'text as HTML'}: {theirs / 1e6:.1f} MB/s")
    print(f"galley/lexbor {mine / theirs:.3f}")

main(sys.argv[1])
