#!/usr/bin/env python3
"""What a call from Python costs over the C call, what two threads do, and whether memory stays: ./dev bench python [calls|threads|leak] [NUMBER]

calls      parse and to-Markdown of the same pages in C and in Python, in turn: processor time, the least of NUMBER rounds (30), summed
threads    pages a second of one thread and of two on one context, the better of NUMBER tries (5)
leak       NUMBER documents (100000) parsed and written: resident memory and tracemalloc at each tenth

Pages are those of ../shared/corpora where they are there, and the samples.
"""
import ctypes
import gc
import gzip
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import tracemalloc
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
os.environ.setdefault("GALLEY_LIBRARY", str(ROOT / "build/libgalley.so"))
sys.path.insert(0, str(ROOT / "bindings/python/src"))
import galley

CORPORA = ROOT / "../shared/corpora"
URL = "https://example.org/story"


def pages(folder, number=24):
    """Pages as files in folder: some of the corpus's, and the sample."""
    found = [("story.txt", (ROOT / "examples/samples/story.txt").read_bytes())]
    gold = CORPORA / "wcxb-dev/gold.jsonl"
    if gold.exists():
        rows = [row for row in map(json.loads, gold.read_bytes().splitlines()) if row["type"] == "article"]
        for row in rows[::max(len(rows) // number, 1)][:number]:
            data = (CORPORA / row["page"]).read_bytes()
            found.append((f"{len(found)}.html", gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data))
    for name, data in found:
        (Path(folder) / name).write_bytes(data)
    return [Path(folder) / name for name, _ in found]


def calls(rounds=30):
    with tempfile.TemporaryDirectory() as folder:
        compare(pages(folder), rounds)


def compare(files, rounds):
    measure = ctypes.CDLL(str(next((ROOT / "build/tests").glob("*bench_calls.*")))).calls_measure
    measure.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_int, ctypes.POINTER(ctypes.c_double), ctypes.POINTER(ctypes.c_double)]
    c, python, clock = [], [], time.thread_time_ns
    for path in files:
        raw, least = path.read_bytes(), [1e9, 1e9, 1e9]
        parse, write = ctypes.c_double(1e9), ctypes.c_double(1e9)
        for _ in range(rounds):
            if measure(raw, len(raw), URL.encode(), 1, parse, write):
                sys.exit(f"{path}: the C call fails")
            began = clock()
            page = galley.parse(raw, url=URL)
            parsed = clock()
            page.to("markdown")
            written = clock()
            page.to_bytes("markdown")
            as_bytes = clock()
            del page
            least = [min(old, took / 1000) for old, took in zip(least, (parsed - began, written - parsed, as_bytes - written))]
        c.append((parse.value, write.value))
        python.append(least)
    sizes = [f.stat().st_size for f in files]
    print(f"{len(files)} pages, {sum(sizes) // len(files)} bytes on average; the least of {rounds} rounds, in microseconds a page")
    print(f"{'':12} {'C':>9} {'Python':>9} {'more':>7}")
    for name, i in (("parse", 0), ("to Markdown", 1)):
        print_row(name, [r[i] for r in c], [r[i] for r in python])
    print_row("  as bytes", [r[1] for r in c], [r[2] for r in python])
    print_row("both", [sum(r) for r in c], [sum(r[:2]) for r in python])
    print_row("story.txt", [sum(c[0])], [sum(python[0][:2])])


def print_row(name, c, python):
    c, python = sum(c) / len(c), sum(python) / len(python)
    print(f"{name:12} {c:9.1f} {python:9.1f} {100 * (python / c - 1):6.1f}%")


def threads(tries=5):
    with tempfile.TemporaryDirectory() as folder:
        raw = [p.read_bytes() for p in pages(folder)]
    context = galley.Context()

    def work(count):
        for _ in range(count):
            for data in raw:
                context.parse(data, url=URL).to("markdown")

    def timed(number, count):
        running = [threading.Thread(target=work, args=(count,)) for _ in range(number)]
        began = time.perf_counter()
        for t in running:
            t.start()
        for t in running:
            t.join()
        return number * count * len(raw) / (time.perf_counter() - began)

    count = max(1, int(1.5 / (len(raw) / timed(1, 1))))
    best = max(((timed(2, count), timed(1, count)) for _ in range(tries)), key=lambda r: r[0] / r[1])
    print(f"one thread {best[1]:.0f} pages a second, two on one context {best[0]:.0f}: {best[0] / best[1]:.2f} times the work")


def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def leak(number=100_000, say=print):
    raw = [(ROOT / "examples/samples/story.txt").read_bytes(), b"<title>A page</title><article><h1>A page</h1><p>One sentence, and <a href=x>another</a>.</article>", b'{"galley": 1, "kind"']
    trim = getattr(ctypes.CDLL(None), "malloc_trim", lambda _: 0)

    def once(i):
        try:
            document = galley.parse(raw[i % 3], url=URL, fetched="2026-03-14T07:30:00Z", options={"strict": True})
        except galley.Error:
            return
        story = document.article
        story.title, story.published, story.byline.authors, [r.source.name for r in story.related], story.origin("title"), story.body.children
        document.to("markdown")
        story.body.text()

    tracemalloc.start()
    rows = []
    for tenth in range(11):
        for i in range(max(number // 10, 1) if tenth else 500):
            once(i)
        gc.collect()
        trim(0)
        rows.append((resident(), tracemalloc.get_traced_memory()[0]))
        say(f"{tenth * (number // 10):7} documents: {rows[-1][0] // 1024} KiB resident, {rows[-1][1] // 1024} KiB traced", flush=True)
    tracemalloc.stop()
    return rows


if __name__ == "__main__":
    chosen = sys.argv[1:2] or ["calls", "threads"]
    for name in chosen:
        {"calls": calls, "threads": threads, "leak": leak}[name](*map(int, sys.argv[2:3]))
