#!/usr/bin/env python3
"""Train the judge of blocks: which ones are the story.

    ./dev train body            writes the committed tables from all pages
    ./dev train body --cv 5     cross-validation over sites: word F1 of held-out pages by corpus, before the rules of structure; nothing is written

--corpora is the folder with wcxb-dev, publishers-dev and world-dev (gold texts: CC-BY-4.0, MIT, Apache-2.0; the pages are other people's and stay there:
what is learned are counts over class names and thresholds over features). --build holds galley-blocks. Needs numpy and lightgbm 4.5.0; one thread, fixed seeds.
"""
import argparse, collections, gzip, json, math, os, re, subprocess, sys, tempfile
from pathlib import Path
os.environ["OMP_NUM_THREADS"] = "1"
import numpy as np, lightgbm as lgb

HERE = Path(__file__).resolve().parent
CJK = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{CJK}]|[^\W{CJK}]+")
SETS = ("wcxb-dev", "publishers-dev", "world-dev")
TREES, LEAVES, THRESHOLD = 160, 15, .45
MOST_TOKENS, LEAST_SITES = 1500, 5
ALL_CORES = os.cpu_count()

def site(url):
    host = re.sub(r"^\w+://", "", url or "").split("/")[0].split(":")[0].lower().split(".")
    if len(host) > 2 and len(host[-1]) == 2 and host[-2] in ("co", "com", "org", "net", "gov", "edu", "ac", "or", "ne", "go"): return ".".join(host[-3:])
    return ".".join(host[-2:])

def load(corpora):
    pages = []
    for name in SETS:
        for line in open(corpora / name / "gold.jsonl"):
            g = json.loads(line)
            if "text" not in g: continue
            pages.append({"id": g["id"], "set": name, "type": g.get("type", "article"), "url": g.get("url") or "", "path": corpora / g["page"], "gold": g["text"], "site": site(g.get("url"))})
    return pages

def unpack(pages, tmp):
    with open(tmp / "list", "w") as out:
        for i, p in enumerate(pages):
            f = tmp / f"{i}.html"
            if not f.exists(): f.write_bytes(gzip.open(p["path"]).read())
            out.write(f"{f}\t{p['url']}\n")

def dump(build, tmp, tokens=None):
    """Blocks of all pages, in the order of the list; with a token table the features alone."""
    cmd = [str(build / "galley-blocks")] + (["--tokens", str(tokens), "--features"] if tokens else []) + [str(tmp / "out"), str(tmp / "list")]
    subprocess.run(cmd, check=True)

def read_blocks(pages, tmp):
    page = None; at = -1
    for line in open(tmp / "out.tsv", encoding="utf-8", errors="replace", newline="\n"):
        f = line.rstrip("\n").split("\t", 3)
        if f[0] == "page":
            at += 1; page = pages[at]; page["words"], page["tags"], page["chains"], page["texts"] = [], [], [], []
            continue
        page["words"].append(int(f[0]) / 20); page["tags"].append(int(f[1])); page["texts"].append(f[3])
        page["chains"].append(sorted(set(map(int, f[2].split()))))
    assert at == len(pages) - 1, (at, len(pages))

def tokens_of(text): return WORD.findall(text.lower())

