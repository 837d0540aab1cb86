#!/usr/bin/env python3
"""The Python twin of lib/text/words.c (its hashes have to be the same) and the writer of word list tables; run alone it writes words_table.c."""
import os
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
MASK = (1 << 64) - 1
DROP, STOP = 0xFFFF, 0
RANGES = [(0, 0x700), (0x1E00, 0x2070)]
ARABIC = {0x622: 0x627, 0x623: 0x627, 0x625: 0x627, 0x671: 0x627, 0x649: 0x64A, 0x6CC: 0x64A, 0x629: 0x647, 0x6C0: 0x647, 0x6A9: 0x643, 0x624: 0x648, 0x626: 0x64A,
          0x640: DROP}
LETTERS = {0xDF: ord("s"), 0xE6: ord("a"), 0xF8: ord("o"), 0x153: ord("o"), 0x131: ord("i"), 0x142: ord("l"), 0x111: ord("d"), 0xF0: ord("d"), 0xFE: ord("t"),
           0x3C2: 0x3C3, 0x451: 0x435, 0x1E9E: ord("s")}
CHARACTERS = [(0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x2E80, 0x2FFF), (0x3005, 0x3007), (0x3031, 0x318F), (0x31A0, 0x31FF),
              (0x3400, 0x9FFF), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0xFF66, 0xFFDC), (0x20000, 0x3FFFF)]


def lower(c):
    return ord(chr(c).lower()[0])


def fold(c):
    """The folded code point, DROP or STOP."""
    if c in (0x27, 0x60, 0xAD, 0xB4, 0x2BC, 0x2018, 0x2019, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0xFEFF):
        return DROP
    if 0xFF01 <= c <= 0xFF5E:
        return fold(c - 0xFEE0)
    if c in ARABIC:
        return ARABIC[c]
    category = unicodedata.category(chr(c))
    if 0x300 <= c <= 0x36F or (category == "Mn" and 0x590 <= c < 0x700):
        return DROP
    if category[0] not in "LM" and category != "Nd":
        return STOP
    c = lower(c)
    if (c < 0x700 or 0x1E00 <= c < 0x2070):
        c = LETTERS.get(c, c)
        base = ord(unicodedata.normalize("NFD", chr(c))[0])
        c = LETTERS.get(base, base)
    return c


def is_character(c):
    return any(low <= c <= high for low, high in CHARACTERS)


def hash_word(folded):
    h, letters, count = 0, 0, 0

    def step():
        x = ((h ^ letters) * 0x9E3779B97F4A7C15) & MASK
        return x ^ x >> 32
    for c in folded:
        if count == 8:
            h, letters, count = step(), 0, 0
        letters ^= ((c if c < 0x80 else c >> 7 << 8 | 0x80 | c & 0x7F) << 8 * count) & MASK
        count += 1
    h = (step() * 0xD6E8FEB86659FD93) & MASK
    return h ^ h >> 32


def words(text):
    """The folded words of a text as strings; a number is '#'."""
    out, word, i = [], [], 0
    codes = [ord(c) for c in text]

    def close():
        if word:
            out.append("".join(map(chr, word)))
            word.clear()
    while i < len(codes):
        c = codes[i]
        f = fold(c)
        if f == DROP:
            i += 1
        elif unicodedata.category(chr(c)) == "Nd" or chr(c) == "#":
            close()
            i += 1
            while i < len(codes) and chr(c) != "#":
                if unicodedata.category(chr(codes[i])) == "Nd":
                    i += 1
                elif chr(codes[i]) in ".,:/'" and i + 1 < len(codes) and unicodedata.category(chr(codes[i + 1])) == "Nd":
                    i += 2
                else:
                    break
            out.append("#")
        elif f == STOP:
            close()
            i += 1
        elif is_character(c):
            close()
            out.append(chr(f))
            i += 1
        else:
            word.append(f)
            i += 1
    close()
    return out


