#!/usr/bin/env python3
"""Learn the judge of candidates: how much each piece of evidence speaks for a value, and how often the judge is right; and how often the origins of
fields that rules settle are.

    ./dev train fields            writes candidates_table.c from all pages
    ./dev train fields --cv 5     cross-validation over sites: the corpora's measures on held-out pages, and confidence by bands; nothing is written
    ./dev train fields --check    fails where the committed table is not the one that would be written

--corpora is the folder with publishers-dev, wcxb-dev, snippets-dev and dates-dev (MIT, CC-BY-4.0, Apache-2.0; the pages are other people's and stay
there: what is learned are weights and shares). --build holds the command, whose --explain prints the candidates. For each page the values
compete in a softmax over the sums of their evidence's weights, nothing among them (but for titles); weights are pulled to 0. Needs numpy.
"""
import argparse, gzip, json, re, subprocess, sys, tempfile, unicodedata, zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import numpy as np

HERE = Path(__file__).resolve().parent
SETS = ("publishers-dev", "wcxb-dev", "snippets-dev", "dates-dev")
FIELDS = ("title", "byline", "published")
PULL = {"title": 1.0, "byline": 6.0, "published": 2.0}
NEWSPAPERS = {"title": 3.0, "byline": 2.0, "published": 2.0}   # what a page of publishers-dev weighs: it is what galley is for
NOBODYS, NOBODY = ("collection", "documentation", "listing", "product", "service"), .1    # pages that have no author where the gold has none; what one weighs
SETTLED = {"summary": "summary", "tags": "topics"}               # fields that rules settle, and the gold's name of each
LEAST = 60                                     # pages in a step of the table of confidence

def site(url):
    host = re.sub(r"^\w+://", "", url or "").split("/")[0].split(":")[0].lower().split(".")
    if len(host) > 2 and len(host[-1]) == 2 and host[-2] in ("co", "com", "org", "net", "gov", "edu", "ac", "or", "ne", "go"): return ".".join(host[-3:])
    return ".".join(host[-2:])

def key(s): return re.sub(r"[\W_]+", " ", re.sub(r"\s+", " ", unicodedata.normalize("NFKC", s or "")).strip().casefold()).strip()

def evidence_names():
    text = (HERE.parent / "candidates.h").read_text()
    return [re.findall(r"F\((\w+)\)", re.search(rf"#define GALLEYI_{f.upper()}_EVIDENCE\(F\)(.*?)\n\n", text, re.S)[1]) for f in FIELDS]

def load(corpora):
    pages = []
    for name in SETS:
        for line in open(corpora / name / "gold.jsonl"):
            g = json.loads(line)
            pages.append({"gold": g, "set": name, "path": corpora / g["page"], "fold": zlib.crc32(site(g.get("url")).encode())})
    return pages

def explain(pages, build, jobs):
    with tempfile.TemporaryDirectory() as tmp:
        def one(item):
            i, p = item; g = p["gold"]; f = Path(tmp) / f"{i}.html"; f.write_bytes(gzip.open(p["path"]).read())
            fetched = (g.get("fetched") or "").replace(" ", "T"); fetched += "Z" if fetched and "+" not in fetched and "Z" not in fetched else ""
            cmd = [str(build / "galley"), "convert", "--from", "html", "--to", "json", "--explain"] + (["--url", g["url"]] if g.get("url") else []) + (["--fetched", fetched] if fetched else []) + [str(f)]
            ran = subprocess.run(cmd, capture_output=True, text=True); f.unlink()
            if ran.returncode: raise RuntimeError(f"{p['path']}: {ran.stderr.strip()}")
            a = (json.loads(ran.stdout).get("articles") or [{}])[0]; origins = a.get("origin") or {}
            return (a.get("properties") or {}).get("galley:candidates") or [], {f: (a[f], origins["/" + f]["from"]) for f in SETTLED if f in a and "/" + f in origins}
        with ThreadPoolExecutor(jobs) as pool:
            for p, c in zip(pages, pool.map(one, enumerate(pages))): p["candidates"], p["settled"] = c