def label(page):
    """1 where a block's words stand in the gold, by shingles of four words in a chain that follows the gold's order."""
    gold = tokens_of(page["gold"]); n = len(gold); where = collections.defaultdict(list)
    for i in range(n - 3): where[tuple(gold[i:i + 4])].append(i)
    labels, anchors = [0] * len(page["texts"]), []
    blocks = [tokens_of(t) for t in page["texts"]]
    spans = []
    for b, words in enumerate(blocks):
        votes = collections.Counter()
        for i in range(len(words) - 3):
            for g in where.get(tuple(words[i:i + 4]), ())[:8]: votes[g - i] += 1
        hits = sum(1 for i in range(len(words) - 3) if tuple(words[i:i + 4]) in where)
        need = .99 if len(words) < 8 else .8 if len(words) < 15 else .6 if len(words) < 30 else .45
        if len(words) >= 4 and hits >= need * (len(words) - 3):
            start = votes.most_common(1)[0][0]; spans.append((b, max(0, start), len(words)))
    # the heaviest chain of spans that go forward in the gold
    best, back = [0] * len(spans), [-1] * len(spans); order = range(len(spans))
    for k in order:
        b, s, w = spans[k]; best[k] = w
        for j in range(max(0, k - 400), k):
            if spans[j][1] + spans[j][2] * .5 <= s + 1 and best[j] + w > best[k]: best[k] = best[j] + w; back[k] = j
    k = max(order, key=lambda i: best[i], default=None); chain = []
    while k is not None and k >= 0: chain.append(k); k = back[k]
    used = np.zeros(n + 1, bool)
    for k in chain:
        b, s, w = spans[k]; labels[b] = 1; used[s:s + w] = True
    for b, s, w in spans:                                   # what the chain left over may be taken out of order, once
        if not labels[b] and w >= 8 and not used[s:s + w].any(): labels[b] = 1; used[s:s + w] = True
    # blocks between two anchors (or before the first, behind the last) that stand whole in what the gold has there
    spans_of = {spans[k][0]: spans[k] for k in chain}
    anchors = [(-1, -1, 0)] + sorted(spans_of.values()) + [(len(blocks), n, 0)]
    for (b0, s0, w0), (b1, s1, _) in zip(anchors, anchors[1:]):
        gap = gold[max(0, s0 + w0):s1] if b0 >= 0 else gold[:s1]
        if not gap or len(gap) > 4000: continue
        low = b0 + 1 if b0 >= 0 else max(0, b1 - 12); high = b1 if b1 < len(blocks) else min(b1, b0 + 13); at = 0
        where_first = collections.defaultdict(list)
        for i, t in enumerate(gap): where_first[t].append(i)
        for b in range(low, high):
            t = blocks[b]
            if labels[b] or not t or len(t) > 60: continue
            for i in where_first.get(t[0], ()):
                if i >= at and i - at <= 40 and gap[i:i + len(t)] == t:
                    labels[b] = 1; at = i + len(t); used[max(0, s0 + w0) + i:max(0, s0 + w0) + at] = True; break
    page["labels"] = np.array(labels)
    share = used[:n].mean() if n else 0
    page["aligned"] = share

def oracle(page): return f1(page["gold"], [t for t, l in zip(page["texts"], page["labels"]) if l])

def f1(gold, texts):
    g, p = collections.Counter(tokens_of(gold)), collections.Counter(w for t in texts for w in tokens_of(t))
    if not g or not p: return float(not g and not p)
    hit = sum((g & p).values()); a, b = hit / sum(p.values()), hit / sum(g.values())
    return 2 * a * b / (a + b) if hit else 0.0

def learn_tokens(pages, names):
    sites = collections.Counter(p["site"] for p in pages)
    good, bad, seen = collections.Counter(), collections.Counter(), collections.defaultdict(set)
    for p in pages:
        weight = 1 / math.sqrt(sites[p["site"]]); w = np.array(p["words"]); story = (w * p["labels"]).sum() or 1; rest = (w * (1 - p["labels"])).sum() or 1
        for words, l, chain in zip(p["words"], p["labels"], p["chains"]):
            for t in chain:
                seen[t].add(p["site"])
                if l: good[t] += weight * words / story
                else: bad[t] += weight * words / rest
    rows = []
    for t, s in seen.items():
        if len(s) < LEAST_SITES: continue
        score = math.log((good[t] + .3) / (bad[t] + .3))
        rows.append((abs(score) * math.sqrt(len(s)), names[t], max(-127, min(127, round(score * 16)))))
    rows.sort(key=lambda r: (-r[0], r[1]))
    return sorted((name, score) for _, name, score in rows[:MOST_TOKENS] if score)

def weights(page):
    w = np.minimum(np.array(page["words"]), 150) + 3
    return w / w.sum() * 200

