"""The learned tables as C."""
import os, sys
import numpy as np
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "generate"))
from name_index import class_hash

def hash_(s):
    h = 2166136261
    for c in s.encode(): h = (h ^ c) * 16777619 & 0xffffffff
    return (h, s)

def short(x):
    """The upper half of a float32, rounded to the nearest."""
    return min(int(np.array(x, np.float32).view(np.uint32)) + 0x8000 >> 16, 0xffff)

NOTICE = "/* Made by lib/extract/train/body.py from public gold sets; see there. */\n"

def table(kind, name, values, per):
    out = [f"static const {kind} {name}[{len(values)}] = {{"]
    for i in range(0, len(values), per): out.append("    " + ", ".join(str(v) for v in values[i:i + per]) + ",")
    return "\n".join(out) + "\n};\n"

SLOTS = 2048

def write_tokens(learned, folder):
    keys, scores, there = [0] * SLOTS, [0] * SLOTS, [0] * 512
    for t, s in learned:
        h = class_hash(t.encode())
        at = (h * 2654435769 & 0xffffffff) >> 16 & SLOTS - 1
        while keys[at]: at = at + 1 & SLOTS - 1
        keys[at], scores[at] = h, s; there[h // 32 % 512] |= 1 << h % 32
    (folder / "class_tokens_table.c").write_text(NOTICE + '#include "extract/class_tokens.h"\n\n' + table("uint32_t", "class_table_keys", keys, 12)
        + table("int8_t", "class_table_scores", scores, 32) + table("uint32_t", "class_table_there", there, 12) + f"const galleyi_class_table galleyi_class_table_learned = {{ class_table_keys, class_table_scores, class_table_there, {SLOTS - 1} }};\n")

NODES, LEAVES, SEQUENCE = 14, 16, 0x09af       # of galleyi_dom_tree

def key(threshold):
    """galleyi_dom_key of it."""
    half = short(threshold)
    return half if half < 0x8000 else -(half & 0x7fff)

def write(model, learned, folder, tsv=None):
    """A tree: its thresholds, for each the leaves on its left as bits, and the feature; then the leaves' values."""
    write_tokens(learned, folder)
    if tsv: tsv.write_text("".join(f"{t}\t{s}\n" for t, s in learned))
    def add(node, own, mine):
        """own: the tree's inner nodes, mine its leaves."""
        if "leaf_value" in node: mine.append(max(-32767, min(32767, round(node["leaf_value"] * 4096)))); return
        at, first = len(own), len(mine); own.append(None)
        add(node["left_child"], own, mine)
        own[at] = key(node["threshold"]), (1 << len(mine)) - (1 << first), node["split_feature"]
        add(node["right_child"], own, mine)
    rows = []
    for tree in model.dump_model()["tree_info"]:
        own, mine = [], []
        add(tree["tree_structure"], own, mine)
        own += [(0, 0, 0)] * (NODES - len(own)); placed = [0] * LEAVES
        for leaf, value in enumerate(mine): placed[(SEQUENCE << leaf & 0xffff) >> 12] = value & 0xffff
        rows.append("{ " + ", ".join("{" + ", ".join(map(str, part)) + "}" for part in (*zip(*own), [v & 0xff for v in placed], [v >> 8 for v in placed])) + " }")
    (folder / "dom_judge_table.c").write_text(NOTICE + '#include "extract/dom_judge.h"\n\n' + table("galleyi_dom_tree", "judge_trees", rows, 1)
        + f"const galleyi_dom_trees galleyi_dom_trees_learned = {{ judge_trees, {len(rows)} }};\n")
    print(f"judge: {len(rows)} trees, {len(rows) * (NODES * 5 + LEAVES * 2)} bytes; {len(learned)} tokens, {SLOTS * 5 + 2048} bytes")