def wanted(page, field):
    """What the gold says as a set of keys that are right, None where it says nothing; and the weight of the page."""
    g = page["gold"]; weight = 1.0 if g.get("type", "article") == "article" else .5
    if page["set"] == "publishers-dev": weight = NEWSPAPERS[field]
    if field == "title": return ({key(g["title"])} if g.get("title") else None), weight
    if field == "byline":
        if "authors" in g and page["set"] != "snippets-dev": return {tuple(sorted({key(x) for x in g["authors"] if key(x)}))}, weight
        if page["set"] == "wcxb-dev" and g["type"] in NOBODYS: return {()}, NOBODY
        return ({" ".join(sorted(key(g["author_text"]).split()))} if g.get("author_text") else None), weight
    if g.get("date"): return {g["date"]}, weight
    if page["set"] == "wcxb-dev" and g.get("type") == "article": return {""}, 1.2    # pages without a date are few
    return ({""}, .1) if page["set"] == "wcxb-dev" else (None, 0)

JOINING = {"and", "und", "et", "y", "e", "with", "edited", "by", "the"}

def also(page, field):
    """What is right though the measure does not say so: several authors whom the gold has as one text."""
    if field != "byline" or page["set"] != "wcxb-dev": return set()
    return {" ".join(sorted(w for x in page["gold"].get("authors", []) for w in key(x).split() if w not in JOINING))}

def value_of(page, field, c):
    """The forms of a candidate that the gold may hold."""
    if field == "title": return {key(c["value"])}
    if field == "byline":
        names = c["value"].split("; ")
        return {tuple(sorted({key(x) for x in names if key(x)})), " ".join(sorted(key(" ".join(names)).split()))}
    return {c["day"]}

def problems(pages, field, names):
    """For each page the values with their evidence, which of them is right (nothing is the last), and the page's weight."""
    index = {n: i for i, n in enumerate(names)}; out = []
    for p in pages:
        gold, weight = wanted(p, field)
        if gold is None: continue
        groups = {}
        for c in p["candidates"]:
            if c["field"] != field: continue
            if field == "byline": k = tuple(sorted({key(x) for x in c["value"].split("; ")}))
            else: k = key(c["value"]) if field == "title" else c["day"]
            forms, row = groups.setdefault(k, (set(), set()))
            forms |= value_of(p, field, c); row |= {index[n] for n in c["evidence"]}
        nothing = field != "title"
        x = np.zeros((len(groups) + nothing, len(names))); strict = np.zeros(len(groups) + nothing, bool); right = np.zeros(len(groups) + nothing, bool)
        for i, (forms, row) in enumerate(groups.values()): x[i, list(row)] = 1; right[i] = bool(forms & (gold | also(p, field))); strict[i] = bool(forms & gold)
        if nothing: right[-1] = not (gold - {"", ()}) if "" in gold or () in gold else not right.any()
        out.append({"page": p, "x": x, "right": right, "strict": strict, "weight": weight, "gold": gold, "nothing": nothing, "empty": "" in gold or () in gold})
    return out

def learn(items, n, pull):
    """Weights that make the right values likely: Newton-free, by L-BFGS-like steps of plain gradient descent with momentum (convex)."""
    items = [i for i in items if i["right"].any() and len(i["x"]) > 1]
    x = np.vstack([i["x"] for i in items]); sizes = np.array([len(i["x"]) for i in items]); begin = np.r_[0, np.cumsum(sizes)[:-1]]
    right = np.concatenate([i["right"] for i in items]); weight = np.array([i["weight"] for i in items]); of = np.repeat(np.arange(len(items)), sizes)
    w = np.zeros(n); m = np.zeros(n); v = np.zeros(n)
    for step in range(1, 1501):
        s = x @ w; s -= np.maximum.reduceat(s, begin)[of]; e = np.exp(s)
        p = e / np.add.reduceat(e, begin)[of]; q = e * right; q /= np.add.reduceat(q, begin)[of]
        grad = x.T @ ((p - q) * weight[of]) + pull * w
        m = .9 * m + .1 * grad; v = .999 * v + .001 * grad * grad
        w -= .05 * (1 if step < 800 else .2) * (m / (1 - .9 ** step)) / (np.sqrt(v / (1 - .999 ** step)) + 1e-9)
    return np.clip(np.rint(w * 256), -32000, 32000).astype(int)

def judge(item, w):
    """(index of the value, or -1 for nothing; margin in 1/256) as candidates.c has them."""
    s = (item["x"][: len(item["x"]) - item["nothing"]] @ w).astype(int)
    if not len(s): return -1, 0
    i = int(np.argmax(s)); rest = np.delete(s, i); best = s[i]
    if item["nothing"] and best <= 0: return -1, 0
    after = max([0 if item["nothing"] else -2 ** 30] + list(rest)); return i, int(best - after)

