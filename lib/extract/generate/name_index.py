#!/usr/bin/env python3
"""Writes ../name_index_table.c: where the words of class_words.c and around_words.c are found, by galleyi_name_slot and galleyi_class_hash.

    name_index.py            from the tables in the two sources
    name_index.py --check    ends with 1 where the committed table is another
"""
import os, re, sys

HERE = os.path.dirname(os.path.abspath(__file__))
SLOTS, KNOWN, PRIME, ALL = 1024, 2048, 0x9e3779b97f4a7c15, (1 << 64) - 1

def class_hash(word):
    h = PRIME
    for at in range(0, len(word), 8):
        h = (h ^ int.from_bytes(word[at:at + 8], "little")) * PRIME & ALL
        h ^= h >> 32
    return h & 0xffffffff or 1

def slot_of(word):
    ends = word[0] | word[len(word) // 2] << 8 | word[-1] << 16 | len(word) << 24
    return (ends * 2654435769 & 0xffffffff) >> 22

def pair_bit(word): return 1 << ((word[0] * 7 + len(word)) & 63)

def words_of(source, table):
    text = open(os.path.join(HERE, "..", source)).read()
    body = re.search(re.escape(table) + r"\[\] = \{(.*?)\n\};", text, re.S).group(1)
    return [w.encode() for w in re.findall(r'\{ "([^"]+)",', body)]

def index(name, words):
    rows, known, heads, tails = [0] * SLOTS, [0] * (KNOWN // 64), 0, 0
    for row, word in enumerate(words):
        slot = slot_of(word)
        while rows[slot]: slot = (slot + 1) % SLOTS
        rows[slot] = row + 1
        head, _, tail = word.partition(b"-")
        for part in (word, head, tail) if tail else (word,):
            h = class_hash(part); known[h % KNOWN // 64] |= 1 << h % 64
        if tail: heads |= pair_bit(head); tails |= pair_bit(tail)
    lines = lambda values, per: ",\n".join("        " + ", ".join(values[i:i + per]) for i in range(0, len(values), per))
    return ("const galleyi_name_index %s = {\n    .rows = {\n%s\n    },\n    .heads = UINT64_C(0x%x), .tails = UINT64_C(0x%x),\n    .known = {\n%s\n    }\n};\n"
            % (name, lines([str(r) for r in rows], 32), heads, tails, lines(["UINT64_C(0x%x)" % k for k in known], 6)))

def main():
    text = ('/* Made by lib/extract/generate/name_index.py. */\n#include "extract/class_words.h"\n\n'
            + index("galleyi_class_index", words_of("class_words.c", "class_words_table")) + "\n" + index("galleyi_around_index", words_of("around_words.c", "around_words_table")))
    path = os.path.join(HERE, "..", "name_index_table.c")
    if "--check" not in sys.argv: open(path, "w").write(text)
    elif open(path).read() != text: sys.exit("name_index_table.c is not what lib/extract/generate/name_index.py makes of the lists of words: run it")

if __name__ == "__main__": main()
