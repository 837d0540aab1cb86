#!/usr/bin/env python3
"""Train the judge of text pages and write lib/text/judge_table.c.

    train.py CORPUS LINES [--out lib/text/judge_table.c]            the committed table: all sites
    train.py CORPUS LINES --cv 5 --folds DIR                        one table a fold (DIR/fold0.c ...) and DIR/folds.json, which names each page's fold

CORPUS is textdump-dev (the other corpora stand beside it), LINES the program galley-lines (its features come from the library itself). All dumps of a site are in one fold.
One thread, fixed seeds, pinned versions (requirements.txt): the same table byte for byte.
"""
import argparse, gzip, hashlib, json, re, subprocess, tempfile, unicodedata
from pathlib import Path

from dump import inner_text

CJK = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{CJK}]|[^\W{CJK}]+")
DEPTH, TREES, TITLE_TREES = 6, 215, 48
LONG_EVERY, LONG_MOST = 12, 48              # one dump in so many is made long as well, out of as many stories at most; the corpora have next to none
SHORT_EVERY, SHORT_ABOVE, SHORT_BELOW, SHORT_MOST = 8, 3, 12, 6     # one in so many is made short: blocks above the story, below it, of it

def key(s): return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", s).casefold()).strip()
def words(s): return len(WORD.findall(s.lower()))

def site(gold):
    parts = re.sub(r"^\w+://", "", gold.get("url") or gold["id"]).split("/")[0].lower().split(":")[0].split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and len(parts[-2]) <= 3 and len(parts[-1]) == 2 else parts[-2:])
def fold_of(name, folds): return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % folds

def rows_of(program, text, url):
    """(feature names, [(offset, features, text)]) as galley-lines prints them"""
    with tempfile.NamedTemporaryFile(suffix=".txt") as page:
        page.write(text); page.flush()
        lines = subprocess.run([program, page.name, url], capture_output=True, check=True).stdout.decode("utf-8", "replace").split("\n")
    rows = []
    for line in lines[1:]:
        if line: offset, _, _, features, text = line.split("\t", 4); rows.append((int(offset), bytes.fromhex(features), text))
    return lines[0].split(), rows

def read(corpus, program):
    """(feature names, [(gold, rows)]): the dumps, more pages as a browser would print them, some of both without their address, some made long, some made short."""
    pages, texts, names, dumped = [], [], None, set(); root = corpus.parent
    def add(gold, text):
        nonlocal names
        names, rows = rows_of(program, text, gold.get("url") or "")
        if not 8 <= len(rows) <= 3000: return
        pages.append((gold, rows)); texts.append((gold, text, rows))
        if fold_of(gold["id"], 3) == 0: pages.append((gold, rows_of(program, text, "")[1]))
    for gold in map(json.loads, open(corpus / "gold.jsonl")): dumped.add(gold["from"]); add(gold, gzip.open(root / gold["page"]).read())
    for more in ("wcxb-dev", "world-dev"):
        for gold in map(json.loads, open(root / more / "gold.jsonl")):
            if f"{more}/{gold['id']}" in dumped or "text" not in gold or gold.get("type") not in ("article", None): continue
            text = inner_text(gzip.open(root / gold["page"]).read())
            if len(text) >= 300: add(gold, text.encode("utf-8", "replace"))
    return names, pages + long_pages(program, texts) + short_pages(program, texts)

