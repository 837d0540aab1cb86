"""Which library is loaded, and that another version is refused. Each case is a process of its own."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Dict

import galley
import pytest
from conftest import ROOT
from galley._library import fits

PACKAGE = Path(galley.__file__).parent
LIBRARY = os.environ.get("GALLEY_LIBRARY", "")
WHERE = "import galley._library as l; print(l.lib._name)"


def python(script: str, **env: str) -> "subprocess.CompletedProcess[str]":
    base: Dict[str, str] = {k: v for k, v in os.environ.items() if not k.startswith(("GALLEY_", "LD_"))}
    return subprocess.run([sys.executable, "-c", script], env={**base, "PYTHONDONTWRITEBYTECODE": "1", **env}, capture_output=True, text=True)


@pytest.fixture
def stub(tmp_path: Path) -> Path:
    if not shutil.which("cc"):
        pytest.skip("no cc to make a library with")
    (tmp_path / "stub.c").write_text("int galley_version_number(void) { return VERSION; }\n")
    return tmp_path


def build(where: Path, version: int) -> str:
    subprocess.run(["cc", "-shared", "-fPIC", f"-DVERSION={version}", str(where / "stub.c"), "-o", str(where / "libgalley.so.0")], check=True)
    return str(where / "libgalley.so.0")


@pytest.mark.skipif(not LIBRARY, reason="needs GALLEY_LIBRARY")
def test_the_environment_comes_first_then_beside_the_package_then_the_system(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "galley")
    system = tmp_path / "system"
    system.mkdir()
    shutil.copy(LIBRARY, system / "libgalley.so.0")
    found = python(WHERE, PYTHONPATH=str(tmp_path), LD_LIBRARY_PATH=str(system))
    assert found.stdout.strip() == "libgalley.so.0", found.stderr
    shutil.copy(LIBRARY, tmp_path / "galley/libgalley.so.0")
    found = python(WHERE, PYTHONPATH=str(tmp_path), LD_LIBRARY_PATH=str(system))
    assert found.stdout.strip() == str(tmp_path / "galley/libgalley.so.0"), found.stderr
    found = python(WHERE, PYTHONPATH=str(tmp_path), GALLEY_LIBRARY=LIBRARY)
    assert found.stdout.strip() == LIBRARY, found.stderr


def test_another_version_says_so_at_import(stub: Path) -> None:
    wrong = python("import galley", PYTHONPATH=str(PACKAGE.parent), GALLEY_LIBRARY=build(stub, 200))
    assert wrong.returncode and f"ImportError: galley: this package is for libgalley {galley.__version__}, and {stub}/libgalley.so.0 is 0.2.0" in wrong.stderr
    empty = python("import galley", PYTHONPATH=str(PACKAGE.parent), GALLEY_LIBRARY=build(stub, 100))
    assert empty.returncode and "ImportError: galley: " in empty.stderr and " has no galley_" in empty.stderr
    gone = python("import galley", PYTHONPATH=str(PACKAGE.parent), GALLEY_LIBRARY="/nowhere/libgalley.so")
    assert gone.returncode and "no libgalley" in gone.stderr and "GALLEY_LIBRARY" in gone.stderr


def test_versions_that_fit() -> None:
    assert [n for n in (99, 100, 101, 199, 200, 10000) if fits(n)] == [100, 101, 199]


def test_the_version_of_the_package_is_that_of_the_headers() -> None:
    project = (ROOT / "bindings/python/pyproject.toml").read_text()
    assert f'version = "{galley.__version__}"' in project and galley.library_version() == galley.__version__