def join(parts):
    h = 0
    for part in parts:
        h = ((h ^ hash_word(map(ord, part))) * 0x9E3779B97F4A7C15) & MASK
        h ^= h >> 29
    return h


def read_tsv(name):
    """(line number, cells) of a committed word list; '#' begins a comment line."""
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip("\n")
            if line and not line.startswith("# "):
                yield number, line.split("\t")


def write_set(out, declaration, hashes):
    """A bit set of hashes, the smaller the sparser; the mask of its 32-bit rows."""
    rows, each = 8, 32 if len(hashes) < 1024 else 16 if len(hashes) < 4096 else 8
    while rows * 32 < len(hashes) * each:
        rows *= 2
    bits = [0] * rows
    for h in hashes:
        bits[(h >> 5) & (rows - 1)] |= 1 << (h & 31)
    out.append("%s[%d] = {" % (declaration, rows))
    for row in range(0, rows, 8):
        out.append("    " + ", ".join("0x%08xu" % w for w in bits[row:row + 8]) + ",")
    out.append("};")
    return rows - 1


class Lexicon:
    """Phrases with a 32-bit value each; merge(old, new, phrase) joins the values of one phrase."""

    def __init__(self, merge=lambda old, new, phrase: old | new):
        self.values, self.texts, self.merge = {}, {}, merge

    def add(self, phrase, value):
        parts = words(phrase)
        if not parts:
            sys.exit("no word in %r" % phrase)
        if parts in (["#"],):
            sys.exit("a bare number: %r" % phrase)
        key = tuple(parts)
        self.values[key] = self.merge(self.values[key], value, phrase) if key in self.values else value
        self.texts.setdefault(key, phrase)

    def write_heads(self, out, declaration, wanted=lambda value: True):
        """The bit set of the words that begin a wanted phrase; the mask of its 32-bit rows."""
        return write_set(out, declaration, {hash_word(map(ord, key[0])) for key, value in self.values.items() if wanted(value)})

    def write(self, out, name, static=False):
        size = 16
        while size < len(self.values) * 3 / 2:
            size *= 2
        slots, checks = [None] * size, {}
        for key in sorted(self.values):
            h = join(key)
            if checks.setdefault(h & 0xFFFFFFFF, key) != key:
                sys.exit("two phrases with one check: %r %r" % (key, checks[h & 0xFFFFFFFF]))
            at = (h >> 32) & (size - 1)
            while slots[at]:
                at = (at + 1) & (size - 1)
            slots[at] = (h & 0xFFFFFFFF, self.values[key], self.texts[key])
        linkage = "static " if static else ""
        out.append("static const galleyi_lexicon_entry %s_entries[%d] = {" % (name, size))
        for at, slot in enumerate(slots):
            if slot:
                out.append("    [%d] = { 0x%08xu, 0x%xu }, /* %s */" % (at, slot[0], slot[1], slot[2].replace("*/", "* /").replace("/*", "/ *")))
        out.append("};")
        rows = self.write_heads(out, "static const uint32_t %s_heads" % name)
        sieve = write_set(out, "static const uint32_t %s_sieve" % name, {join(key) for key in self.values})
        out.append("%sconst galleyi_lexicon galleyi_%s = { %s_entries, %s_heads, %s_sieve, %du, %du, %du, %du };" %
                   (linkage, name, name, name, name, size - 1, rows, sieve, max(len(k) for k in self.values)))


def write_file(name, lines):
    with open(os.path.join(HERE, "..", name), "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def main():
    out = ["/* How code points fold for word lists: generated by generate/words.py from Unicode %s. */" % unicodedata.unidata_version,
           '#include "text/words_table.h"', ""]
    for index, (low, high) in enumerate(RANGES):
        out.append("const uint16_t galleyi_words_fold%d[%d] = {" % (index, high - low))
        for row in range(low, high, 16):
            out.append("    " + ", ".join(str(fold(c)) for c in range(row, row + 16)) + ",")
        out.append("};")
    write_file("words_table.c", out)


if __name__ == "__main__":
    main()
