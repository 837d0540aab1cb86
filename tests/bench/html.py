#!/usr/bin/env python3
"""bench html [DIRECTORY] [--memory]: lib/html against lexbor (PyPI selectolax), libxml2 and gumbo (their shared libraries, where found) in one run
on one core. Processor time; five rounds, in each of which everybody reads every page once into a fresh tree; the best round counts, and of a page
its best. DIRECTORY holds pages as they are, or gzipped; without one, the first 400 article pages of ../shared/corpora/wcxb-dev, or, where that is not,
the pages in tests/. The last line is `galley/lexbor RATIO`. --memory: no races, but what the trees of DIRECTORY, or of every page of ../shared/corpora, hold."""
import ctypes, ctypes.util, gzip, json, os, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
CORPORA = os.path.join(ROOT, "..", "shared", "corpora")
ROUNDS = 5
FIND, UTF_8, TOKENS, TREE, PAGE, AGAIN = range(6)
BEST, PLAIN, SSE2, AVX2, NEON = range(5)

def read(path):
    data = open(path, "rb").read()
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data

def files(folder):
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if os.path.isfile(os.path.join(folder, name))]

def pages(folder, every):
    if folder: return [read(path) for path in files(folder)]
    if not os.path.isdir(CORPORA):
        print("no ../shared/corpora: the samples in tests/, which are small")
        return [read(path) for path in files(os.path.join(ROOT, "tests", "fuzz", "corpus", "html"))]
    if every:
        folders = [os.path.join(CORPORA, name, "pages") for name in sorted(os.listdir(CORPORA))]
        return [read(path) for f in folders if os.path.isdir(f) for path in files(f) if ".htm" in path]
    rows = [json.loads(line) for line in open(os.path.join(CORPORA, "wcxb-dev", "gold.jsonl"))]
    return [read(os.path.join(CORPORA, row["page"])) for row in rows if row["type"] == "article"][:400]

def lexbor():
    try: from selectolax.lexbor import LexborHTMLParser
    except ImportError: return None, "not found: pip install selectolax"
    return LexborHTMLParser, None

def libxml2():
    name = ctypes.util.find_library("xml2")
    if not name: return None, "not found: Debian package libxml2"
    library = ctypes.CDLL(name)
    library.htmlReadMemory.restype = ctypes.c_void_p
    library.htmlReadMemory.argtypes = [ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_int]
    library.xmlFreeDoc.argtypes = [ctypes.c_void_p]
    return lambda page: library.xmlFreeDoc(library.htmlReadMemory(page, len(page), None, b"utf-8", 1 | 32 | 64)), None   # recover, no errors, no warnings

def gumbo():
    name = ctypes.util.find_library("gumbo")
    if not name: return None, "not found: Debian package libgumbo1"
    library = ctypes.CDLL(name)
    library.gumbo_parse_with_options.restype = ctypes.c_void_p
    library.gumbo_parse_with_options.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t]
    library.gumbo_destroy_output.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    options = ctypes.addressof(ctypes.c_char.in_dll(library, "kGumboDefaultOptions"))
    return lambda page: library.gumbo_destroy_output(options, library.gumbo_parse_with_options(options, page, len(page))), None

class Peer:
    def __init__(self, name, make, data):
        self.name, self.data, self.total = name, data, float("inf")
        self.each = [float("inf")] * len(data)
        self.parse, self.absent = make()
    def round(self):
        begin = time.process_time()
        for i, page in enumerate(self.data):
            at = time.process_time()
            self.parse(page)
            self.each[i] = min(self.each[i], time.process_time() - at)
        self.total = min(self.total, time.process_time() - begin)

