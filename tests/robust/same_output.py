#!/usr/bin/env python3
"""same_output.py BUILD: galley built by another compiler (clang, where it is there) at -O1 without any vector instruction writes what BUILD's galley writes, byte for byte,
of every sample in every format that can be written, and of every sixtieth page of ../shared where that is there."""
import gzip, json, os, shutil, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]; BUILD = Path(sys.argv[1]).resolve(); CORPORA = ROOT.parent / "shared/corpora"
FORMATS = {".html": "html", ".txt": "text", ".md": "markdown"}
EVERY = 60

def build(folder):
    compiler = next(c for c in ("clang", "cc") if shutil.which(c))
    for command in (["cmake", "-S", ROOT, "-B", folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", f"-DCMAKE_C_COMPILER={compiler}", "-DCMAKE_C_FLAGS_RELEASE=-O1",
                     "-DCMAKE_C_FLAGS=-DGALLEY_WITHOUT_SIMD", "-DGALLEY_TESTS=OFF"], ["cmake", "--build", folder, "-j", str(os.cpu_count())]):
        r = subprocess.run(command, capture_output=True, text=True)
        if r.returncode: sys.exit(r.stdout[-3000:] + r.stderr[-3000:])
    return compiler, folder / "galley"

def samples():
    """(name, format, bytes, address)"""
    for path in sorted((ROOT / "tests/golden").glob("*/*")):
        if path.suffix in FORMATS: yield str(path.relative_to(ROOT)), FORMATS[path.suffix], path.read_bytes(), "https://example.org/2026/03/a-story"
    for path in sorted((ROOT / "tests/json").glob("*.json")): yield str(path.relative_to(ROOT)), "json", path.read_bytes(), None
    if not CORPORA.exists(): print(f"skipped: no pages, {CORPORA} is not there"); return
    for corpus, name in (("wcxb-dev", "html"), ("publishers-dev", "html"), ("world-dev", "html"), ("snippets-dev", "html"), ("textdump-dev", "text")):
        for row in list(map(json.loads, open(CORPORA / corpus / "gold.jsonl")))[::EVERY]:
            yield f"{corpus} {row['id']}", name, gzip.open(CORPORA / row["page"]).read(), row.get("url")

def written(galley, name, text, address, to):
    command = [galley, "convert", "--from", name, "--to", to, "--fetched", "2026-03-14T12:00:00Z", *(["--url", address] if address else []), "-"]
    r = subprocess.run(command + (["--explain"] if to == "json" else []), input=text, capture_output=True)
    return r.returncode, r.stdout, r.stderr

def main():
    with tempfile.TemporaryDirectory() as folder:
        compiler, other = build(Path(folder) / "plain")
        jobs = [(*sample, to) for sample in samples() for to in ("json", "html", "markdown", "text")]
        def differs(job):
            _, name, text, address, to = job
            return written(BUILD / "galley", name, text, address, to) != written(other, name, text, address, to)
        with ThreadPoolExecutor(os.cpu_count()) as pool: wrong = [job for job, bad in zip(jobs, pool.map(differs, jobs)) if bad]
    for job in wrong[:10]: print(f"{job[0]} to {job[4]}: {compiler} without vector instructions writes something else")
    print(f"{len(jobs) - len(wrong)} of {len(jobs)} outputs are the same")
    return bool(wrong or not jobs)

sys.exit(main())
