#!/usr/bin/env python3
"""bench html_linear [NAME...]: callgrind's instructions for lib/html's parse of hostile pages at n and at 2n; those of test_html_hostile by NAME,
else the ones that matter most, "all" for each of them. Fails where they grow more than 2.2 times."""
import os, re, shutil, subprocess, sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROGRAM = os.path.join(ROOT, "build", "tests", "html_shape")
MOST = {"div": 50000, "b": 50000, "b of its own": 50000, "table": 50000, "svg": 50000, "a": 50000, "font": 50000, "misnested": 50000, "misnested blocks": 50000,
        "unfinished tags": 1000000, "attributes": 100000, "text": 100 * (1 << 20) // 23, "a around div": 50000, "blocks in b, closed": 50000,
        "spans and blocks in b": 50000, "formatting pairs": 50000, "a in tables": 50000, "fostered elements": 50000}

def instructions(number, times):
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--toggle-collect=galleyi_html_parse", PROGRAM, str(number), str(times)]
    run = subprocess.run(command, capture_output=True, text=True)
    collected = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode or not collected: sys.exit("bench html_linear: valgrind failed:\n" + run.stderr)
    size, work = run.stdout.split()
    return int(collected.group(1)), int(size), int(work)

def main():
    if not shutil.which("valgrind"): print("bench html_linear: no valgrind: skipped"); sys.exit(77)
    if not os.path.exists(PROGRAM): sys.exit("bench html_linear: build first (./dev build)")
    names = subprocess.run([PROGRAM], capture_output=True, text=True, check=True).stdout.splitlines()
    wanted = names if sys.argv[1:] == ["all"] else sys.argv[1:] or list(MOST)
    worst = 0
    print("%-30s %9s %12s %15s %15s %6s %9s" % ("page", "times", "bytes", "instructions", "at twice", "grows", "a byte"))
    for name in wanted:
        times = MOST.get(name, 50000)
        half, small, _ = instructions(names.index(name), times // 2)
        whole, size, _ = instructions(names.index(name), times)
        grows = whole / half / (size / (2 * small))          # numbers in the page grow a digit
        worst = max(worst, grows)
        print("%-30s %9d %12d %15d %15d %6.2f %9.1f" % (name, times, size, half, whole, grows, whole / size), flush=True)
    print("most %.2f" % worst)
    sys.exit(worst > 2.2)

if __name__ == "__main__": main()
