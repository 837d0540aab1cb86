#!/usr/bin/env python3
"""The ABI as files: docs/abi.xml (abidw's description: functions, types, layouts) and docs/abi.constants (every number of the headers).

    abi.py bite       compare, on a copy of the tree where a struct grew in its middle, an argument shrank and a number changed: each is found
    abi.py compare    the library of this tree against docs/abi.xml, by abidiff, and the headers' numbers against docs/abi.constants
    abi.py update     writes both anew; what was there must stay as it was, or docs/abi.md is broken: read the difference
    abi.py ctypes     the prototypes, structs and numbers of bindings/python against docs/abi.xml and docs/abi.constants

The library is built here as one unit with debug information and without optional parts. abidw tells public types by the name of the header that they stand in, and lib/ has
headers of the same names; they are called private_* for it.
"""
import ctypes, importlib.util, re, shutil, subprocess, sys, tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent; FILE = ROOT / "docs/abi.xml"; CONSTANTS = ROOT / "docs/abi.constants"
IGNORE = "[suppress_type]\n  name_regexp = ^(galleyi_.*|__jmp_buf_tag|__sigset_t|__va_list_tag|stat|timespec)$\n  drop = yes\n[suppress_variable]\n  name_not_regexp = ^galley_\n  drop = yes\n"

def run(*command, **more):
    r = subprocess.run([str(c) for c in command], capture_output=True, text=True, **more)
    if r.returncode: sys.exit(f"{command[0]} failed\n{r.stdout[-3000:]}{r.stderr[-3000:]}")
    return r.stdout

def library(tmp):
    files = [f for f in sorted((ROOT / "lib").rglob("*.c")) if not {"train", "generate"} & set(f.parts)]
    text = run("gcc", "-std=c11", "-E", "-DGALLEY_BUILDING", "-I", ROOT / "include", "-I", ROOT / "lib", "-x", "c", "-", input="".join(f'#include "{f}"\n' for f in files))
    (tmp / "unit.i").write_text(re.sub(rf'^(# \d+ )"{re.escape(str(ROOT))}/lib/(?:.*/)?([^/"]+)"', r'\1"private_\2"', text, flags=re.M))
    run("gcc", "-std=c11", "-g", "-O0", "-w", "-fPIC", "-shared", "-fvisibility=hidden", "-x", "cpp-output", tmp / "unit.i", f"-Wl,--version-script={ROOT}/lib/galley.map",
        "-Wl,-soname,libgalley.so.0", "-lm", "-o", tmp / "libgalley.so.0")
    (tmp / "ignore").write_text(IGNORE)
    return tmp / "libgalley.so.0"

def describe(tmp):
    return run("abidw", "--suppr", tmp / "ignore", "--headers-dir", ROOT / "include", "--drop-private-types", "--drop-undefined-syms", "--no-corpus-path", "--no-comp-dir-path", "--no-show-locs",
               "--no-parameter-names", library(tmp))

def constants():
    found = {}
    for f in sorted((ROOT / "include/galley").glob("*.h")):
        text = re.sub(r"/\*.*?\*/", "", f.read_text(), flags=re.S)
        for body in re.findall(r"\benum\s*\{(.*?)\}", text, re.S): found.update(re.findall(r"(GALLEY_\w+) = (-?\d+)", body))
    return found

def listed(): return dict(line.split() for line in CONSTANTS.read_text().splitlines())

def compare(tmp):
    old, new, bad = listed(), constants(), 0
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name): print(f"{name} is {new.get(name, 'gone')}, docs/abi.constants has {old.get(name, 'nothing')}"); bad += 1
    if not shutil.which("abidiff"): print("no abidiff (abigail-tools): docs/abi.xml is not compared"); return bool(bad) or 77
    (tmp / "now.xml").write_text(describe(tmp))
    r = subprocess.run(["abidiff", FILE, tmp / "now.xml"], capture_output=True, text=True)
    if r.returncode: print(r.stdout[-6000:], r.stderr[-2000:]); bad += 1
    if bad: print("an ABI that only grew: ./dev refresh. One that changed: docs/abi.md says what that costs")
    else: print(f"{len(new)} numbers and the library are as described")
    return bool(bad)

def update(tmp):
    FILE.write_text(describe(tmp)); CONSTANTS.write_text("".join(f"{n} {v}\n" for n, v in constants().items()))

