#!/usr/bin/env python3
"""Every code block of README.md and docs/ is compiled or run, and what they claim is what is there. docs.py BUILD

```c       compiled against the installed library, with the headers that it leaves out put before it; run where it has a main
```console each line after "$ " is run from the root of the tree, and what follows must be what it prints
```python  run from the root of a copy of examples/, with the package of bindings/python and the library of this build; the blocks of a page run one after
           another in one program; a page that needs pandas or duckdb is left out, and that is said, where .venv has none
```sh      run with galley, cc and pkg-config of this build in an empty directory that has README's program; lines that install,
           build or test the tree itself are known by name and are what other tests run
```cmake   the lists of a project with galley installed, and in vendor/
```json    galley JSON that galley reads and writes as it stands
```        the sample and what becomes of it
With --update README's sample, what becomes of it, its consoles and its table of formats are written anew; read them before they are committed.
The table of formats in README.md is `galley formats`; docs/design.md's rooms are those of tests/api/sources.py; links lead somewhere; options that pages name are there.
"""
import json, os, re, shutil, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent; BUILD = Path(sys.argv[1]).resolve(); PREFIX = BUILD / "consumer" / "prefix"
sys.path.insert(0, str(ROOT / "tests/api"))
import sources
ELSEWHERE = {"pip install ./bindings/python", "./dev run", "./dev test", "cmake -S . -B build -DCMAKE_BUILD_TYPE=Release", "cmake --build build", "sudo cmake --install build"}
WARNINGS = ["-std=c11", "-Wall", "-Wextra", "-Werror", "-Wno-unused-function"]
bad = []; count = 0

def fail(where, what): bad.append(f"{where}: {what}")

def blocks(path):
    for m in re.finditer(r"^```(\w*)\n(.*?)^```$", path.read_text(), re.M | re.S):
        yield f"{path.relative_to(ROOT)}:{path.read_text()[:m.start()].count(chr(10)) + 1}", m[1], m[2]

def shell(text, tmp, env): return subprocess.run(["bash", "-euc", text], cwd=tmp, env=env, capture_output=True, text=True, timeout=120)

def compile_c(where, text, tmp, env):
    if "#include" not in text: text = "#include <galley.h>\n#include <galley/module.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n" + text
    source = tmp / "program.c"; has_main = "int main(" in text
    source.write_text(text)
    r = shell(f"cc {' '.join(WARNINGS)} program.c $(pkg-config --cflags --libs galley) {'-o block' if has_main else '-c -o block.o'}", tmp, env)
    if r.returncode: fail(where, r.stderr[:1500])
    elif has_main and shell("./block", tmp, env).returncode: fail(where, "the program fails")

def console(where, text, env):
    for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.M):
        r = subprocess.run(["bash", "-c", command], cwd=ROOT, env=env, capture_output=True, text=True, timeout=60)
        if r.stdout + r.stderr != output: fail(where, f"{command} prints\n{r.stdout}{r.stderr}and not\n{output}")

def python_of(path, tmp):
    """The Python blocks of a page, as one program in a directory that has examples/; where .venv has not what it imports, that is said."""
    text = "\n".join(t for _, language, t in blocks(path) if language == "python")
    if not text: return
    venv = Path(os.environ.get("GALLEY_VENV") or ROOT / ".venv") / "bin/python"; python = str(venv) if venv.exists() else sys.executable
    for name in re.findall(r"^import (pandas|duckdb)", text, re.M):
        if subprocess.run([python, "-c", f"import {name}"], capture_output=True).returncode:
            if os.environ.get("GALLEY_VENV_REQUIRED"): fail(path.name, f"no {name} in .venv")
            print(f"{path.name}: Python blocks left out, there is no {name} (./dev setup)"); return
    env = {**os.environ, "GALLEY_LIBRARY": str(BUILD / "libgalley.so"), "PYTHONPATH": str(ROOT / "bindings/python/src"), "PYTHONDONTWRITEBYTECODE": "1"}
    (tmp / "page.html").write_text("<title>A page</title><h1>A page</h1><p>With a sentence in it.")
    r = subprocess.run([python, "-c", text], cwd=tmp, env=env, capture_output=True, text=True, timeout=120)
    if r.returncode: fail(path.relative_to(ROOT), r.stderr[-1500:])

def cmake(where, text, env):
    """A block as the lists of a project that has program.c and plugin.c, and galley in vendor/; built where that does not build galley (consumer_subdirectory does)."""
    with tempfile.TemporaryDirectory() as name:
        project = Path(name); (project / "vendor").mkdir(); (project / "vendor/galley").symlink_to(ROOT)
        source = "#include <galley.h>\nint main(void) { return galley_version_number() != GALLEY_VERSION_NUMBER; }\n"
        (project / "program.c").write_text(source); (project / "plugin.c").write_text(source.replace("main", "plugin").replace("int p", "int plugin(void);\nint p"))
        program = "" if "program" not in text else "add_executable(program program.c)\n"
        (project / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.20)\nproject(block C)\n" + program + text)
        commands = [f"cmake -S . -B out -G Ninja -DCMAKE_PREFIX_PATH={PREFIX}"] + ([] if "add_subdirectory" in text else ["cmake --build out"])
        for command in commands:
            r = shell(command, project, env)
            if r.returncode: fail(where, f"{command}\n{r.stdout[-600:]}{r.stderr[-900:]}"); return

