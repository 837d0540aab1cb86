#!/usr/bin/env python3
"""Compiles parts of the tree by hand, as people without CMake do, with every compiler that is there.

    compile.py headers    each public header alone: C99, C11 and C++17, -Wpedantic -Werror; and the layout of the open structs
    compile.py unity      the whole of lib/ as one unit, with all warnings as errors, no -D (checked, not assembled)
    compile.py plain      cc -O2 -Iinclude -Ilib -c of every file, no -D; a program linked with the objects alone runs
"""
import os, shutil, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
INCLUDE = ["-I", str(ROOT / "include")]
STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Werror"]

def present(names): return [n for n in names if shutil.which(n)]

def run(command, text=None):
    r = subprocess.run(command, input=text, capture_output=True, text=True)
    if r.returncode: print(" ".join(command), r.stdout[-2000:], r.stderr[-4000:], sep="\n")
    return r.returncode == 0

def sources():
    return [f for f in sorted((ROOT / "lib").rglob("*.c")) if not {"train", "generate"} & set(f.parts)]

def headers():
    ways = [[c, "-std=" + s, "-x", "c"] for c in present(["gcc", "clang"]) for s in ("c99", "c11")]
    ways += [[c, "-std=c++17", "-x", "c++"] for c in present(["g++", "clang++"])]
    files = sorted((ROOT / "include").rglob("*.h")); jobs = []
    for way in ways:
        for f in files:
            if f.name == "rename.h": continue
            name = f.relative_to(ROOT / "include")
            jobs.append((way + STRICT + INCLUDE + ["-fsyntax-only", "-"], f"#include <{name}>\n#include <{name}>\nextern int nothing;\n"))
    for c in present(["gcc", "clang"]): jobs.append(([c, "-std=c11", *STRICT, *INCLUDE, "-fsyntax-only", str(ROOT / "tests/api/layout.c")], None))
    return all_of(jobs)

def all_of(jobs):
    with ThreadPoolExecutor(os.cpu_count()) as pool: good = sum(pool.map(lambda j: run(*j), jobs))
    print(f"{good} of {len(jobs)} compiled"); return good == len(jobs) and good > 0

def unity():
    text = "".join(f'#include "{f.relative_to(ROOT / "lib")}"\n' for f in sources())
    return all_of([([c, "-std=c11", "-x", "c", *STRICT, *INCLUDE, "-I", str(ROOT / "lib"), "-fsyntax-only", "-"], text) for c in present(["gcc", "clang"])])

def plain():
    program = '#include <galley.h>\n#include <stdio.h>\nint main(void) { galley_context *c = NULL; if (galley_context_new(NULL, NULL, &c)) return 1;\n' \
              'printf("%zu formats, %s\\n", galley_format_count(c), galley_has_feature("yajl") ? "yajl" : "libc alone"); galley_context_free(c); return 0; }\n'
    with tempfile.TemporaryDirectory() as tmp:
        files = sources(); n = os.cpu_count()
        for i in range(n): (Path(tmp) / str(i)).mkdir()
        def part(i): return subprocess.run(["cc", "-O2", *INCLUDE, "-I", str(ROOT / "lib"), "-c", *map(str, files[i::n])], cwd=Path(tmp) / str(i)).returncode == 0
        with ThreadPoolExecutor(n) as pool:
            if not all(pool.map(part, range(n))): return False
        (Path(tmp) / "main.c").write_text(program)
        return run(["cc", *INCLUDE, f"{tmp}/main.c", *map(str, Path(tmp).rglob("*.o")), "-o", f"{tmp}/program", "-lm"]) and \
            subprocess.run([f"{tmp}/program"]).returncode == 0

if __name__ == "__main__": sys.exit(not {"headers": headers, "unity": unity, "plain": plain}[sys.argv[1]]())
