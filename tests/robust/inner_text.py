#!/usr/bin/env python3
"""The text of a block is what a browser's innerText gives.

    inner_text.py [--program build/tests/galley-fragments] [--browser chromium]

Each case is one block. What galley drops on purpose (soft hyphens, zero-width spaces) is dropped from the browser's answer too. MEANT are differences that it has on purpose.
"""
import argparse, json, shutil, subprocess, sys, tempfile
from pathlib import Path
import attacks

CASES = """a  b\t c
 lead and trail 
a<b>b</b>c
a <b>b</b> c
a<b> b</b>c
a<b>b </b>c
a <b> b </b> c
<b>a</b><i>b</i>
<b>a</b> <i>b</i>
<b>a </b><i> b</i>
<a href="/x">one</a><a href="/y">two</a>
<a href="/x"> one </a>, two
a<br>b
a <br> b
a<br><b>b</b>
<b>a<br>b</b>c
a<br>
<br>a
a<span><br></span>b
a<wbr>b
a&nbsp;b
a &nbsp; b
a&nbsp;<br>b
&nbsp;a&nbsp;&nbsp;
a&shy;b
a&#8203;b
a&zwj;b
a&zwnj;b
&#8206;a&#8207;b
a&#65279;b
a&emsp;b
a\u3000b
x<sup>2</sup>y<sub>i</sub>
<code>a  b</code> c
<kbd>a</kbd><kbd>b</kbd>
a<!-- c -->b
a <!-- c --> b
a<script>x()</script>b
a<style>x{}</style>b
a<template>t</template>b
a<span hidden>h</span>b
a <span style="display:none">h</span> b
a<span style="display:block">b</span>c
<span style="display:inline-block">a</span><span style="display:inline-block">b</span>
<span>a</span> <span>b</span>
<span>a </span> <span> b</span>
<span> </span>a<span> </span>
a<svg><title>t</title></svg>b
<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字
<del>a</del><ins>b</ins>
<font color="red">a</font>b
<time datetime="2025">a</time> b
<abbr title="t">a</abbr>.
<mark>a</mark>b
<small>a</small> b
<bdo dir="rtl">a</bdo>b
<cite>a</cite>, b
<span class="x">T</span>he
a\u2028b
a\x0cb
a&#13;b
العربية <b>نص</b> قصير
日本<b>語</b>の 文
ก<b>ข</b>ค
a<noscript></noscript>b
a<select><option>o</option></select>b
a<textarea>t</textarea>b
a<iframe></iframe>b
a<canvas>c</canvas>b
a<video>v</video>b
a<object></object>b
a<input value="v">b
a <input value="v"> b
<i><b><u>a</u></b></i> b
a<i></i>b
a <i></i> b
a<b> </b>b
a<i> <b> </b> </i>b""".split("\n")

MEANT = {"a\x0cb": "a b",                                       # a form feed is white space of galley's text
         "a<select><option>o</option></select>b": "ab",        # what a form offers is no text
         "&nbsp;a&nbsp;&nbsp;": "a",                            # at a block's edge they are layout
         'a <input value="v"> b': "a b"}                       # a control has no text, and two spaces are one

def texts(node):
    if node.get("type") == "break": return "\n"
    return node.get("value") or "".join(map(texts, node.get("children", [])))

def drop(text): return "".join(c for c in text if c not in "\u00ad\u200b\ufeff").strip(" \n")

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--program", default=str(attacks.ROOT / "build/tests/galley-fragments")); ap.add_argument("--browser", default="chromium"); a = ap.parse_args()
    if not shutil.which(a.browser): print(f"inner_text: {a.browser} is not there; nothing was tried"); return 77
    page = "<!DOCTYPE html><meta charset=utf-8>" + "".join(f"<p>{c}</p>" for c in CASES) + \
        "<script>fetch('/', {method: 'POST', body: JSON.stringify([...document.querySelectorAll('p')].map(p => p.innerText))})</script>"
    with tempfile.TemporaryDirectory() as tmp: wanted = attacks.browse(a.browser, Path(tmp), page)
    ran = subprocess.run([a.program, "json"], input="".join(f"<p>{c}</p>\0" for c in CASES).encode(), capture_output=True, check=True).stdout.decode().split("\0")[:-1]
    bad = 0
    for case, want, document in zip(CASES, map(drop, wanted), map(json.loads, ran)):
        got = drop("\n".join(texts(n) for n in (document["articles"][0].get("body") or {}).get("children", [])))
        if got != MEANT.get(case, want): bad += 1; print(f"{case!r}: the browser has {want!r}, galley {got!r}")
    print(f"inner_text: {len(CASES)} blocks, {len(MEANT)} differ on purpose, {bad} otherwise")
    return 1 if bad else 0

if __name__ == "__main__": sys.exit(main())
