#!/usr/bin/env python3
"""The house rules that can be read from the sources. Prints each line that breaks one; exit 1 if any does.

  rooms    a room includes only rooms above it (docs/design.md, "The rooms")
  names    no two sources of lib/ have the same base name; include guards are unique
  calls    no abort, exit, print, locale, clock or unbounded string call in lib/
  state    no mutable object with static storage in lib/
  config   every source and header includes config.h, itself or through a header (rename.h comes with it)
"""
import re, sys
from collections import defaultdict
from pathlib import Path

ROOMS = ["core", "text", "model", "json", "xml", "html", "vocab", "render", "extract", "registry", "carriers", "formats"]
BANNED = ("abort exit _exit printf fprintf puts putchar perror strcpy strcat sprintf vsprintf gets atoi atol atof strtok localtime gmtime mktime ctime "
          "asctime setlocale localeconv strerror isalpha isdigit isspace isalnum isupper islower ispunct isprint iscntrl toupper tolower time clock rand srand "
          "getenv system longjmp_error strtod strcoll strxfrm regcomp regexec assert").split()
# longjmp and setjmp are guard.c's business alone.
ONLY_IN = {"setjmp": {"guard.c", "guard.h"}, "longjmp": {"guard.c", "guard.h"}}

def strip(text):
    """Without comments and the insides of strings; line numbers stay."""
    blank = lambda m: re.sub(r"[^\n]", " ", m[0])
    text = re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'',
                  lambda m: m[0] if m[0][0] == '"' and m[0].endswith('.h"') else '""' if m[0][0] == '"' else blank(m), text, flags=re.S)
    return text

def room(path, lib):
    parts = path.relative_to(lib).parts
    return parts[0] if len(parts) > 1 else None

def without_config(lib, files):
    """Sources and headers that no chain of includes leads to config.h."""
    includes = {f: re.findall(r'^\s*#\s*include\s+"([^"]+)"', f.read_text(encoding="utf-8"), re.M) for f in files}
    def reaches(f, seen):
        if f in seen: return False
        seen.add(f)
        return any(i == "config.h" or i.startswith("galley") or lib / i in includes and reaches(lib / i, seen) for i in includes.get(f, ()))
    return [f for f in files if f.suffix in (".c", ".h") and f.name != "config.h" and not reaches(f, set())]

def main():
    lib = Path(sys.argv[1]) / "lib"; bad = []; bases = defaultdict(list); guards = defaultdict(list); count = 0
    for f in sorted([*lib.rglob("*.c"), *lib.rglob("*.h"), *lib.rglob("*.def")]):
        if {"train", "generate"} & set(f.relative_to(lib).parts): continue
        count += 1; here = room(f, lib); raw = f.read_text(encoding="utf-8"); text = strip(raw); name = f.relative_to(lib.parent)
        if here and here not in ROOMS: bad.append(f"{name}: '{here}' is no room; docs/design.md lists them"); continue
        bases[f.name].append(str(name))
        m = re.search(r"^#ifndef (\w+_H)\b", text, re.M)
        if f.suffix == ".h":
            if m: guards[m[1]].append(str(name))
            else: bad.append(f"{name}: no include guard")
        for number, line in enumerate(text.split("\n"), 1):
            inc = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if inc and here:
                there = inc[1].split("/")[0]
                if there == "galley" or inc[1] in ("galley.h", "config.h"): pass
                elif there in ROOMS:
                    if ROOMS.index(there) > ROOMS.index(here): bad.append(f"{name}:{number}: {here} includes {inc[1]}, a room below it")
                else: bad.append(f"{name}:{number}: include \"{inc[1]}\" is not relative to lib/")
                if there == "formats" and here == "formats" and inc[1].split("/")[1] != f.relative_to(lib).parts[1]:
                    bad.append(f"{name}:{number}: a format includes another one, {inc[1]}")
            for call in re.finditer(r"(?<![\w.>])([a-z_]+)\s*\(", line):
                if call[1] in BANNED and not re.search(r"(->|\.)\s*$", line[:call.start()]): bad.append(f"{name}:{number}: {call[1]}() has no place in the library")
                if call[1] in ONLY_IN and f.name not in ONLY_IN[call[1]]: bad.append(f"{name}:{number}: {call[1]}() belongs to core/guard alone")
            state = re.match(r"\s*static\s+(?!const\b|inline\b)(?!.*\bconst\b)([\w\s*]+?)\s*(\[[^\]]*\])*\s*(=|;)", line)
            if state and f.suffix == ".c" and "(" not in line.split("=")[0] and "GALLEYI_THREAD_LOCAL" not in line: bad.append(f"{name}:{number}: mutable static storage: {line.strip()[:80]}")
    for f in without_config(lib, [lib / Path(*Path(n).parts[1:]) for names in bases.values() for n in names]): bad.append(f"{f.relative_to(lib.parent)}: config.h is not included")
    for base, files in bases.items():
        if len(files) > 1: bad.append(f"{base}: {' and '.join(files)} have the same name")
    for guard, files in guards.items():
        if len(files) > 1: bad.append(f"{guard}: the include guard of {' and '.join(files)}")
    print("\n".join(bad) if bad else f"{count} sources keep the rules"); return bool(bad)

if __name__ == "__main__": sys.exit(main())
