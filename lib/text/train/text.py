#!/usr/bin/env python3
"""./dev train text: makes lib/text/judge_table.c anew. ./dev train text --cv 5: a table for each fold (all dumps of a site in one), the held-out sites through the
command with that table, all predictions scored together by dumper and language. Works in build/; installs the pinned versions of requirements.txt there."""
import argparse, json, os, shutil, subprocess, sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]; HERE = Path(__file__).parent; SHARED = ROOT.parent / "shared"; WORK = ROOT / "build" / "train-text"

def run(*command, **more): subprocess.run([str(c) for c in command], check=True, **more)

def python():
    venv = WORK / "venv"
    if not (venv / "bin" / "python").exists():
        run(sys.executable, "-m", "venv", venv); run(venv / "bin" / "pip", "install", "-q", "-r", HERE / "requirements.txt")
    return venv / "bin" / "python"

def cross_validate(corpus, folds, table):
    """Builds the shared library with each fold's table; the command finds it before its own."""
    where = json.load(open(WORK / "folds.json")); kept = table.read_bytes(); joined = []
    try:
        for fold in range(folds):
            table.write_bytes((WORK / f"fold{fold}.c").read_bytes()); run("ninja", "-C", ROOT / "build", stdout=subprocess.DEVNULL)
            held = WORK / f"fold{fold}"; (held / "data" / corpus.name).mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / "build" / "libgalley.so.0", held / "libgalley.so.0"); pages = held / "data" / corpus.name / "pages"
            if not pages.exists(): os.symlink(corpus / "pages", pages)
            gold = [l for l in open(corpus / "gold.jsonl") if where.get(json.loads(l)["id"]) == fold]
            (held / "data" / corpus.name / "gold.jsonl").write_text("".join(gold))
            command = f"env LD_LIBRARY_PATH={held} {ROOT}/build/galley convert --from {{format}} --to json --url {{url}} --fetched {{fetched}} {{file}}"
            joined.append(subprocess.run([sys.executable, SHARED / "score" / "predict.py", held / "data" / corpus.name, "--cmd", command], check=True, capture_output=True).stdout)
    finally: table.write_bytes(kept); run("ninja", "-C", ROOT / "build", stdout=subprocess.DEVNULL)
    predictions = WORK / "predictions.jsonl"; predictions.write_bytes(b"".join(joined))
    for where in ("dumper=chromium", "dumper=lynx", "dumper=html-text", "dumper=inscriptis", "lang=zh,ja,ko"):
        print(where, flush=True); run(sys.executable, SHARED / "score" / "score.py", corpus, predictions, "--no-rouge", "--where", where)

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter); ap.add_argument("--cv", type=int); a = ap.parse_args()
    corpus = SHARED / "corpora" / "textdump-dev"; table = ROOT / "lib" / "text" / "judge_table.c"; lines = ROOT / "build" / "tests" / "galley-lines"
    if not corpus.exists(): print(f"train text: skipped, {corpus} is not there"); return
    WORK.mkdir(parents=True, exist_ok=True)
    if not a.cv: run(python(), HERE / "train.py", corpus, lines, "--out", table); return
    run(python(), HERE / "train.py", corpus, lines, "--cv", a.cv, "--folds", WORK); cross_validate(corpus, a.cv, table)

if __name__ == "__main__": main()
