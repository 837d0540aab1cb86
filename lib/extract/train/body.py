#!/usr/bin/env python3
"""Train the judge of blocks: which ones are the story.

    ./dev train body                  writes the committed tables from all pages
    ./dev train body --cv 5           five folds over sites: each fold's tables, the command built with them over the held-out sites, scored by corpus;
                                      nothing committed is written
    ./dev train body --cv 5 --again   the same with the tables that an earlier --cv left in --tmp: for work on the rules of structure
    ... --quick                       held-out word F1 from the chosen blocks alone, without the command

--corpora is the folder with wcxb-dev, publishers-dev, world-dev and snippets-dev (gold texts: CC-BY-4.0, MIT, Apache-2.0, Apache-2.0; the pages are other
people's and stay there: what is learned are counts over class names and thresholds over features). --build holds galley-blocks. Needs numpy and
lightgbm 4.5.0; one thread, fixed seeds: the same tables on every run.
"""
import argparse, collections, gzip, json, math, os, pickle, re, subprocess, sys, tempfile
from pathlib import Path
os.environ["OMP_NUM_THREADS"] = "1"
import numpy as np
from body_gold import WORD, f1, label, oracle, site, tokens_of, weak_label
from body_tables import hash_, write

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
SETS = ("wcxb-dev", "publishers-dev", "world-dev", "snippets-dev")
WEIGHTS = {"publishers-dev": 4.0, "world-dev": 2.0, "snippets-dev": .2}
TREES, LEAVES = 232, 15                        # with the table of tokens less than 40,000 bytes
OTHERS = .8                                   # weight of pages that are no articles
MOST_TOKENS, LEAST_SITES, INNER, EASY = 1500, 5, 4, 110

def load(corpora):
    pages = []
    for name in SETS:
        for line in open(corpora / name / "gold.jsonl"):
            g = json.loads(line)
            if "text" not in g and name != "snippets-dev": continue
            pages.append({"id": g["id"], "set": name, "type": g.get("type", "article"), "url": g.get("url") or "", "path": corpora / g["page"], "gold": g.get("text") or "",
                          "site": site(g.get("url")), "snippets": (g.get("with") or [], g.get("without") or []), "line": line})
    return pages

def unpack(pages, tmp):
    for i, p in enumerate(pages):
        p["file"] = tmp / f"{i}.html"
        if not p["file"].exists(): p["file"].write_bytes(gzip.open(p["path"]).read())

def dump(program, out, pages, *options, tables=None):
    listing = Path(f"{out}.list")
    listing.write_text("".join(f"{p['file']}\t{p['url']}\t{tables[i] if tables else 0}\n" for i, p in enumerate(pages)))
    subprocess.run([program, *options, out, listing], check=True)

def read_blocks(pages, out):
    page = None; at = -1
    for line in open(f"{out}.tsv", encoding="utf-8", errors="replace", newline="\n"):
        f = line.rstrip("\n").split("\t", 3)
        if f[0] == "page":
            at += 1; page = pages[at]; page["words"], page["tags"], page["chains"], page["texts"] = [], [], [], []
            continue
        page["words"].append(int(f[0]) / 20); page["tags"].append(int(f[1])); page["texts"].append(f[3])
        page["chains"].append(np.array(sorted(set(map(int, f[2].split()))), np.uint32))
    assert at == len(pages) - 1, (at, len(pages))

def read_all(pages, build, tmp):
    """Blocks and labels of all pages; those of an earlier run where nothing changed."""
    dump(build / "galley-blocks", tmp / "all", pages)
    key = subprocess.run(["md5sum", tmp / "all.tsv", HERE / "body_gold.py"], capture_output=True, text=True).stdout
    kept = tmp / "pages.pickle"
    if kept.exists():
        old_key, old = pickle.load(open(kept, "rb"))
        if old_key == key:
            for p, q in zip(pages, old): p.update(q)
            return
    read_blocks(pages, tmp / "all")
    for p in pages:
        weak_label(p, p["snippets"]) if p["set"] == "snippets-dev" else label(p)
        p["oracle"] = 1.0 if p["set"] == "snippets-dev" else oracle(p)
    pickle.dump((key, [{k: p[k] for k in ("words", "tags", "chains", "texts", "labels", "aligned", "oracle")} for p in pages]), open(kept, "wb"))

def learn_tokens(pages, names):
    sites = collections.Counter(p["site"] for p in pages)
    good, bad, seen = collections.Counter(), collections.Counter(), collections.defaultdict(set)
    for p in pages:
        if p["set"] == "snippets-dev": continue
        weight = 1 / math.sqrt(sites[p["site"]]); w = np.array(p["words"]); story = (w * p["labels"]).sum() or 1; rest = (w * (1 - p["labels"])).sum() or 1
        of_good, of_bad = collections.Counter(), collections.Counter()
        for words, l, chain in zip(p["words"], p["labels"], p["chains"]):
            to = of_good if l else of_bad
            for t in chain.tolist(): to[t] += words
        for t, words in of_good.items(): good[t] += weight * words / story; seen[t].add(p["site"])
        for t, words in of_bad.items(): bad[t] += weight * words / rest; seen[t].add(p["site"])
    rows = []
    for t, s in seen.items():
        if len(s) < LEAST_SITES: continue
        score = math.log((good[t] + .3) / (bad[t] + .3))
        rows.append((abs(score) * math.sqrt(len(s)), names[t], max(-127, min(127, round(score * 16)))))
    rows.sort(key=lambda r: (-r[0], r[1]))
    return sorted((name, score) for _, name, score in rows[:MOST_TOKENS] if score)

