#!/usr/bin/env python3
"""Programs that use galley as strangers do. run.py CASE BUILD [CMAKE_INSTALL_COMMAND]; each case prints what ran and exits 0.

install       cmake --install of the build into BUILD/consumer/prefix, which the others use; the command of it runs
pkg_config    C and C++ by pkg-config, against the shared and the static library
clang         both ways with clang: by pkg-config, and by CMake's package
plain         cc of every source with no flag but -O and -I, and a program linked with the objects (api_plain does it at -O2)
unity         one file that includes every source and the program, with cc and clang
find_package  C and C++ by CMake's package, against the shared and the static library
command       examples/galley built alone against the installed library
subdirectory  add_subdirectory from a parent with its own warnings, targets and options, shared and static
submodule     the same from a git submodule, made here with git
fetchcontent  FetchContent from a local path
in_shared     the static library inside a shared library of the program's, which lets nothing of galley out
two_copies    two private copies in one program, by GALLEY_PREFIX
"""
import os, shutil, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent; ROOT = HERE.parent.parent
BUILD = Path(sys.argv[2]).resolve(); PREFIX = BUILD / "consumer" / "prefix"; JOBS = str(os.cpu_count())

def run(*command, **more):
    r = subprocess.run([str(c) for c in command], capture_output=True, text=True, **more)
    if r.returncode: sys.exit(f"{' '.join(map(str, command))}\nexit {r.returncode}\n{r.stdout[-3000:]}\n{r.stderr[-3000:]}")
    return r.stdout

def libdir():
    return next(PREFIX.rglob("galley.pc")).parent.parent

def env():
    return {**os.environ, "PKG_CONFIG_PATH": str(libdir() / "pkgconfig"), "LD_LIBRARY_PATH": str(libdir())}

def runs(program, want):
    out = run(program, env=env()); print(f"{Path(program).name}: {out.strip()}")
    if want not in out: sys.exit(f"{program} printed {out!r}, and '{want}' was expected")