def formats(env):
    listed = [l.split(maxsplit=3) for l in subprocess.run(["galley", "formats"], env=env, capture_output=True, text=True, check=True).stdout.splitlines()[1:]]
    want = {l[0]: (l[1], l[2]) for l in listed}
    got = {m[1]: (m[2], m[3]) for m in re.finditer(r"^\| ([a-z0-9-]+) \| (yes|opens|-) \| (yes|many|-) \|", (ROOT / "README.md").read_text(), re.M)}
    if want != got: fail("README.md", f"the table of formats has {got} and the library {want}")

def becomes(env):
    """The samples, each with what the command that README names makes of it."""
    out = []
    for name, *facts in (("story.txt", "--fetched", "2026-03-14T07:30:00Z"), ("page.html", "--url", "https://ledger.example/night-trains")):
        command = ["galley", "convert", f"examples/samples/{name}", "--to", "markdown", *facts]
        out += [(ROOT / "examples/samples" / name).read_text(), subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True).stdout]
    return out

def update(env):
    text = (ROOT / "README.md").read_text(); sample = iter(becomes(env))
    text = re.sub(r"^```(\w*)\n.*?^```$", lambda m: m[0] if m[1] else "```\n" + next(sample) + "```", text, flags=re.M | re.S)
    output = lambda m: m[1] + subprocess.run(["bash", "-c", m[2]], cwd=ROOT, env=env, capture_output=True, text=True).stdout
    text = re.sub(r"^(\$ (.*)\n)(?:(?!\$ |```).*\n)*", output, text, flags=re.M)
    rows = subprocess.run(["galley", "formats"], env=env, capture_output=True, text=True, check=True).stdout.splitlines()[1:]
    table = "".join("| " + " | ".join(re.split(r"  +", r.strip(), maxsplit=4)) + " |\n" for r in rows)
    text = re.sub(r"(^\| format \|.*\n\|---.*\n)(?:\|.*\n)*", lambda m: m[1] + table, text, flags=re.M)
    (ROOT / "README.md").write_text(text)

def side_by_side(texts, env):
    if texts[:4] != becomes(env): fail("README.md", "a sample, or what becomes of it, is not what stands in examples/samples and what galley writes")

def links():
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\(([^)#]+)\)", path.read_text()):
            if not target.startswith("http") and not (path.parent / target).exists(): fail(path.name, f"{target} is not there")

def keys():
    """A key that a page names (`text.width`) is an option, or a code of a diagnostic that the sources have."""
    options = set(re.findall(r"^\| `([a-z.-]+)` \|", (ROOT / "docs/options.md").read_text(), re.M)); rooms = {o.split(".")[0] for o in options if "." in o}
    codes = set(re.findall(r'"([a-z0-9-]+\.[a-z0-9-]+)"', "".join(f.read_text(errors="replace") for f in (ROOT / "lib").rglob("*.[ch]") if not f.stem.endswith(("_table", "_tables")))))
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for key in re.findall(r"`([a-z0-9-]+\.[a-z0-9-]+)`", path.read_text()):
            if key.split(".")[0] in rooms and key not in options | codes and not key.endswith((".md", ".c", ".h", ".py", ".def", ".txt")): fail(path.name, f"there is no option or diagnostic {key}")

def main():
    global count
    with tempfile.TemporaryDirectory() as name:
        tmp = Path(name); (tmp / "bin").mkdir(); (tmp / "examples").symlink_to(ROOT / "examples"); (tmp / "include").symlink_to(ROOT / "include"); (tmp / "lib").symlink_to(ROOT / "lib")
        libdir = next(PREFIX.rglob("galley.pc")).parent.parent; real = shutil.which("pkg-config")
        (tmp / "bin/pkg-config").write_text(f'#!/bin/sh\nexec {real} --define-variable=libdir={libdir} --define-variable=includedir={PREFIX}/include "$@"\n')
        (tmp / "bin/pkg-config").chmod(0o755)
        env = {**os.environ, "PATH": f"{tmp}/bin:{PREFIX}/bin:{os.environ['PATH']}", "PKG_CONFIG_PATH": str(libdir / "pkgconfig"), "LD_LIBRARY_PATH": str(libdir)}
        plain = []
        if "--update" in sys.argv: update(env)
        for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "bindings/python/README.md"]:
            python_of(path, tmp)
            for where, language, text in blocks(path):
                count += 1
                if language == "c": compile_c(where, text, tmp, env)
                elif language == "console": console(where, text, env)
                elif language == "sh":
                    for line in text.strip().split("\n"):
                        if line in ELSEWHERE or re.match(r"cc -O2 .*find lib", line): continue      # api_plain, consumer_two_copies
                        r = shell(line, tmp, env)
                        if r.returncode: fail(where, f"{line}\n{r.stderr[:800]}")
                elif language == "" and path.name == "README.md": plain.append(text)
                elif language == "json":
                    r = subprocess.run(["galley", "convert", "-", "--from", "json", "--to", "json", "--strict"], input=text, env=env, capture_output=True, text=True)
                    if r.returncode or json.loads(r.stdout) != json.loads(text): fail(where, f"galley makes of it {r.stdout}{r.stderr}")
                elif language == "cmake": cmake(where, text, env)
                elif language == "python": pass                                                     # python_of
                elif language or path.name != "README.md": fail(where, f"nothing runs a block of '{language}'")
        formats(env); side_by_side(plain, env); links(); keys()
        rooms = re.findall(r"^\| `lib/(\w+)(?:/NAME)?` \|", (ROOT / "docs/design.md").read_text(), re.M)
        if rooms != sources.ROOMS: fail("docs/design.md", f"its rooms are {rooms}")
    print("\n".join(bad) if bad else f"{count} blocks hold"); return bool(bad)

if __name__ == "__main__": sys.exit(main())
