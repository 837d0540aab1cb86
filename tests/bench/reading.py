#!/usr/bin/env python3
"""reading.py FORMAT (./dev bench text, json, markdown): galley's parse of stories in that format, beside lexbor's parse of an HTML page of the same
text (PyPI selectolax), in one run; then what writing costs, where there is a program for that. Stories: the dumps of ../shared/corpora/textdump-dev
where they are there, else the golden text pages."""
import sys
sys.path.pop(0)                               # html.py beside this file is not the library's html
import gzip, html, json, os, subprocess, tempfile, time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

def stories():
    gold = ROOT.parent / "shared/corpora/textdump-dev/gold.jsonl"
    if not gold.exists(): return [p.read_bytes() for p in sorted((ROOT / "tests/golden/text").glob("*.txt"))]
    rows = [json.loads(line) for line in open(gold)]
    return [gzip.open(gold.parent.parent / r["page"]).read() for r in rows if r.get("dumper") == "chromium"][:300]

def lexbor(pages):
    try: from selectolax.lexbor import LexborHTMLParser
    except ImportError: return None
    best = float("inf")
    for _ in range(5):
        begin = time.process_time()
        for page in pages: LexborHTMLParser(page)
        best = min(best, time.process_time() - begin)
    return best

def main(fmt):
    texts = stories()
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for i, text in enumerate(texts):
            name = os.path.join(folder, f"{i}.txt"); Path(name).write_bytes(text)
            if fmt != "text":
                made = subprocess.run([ROOT / "build/galley", "convert", "--from", "text", "--to", fmt, name], capture_output=True).stdout
                if not made: continue
                name = os.path.join(folder, f"{i}.{fmt}"); Path(name).write_bytes(made)
            names.append(name)
        out = subprocess.run([ROOT / "build/tests/bench_formats", fmt, *names], capture_output=True, text=True, check=True).stdout
    size, seconds, allocations, memory = map(float, out.split())
    mine = size / seconds / 1e6
    print(f"galley reads {fmt}: {mine:.1f} MB/s, {len(names)} documents, {allocations:.1f} allocations a document, at most {memory:.1f} bytes of memory a byte of input")
    pages = ["<!DOCTYPE html><title>x</title>" + "".join(f"<p>{html.escape(l)}</p>\n" for l in t.decode("utf-8", "replace").split("\n") if l.strip()) for t in texts]
    took = lexbor(pages)
    if took is None: print("lexbor: PyPI selectolax is not installed")
    else:
        theirs = sum(len(p.encode()) for p in pages) / took / 1e6
        print(f"lexbor parses the same text as HTML: {theirs:.1f} MB/s"); print(f"galley/lexbor {mine / theirs:.3f}")

main(sys.argv[1])