def steps(pairs):
    """Margins and shares, ascending: pools of neighbours that never fall (isotonic), each of LEAST pages at least."""
    pairs = sorted(pairs); pools = []
    for m, ok in pairs:
        if pools and pools[-1][2] < LEAST: pools[-1][1] += ok; pools[-1][2] += 1
        else: pools.append([m, float(ok), 1])
    if len(pools) > 1 and pools[-1][2] < LEAST: last = pools.pop(); pools[-1][1] += last[1]; pools[-1][2] += last[2]
    i = 1
    while i < len(pools):
        if pools[i][1] / pools[i][2] <= pools[i - 1][1] / pools[i - 1][2]:
            pools[i - 1][1] += pools[i][1]; pools[i - 1][2] += pools[i][2]; del pools[i]; i = max(1, i - 1)
        else: i += 1
    out = []
    for k, (m, ok, n) in enumerate(pools):
        percent = int(round(100 * ok / n))
        if out and out[-1][1] == percent: continue
        out.append((0 if k == 0 else m, percent))
    return out

def confidence(table, margin):
    c = 0
    for m, p in table:
        if margin >= m: c = p
    return c

def cross(items, names, field, folds):
    """(item, index, margin) of every page by weights that have not seen its site."""
    out = []
    for k in range(folds):
        w = learn([i for i in items if i["page"]["fold"] % folds != k], len(names), PULL[field])
        out += [(i, *judge(i, w)) for i in items if i["page"]["fold"] % folds == k]
    return out

def measure(held, field):
    groups = {}
    for item, i, _ in held:
        g = item["page"]["gold"]
        if field == "byline" and item["empty"] and item["page"]["set"] == "wcxb-dev": groups.setdefault("wcxb-dev, nobody", []).append((item, i)); continue
        for name in [item["page"]["set"]] + ([item["page"]["set"] + " article"] if item["page"]["set"] == "wcxb-dev" and g["type"] == "article" else []): groups.setdefault(name, []).append((item, i))
    for name, rows in groups.items():
        if field == "published":
            dated = [(it, i) for it, i in rows if not it["empty"]]; hit = sum(i >= 0 and it["right"][i] for it, i in dated); given = sum(i >= 0 for it, i in dated)
            p, r = hit / max(given, 1), hit / max(len(dated), 1); empty = [i >= 0 for it, i in rows if it["empty"]]
            print(f"  {name:20} {len(rows):5} pages  date F1 {2 * p * r / max(p + r, 1e-9):.4f}  P {p:.4f} R {r:.4f}  false {np.mean(empty) if empty else 0:.4f}  ceiling R {np.mean([it['right'][:-1].any() for it, _ in dated]):.4f}")
        else:
            ok = np.mean([it["strict"][i] if i >= 0 else it["empty"] for it, i in rows]); most = np.mean([it["strict"][: len(it["x"]) - it["nothing"]].any() or it["empty"] for it, _ in rows])
            print(f"  {name:20} {len(rows):5} pages  {'right':>7} {ok:.4f}  ceiling {most:.4f}")

def bands(held, field, folds):
    """Confidence of held-out pages by tables that have not seen their site, in bands of ten."""
    rows = []
    given = [(it, i, m) for it, i, m in held if i >= 0 and not it["empty"]]
    for k in range(folds):
        table = steps([(m, it["right"][i]) for it, i, m in given if it["page"]["fold"] % folds != k])
        rows += [(confidence(table, m), it["right"][i]) for it, i, m in given if it["page"]["fold"] % folds == k]
    for b in range(0, 101, 10):
        r = [(c, ok) for c, ok in rows if b <= c < b + 10]
        if r: print(f"    confidence {b:3}-{b + 9:3}: {len(r):5} values, said {np.mean([c for c, _ in r]):5.1f}, right {100 * np.mean([ok for _, ok in r]):5.1f}")

def settled(pages, field):
    """(page, origin, share of the value that is right, parts of it) where the gold says something."""
    out = []
    for p in pages:
        gold = p["gold"].get(SETTLED[field])
        if not gold or field not in p["settled"]: continue
        value, origin = p["settled"][field]; gold = [gold] if isinstance(gold, str) else gold
        right = {key(x) for x in gold} | ({key(" ".join(gold))} if field == "summary" else set()); parts = [value] if isinstance(value, str) else value
        out.append((p, origin, sum(key(x) in right for x in parts) / len(parts), len(parts)))
    return out

