from __future__ import annotations

from pathlib import Path
from typing import Iterator

import galley
import pytest

ROOT = Path(__file__).resolve().parents[3]
STORY = ROOT / "examples/samples/story.txt"
FETCHED = "2026-03-14T07:30:00Z"
PAGE = b"""<!DOCTYPE html><html lang="en"><head><title>Ferry strike called off - Coastal Wire</title>
<meta property="og:title" content="Ferry strike called off"><meta property="article:published_time" content="2026-03-14T09:05:00+01:00"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Ferry strike called off</h1><p class="byline">By Marta Lindqvist</p>
<p>Crews on the island ferries voted <strong>412 to 9</strong> on Saturday to end the longest strike in the company's history, after nine days without a crossing.</p>
<p>The union said that boats would sail again from Monday. &ldquo;Nobody has won,&rdquo; said its secretary, Ines Duarte, <a href="/talks">after talks</a> that went on all night.</p>
<p>The company said that it would hire forty people before the summer, and that fares would stay as they are until the end of the year.</p></article></body></html>"""


@pytest.fixture
def story() -> Iterator[galley.Document]:
    yield galley.parse(STORY, fetched=FETCHED)


def writes(format: str) -> bool:
    return any(f.name == format and f.writes for f in galley.formats())