def bite(tmp):
    """What compare must find."""
    if not shutil.which("abidiff"): print("no abidiff (abigail-tools)"); return 77
    for part in ("include", "lib", "tests/api"): shutil.copytree(ROOT / part, tmp / part)
    (tmp / "docs").mkdir(); [shutil.copy(f, tmp / "docs") for f in (FILE, CONSTANTS)]
    def change(name, old, new):
        f = tmp / name; text = f.read_text()
        if old not in text: sys.exit(f"{name}: nothing to change")
        f.write_text(text.replace(old, new))
    change("include/galley/module.h", "uint32_t    flags; ", "uint64_t    flags; ")
    for name in ("include/galley/fields.h", "lib/model/fields.c"): change(name, "galley_kind_field(int32_t kind, size_t index)", "galley_kind_field(int32_t kind, uint32_t index)")
    change("include/galley/base.h", "GALLEY_AGAIN = 2,", "GALLEY_AGAIN = 3,")
    r = subprocess.run([sys.executable, tmp / "tests/api/abi.py", "compare"], capture_output=True, text=True)
    missed = [w for w in ("GALLEY_AGAIN is 3", "struct galley_serializer", "galley_kind_field") if w not in r.stdout]
    print(f"not found: {missed}\n{r.stdout}{r.stderr}" if missed else "three changes, three found"); return bool(missed) or not r.returncode

class Described:
    """abidw's types, as what ctypes makes of them."""
    def __init__(self):
        self.root = xml.parse(FILE).getroot(); self.types = {e.get("id"): e for e in self.root.iter() if e.get("id")}
    def kind(self, id_):
        e = self.types[id_]; size = int(e.get("size-in-bits") or 0)
        if e.tag in ("typedef-decl", "qualified-type-def"): return self.kind(e.get("type-id"))
        if e.tag == "pointer-type-def": return "pointer"
        if e.get("name") == "void": return "void"
        if e.tag == "type-decl": return f"{'u' if 'unsigned' in e.get('name') or e.get('name') == 'char' else 'i'}{size}"
        return e.tag
    def functions(self):
        for e in self.root.iter("function-decl"):
            yield e.get("name"), self.kind(e.find("return").get("type-id")), [self.kind(p.get("type-id")) for p in e.findall("parameter")]
    def structs(self):
        for e in self.root.iter("class-decl"):
            if e.get("size-in-bits"):
                yield e.get("name"), int(e.get("size-in-bits")) // 8, [(m.find("var-decl").get("name"), int(m.get("layout-offset-in-bits")) // 8, self.kind(m.find("var-decl").get("type-id")))
                                                                      for m in e.findall("data-member")]

def of_ctypes(t):
    if t is None: return "void"
    code = getattr(t, "_type_", None)
    if isinstance(code, str) and code not in "zP": return f"{'u' if code.isupper() else 'i'}{8 * ctypes.sizeof(t)}"
    return "pointer"

def ctypes_agree(_):
    spec = importlib.util.spec_from_file_location("abi", ROOT / "bindings/python/src/galley/_abi.py"); abi = importlib.util.module_from_spec(spec); spec.loader.exec_module(abi)
    described, bad = Described(), []
    mine = {name: (of_ctypes(result), [of_ctypes(a) for a in arguments]) for name, (result, arguments) in abi.PROTOTYPES.items()}
    theirs = {name: (result, arguments) for name, result, arguments in described.functions()}
    bad += [f"{n}: ctypes has {mine.get(n)}, the library {theirs.get(n)}" for n in sorted(mine.keys() | theirs.keys()) if mine.get(n) != theirs.get(n)]
    structs = 0
    for name, size, members in described.structs():
        t = getattr(abi, name, None); structs += 1
        if t is None: bad.append(f"{name}: not in _abi.py"); continue
        got = [(n, getattr(t, n).offset, of_ctypes(kind)) for n, kind in t._fields_]
        if (ctypes.sizeof(t), got) != (size, members): bad.append(f"{name}: ctypes has {got}, the library {members}")
    for name, value in listed().items():
        if getattr(abi, name[7:], None) != int(value): bad.append(f"{name}: {getattr(abi, name[7:], None)} in _abi.py, {value} in the headers")
    print("\n".join(bad) if bad else f"{len(mine)} prototypes, {structs} structs and {len(listed())} numbers agree"); return bool(bad)

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name: sys.exit({"compare": compare, "update": update, "ctypes": ctypes_agree, "bite": bite}[sys.argv[1]](Path(name)))
