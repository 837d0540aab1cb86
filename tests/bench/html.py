#!/usr/bin/env python3
"""bench html [DIRECTORY]: lib/html against lexbor (PyPI selectolax), libxml2 and gumbo (their shared libraries, where found) in one run on one
core: processor time, best of five rounds, each round a fresh tree a page. DIRECTORY holds pages as they are, or gzipped; without one, the first
400 article pages of ../shared/corpora/wcxb-dev. The last line is `galley/lexbor RATIO`."""
import ctypes, ctypes.util, gzip, json, os, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
SHARED = os.path.join(ROOT, "..", "shared", "corpora")

def read(path):
    data = open(path, "rb").read()
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data

def pages(folder):
    if folder: return [read(os.path.join(folder, name)) for name in sorted(os.listdir(folder)) if os.path.isfile(os.path.join(folder, name))]
    gold = os.path.join(SHARED, "wcxb-dev", "gold.jsonl")
    if not os.path.exists(gold): sys.exit("bench html: no ../shared/corpora: name a directory of pages")
    rows = [json.loads(line) for line in open(gold)]
    return [read(os.path.join(SHARED, row["page"])) for row in rows if row["type"] == "article"][:400]

def best(parse, data):
    """Seconds of the best round, and of each page in its best."""
    total, each = float("inf"), [float("inf")] * len(data)
    for _ in range(5):
        begin = time.process_time()
        for i, page in enumerate(data):
            at = time.process_time()
            parse(page)
            each[i] = min(each[i], time.process_time() - at)
        total = min(total, time.process_time() - begin)
    return total, each

def lexbor():
    try: from selectolax.lexbor import LexborHTMLParser
    except ImportError: return None
    return LexborHTMLParser

def libxml2():
    name = ctypes.util.find_library("xml2")
    if not name: return None
    library = ctypes.CDLL(name)
    library.htmlReadMemory.restype = ctypes.c_void_p
    library.htmlReadMemory.argtypes = [ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_int]
    library.xmlFreeDoc.argtypes = [ctypes.c_void_p]
    return lambda page: library.xmlFreeDoc(library.htmlReadMemory(page, len(page), None, b"utf-8", 1 | 32 | 64))   # recover, no errors, no warnings

def gumbo():
    name = ctypes.util.find_library("gumbo")
    if not name: return None
    library = ctypes.CDLL(name)
    library.gumbo_parse_with_options.restype = ctypes.c_void_p
    library.gumbo_parse_with_options.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t]
    library.gumbo_destroy_output.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    options = ctypes.addressof(ctypes.c_char.in_dll(library, "kGumboDefaultOptions"))
    return lambda page: library.gumbo_destroy_output(options, library.gumbo_parse_with_options(options, page, len(page)))

def galley(data, scan=0):
    program = os.path.join(ROOT, "build", "tests", "bench_html")
    if not os.path.exists(program): sys.exit("bench html: build first (./dev build)")
    with tempfile.TemporaryDirectory() as folder:
        for i, page in enumerate(data): open(os.path.join(folder, "%06d" % i), "wb").write(page)
        lines = subprocess.run([program, folder, str(scan)], check=True, capture_output=True, text=True).stdout.splitlines()
    _, fresh, again = lines[0].split()
    rows = [line.split() for line in lines[1:]]
    return float(fresh), float(again), [float(row[1]) for row in rows], [int(row[2]) / max(1, int(row[0])) for row in rows]

def main():
    data = pages(sys.argv[1] if len(sys.argv) > 1 else None)
    size = sum(map(len, data))
    print("%d pages, %.1f MB" % (len(data), size / 1e6))
    speed = lambda seconds: size / seconds / 1e6
    fresh, again, each, held = galley(data)
    print("galley            %7.0f MB/s   (a tree used again %.0f MB/s)" % (speed(fresh), speed(again)))
    for scan, name in ((1, "plain C"), (2, "SSE2"), (3, "AVX2")): print("galley, %-9s %7.0f MB/s" % (name, speed(galley(data, scan)[0])))
    held.sort()
    print("memory            median %.2f, p99 %.2f, most %.2f bytes held for a byte of page" % (statistics.median(held), held[int(len(held) * .99)], held[-1]))
    times = {}
    for name, make in (("lexbor", lexbor), ("libxml2", libxml2), ("gumbo", gumbo)):
        parse = make()
        if not parse: print("%-17s not found" % name); continue
        times[name] = best(parse, data)
        print("%-17s %7.0f MB/s" % (name, speed(times[name][0])))
    if "lexbor" not in times: sys.exit("bench html: lexbor is missing: pip install selectolax")
    ratios = sorted(theirs / ours for theirs, ours in zip(times["lexbor"][1], each))
    print("median page: galley/lexbor %.2f; a tenth of the pages below %.2f" % (statistics.median(ratios), ratios[len(ratios) // 10]))
    print("galley/lexbor %.2f" % (times["lexbor"][0] / fresh))

if __name__ == "__main__": main()
