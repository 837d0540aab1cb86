"""The short form of `./dev bench python leak`, which does it 100,000 times."""
from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
import time
import weakref
from typing import List

import galley
import pytest
from conftest import ROOT, STORY


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="resident memory is read from /proc")
def test_memory_is_flat_over_two_thousand_documents() -> None:
    script = str(ROOT / "tests/bench/python.py")
    printed = subprocess.run([sys.executable, script, "leak", "2000"], check=True, capture_output=True, text=True).stdout
    rows = [[int(word) for word in line.split() if word.isdigit()] for line in printed.splitlines()]        # documents, KiB resident, KiB traced
    assert len(rows) == 11 and rows[-1][1] - rows[1][1] < 1024 and rows[-1][2] - rows[1][2] < 64, printed


def test_streams_and_writers_that_are_dropped_are_closed() -> None:
    for _ in range(50):
        reading = galley.stream(STORY.parent / "stories.ndjson")
        next(reading)
        gone = weakref.ref(reading)
        del reading
        gc.collect()
        assert gone() is None
    if os.path.exists("/proc/self/fd"):
        assert len(os.listdir("/proc/self/fd")) < 40


def test_the_interpreter_goes_on_while_galley_works() -> None:
    raw, ticks, working = STORY.read_bytes() * 400, 0, [True]

    def work() -> None:
        galley.parse(raw, format="text").to("markdown")
        working[0] = False

    thread = threading.Thread(target=work)
    thread.start()
    while working[0]:
        ticks += 1
        time.sleep(0)
    thread.join()
    assert ticks > 20


def test_threads_share_a_context_and_a_document() -> None:
    document, found = galley.parse(STORY), []  # type: galley.Document, List[str]

    def read() -> None:
        for _ in range(50):
            found.append(document.to("markdown") + (document.article.title or "") + galley.parse(STORY).article.body.text())

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1 and len(found) == 200