def long_pages(program, texts):
    """Dumps with the stories of others of their fold behind their own, so that a long story is nothing strange."""
    pages = []
    for fold in range(5):
        stories = [(g, t, story) for g, t, rows in texts if fold_of(site(g), 5) == fold and (story := story_of(g, t, rows))]
        for i in range(0, len(stories), LONG_EVERY):
            gold, text, (_, end) = stories[i]; number = 2 + (i // LONG_EVERY * 7) % LONG_MOST
            more = [stories[(i + k) % len(stories)] for k in range(1, number)]
            long = text[:end] + b"".join(b"\n\n" + t[a:b] for _, t, (a, b) in more) + text[end:]
            pages.append(({**gold, "text": "\n".join(g["text"] for g in [gold] + [m[0] for m in more])}, rows_of(program, long, gold.get("url") or "")[1]))
    return pages

def short_pages(program, texts):
    """The first blocks of a story with a few of what stands above and below it: what people paste, and briefs. The judge of headlines learns nothing of them."""
    pages = []
    for i, (gold, text, rows) in enumerate(texts[::SHORT_EVERY]):
        labels = body_labels(gold, rows) if "text" in gold else []
        if sum(labels) < 2: continue
        first, behind = labels.index(1), len(labels) - labels[::-1].index(1); last = min(first + 2 + i % (SHORT_MOST - 1), behind)
        at = [r[0] for r in rows] + [len(text)]
        short = text[at[max(0, first - i % (SHORT_ABOVE + 1))]:at[last]] + text[at[behind]:at[min(behind + i % (SHORT_BELOW + 1), len(rows))]]
        pages.append(({**gold, "title": None}, rows_of(program, short, gold.get("url") or "")[1]))
    return pages

def story_of(gold, text, rows):
    """Where the story begins and ends in a dump's bytes."""
    labels = body_labels(gold, rows) if "text" in gold else []
    if sum(labels) < 3: return None
    last = max(i for i, y in enumerate(labels) if y)
    return rows[labels.index(1)][0], rows[last + 1][0] if last + 1 < len(rows) else len(text)

def body_labels(gold, rows):
    """Which blocks are the gold text: equal to one of its lines, within it, or mostly of its pieces; short ones only near the longer."""
    lines = [key(x) for x in gold["text"].split("\n")]; known = {x for x in lines if x}; joined = " ".join(lines); out = []
    for _, _, text in rows:
        k = key(text); y = bool(k) and (k in known or len(k) >= 40 and k in joined)
        if k and not y and len(k) > 60:
            pieces = [k[i:i + 30] for i in range(0, len(k) - 30, 15)]; y = sum(x in joined for x in pieces) >= .6 * len(pieces)
        out.append(int(y))
    sure = [i for i, y in enumerate(out) if y and len(rows[i][2]) > 50]
    if sure: out = [y if len(rows[i][2]) > 50 or sure[0] - 12 <= i <= sure[-1] + 25 else 0 for i, y in enumerate(out)]
    return out

def body_weights(rows, labels):
    w = [words(t) for _, _, t in rows]; body = max(1, sum(a * b for a, b in zip(w, labels)))
    return [5 / max(20, len(w)) + min(1, 8 * x / body) for x in w]

def title_labels(gold, rows):
    k = key(gold["title"]); return [int(key(t) == k) for _, _, t in rows]

def fit(rows, labels, weights, trees, seed):
    import numpy as np
    from catboost import CatBoostClassifier
    model = CatBoostClassifier(iterations=trees, depth=DEPTH, learning_rate=.12, l2_leaf_reg=6, border_count=128, thread_count=1, random_seed=seed, verbose=0,
                               loss_function="Logloss", allow_writing_files=False)
    model.fit(np.frombuffer(b"".join(rows), dtype=np.uint8).reshape(len(rows), -1).astype(np.float32), np.array(labels), sample_weight=np.array(weights))
    with tempfile.TemporaryDirectory() as tmp:
        model.save_model(f"{tmp}/model.json", format="json"); return json.load(open(f"{tmp}/model.json"))

def trees_of(model):
    """([(features, thresholds, leaves)], bias, unit): logit = bias + unit * sum of leaves"""
    scale, bias = model["scale_and_bias"]; bias = bias[0] if isinstance(bias, list) else bias
    trees = [([s["float_feature_index"] for s in t["splits"]], [int(s["border"]) for s in t["splits"]], [scale * v for v in t["leaf_values"]]) for t in model["oblivious_trees"]]
    unit = max(abs(v) for _, _, leaves in trees for v in leaves) / 127; out = []
    for features, borders, leaves in trees:
        missing = DEPTH - len(features); leaves = leaves * (1 << missing)
        out.append((features + [0] * missing, borders + [255] * missing, [round(v / unit) for v in leaves]))
    return out, bias, unit

def train(pages):
    judged = [(g, r) for g, r in pages if r and "text" in g]; rows, labels, weights = [], [], []
    for g, r in judged:
        y = body_labels(g, r)
        if sum(y) < 2: continue
        rows += [x[1] for x in r]; labels += y; weights += body_weights(r, y)
    body = trees_of(fit(rows, labels, weights, TREES, 1))
    rows, labels, weights = [], [], []
    for g, r in pages:
        if not r or not g.get("title"): continue
        y = title_labels(g, r)
        if any(y): rows += [x[1] for x in r]; labels += y; weights += [1 / sum(y) if v else 20 / len(y) for v in y]
    return body, trees_of(fit(rows, labels, weights, TITLE_TREES, 2))

def write(path, names, body, title):
    out = ["/* Generated by lib/text/train/train.py: the trees of the judge. */", '#include "text/judge.h"', ""]
    for name, (trees, bias, unit) in (("body", body), ("title", title)):
        out.append(f"static const galleyi_judge_tree judge_table_{name}[{len(trees)}] = {{")
        for features, borders, leaves in trees:
            out.append("    { { " + ", ".join(map(str, features)) + " }, { " + ", ".join(map(str, borders)) + " }, { " + ", ".join(map(str, leaves)) + " } },")
        out.append("};")
        out.append(f"const galleyi_judge_model galleyi_judge_{name} = {{ judge_table_{name}, {len(trees)}, {len(names)}, {round(bias / unit)}, {round(unit * (1 << 20))} }};\n")
    Path(path).write_text("\n".join(out).rstrip() + "\n")

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("corpus", type=Path); ap.add_argument("lines"); ap.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "judge_table.c")
    ap.add_argument("--cv", type=int); ap.add_argument("--folds", type=Path)
    a = ap.parse_args(); names, pages = read(a.corpus, a.lines)
    if not a.cv: write(a.out, names, *train(pages)); return
    a.folds.mkdir(parents=True, exist_ok=True)
    (a.folds / "folds.json").write_text(json.dumps({g["id"]: fold_of(site(g), a.cv) for g, _ in pages}))
    for fold in range(a.cv): write(a.folds / f"fold{fold}.c", names, *train([(g, r) for g, r in pages if fold_of(site(g), a.cv) != fold]))

if __name__ == "__main__": main()
