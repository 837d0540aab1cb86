#!/usr/bin/env python3
"""No site of the gold corpora is named in lib/: sites.py LIB CORPORA. Skipped where the corpora are not there.

Looked for, in every file of LIB (generated tables and their data too), without regard to case:
- the host of every page's address, and the host without "www.";
- what stands before the public ending of a host ("examplepost" of www.examplepost.co.uk), as a word of its own;
- the names that the pages' ids give ("ExamplePost"), run together or with a blank between their words.
A name of one word that the gold texts of three other sites write in small letters is a common word, which cannot be told from the site's name; so are words of
less than five letters. Addresses and names that may stand in lib/ all the same are in EXEMPT, each with its reason."""
import json, re, sys, unicodedata
from collections import defaultdict
from pathlib import Path

AGENCY, PLATFORM, NAME, STANDARD = "a news agency, data of bylines and datelines", "a platform: share buttons, embeds, what pages are built with", "a common word or the name of a place in some language", "a specification or paper that the code follows"
EXEMPT = {
    **{key: AGENCY for key in ("reuters", "ap news", "anadolu ajansi", "lapresse")},
    **{key: PLATFORM for key in ("linkedin", "linkedin.com", "twitter.com", "reddit.com", "youtube.com", "www.youtube.com", "google.com", "yahoo", "discord", "spotify", "apple.com",
                                 "android", "github.com", "libsyn", "buzzsprout", "buzzsprout.com", "elementor", "shopify", "wikimedia")},
    **{key: NAME for key in ("nachrichten", "serif", "publico", "neste", "canada", "monday", "handball", "bayern", "defence")},
    **{key: STANDARD for key in ("mozilla", "www.ibm.com", "arxiv")},
}
DATA_OF_NAMES = {"names.tsv", "names_cjk.tsv", "names_table.c", "dates.tsv", "dates_table.c"}     # persons, places, zones: single words there are no sites

def fold(s): return "".join(c for c in unicodedata.normalize("NFKD", s.casefold()) if not unicodedata.combining(c))

def host_of(gold):
    match = re.match(r"\w+://([^/:?#]+)", gold.get("url") or "")
    return match[1].lower() if match else ""
def label_of(host):
    parts = host.removeprefix("www.").split(".")
    return parts[-3] if len(parts) > 2 and len(parts[-2]) <= 3 and len(parts[-1]) == 2 else parts[-2] if len(parts) > 1 else ""
def name_of(gold):
    match = re.match(r"(?:p-)?[a-z]{2,3}-([A-Za-z]+)_\d{4}", gold["id"])
    return match[1] if match else ""

def read(corpora):
    hosts, names, small = set(), set(), defaultdict(set)
    for path in sorted(corpora.glob("*/gold.jsonl")):
        for line in open(path, encoding="utf-8"):
            gold = json.loads(line); host = host_of(gold)
            if host: hosts.add(host)
            if name_of(gold): names.add(name_of(gold))
            for word in set(re.findall(r"[^\W\d_]+", gold.get("text") or "")):
                if word.islower(): small[fold(word)].add(label_of(host) or gold["id"])
    return hosts, names, small

def main():
    lib, corpora = Path(sys.argv[1]), Path(sys.argv[2])
    if not corpora.is_dir(): print(f"sites: skipped, {corpora} is not there"); return
    hosts, names, small = read(corpora); wanted = {}              # what to look for: why
    def common(word): return len(small[word]) > 3 or len(word) < 5
    for host in hosts:
        wanted[host] = wanted[host.removeprefix("www.")] = "address"
        if not common(label_of(host)): wanted.setdefault(label_of(host), "name")
    for name in names:
        words = [fold(w) for w in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]
        if len(words) > 1: wanted["".join(words)] = "name"; wanted[" ".join(words)] = "names"
        elif words and not common(words[0]): wanted.setdefault(words[0], "name")
    found, used, most = [], set(), max(len(w.split()) for w in wanted)
    for path in sorted(p for p in lib.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        for number, line in enumerate(fold(path.read_text("utf-8", "replace")).split("\n"), 1):
            for address in re.findall(r"(?:[\w-]+\.)+[a-z]{2,}", line):
                if address in wanted and wanted[address] == "address": found.append((address, path, number))
            words = re.findall(r"[^\W_]+", line)
            for size in range(1, most + 1):
                for i in range(len(words) - size + 1):
                    key = " ".join(words[i:i + size])
                    if wanted.get(key) in ("name", "names") and not (size == 1 and path.name in DATA_OF_NAMES): found.append((key, path, number))
    bad = 0
    for key, path, number in found:
        if key in EXEMPT: used.add(key); continue
        bad += 1; print(f"{path.relative_to(lib)}:{number}: {key}")
    for key in sorted(EXEMPT.keys() - used): print(f"sites: {key} is exempt ({EXEMPT[key]}) and not in lib/")
    print(f"sites: {len(hosts)} hosts, {len(wanted)} forms looked for, {len(used)} exempt, {bad} found"); sys.exit(bad > 0)

if __name__ == "__main__": main()
