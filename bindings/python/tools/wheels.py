#!/usr/bin/env python3
"""Build a wheel of libgalley for any Linux that is not older than this one: wheels.py [DIRECTORY]   (build-wheel/dist where it is not given)

The wheel is built by pip, then auditwheel puts the optional libraries (yajl, cmark, libyaml) inside, gives it the manylinux tag that its symbols allow, and checks it. What it needs of PyPI is in .venv
(./dev setup). The tag follows the C library here (Debian 12: manylinux_2_34): build on an older system for an older tag.
"""
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
ROOT = HERE.parent.parent
BIN = Path(os.environ.get("GALLEY_VENV") or ROOT / ".venv") / "bin"


def run(*command):
    r = subprocess.run([str(c) for c in command], cwd=ROOT, env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"}, capture_output=True, text=True)
    if r.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{r.stdout}{r.stderr}")
    return r.stdout


def main():
    out = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build-wheel/dist").resolve()
    shutil.rmtree(out, ignore_errors=True)
    run(BIN / "python", "-m", "pip", "wheel", "-q", "--no-deps", "-w", out / "plain", HERE)
    plain = next((out / "plain").glob("*.whl"))
    run(BIN / "python", "-m", "auditwheel", "repair", "--strip", "-w", out, plain)
    shutil.rmtree(out / "plain")
    wheel = next(out.glob("*.whl"))
    shown = run(BIN / "python", "-m", "auditwheel", "show", wheel)
    tag = re.search(r'"(manylinux_\w+)"', shown.replace("\n", " "))
    if not tag or tag[1] not in wheel.name:
        sys.exit(f"{wheel.name}: auditwheel says\n{shown}")
    print(f"{wheel} ({wheel.stat().st_size // 1024} KiB): auditwheel finds it consistent with {tag[1]}")


if __name__ == "__main__":
    main()
