#!/usr/bin/env python3
"""Writes ../character_references_table.c: the 2,231 named character references of the HTML Standard, from Python's html.entities.html5,
in an open-addressed hash table over the names without their semicolon."""
import html.entities, os
import html_names as names

BITS = 12

def main():
    table = html.entities.html5
    assert len(table) == 2231
    with_semicolon = sorted(n[:-1] for n in table if n.endswith(";"))
    assert len(with_semicolon) == 2125
    k1, k2 = names.search()[:2]
    slots, blob, records, pairs = [0] * (1 << BITS), "", [], [0] * 64
    for i, name in enumerate(with_semicolon):
        legacy = name in table
        assert not legacy or table[name] == table[name + ";"]
        value = table[name + ";"].encode()
        slot = names.hash_of(name, k1, k2) >> (64 - BITS)
        while slots[slot]: slot = (slot + 1) & ((1 << BITS) - 1)
        slots[slot] = i + 1
        records.append("{%d, %d, %d, %d, {%s}}" % (len(blob), len(name), legacy, len(value), ",".join(map(str, value))))
        blob += name
        if legacy: pairs[ord(name[0]) & 63] |= 1 << (ord(name[1]) & 63)
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "character_references_table.c")
    with open(path, "w") as out:
        out.write("/* Made by generate/character_references.py. */\n#include \"config.h\"\n#include \"html/character_references.h\"\n\n")
        out.write("const char galleyi_html_reference_names[%d] = {\n" % len(blob))
        out.write(names.columns(["'%s'" % c for c in blob]) + "\n};\n\n")
        out.write("const galleyi_html_reference galleyi_html_references[%d] = {\n    {0, 0, 0, 0, {0}},\n" % (len(records) + 1))
        out.write(names.columns(records) + "\n};\n\nconst uint16_t galleyi_html_reference_slots[%d] = {\n" % (1 << BITS))
        out.write(names.columns([str(s) for s in slots]) + "\n};\n\nconst uint64_t galleyi_html_reference_legacy[64] = {\n")
        out.write(names.columns(["0x%x" % s for s in pairs]) + "\n};\n")

if __name__ == "__main__": main()
