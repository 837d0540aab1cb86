#!/usr/bin/env python3
"""Write include/galley/rename.h (every global symbol under GALLEY_PREFIX) and docs/abi.symbols (the exported ones) from the headers.

    lib/generate/rename.py            writes both
    lib/generate/rename.py --check    exit 1 where either is not what it would write
    lib/generate/rename.py FILE       writes rename.h there, and nothing else
"""
import re, sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HEAD = """/* Made by lib/generate/rename.py; do not edit. Every global symbol of the static library under the prefix that the program chose, for a private copy
   beside another one: -DGALLEY_PREFIX=mine_ on the library and on all that uses it. */
#ifndef GALLEY_RENAME_H
#define GALLEY_RENAME_H
#define GALLEY_RENAME_JOIN(prefix, name) prefix##name
#define GALLEY_RENAME(prefix, name) GALLEY_RENAME_JOIN(prefix, name)
"""

def code(path):
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', " ", path.read_text(encoding="utf-8"), flags=re.S)

def public():
    """The functions of the headers."""
    found = set()
    for f in sorted((ROOT / "include" / "galley").glob("*.h")):
        found.update(re.findall(r"^GALLEY_API\b[^;]*?GALLEY_CALL\s+(galley_\w+)\s*\(", code(f), re.M))
    return found

def internal():
    """What lib/ declares or defines with external linkage."""
    found, static = set(), set()
    for f in sorted((ROOT / "lib").rglob("*.[ch]")):
        text = re.sub(r"^\s*#[^\n]*(?:\\\n[^\n]*)*", "", code(f), flags=re.M)
        static.update(re.findall(r"^\s*static\b[^;{()]*?\b(galleyi_\w+)\s*[(\[]", text, re.M))
        found.update(re.findall(r"(?<![\w.>])(galleyi_\w+)\s*\([^;{]*\)[^;{()]*[;{]", text))
        found.update(n for line in re.findall(r"^\s*extern\b[^;]*;", text, re.M) for n in re.findall(r"\b(galleyi_\w+)\s*(?:\[|;|,)", line))
    return found - static

def main():
    exported = sorted(public()); names = sorted(public() | internal())
    header = HEAD + "".join(f"#define {n} GALLEY_RENAME(GALLEY_PREFIX, {n})\n" for n in names) + "#endif\n"
    if len(sys.argv) > 1 and sys.argv[1] != "--check": Path(sys.argv[1]).write_text(header, encoding="utf-8"); return 0
    files = {ROOT / "include/galley/rename.h": header,
             ROOT / "docs/abi.symbols": "".join(n + "\n" for n in exported)}
    stale = [p for p, text in files.items() if not p.exists() or p.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv:
        for p in stale: print(f"{p.relative_to(ROOT)} is not up to date: run lib/generate/rename.py")
        return bool(stale)
    for p in stale: p.write_text(files[p], encoding="utf-8")
    print(f"{len(exported)} exported, {len(names)} global symbols"); return 0

if __name__ == "__main__": sys.exit(main())