def cmake(source, tmp, *more):
    run("cmake", "-S", source, "-B", tmp, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={PREFIX}", *more)
    run("cmake", "--build", tmp, "-j", JOBS)

def install(tmp):
    shutil.rmtree(PREFIX, ignore_errors=True)
    run("cmake", "--install", BUILD, "--prefix", PREFIX)
    for name in ("include/galley.h", "include/galley/module.h", "include/galley/rename.h", "bin/galley", "share/man/man1/galley.1"):
        if not (PREFIX / name).exists(): sys.exit(f"{name} is not installed")
    print(run(PREFIX / "bin/galley", "--version", env=env()).strip())

def pkg_config(tmp, compilers=("cc", "c++")):
    # galley.pc names the directory of the configured prefix; --define-variable points it to ours
    fields = [f"--define-variable=libdir={libdir()}", f"--define-variable=includedir={PREFIX}/include"]
    flags = run("pkg-config", "--cflags", "--libs", *fields, "galley", env=env()).split()
    static = run("pkg-config", "--cflags", "--libs", "--static", *fields, "galley", env=env()).split()
    static = [str(libdir() / "libgalley.a") if f == "-lgalley" else f for f in static]
    for compiler, source, want in ((compilers[0], "use.c", "Harbour reopens"), (compilers[1], "use.cpp", "copy: ")):
        for kind, flag in (("shared", flags), ("static", static)):
            program = tmp / f"{compiler.replace('+', 'x')}_{kind}"
            run(compiler, HERE / source, *flag, "-o", program); runs(program, want)
            needs = run("readelf", "-d", program)
            if ("libgalley.so.0" in needs) != (kind == "shared"): sys.exit(f"{program.name}: linked with the wrong library")

def find_package(tmp):
    cmake(HERE / "find_package", tmp)
    for library in ("galley", "static"):
        runs(tmp / f"use_c_{library}", "Harbour reopens"); runs(tmp / f"use_cxx_{library}", "copy: ")

def clang(tmp):
    pkg_config(tmp, ("clang", "clang++"))
    cmake(HERE / "find_package", tmp / "package", "-DCMAKE_C_COMPILER=clang", "-DCMAKE_CXX_COMPILER=clang++")
    for library in ("galley", "static"):
        runs(tmp / "package" / f"use_c_{library}", "Harbour reopens"); runs(tmp / "package" / f"use_cxx_{library}", "copy: ")

def sources():
    return [f for f in sorted((ROOT / "lib").rglob("*.c")) if not {"train", "generate"} & set(f.parts)]

def plain(tmp):
    files = sources(); parts = [files[i::os.cpu_count()] for i in range(os.cpu_count())]
    def part(i):
        out = tmp / str(i); out.mkdir(); run("cc", "-O0", "-I", ROOT / "include", "-I", ROOT / "lib", "-c", *parts[i], cwd=out); return list(out.glob("*.o"))
    with ThreadPoolExecutor() as pool: objects = [o for made in pool.map(part, range(len(parts))) for o in made]
    run("cc", "-I", ROOT / "include", HERE / "use.c", *objects, "-lm", "-o", tmp / "use"); runs(tmp / "use", "Harbour reopens")

def unity(tmp):
    (tmp / "all.c").write_text("".join(f'#include "{f.relative_to(ROOT / "lib")}"\n' for f in sources()) + f'#include "{HERE / "use.c"}"\n')
    for compiler in ("cc", "clang"):
        run(compiler, "-O0", "-I", ROOT / "include", "-I", ROOT / "lib", tmp / "all.c", "-lm", "-o", tmp / f"use_{compiler}"); runs(tmp / f"use_{compiler}", "Harbour reopens")

def command(tmp):
    shutil.copytree(ROOT / "examples" / "galley", tmp / "source")
    cmake(tmp / "source", tmp / "build"); print(run(tmp / "build" / "galley", "--version", env=env()).strip())

def subdirectory(tmp):
    for shared in ("OFF", "ON"):
        out = tmp / shared
        cmake(HERE / "subdirectory", out, f"-DGALLEY_SOURCE={ROOT}", f"-DBUILD_SHARED_LIBS={shared}")
        runs(out / "use_c", "Harbour reopens"); runs(out / "use_cxx", "copy: ")
        run("cmake", "--install", out, "--prefix", out / "prefix")
        extra = [p.name for p in (out / "prefix").rglob("*") if "galley" in p.name]
        if extra: sys.exit(f"galley installs itself from a parent: {extra}")

def submodule(tmp):
    git = ["git", "-c", "protocol.file.allow=always", "-c", "user.name=galley", "-c", "user.email=galley@example.org", "-c", "init.defaultBranch=main"]
    files = run("git", "ls-files", "-co", "--exclude-standard", cwd=ROOT).split("\n")
    for f in filter(None, files):
        if (ROOT / f).exists() and not f.startswith("tests/golden"): (tmp / "upstream" / f).parent.mkdir(parents=True, exist_ok=True); shutil.copy2(ROOT / f, tmp / "upstream" / f)
    run(*git, "init", "-q", cwd=tmp / "upstream"); run(*git, "add", "-A", cwd=tmp / "upstream"); run(*git, "commit", "-qm", "copy", cwd=tmp / "upstream")
    project = tmp / "project"; project.mkdir(); run(*git, "init", "-q", cwd=project)
    run(*git, "submodule", "add", "-q", tmp / "upstream", "vendor/galley", cwd=project)
    shutil.copy(HERE / "use.c", project)
    (project / "CMakeLists.txt").write_text("cmake_minimum_required(VERSION 3.20)\nproject(project C)\nadd_subdirectory(vendor/galley)\n"
                                            "add_executable(use_c use.c)\ntarget_link_libraries(use_c PRIVATE galley::galley)\n")
    cmake(project, tmp / "out"); runs(tmp / "out" / "use_c", "Harbour reopens")

def fetchcontent(tmp):
    cmake(HERE / "fetchcontent", tmp, f"-DGALLEY_SOURCE={ROOT}"); runs(tmp / "use_c", "Harbour reopens")

def in_shared(tmp):
    (tmp / "plugin.c").write_text("#include <galley.h>\nconst char *plugin_version(void);\nconst char *plugin_version(void) { galley_context *c = NULL;\n"
                                  "if (galley_context_new(NULL, NULL, &c)) return \"\"; galley_context_free(c); return galley_version(); }\n")
    (tmp / "host.c").write_text('#include <stdio.h>\nconst char *plugin_version(void);\nint main(void) { printf("plugin with %s\\n", plugin_version()); return 0; }\n')
    libs = run("pkg-config", "--libs", "--static", "galley", env=env()).split()
    run("cc", "-shared", "-fPIC", "-DGALLEY_STATIC", "-I", PREFIX / "include", tmp / "plugin.c", libdir() / "libgalley.a", "-Wl,--exclude-libs,ALL",
        *[l for l in libs if l != "-lgalley"], "-o", tmp / "libplugin.so")
    out = [l for l in run("nm", "-D", "--defined-only", tmp / "libplugin.so").splitlines() if "galley" in l]
    if out: sys.exit("the plugin lets galley out: " + "\n".join(out[:5]))
    run("cc", tmp / "host.c", "-L", tmp, "-lplugin", f"-Wl,-rpath,{tmp}", "-o", tmp / "host"); runs(tmp / "host", "plugin with ")

def two_copies(tmp):
    shutil.copytree(ROOT / "include", tmp / "include"); run(sys.executable, ROOT / "lib/generate/rename.py", tmp / "include/galley/rename.h")
    flags = ["-O0", "-I", str(tmp / "include"), "-I", str(ROOT / "lib")]
    def copy(prefix):
        out = tmp / prefix; out.mkdir()
        run("cc", *flags, f"-DGALLEY_PREFIX={prefix}", "-c", *sources(), cwd=out); run("ar", "rcs", tmp / f"lib{prefix}.a", *out.glob("*.o"))
        wrong = [l.split()[2] for l in run("nm", "-g", "--defined-only", tmp / f"lib{prefix}.a").splitlines() if len(l.split()) == 3 and not l.split()[2].startswith(prefix)]
        if wrong: sys.exit(f"not under GALLEY_PREFIX: {' '.join(wrong[:8])}: does each source include config.h first?")
        text = (HERE / "use.c").read_text().replace("int main(void)", f"int {prefix}main(void);\nint {prefix}main(void)")
        (tmp / f"{prefix}.c").write_text(text); run("cc", *flags[:3], f"-DGALLEY_PREFIX={prefix}", "-c", tmp / f"{prefix}.c", "-o", tmp / f"{prefix}.o")
    with ThreadPoolExecutor() as pool: list(pool.map(copy, ["one_", "two_"]))
    (tmp / "main.c").write_text("int one_main(void);\nint two_main(void);\nint main(void) { return one_main() || two_main(); }\n")
    run("cc", tmp / "main.c", tmp / "one_.o", tmp / "two_.o", "-L", tmp, "-lone_", "-ltwo_", "-lm", "-o", tmp / "both")
    out = run(tmp / "both"); print(out.strip())
    if out.count("Harbour reopens") != 2: sys.exit(f"two copies printed {out!r}")

if __name__ == "__main__":
    cases = {f.__name__: f for f in (install, pkg_config, clang, plain, unity, find_package, command, subdirectory, submodule, fetchcontent, in_shared, two_copies)}
    with tempfile.TemporaryDirectory(prefix="galley-") as tmp: cases[sys.argv[1]](Path(tmp))
