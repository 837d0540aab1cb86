#!/usr/bin/env python3
"""Writes lib/text/encodings_table.c and encodings_cjk_table.c: labels and indexes of the Encoding Standard.

    npm install @exodus/bytes@1.16.0 && generate/encodings.py node_modules

The package (MIT) carries the index files of https://encoding.spec.whatwg.org/#indexes and its labels; node unpacks them. text-encoding 0.7.0 carries
the same but for 10 labels, 18 code points of gb18030 (its 2022 edition) and four pairs of Big5.

A CJK index is cut into blocks of 16 pointers. Each has a place and a base:
  place 0                     nothing is mapped
  place 1                     base, base + 1, ... base + 15
  place 2 to NARROW + 1       base + (byte - '#') for each byte of encodings_cjk_narrow, a space for nothing
  place NARROW + 2 and more   the units of encodings_cjk_wide, 0 for nothing; bit i of base puts unit i into plane 2
"""
import json
import os
import subprocess
import sys
import unicodedata

SINGLE = ["IBM866", "ISO-8859-2", "ISO-8859-3", "ISO-8859-4", "ISO-8859-5", "ISO-8859-6", "ISO-8859-7", "ISO-8859-8", "ISO-8859-8-I", "ISO-8859-10",
          "ISO-8859-13", "ISO-8859-14", "ISO-8859-15", "ISO-8859-16", "KOI8-R", "KOI8-U", "macintosh", "windows-874", "windows-1250", "windows-1251",
          "windows-1252", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258", "x-mac-cyrillic"]
OTHER = ["UTF-8", "GBK", "gb18030", "Big5", "EUC-JP", "ISO-2022-JP", "Shift_JIS", "EUC-KR", "replacement", "UTF-16BE", "UTF-16LE", "x-user-defined"]
INDEXES = [("gb18030", "gb18030"), ("big5", "big5"), ("jis0208", "jis0208"), ("jis0212", "jis0212"), ("euc-kr", "euc_kr")]
BLOCK, NARROW_ROW, WIDE_ROW = 16, 64, 16          # blocks in a row of the string tables

DUMP = """
import { pathToFileURL } from 'url'
const load = name => import(pathToFileURL(process.argv[1] + '/@exodus/bytes/fallback/' + name))
const multi = await load('multi-byte.table.js'), single = await load('single-byte.js'), labels = (await load('encoding.labels.js')).default
const out = { labels, single: {}, index: {} }
for (const id of process.argv[2].split(' ')) out.single[id] = single.getEncoding(id)
for (const id of process.argv[3].split(' ')) out.index[id] = Array.from(multi.getTable(id))
console.log(JSON.stringify(out))
"""


def load(modules):
    names = " ".join(n.lower() for n in SINGLE), " ".join(i for i, _ in INDEXES) + " gb18030-ranges"
    text = subprocess.run(["node", "--input-type=module", "-e", DUMP, os.path.abspath(modules), *names], check=True, capture_output=True, text=True).stdout
    return json.loads(text)


def enumerator(name):
    return "GALLEYI_ENCODING_" + name.upper().replace("-", "_")


def units(values):
    """A char16_t literal; what would not show or would turn the line around is escaped."""
    out, digits = [], False
    for value in values:
        char = chr(value)
        if value < 0xA0:
            plain = 32 < value < 127 and char not in "\"\\?" and not (digits and char in "0123456789abcdefABCDEF")
            out.append(char if plain else "\\%o" % value if not digits else "\\%03o" % value)
            digits = not plain
            continue
        digits = False
        strange = unicodedata.category(char)[0] in "CMZ" or unicodedata.bidirectional(char) in ("R", "AL", "AN")
        out.append("\\u%04X" % value if strange else char)
    return "".join(out)


def unit_rows(rows, per_line):
    text = ""
    for row in rows:
        pieces = [row[i:i + per_line] for i in range(0, len(row), per_line)]
        text += "    { " + "\n      ".join('u"%s"' % units(p) for p in pieces) + " },\n"
    return text


def numbers(values):
    text, line = "", "   "
    for value in values:
        if len(line) + len(str(value)) + 2 > 158:
            text, line = text + line + "\n", "   "
        line += " %d," % value if line == "   " else "%d," % value
    return text + line + "\n"


def code_points(index):
    for value in index:
        high, low = value >> 16, value & 0xFFFF
        if 0xD800 <= high < 0xDC00:
            value = 0x10000 + ((high - 0xD800) << 10) + low - 0xDC00
        elif high:
            value = 0                             # the four pairs of Big5 are in the decoder
        yield value


class Blocks:
    def __init__(self):
        self.narrow, self.wide, self.indexes = [], [], []

    def add(self, name, index):
        codes = list(code_points(index))
        while codes and not codes[-1]:
            codes.pop()
        size = len(codes)
        codes += [0] * (-size % BLOCK)
        blocks = [self.block(codes[i:i + BLOCK]) for i in range(0, len(codes), BLOCK)]
        self.indexes.append((name, size, blocks))

    def block(self, codes):
        mapped = [c for c in codes if c]
        if not mapped:
            return "none", 0, 0
        base = min(mapped)
        if codes == list(range(base, base + BLOCK)) and base < 0x10000:
            return "run", base, 1
        if max(mapped) - base <= ord("~") - ord("#") and max(mapped) < 0x10000:
            self.narrow.append("".join(chr(c - base + ord("#")) if c else " " for c in codes))
            return "narrow", base, len(self.narrow) - 1
        assert all(c < 0x10000 or 0x20000 <= c < 0x30000 and c & 0xFFFF for c in mapped)
        self.wide.append([c & 0xFFFF for c in codes])
        return "wide", sum(1 << i for i, c in enumerate(codes) if c >= 0x20000), len(self.wide) - 1

    def place(self, kind, number):
        return {"none": 0, "run": 1, "narrow": 2 + number, "wide": 2 + len(self.narrow) + number}[kind]


def cjk(data, out):
    tables = Blocks()
    for key, name in INDEXES:
        tables.add(name, data["index"][key])
    narrow = ["".join(tables.narrow[i:i + NARROW_ROW]) for i in range(0, len(tables.narrow), NARROW_ROW)]
    wide = [sum(tables.wide[i:i + WIDE_ROW], []) for i in range(0, len(tables.wide), WIDE_ROW)]
    size = (BLOCK * NARROW_ROW + 1) * len(narrow) + 2 * (BLOCK * WIDE_ROW + 1) * len(wide) + 4 * sum(len(b) for _, _, b in tables.indexes)
    out.write(f"/* Generated by generate/encodings.py from @exodus/bytes 1.16.0, which carries the indexes of the Encoding Standard: {size} bytes. */\n")
    out.write('#include "text/encodings_cjk.h"\n\n#if GALLEY_WITH_CJK\n')
    out.write(f"const unsigned galleyi_cjk_wide_from = {2 + len(tables.narrow)};\n")
    out.write(f"const char galleyi_cjk_narrow[][{BLOCK * NARROW_ROW + 1}] = {{\n")
    for row in narrow:
        text = [row[i:i + 128].replace("\\", "\\\\").replace('"', '\\"').replace("?", "\\?") for i in range(0, len(row), 128)]
        out.write("    { " + "\n      ".join(f'"{t}"' for t in text) + " },\n")
    out.write(f"}};\nconst uint16_t galleyi_cjk_wide[][{BLOCK * WIDE_ROW + 1}] = {{\n" + unit_rows(wide, 48) + "};\n")
    for name, count, blocks in tables.indexes:
        out.write(f"static const uint16_t cjk_{name}_places[] = {{\n" + numbers([tables.place(k, n) for k, _, n in blocks]))
        out.write(f"}};\nstatic const uint16_t cjk_{name}_bases[] = {{\n" + numbers([b for _, b, _ in blocks]) + "};\n")
        out.write(f"const galleyi_cjk_index galleyi_cjk_{name} = {{ {count}, cjk_{name}_places, cjk_{name}_bases }};\n")
    ranges = data["index"]["gb18030-ranges"][:-1]
    out.write("/* Pointer and code point at which each range of four-byte sequences below U+10000 begins. */\n")
    out.write(f"const uint16_t galleyi_gb18030_ranges[{len(ranges)}][2] = {{\n")
    for i in range(0, len(ranges), 10):
        out.write("    " + ",".join("{%d,%d}" % tuple(r) for r in ranges[i:i + 10]) + ",\n")
    out.write("};\n#else\ntypedef int galleyi_cjk_table_is_out;\n#endif\n")
    return size


def base(data, out):
    canonical = {n.lower(): n for n in SINGLE + OTHER}
    labels = sorted((label, canonical[key]) for key, more in data["labels"].items() for label in {key, *more})
    assert len(labels) == len({label for label, _ in labels})
    out.write("/* Generated by generate/encodings.py from @exodus/bytes 1.16.0, which carries the labels and indexes of the Encoding Standard. */\n")
    out.write('#include "text/encodings.h"\n#include "text/encodings_tables.h"\n\n')
    out.write(f"const galleyi_encoding_label galleyi_encoding_labels[GALLEYI_ENCODING_LABELS] = {{   /* {len(labels)}, sorted */\n")
    line = "   "
    for label, name in labels:
        item = ' { "%s", %s },' % (label, enumerator(name))
        if len(line) + len(item) > 158:
            out.write(line + "\n")
            line = "   "
        line += item
    out.write(line + "\n};\n\nconst char galleyi_encoding_names[GALLEYI_ENCODING_COUNT][16] = {\n    [GALLEYI_ENCODING_NONE] = \"\",\n")
    for name in OTHER + SINGLE:
        out.write(f'    [{enumerator(name)}] = "{name}",\n')
    out.write("};\n\n/* Bytes 80 to FF; the last unit is a NUL. */\nconst uint16_t galleyi_single_byte[GALLEYI_ENCODING_COUNT - GALLEYI_ENCODING_SINGLE_FIRST][129] = {\n")
    for name in SINGLE:
        row = data["single"][name.lower()]
        row += range(0x80 + len(row), 0x100)      # the package leaves out a tail that is Latin-1
        out.write(f"    [{enumerator(name)} - GALLEYI_ENCODING_SINGLE_FIRST] =\n" + unit_rows([row], 32))
    out.write("};\n")


def main():
    data = load(sys.argv[1])
    here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
    for name, write in (("encodings_table.c", base), ("encodings_cjk_table.c", cjk)):
        path = os.path.join(here, name)
        with open(path, "w", encoding="utf-8") as out:
            size = write(data, out)
        print(path, os.path.getsize(path), "bytes of source,", size or "", "bytes of tables")


main()
