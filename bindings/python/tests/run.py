#!/usr/bin/env python3
"""The checks of the Python package. run.py CASE BUILD; what it needs of PyPI is in .venv, which ./dev setup makes (or GALLEY_VENV names).

pytest    the tests, with the library of BUILD
typed     mypy --strict over the package and its tests; vermin: nothing newer than Python 3.9
install   a fresh virtual environment, pip install ./bindings/python, and the Python lines of README.md, without compiler or GALLEY_LIBRARY
wheel     the manylinux wheel of tools/wheels.py in a fresh virtual environment, with the optional libraries that are inside it

Without .venv a case is skipped (exit 77), unless GALLEY_VENV_REQUIRED is set.
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
ROOT = HERE.parent.parent
VENV = Path(os.environ.get("GALLEY_VENV") or ROOT / ".venv")
BUILD = Path(sys.argv[2]).resolve()


def run(*command, **more):
    print("$", *command, flush=True)
    r = subprocess.run([str(c) for c in command], **{"cwd": HERE, **more})
    if r.returncode:
        sys.exit(r.returncode)


def library():
    return {**os.environ, "GALLEY_LIBRARY": str(BUILD / "libgalley.so"), "PYTHONPATH": str(HERE / "src"), "PYTHONDONTWRITEBYTECODE": "1"}


def pytest():
    run(VENV / "bin/python", "-m", "pytest", "-p", "no:cacheprovider", *sys.argv[3:], env=library())


def typed():
    run(VENV / "bin/mypy", "--strict", "--cache-dir", BUILD / "mypy", "src/galley", env=os.environ)
    run(VENV / "bin/mypy", "--strict", "--cache-dir", BUILD / "mypy", "src/galley", *sorted((HERE / "tests").glob("test_*.py")),
        env={**os.environ, "MYPYPATH": f"{HERE}/src:{HERE}/tests"})
    run(VENV / "bin/vermin", "--no-tips", "--violations", "-t=3.9-", "src/galley")


def readme_lines():
    blocks = re.findall(r"^```python\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    return "\n".join(blocks)


def in_fresh(install, inside="libgalley"):
    with tempfile.TemporaryDirectory() as tmp:
        run(sys.executable, "-m", "venv", tmp)
        python = Path(tmp) / "bin/python"
        run(python, "-m", "pip", "install", "-q", *install)
        bare = {"PATH": str(Path(tmp) / "bin"), "LANG": "C"}
        run(python, "-c", "import galley, galley._library as l; print(galley.library_version(), l.lib._name); assert 'site-packages' in l.lib._name", cwd=tmp, env=bare)
        run(python, "-c", readme_lines(), cwd=ROOT, env=bare)
        script = f"import galley; m = [l.split()[-1] for l in open('/proc/self/maps') if '{inside}' in l]; print(m[0]); assert all('site-packages' in p for p in m)"
        run(python, "-c", script, cwd=tmp, env=bare)


def install():
    in_fresh([str(HERE)])


def wheel():
    with tempfile.TemporaryDirectory() as tmp:
        run(sys.executable, HERE / "tools/wheels.py", tmp)
        in_fresh([str(next(Path(tmp).glob("*.whl")))], "libyajl")


if __name__ == "__main__":
    if sys.argv[1] in ("pytest", "typed", "wheel") and not (VENV / "bin/python").exists():
        print(f"skipped: no {VENV}; ./dev setup makes it")
        sys.exit(1 if os.environ.get("GALLEY_VENV_REQUIRED") else 77)
    {"pytest": pytest, "typed": typed, "install": install, "wheel": wheel}[sys.argv[1]]()
