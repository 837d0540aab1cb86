#!/usr/bin/env python3
"""bench extract [DIRECTORY]: from a page's bytes to its article, beside lexbor's parse alone (PyPI selectolax) and other extractors of PyPI that are
installed, in one run on one core: processor time, best of five rounds (of one for the slow). DIRECTORY holds pages as they are, or gzipped; without
one, the first 400 article pages of ../shared/corpora/wcxb-dev. The last line is `galley/lexbor RATIO`: time of parse and body over that of lexbor's parse."""
import sys
sys.path.pop(0)                               # html.py beside this file is not the library's html
import importlib.util, os, statistics, subprocess, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location("bench_html", os.path.join(HERE, "html.py")); bench_html = importlib.util.module_from_spec(spec); spec.loader.exec_module(bench_html)

def peers():
    """Name and call of each extractor that is there; text is what each reads."""
    try:
        from resiliparse.extract.html2text import extract_plain_text
        yield "resiliparse", lambda text: extract_plain_text(text, main_content=True)
    except ImportError: pass
    try:
        import rs_trafilatura
        yield "rs-trafilatura", rs_trafilatura.extract
    except ImportError: pass
    try:
        import trafilatura
        yield "trafilatura", trafilatura.extract
    except ImportError: pass
    try:
        from readability import Document
        yield "readability-lxml", lambda text: Document(text).summary()
    except ImportError: pass

def best(parse, pages):
    total = float("inf")
    for _ in range(5):
        begin = time.process_time()
        for page in pages: parse(page)
        total = min(total, time.process_time() - begin)
    return total

def main():
    pages = bench_html.pages(sys.argv[1] if len(sys.argv) > 1 else None, False); size = sum(map(len, pages)); count = len(pages)
    program = os.path.join(HERE, "..", "..", "build/tests/bench_extract")
    if not os.path.exists(program): sys.exit("bench extract: build first (./dev build)")
    with tempfile.TemporaryDirectory() as folder:
        for i, page in enumerate(pages): open(os.path.join(folder, "%06d" % i), "wb").write(page)
        lines = subprocess.run([program, folder], check=True, capture_output=True, text=True).stdout.splitlines()
    parse, blocks, judge, body, call = map(float, lines[0].split()[1:]); rows = [line.split() for line in lines[1:]]; all_blocks = sum(int(r[3]) for r in rows)
    print("%d pages, %.1f MB, %d blocks" % (count, size / 1e6, all_blocks))
    show = lambda name, seconds: print("%-28s %8.0f pages/s %7.1f MB/s" % (name, count / seconds, size / seconds / 1e6))
    show("galley: parse", parse); show("galley: parse and body", body); show("galley: bytes to article", call)
    print("a block: cutting %.2f us, features and judge %.2f us, body %.2f us" % tuple(1e6 * t / all_blocks for t in (blocks - parse, judge - blocks, body - judge)))
    held = sorted(int(r[4]) / int(r[0]) for r in rows if int(r[0]) > 2000)
    print("memory: median %.2f, p99 %.2f, most %.2f bytes at its peak for a byte of page" % (statistics.median(held), held[int(len(held) * .99)], held[-1]))
    each = sorted((float(r[2]), r[5], int(r[0])) for r in rows)
    print("bytes to article: median %.3f ms, p99 %.3f ms, worst %.3f ms (page %s, %.1f MB)" % (1e3 * each[count // 2][0], 1e3 * each[int(count * .99)][0], 1e3 * each[-1][0], each[-1][1], each[-1][2] / 1e6))
    lexbor, missing = bench_html.lexbor()
    if not lexbor: sys.exit("bench extract: lexbor is " + missing)
    theirs = best(lexbor, pages); show("lexbor: parse alone", theirs)
    texts = [page.decode("utf-8", "replace") for page in pages]
    for name, extract in peers():
        begin = time.process_time()
        for text in texts:
            try: extract(text)
            except Exception: pass
        show(name, time.process_time() - begin)
    print("whole call/lexbor %.2f" % (call / theirs))
    print("galley/lexbor %.2f" % (body / theirs))

if __name__ == "__main__": main()