def shares(rows):
    """Percent by origin, where enough pages tell."""
    out = {}
    for origin in sorted({o for _, o, _, _ in rows}):
        of = [r for _, o, r, _ in rows if o == origin]
        if len(of) >= LEAST: out[origin] = int(round(100 * sum(of) / len(of)))
    return out

def settled_bands(rows, folds):
    said = []
    for k in range(folds):
        table = shares([r for r in rows if r[0]["fold"] % folds != k])
        said += [(table[o], right, parts) for p, o, right, parts in rows if p["fold"] % folds == k and o in table]
    for b in range(0, 101, 10):
        r = [x for x in said if b <= x[0] < b + 10]; n = sum(x[2] for x in r)
        if r: print(f"    confidence {b:3}-{b + 9:3}: {n:5} values of {len(r)} pages, said {np.mean([c for c, _, _ in r]):5.1f}, right {100 * np.mean([x for _, x, _ in r]):5.1f}")

def table_text(learned, names, origins):
    out = ["/* Made by lib/extract/train/fields.py; do not edit. */", '#include "extract/candidates.h"', ""]
    for f, n in zip(FIELDS, names):
        w, c = learned[f]; cells = [f"[GALLEYI_{f.upper()}_{name}] = {x}" for name, x in zip(n, w)]
        out.append(f"static const int16_t candidates_{f}_weights[GALLEYI_{f.upper()}_EVIDENCE_COUNT] = {{")
        for i in range(0, len(cells), 4): out.append("    " + ", ".join(cells[i:i + 4]) + ("," if i + 4 < len(cells) else ""))
        out += ["};", f"static const galleyi_confidence candidates_{f}_confidence[] = {{ " + ", ".join(f"{{ {m}, {p} }}" for m, p in c) + " };", ""]
    out.append("const galleyi_judge_table galleyi_judge_tables[GALLEYI_JUDGED_FIELDS] = {")
    out += [f"    {{ candidates_{f}_weights, candidates_{f}_confidence, sizeof candidates_{f}_confidence / sizeof *candidates_{f}_confidence }}" + ("," if f != FIELDS[-1] else "") for f in FIELDS]
    out += ["};", "", "const galleyi_origin_share galleyi_origin_shares[] = {"]
    cells = [f"    {{ GALLEY_{f.upper()}, {json.dumps(o)}, {s} }}" for f, table in origins.items() for o, s in sorted(table.items())]
    return "\n".join(out + [",\n".join(cells), "};", "const uint32_t galleyi_origin_share_count = sizeof galleyi_origin_shares / sizeof *galleyi_origin_shares;", ""])

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = HERE.parents[2]
    ap.add_argument("--corpora", type=Path, default=root.parent / "shared/corpora"); ap.add_argument("--build", type=Path, default=root / "build")
    ap.add_argument("--cv", type=int, metavar="FOLDS"); ap.add_argument("--check", action="store_true"); ap.add_argument("--jobs", type=int, default=2); ap.add_argument("--worst", metavar="FIELD")
    a = ap.parse_args()
    if not a.corpora.is_dir(): print(f"skipped: no corpora at {a.corpora}"); return 77 if a.check else 0
    pages = load(a.corpora); explain(pages, a.build, a.jobs); names = evidence_names(); learned = {}
    for field, n in zip(FIELDS, names):
        items = problems(pages, field, n); held = cross(items, n, field, a.cv or 5)
        if a.cv: print(field); measure(held, field); bands(held, field, a.cv)
        if a.worst == field:
            for it, i, m in held:
                if not (it["right"][i] if i >= 0 else it["empty"]): print(it["page"]["set"], it["page"]["gold"]["id"], it["gold"], i, m, it["right"].tolist())
        if not a.cv: learned[field] = learn(items, len(n), PULL[field]), steps([(m, it["right"][i]) for it, i, m in held if i >= 0 and not it["empty"]])
    origins = {f: settled(pages, f) for f in SETTLED}
    if a.cv:
        for f, rows in origins.items(): print(f); settled_bands(rows, a.cv)
        return 0
    text = table_text(learned, names, {f: shares(rows) for f, rows in origins.items()}); target = HERE.parent / "candidates_table.c"
    if a.check:
        same = target.read_text() == text; print("the committed table is the one that is learned" if same else "the committed table differs from the one that is learned"); return 0 if same else 1
    target.write_text(text)

if __name__ == "__main__": sys.exit(main())