def fit(X, y, w, seed=1):
    params = dict(objective="binary", num_leaves=LEAVES, learning_rate=.1, min_data_in_leaf=60, feature_fraction=.5, bagging_fraction=.8, bagging_freq=1, lambda_l2=5,
                  max_bin=127, num_threads=1, seed=seed, deterministic=True, force_row_wise=True, verbose=-1)
    return lgb.train(params, lgb.Dataset(X, y, weight=w), TREES)

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--corpora", type=Path, default=HERE.parents[3] / "shared/corpora"); ap.add_argument("--build", type=Path, default=HERE.parents[2] / "build"); ap.add_argument("--cv", type=int, default=0); ap.add_argument("--tmp", type=Path)
    a = ap.parse_args()
    if not (a.corpora / SETS[0]).exists(): print(f"train body: {a.corpora} is not there; skipped"); return
    tmp = a.tmp or Path(tempfile.mkdtemp()); tmp.mkdir(exist_ok=True)
    pages = load(a.corpora); unpack(pages, tmp); dump(a.build, tmp); read_blocks(pages, tmp)
    for p in pages: label(p)
    for s in SETS:
        q = [p for p in pages if p["set"] == s]; print(f"oracle {s}: {np.mean([oracle(p) for p in q]):.4f} on {len(q)}", flush=True)
    q = [p for p in pages if p["set"] == "wcxb-dev" and p["type"] == "article"]; print(f"oracle wcxb articles: {np.mean([oracle(p) for p in q]):.4f} on {len(q)}", flush=True)
    names = [l.rstrip("\n") for l in open(tmp / "out.tokens")]
    header = open(HERE.parent / "dom_features.h").read()
    features = re.findall(r"F\((\w+)\)", header.split("#define GALLEYI_DOM_FEATURES")[1].split("enum")[0])
    folds = a.cv or 1
    order = sorted({p["site"] for p in pages}, key=lambda s: hash_(s))
    fold_of = {s: i % folds for i, s in enumerate(order)}
    scores = {}
    for fold in range(folds):
        train = [p for p in pages if not a.cv or fold_of[p["site"]] != fold]
        learned = learn_tokens(train, names)
        (tmp / "tokens").write_text("".join(f"{t} {s}\n" for t, s in learned))
        dump(a.build, tmp, tmp / "tokens")
        X = np.fromfile(tmp / "out.f32", np.float32).reshape(-1, len(features))
        at = np.cumsum([0] + [len(p["words"]) for p in pages])
        rows = {id(p): slice(at[i], at[i + 1]) for i, p in enumerate(pages)}
        use = [p for p in train if p["aligned"] >= .5 and len(p["words"]) and oracle(p) >= .6]
        if not a.cv:
            # encode tokens out of fold, or the judge trusts them too much
            parts = 5; inner = {s: i % parts for i, s in enumerate(order)}; Xs = X.copy()
            for part in range(parts):
                t = learn_tokens([p for p in pages if inner[p["site"]] != part], names)
                (tmp / "tokens-part").write_text("".join(f"{x} {s}\n" for x, s in t)); dump(a.build, tmp, tmp / "tokens-part")
                Y = np.fromfile(tmp / "out.f32", np.float32).reshape(-1, len(features))
                for p in pages:
                    if inner[p["site"]] == part: Xs[rows[id(p)]] = Y[rows[id(p)]]
            T = Xs
        else:
            half = {s: i % 3 for i, s in enumerate(order)}; T = X.copy()
            for part in range(3):
                t = learn_tokens([p for p in train if half[p["site"]] != part], names)
                (tmp / "tokens-part").write_text("".join(f"{x} {s}\n" for x, s in t)); dump(a.build, tmp, tmp / "tokens-part")
                Y = np.fromfile(tmp / "out.f32", np.float32).reshape(-1, len(features))
                for p in train:
                    if half[p["site"]] == part: T[rows[id(p)]] = Y[rows[id(p)]]
        news = {"publishers-dev": 4.0, "world-dev": 2.0}
        w = np.concatenate([weights(p) * (news.get(p["set"], 1.0)) * (1.0 if p["type"] == "article" else .5) for p in use])
        model = fit(np.concatenate([T[rows[id(p)]] for p in use]), np.concatenate([p["labels"] for p in use]), w)
        gains = sorted(zip(model.feature_importance("gain"), features), reverse=True)
        if not a.cv: write(model, learned, features); print("written"); break
        print("fold", fold, "top:", " ".join(n for _, n in gains[:25]), flush=True)
        for p in pages:
            if fold_of[p["site"]] != fold: continue
            prob = model.predict(X[rows[id(p)]]) if len(p["words"]) else np.zeros(0)
            p["prob"] = prob
            seen = set(); texts = []
            for t, q in zip(p["texts"], prob):
                if q >= THRESHOLD: texts.append(t)
            scores[p["id"], p["set"]] = f1(p["gold"], texts)
    if a.cv:
        for s in SETS:
            q = [p for p in pages if p["set"] == s]; print(f"{s}: word F1 {np.mean([scores[p['id'], s] for p in q]):.4f}")
        q = [p for p in pages if p["set"] == "wcxb-dev" and p["type"] == "article"]; print(f"wcxb articles: word F1 {np.mean([scores[p['id'], p['set']] for p in q]):.4f}")
        json.dump([{"id": p["id"], "set": p["set"], "f1": scores[p["id"], p["set"]]} for p in pages], open(tmp / "scores.json", "w"))
        import pickle; pickle.dump(pages, open(tmp / "pages.pickle", "wb"))

