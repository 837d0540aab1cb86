"""Which blocks of a page its gold text holds."""
import collections, re
import numpy as np

CJK = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{CJK}]|[^\W{CJK}]+")

def site(url):
    host = re.sub(r"^\w+://", "", url or "").split("/")[0].split(":")[0].lower().split(".")
    if len(host) > 2 and len(host[-1]) == 2 and host[-2] in ("co", "com", "org", "net", "gov", "edu", "ac", "or", "ne", "go"): return ".".join(host[-3:])
    return ".".join(host[-2:])

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

def weak_label(page, snippets):
    """-1 where nothing is known: snippets that must, or must not, stand in the body."""
    labels = np.full(len(page["texts"]), -1)
    for value, given in ((1, snippets[0]), (0, snippets[1])):
        for text in given:
            fold = " ".join(text.split())
            for i, t in enumerate(page["texts"]):
                if len(fold) >= 8 and fold in t: labels[i] = value
    page["labels"] = labels
    page["aligned"] = 1.0
