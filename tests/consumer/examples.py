#!/usr/bin/env python3
"""The programs of examples/, compiled against the installed library alone (page.py with the package of bindings/python and that library) and run; what they print is compared with examples/expected/.

    examples.py BUILD            runs them
    examples.py BUILD --update   writes what they print as what is expected; read it before it is committed
"""
import os, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent; EXAMPLES = ROOT / "examples"
PREFIX = Path(sys.argv[1]).resolve() / "consumer" / "prefix"
# name: (arguments, file on standard input, formats that it needs)
RUNS = {"page": (["samples/story.txt"], None, "text markdown"), "build": ([], None, "json"), "headlines": (["samples/story.txt", "samples/story.txt"], None, "text"),
        "memo": (["samples/office.memo"], None, "json"), "related": (["samples/story.txt"], None, "text"), "stream": ([], "samples/stories.ndjson", "ndjson"),
        "archive": (["samples/stories.ndjson"], None, "ndjson"), "feed": ([], "samples/stories.ndjson", "ndjson"), "page.py": (["samples/story.txt"], None, "text markdown")}

def main():
    bad = 0; sources = [*EXAMPLES.glob("*.c"), *EXAMPLES.glob("*.py")]; long = [f.name for f in sources if len(f.read_text().splitlines()) >= 60]
    if long: print(f"60 lines or more: {' '.join(long)}"); bad += 1
    if {f.stem if f.suffix == ".c" else f.name for f in sources} != set(RUNS): print("an example is not run"); bad += 1
    library = next(PREFIX.rglob("libgalley.so")).parent; env = {**os.environ, "LD_LIBRARY_PATH": str(library), "PYTHONPATH": str(ROOT / "bindings/python/src"), "PYTHONDONTWRITEBYTECODE": "1"}
    there = {l.split()[0] for l in subprocess.run([PREFIX / "bin/galley", "formats"], env=env, capture_output=True, text=True, check=True).stdout.splitlines()[1:]}
    with tempfile.TemporaryDirectory() as tmp:
        for command in (["cmake", "-S", EXAMPLES, "-B", tmp, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={PREFIX}"], ["cmake", "--build", tmp]):
            r = subprocess.run(command, capture_output=True, text=True)
            if r.returncode: print(r.stdout, r.stderr); return 1
        for name, (arguments, stdin, formats) in RUNS.items():
            if set(formats.split()) - there: print(f"{name}: skipped, this build has no {' '.join(sorted(set(formats.split()) - there))}"); continue
            with open(EXAMPLES / stdin if stdin else os.devnull, "rb") as source:
                program = [sys.executable, EXAMPLES / name] if name.endswith(".py") else [Path(tmp) / name]
                r = subprocess.run([*program, *arguments], cwd=EXAMPLES, stdin=source, env=env, capture_output=True, timeout=20)
            expected = EXAMPLES / "expected" / f"{name}.txt"
            if "--update" in sys.argv: expected.parent.mkdir(exist_ok=True); expected.write_bytes(r.stdout)
            good = r.returncode == 0 and expected.exists() and r.stdout == expected.read_bytes()
            print(f"{name}: {'as expected' if good else 'FAILED'}"); bad += not good
            if not good: print(f"exit {r.returncode}\n{r.stderr.decode()}\n{r.stdout.decode()}")
    return bad > 0

if __name__ == "__main__": sys.exit(main())
