#!/usr/bin/env python3
"""What the built libraries let out, against the headers and the committed lists.

    symbols.py exported BUILD    the shared library exports docs/abi.symbols, which is what the headers declare, and nothing else
    symbols.py names BUILD       every global symbol of the static library begins with galley
    symbols.py documented BUILD  every function of the headers has a comment of its own, and Doxygen, where it is there, has no warning
    symbols.py rename BUILD      rename.h and abi.symbols are up to date, and rename.h covers every global symbol of the static library
"""
import re, shutil, subprocess, sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "lib/generate"))
import rename

def nm(*args):
    lines = subprocess.run(["nm", *args], check=True, capture_output=True, text=True).stdout.splitlines()
    return {f[2] for f in (l.split() for l in lines) if len(f) == 3}

def differ(what, left, right):
    for n in sorted(left - right): print(f"{n}: {what}")
    return bool(left - right)

def undocumented(build):
    bad = []; count = 0
    for f in sorted((ROOT / "include/galley").glob("*.h")):
        lines = f.read_text().split("\n")
        for i, line in enumerate(lines):
            if not line.startswith("GALLEY_API"): continue
            count += 1; start = next((k for k in range(i - 1, -1, -1) if lines[k].startswith("/**")), 0)
            if not lines[i - 1].endswith("*/") or start == 0 or any(l.startswith("GALLEY_API") for l in lines[start:i]): bad.append(f"{f.name}:{i + 1}: no comment: {line[:100]}")
    if shutil.which("doxygen"):
        (build / "reference").mkdir(exist_ok=True)
        r = subprocess.run(["doxygen", "-"], input=(ROOT / "docs/Doxyfile").read_text() + f"\nOUTPUT_DIRECTORY = {build}/reference\n", cwd=ROOT, capture_output=True, text=True)
        if r.returncode or r.stderr: bad.append(r.stderr[-2000:] or "doxygen failed")
    print("\n".join(bad) if bad else f"{count} functions documented"); return bad

def main():
    job, build = sys.argv[1], Path(sys.argv[2])
    if job == "exported":
        got = {n.split("@")[0] for n in nm("-D", "--defined-only", str(build / "libgalley.so"))} - {"GALLEY_0.1"}
        listed = set((ROOT / "docs/abi.symbols").read_text().split()); headers = rename.public()
        bad = (differ("exported, not in docs/abi.symbols", got, listed) | differ("in docs/abi.symbols, not exported", listed, got)
               | differ("in the headers, not in docs/abi.symbols", headers, listed) | differ("in docs/abi.symbols, not in the headers", listed, headers))
        print(f"{len(got)} exported symbols")
    elif job == "names":
        got = nm("-g", "--defined-only", str(build / "libgalley.a"))
        bad = [n for n in sorted(got) if not re.match(r"galleyi?_", n) and not re.match(r"_?_?(asan|tsan|ubsan|sanitizer|gcov|odr|__odr)", n)]
        for n in bad: print(f"{n}: a global symbol without the prefix")
        print(f"{len(got)} global symbols")
    elif job == "documented": bad = undocumented(build)
    else:
        names = set(re.findall(r"^#define (galleyi?_\w+)", (ROOT / "include/galley/rename.h").read_text(), re.M))
        got = {n for n in nm("-g", "--defined-only", str(build / "libgalley.a")) if n.startswith("galley")}
        sys.argv = [sys.argv[0], "--check"]
        bad = differ("not in rename.h: run lib/generate/rename.py", got, names) | rename.main()
    return bool(bad)

if __name__ == "__main__": sys.exit(main())