def sample(page):
    """Rows to learn from and their weights: all story and what stands near it, of the rest at most EASY."""
    labels, words = page["labels"], np.array(page["words"]); n = len(labels)
    w = np.minimum(words, 150) + 3
    if page["set"] == "snippets-dev":
        w[labels < 0] = 0; w = w / max(w.sum(), 1) * 200
        return np.flatnonzero(labels >= 0), w
    w = w / w.sum() * 200; near = np.zeros(n, bool)
    for i in np.flatnonzero(labels): near[max(0, i - 6):i + 7] = True
    near |= words >= 15
    rest = np.flatnonzero(~near); step = max(1, -(-len(rest) // EASY)); kept = rest[::step]
    if len(kept): w[kept] *= w[rest].sum() / w[kept].sum()
    return np.sort(np.concatenate([np.flatnonzero(near), kept])), w

def fit(X, y, w, seed=1):
    import lightgbm as lgb
    params = dict(objective="binary", num_leaves=LEAVES, learning_rate=.1, min_data_in_leaf=60, feature_fraction=.5, bagging_fraction=.8, bagging_freq=1, lambda_l2=5,
                  max_bin=127, num_threads=1, seed=seed, deterministic=True, force_row_wise=True, verbose=-1)
    rates = [.25] * 8 + [.15] * 16 + [.08] * (TREES - 24)    # bold at first: most blocks are clear after few trees
    return lgb.train(params, lgb.Dataset(X, y, weight=w), TREES, callbacks=[lgb.reset_parameter(learning_rate=rates)])

def train(pages, names, order, features, program, folder, tsv=None):
    """Tables from these pages, into folder. What the judge learns of class tokens is encoded out of fold, or it would trust them too much."""
    folder.mkdir(exist_ok=True)
    learned = learn_tokens(pages, names)
    part = {s: i % INNER for i, s in enumerate(order)}
    options = []
    for k in range(INNER):
        (folder / f"tokens{k}").write_text("".join(f"{t} {s}\n" for t, s in learn_tokens([p for p in pages if part[p["site"]] != k], names)))
        options += ["--tokens", folder / f"tokens{k}"]
    use = [p for p in pages if len(p["words"]) and p["aligned"] >= .5 and p["oracle"] >= .6]
    dump(program, folder / "rows", use, *options, "--features", tables=[part[p["site"]] for p in use])
    X = np.memmap(folder / "rows.f32", np.float32, "r").reshape(-1, len(features)); at = 0; xs, ys, ws = [], [], []
    for p in use:
        rows, w = sample(p)
        xs.append(np.array(X[at + rows])); ys.append(p["labels"][rows]); ws.append(w[rows] * WEIGHTS.get(p["set"], 1.0) * (1.0 if p["type"] == "article" else OTHERS))
        at += len(p["words"])
    del X; (folder / "rows.f32").unlink()
    model = fit(np.concatenate(xs), np.concatenate(ys), np.concatenate(ws))
    gains = sorted(zip(model.feature_importance("gain"), features), reverse=True)
    print(len(ys), "pages,", sum(map(len, ys)), "blocks; by gain:", " ".join(n for _, n in gains[:30]), "| least:", " ".join(n for _, n in gains[-20:]), flush=True)
    write(model, learned, folder if not tsv else HERE.parent, tsv)

def link(build, folder, name, objects):
    """A program of the build with the folder's tables in place of the committed ones."""
    line = subprocess.run(["ninja", "-C", build, "-t", "commands", "galley-blocks"], capture_output=True, text=True, check=True).stdout.strip().split("\n")[-1]
    own = next(w for w in line.split() if w.endswith("blocks.c.o"))
    line = line.replace(own, " ".join([str(folder / "dom_judge_table.o"), str(folder / "class_tokens_table.o"), *map(str, objects or [own])])).replace("-o galley-blocks", f"-o {folder / name}")
    subprocess.run(line, shell=True, cwd=build, check=True)

def programs(build, folder):
    for name in ("dom_judge_table", "class_tokens_table"):
        subprocess.run(["cc", "-O2", f"-I{ROOT / 'lib'}", f"-I{ROOT / 'include'}", "-c", folder / f"{name}.c", "-o", folder / f"{name}.o"], check=True)
    link(build, folder, "galley-blocks", None)
    link(build, folder, "galley", sorted((build / "examples/galley/CMakeFiles/galley_command.dir").glob("*.o")))

def quick(held, folder, results):
    """Word F1 of the chosen blocks; their scores and reasons are kept beside the tables."""
    dump(folder / "galley-blocks", folder / "held", held, "--chosen")
    data = np.fromfile(folder / "held.chosen", np.int32); at = 0
    for p in held:
        kind, n = data[at:at + 2]; rows = data[at + 2:at + 2 + 2 * n].reshape(-1, 2); at += 2 + 2 * n
        p["kind"], p["scores"], p["reasons"] = int(kind), rows[:, 0], rows[:, 1]
        if p["set"] != "snippets-dev": results[p["set"], p["id"]] = f1(p["gold"], [t for t, r in zip(p["texts"], rows[:, 1]) if r == 1])

def predict(held, folder, corpora, joined):
    command = f"{folder / 'galley'} convert --from {{format}} --to json --url {{url}} --fetched {{fetched}} {{file}}"
    for name in SETS:
        data = folder / "data" / name; data.mkdir(parents=True, exist_ok=True)
        if not (data / "pages").exists(): os.symlink(corpora / name / "pages", data / "pages")
        (data / "gold.jsonl").write_text("".join(p["line"] for p in held if p["set"] == name))
        out = data / "predictions.jsonl"
        with open(out, "wb") as to: subprocess.run([sys.executable, corpora.parent / "score/predict.py", data, "--jobs", "2", "--cmd", command], check=True, stdout=to, stderr=subprocess.DEVNULL)
        joined[name].append(out.read_bytes())

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--corpora", type=Path, default=ROOT.parent / "shared/corpora"); ap.add_argument("--build", type=Path, default=ROOT / "build")
    ap.add_argument("--cv", type=int, default=0); ap.add_argument("--again", action="store_true"); ap.add_argument("--quick", action="store_true"); ap.add_argument("--tmp", type=Path)
    a = ap.parse_args(); a.corpora = a.corpora.resolve(); a.build = a.build.resolve()
    if not (a.corpora / SETS[0]).exists(): print(f"train body: {a.corpora} is not there; skipped"); return
    tmp = (a.tmp or Path(tempfile.mkdtemp())).resolve(); tmp.mkdir(exist_ok=True)
    pages = load(a.corpora); unpack(pages, tmp); read_all(pages, a.build, tmp)
    names = [l.rstrip("\n") for l in open(tmp / "all.tokens")]
    header = open(HERE.parent / "dom_features.h").read()
    features = re.findall(r"F\((\w+)\)", header.split("#define GALLEYI_DOM_FEATURES")[1].split("enum")[0])
    order = sorted({p["site"] for p in pages}, key=hash_)
    if not a.cv: train(pages, names, order, features, a.build / "galley-blocks", tmp, HERE / "class_tokens.tsv"); return
    fold_of = {s: i % a.cv for i, s in enumerate(order)}; results = {}; joined = collections.defaultdict(list)
    for fold in range(a.cv):
        folder = tmp / f"fold{fold}"; held = [p for p in pages if fold_of[p["site"]] == fold]
        if not a.again or not (folder / "dom_judge_table.c").exists(): train([p for p in pages if fold_of[p["site"]] != fold], names, order, features, a.build / "galley-blocks", folder)
        programs(a.build, folder)
        quick(held, folder, results) if a.quick else predict(held, folder, a.corpora, joined)
    if a.quick: report(pages, results, tmp); return
    for name in SETS:
        (tmp / f"{name}.jsonl").write_bytes(b"".join(joined[name]))
        for options in ((), ("--type", "article")) if name == "wcxb-dev" else ((),):
            print(name, *options, flush=True); subprocess.run([sys.executable, a.corpora.parent / "score/score.py", a.corpora / name, tmp / f"{name}.jsonl", *options], check=True)

def report(pages, results, tmp):
    groups = collections.defaultdict(list)
    for p in pages:
        if p["set"] == "snippets-dev": continue
        for g in (p["set"], f"{p['set']} {p['type']}") if p["set"] == "wcxb-dev" else (p["set"],): groups[g].append(results[p["set"], p["id"]])
    for g in sorted(groups): print(f"{g}: word F1 {np.mean(groups[g]):.4f} on {len(groups[g])}")
    found = missed = wrong = 0
    for p in pages:
        if p["set"] != "snippets-dev": continue
        text = " ".join(" ".join(t for t, r in zip(p["texts"], p["reasons"]) if r == 1).split())
        hits = sum(" ".join(s.split()) in text for s in p["snippets"][0]); found += hits; missed += len(p["snippets"][0]) - hits
        wrong += sum(" ".join(s.split()) in text for s in p["snippets"][1])
    print(f"snippets-dev: F1 {2 * found / (2 * found + missed + wrong):.4f}")
    pickle.dump([{k: p[k] for k in ("id", "set", "type", "kind", "texts", "tags", "words", "labels", "scores", "reasons", "gold", "url", "file")} for p in pages], open(tmp / "held.pickle", "wb"))

if __name__ == "__main__": main()