class Galley:
    """bench_html with the pages in memory; times by (rung, scan)."""
    def __init__(self, data):
        program = os.path.join(ROOT, "build", "tests", "bench_html")
        if not os.path.exists(program): sys.exit("bench html: build first (./dev build)")
        self.folder = tempfile.TemporaryDirectory()
        for i, page in enumerate(data): open(os.path.join(self.folder.name, "%06d" % i), "wb").write(page)
        self.program = subprocess.Popen([program, self.folder.name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.total, self.each, self.held = {}, {}, []
    def round(self, rung, scan=BEST):
        self.program.stdin.write("%d %d\n" % (rung, scan))
        self.program.stdin.flush()
        seconds, count = self.program.stdout.readline().split()
        rows = [self.program.stdout.readline().split() for _ in range(int(count))]
        key = (rung, scan)
        self.total[key] = min(self.total.get(key, float("inf")), float(seconds))
        times = [float(row[1]) for row in rows]
        self.each[key] = [min(pair) for pair in zip(times, self.each.get(key, times))]
        if rung == PAGE: self.held = [int(row[2]) for row in rows]
    def close(self):
        self.program.stdin.close()
        self.program.wait()
        self.folder.cleanup()

def print_memory(data, held):
    each = sorted(h / max(1, len(page)) for h, page in zip(held, data))
    print("memory            median %.2f, p99 %.2f, most %.2f bytes held for a byte of page; %.2f over all (decoded copies of legacy encodings included)"
          % (statistics.median(each), each[int(len(each) * .99)], each[-1], sum(held) / max(1, sum(map(len, data)))))

def memory(data):
    ours = Galley(data)
    ours.round(PAGE)
    print_memory(data, ours.held)
    ours.close()

def race(data):
    ours, size = Galley(data), sum(map(len, data))
    peers = [Peer("lexbor", lexbor, data), Peer("libxml2", libxml2, data), Peer("gumbo", gumbo, data)]
    scans = (PLAIN, SSE2, AVX2) if os.uname().machine == "x86_64" else (PLAIN, NEON)
    for _ in range(ROUNDS):
        for rung in (PAGE, FIND, UTF_8, TREE, AGAIN): ours.round(rung)
        for scan in scans:
            for rung in (TOKENS, TREE): ours.round(rung, scan)
        for peer in peers:
            if peer.parse: peer.round()
    speed = lambda seconds: size / seconds / 1e6
    names = {PLAIN: "plain C", SSE2: "SSE2", AVX2: "AVX2", NEON: "NEON"}
    def rung(name, key): print("  %-37s %7.0f MB/s" % (name, speed(ours.total[key])))
    print("the ladder:")
    rung("memchr for '<'", (FIND, BEST))
    rung("UTF-8 looked over", (UTF_8, BEST))
    for scan in scans: rung("tokens, %s" % names[scan], (TOKENS, scan))
    for scan in scans: rung("tree, %s" % names[scan], (TREE, scan))
    rung("page: encoding, UTF-8 check, tree", (PAGE, BEST))
    rung("page, into a tree used again", (AGAIN, BEST))
    print_memory(data, ours.held)
    print("galley            %7.0f MB/s" % speed(ours.total[PAGE, BEST]))
    for peer in peers: print("%-17s %s" % (peer.name, "%7.0f MB/s" % speed(peer.total) if peer.parse else peer.absent))
    ours.close()
    if not peers[0].parse: sys.exit("bench html: no lexbor to compare with")
    ratios = sorted(theirs / own for theirs, own in zip(peers[0].each, ours.each[PAGE, BEST]))
    print("median page: galley/lexbor %.2f; a tenth of the pages below %.2f" % (statistics.median(ratios), ratios[len(ratios) // 10]))
    print("galley/lexbor %.2f" % (peers[0].total / ours.total[PAGE, BEST]))

def main():
    folders = [a for a in sys.argv[1:] if not a.startswith("-")]
    only_memory = "--memory" in sys.argv[1:]
    data = pages(folders[0] if folders else None, only_memory)
    if not data: sys.exit("bench html: no pages")
    if hasattr(os, "sched_setaffinity"): os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print("%d pages, %.1f MB" % (len(data), sum(map(len, data)) / 1e6))
    memory(data) if only_memory else race(data)

if __name__ == "__main__": main()