def hash_(s):
    h = 2166136261
    for c in s.encode(): h = (h ^ c) * 16777619 & 0xffffffff
    return (h, s)

def float_c(x):
    return repr(float(np.float32(x)))

def write(model, learned, features):
    """Trees as flat arrays: a node is a feature, a threshold and two children; a negative child is a leaf."""
    slots = 2048; keys, scores = [0] * slots, [0] * slots
    for t, s in learned:
        h = 2166136261
        for c in t.encode(): h = (h ^ c) * 16777619 & 0xffffffff
        h = h or 1
        at = (h * 2654435769 & 0xffffffff) >> 16 & slots - 1
        while keys[at]: at = at + 1 & slots - 1
        keys[at], scores[at] = h, s
    def table(kind, name, values, per):
        out = [f"static const {kind} {name}[{len(values)}] = {{"]
        for i in range(0, len(values), per): out.append("    " + ", ".join(str(v) for v in values[i:i + per]) + ",")
        return "\n".join(out) + "\n};\n"
    notice = "/* Made by lib/extract/train/body.py from public gold sets; see there. */\n"
    (HERE.parent / "class_tokens_table.c").write_text(notice + '#include "extract/class_tokens.h"\n\n' + table("uint32_t", "class_table_keys", keys, 12)
        + table("int8_t", "class_table_scores", scores, 32) + f"const galleyi_class_table galleyi_class_table_learned = {{ class_table_keys, class_table_scores, {slots - 1} }};\n")
    (HERE / "class_tokens.tsv").write_text("".join(f"{t}\t{s}\n" for t, s in learned))
    feature, threshold, left, right, leaf, roots = [], [], [], [], [], []
    def add(node):
        if "leaf_value" in node:
            leaf.append(max(-32767, min(32767, round(node["leaf_value"] * 4096)))); return -len(leaf)
        at = len(feature); feature.append(node["split_feature"])
        t = np.float32(node["threshold"])
        if float(t) > node["threshold"]: t = np.nextafter(t, np.float32(-np.inf), dtype=np.float32)
        threshold.append(float_c(t) + "f"); left.append(0); right.append(0)
        left[at] = add(node["left_child"]); right[at] = add(node["right_child"])
        return at
    for t in model.dump_model()["tree_info"]: roots.append(add(t["tree_structure"]))
    (HERE.parent / "dom_judge_table.c").write_text(notice + '#include "extract/dom_judge.h"\n\n' + table("uint8_t", "judge_features", feature, 32) + table("float", "judge_thresholds", threshold, 10)
        + table("int16_t", "judge_left", left, 24) + table("int16_t", "judge_right", right, 24) + table("int16_t", "judge_leaves", leaf, 20) + table("int16_t", "judge_roots", roots, 24)
        + f"const galleyi_dom_trees galleyi_dom_trees_learned = {{ judge_features, judge_thresholds, judge_left, judge_right, judge_leaves, judge_roots, {len(roots)} }};\n")
    size = len(feature) * 9 + len(leaf) * 2 + len(roots) * 2
    print(f"judge: {len(roots)} trees, {len(feature)} nodes, {size} bytes; {len(learned)} tokens, {slots * 5} bytes")

if __name__ == "__main__": main()
