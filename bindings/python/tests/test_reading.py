from __future__ import annotations

import datetime as dt
import io
import os
import pickle
import sys
from pathlib import Path

import galley
import pytest
from conftest import FETCHED, PAGE, STORY, writes


def test_a_text_page_gives_its_fields(story: galley.Document) -> None:
    article = story.article
    assert article.title == "Harbour reopens to ferries after nine-day storm closure"
    assert [a.name for a in article.authors] == ["Marta Lindqvist", "Tom Okafor"]
    assert article.language == "en" and article.rights.year == 2026 and article.rights.holder == "Coastal Wire"
    assert article.dateline.place == "PORT ELSWICK"
    assert story.kind == "article" and story.format == "text" and len(story.articles) == 1
    assert "subtitle" in article.fields() and "kicker" not in article.fields()


def test_times_are_aware_where_the_zone_is_known(story: galley.Document) -> None:
    article = story.article
    assert article.published == dt.datetime(2026, 3, 14, 6, 40)
    assert article.modified == dt.datetime(2026, 3, 14, 6, 51, tzinfo=dt.timezone.utc)
    stamp = article.timestamp("modified")
    assert (stamp.text, stamp.relative, stamp.precision, stamp.value) == ("39 minutes ago", True, "minute", "2026-03-14T06:51Z")
    assert stamp.when == article.modified and stamp.unix == int(dt.datetime(2026, 3, 14, 6, 51, tzinfo=dt.timezone.utc).timestamp())
    assert article.timestamp("published").unix is None
    assert article.created is None and not article.timestamp("created")


@pytest.mark.parametrize("text, when", [
    ("2025", dt.datetime(2025, 1, 1)), ("2025-06", dt.datetime(2025, 6, 1)), ("2025-06-12", dt.datetime(2025, 6, 12)),
    ("2025-06-12T14:05-03:30", dt.datetime(2025, 6, 12, 14, 5, tzinfo=dt.timezone(-dt.timedelta(hours=3, minutes=30)))),
    ("2025-06-12T14:05:06.25Z", dt.datetime(2025, 6, 12, 14, 5, 6, 250000, dt.timezone.utc))])
def test_times_of_any_precision(text: str, when: dt.datetime) -> None:
    article = galley.Document().articles.add(published=text)
    assert article.published == when and article.timestamp("published").value == text


def test_what_is_absent_is_empty_and_false(story: galley.Document) -> None:
    article = story.article
    assert article.kicker is None and article.urgency is None and article.complete is None and article.tags == []
    assert not article.source and article.source.name is None and article.original_source.name is None
    assert list(article.comments) == [] and len(article.comments) == 0
    nothing = galley.parse(b"")
    assert nothing.kind == "none" and not nothing.article and nothing.article.title is None
    assert not nothing.article.body and nothing.article.body.markdown() == "" and nothing.article.body.kind == ""


def test_related_stories(story: galley.Document) -> None:
    related = story.article.related
    assert [(r.relation, r.title) for r in related][1] == ("related", "Island schools to stay open through the summer")
    assert related[0].source.name is None and related[0].published is None and related[-1].title == related[len(related) - 1].title
    assert [r.title for r in related[1:]] == [related[1].title, related[2].title]
    with pytest.raises(IndexError):
        related[99]


def test_origins_are_read_naturally() -> None:
    page = galley.parse(PAGE, url="https://example.org/strike")
    origin = page.article.origin("title")
    assert origin is not None and str(origin) == origin.name and ":" in origin.name
    assert origin.confidence is None or 0 <= origin.confidence <= 100
    if origin.span is not None:
        assert b"Ferry strike called off" in PAGE[origin.span]
    assert page.article.origin("subtitle") is None
    with pytest.raises(AttributeError):
        page.article.origin("headline")


def test_a_page_of_html() -> None:
    page = galley.parse(PAGE, url="https://example.org/strike")
    assert page.article.title == "Ferry strike called off" and page.url == "https://example.org/strike"
    assert page.article.published == dt.datetime(2026, 3, 14, 9, 5, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    links = [node.url for node in page.article.body.walk() if node.kind == "link"]
    assert links == ["https://example.org/talks"]


def test_a_body_is_a_tree(story: galley.Document) -> None:
    body = story.article.body
    assert body.kind == "root" and [n.kind for n in body][:3] == ["paragraph", "paragraph", "heading"]
    heading = body.children[2]
    assert heading.depth == 2 and heading.plain == "Nine days by helicopter" and heading.children[0].value == heading.plain
    assert heading.parent == body and hash(heading.parent) == hash(body) and heading.url is None and heading.ordered is None
    assert "## Nine days by helicopter" in body.markdown() and heading.markdown().strip() == "Nine days by helicopter"
    assert "##" not in body.text() and "Nine days by helicopter" in body.text()
    assert sum(1 for n in body.walk() if n.kind == "text") >= 6


def test_a_body_as_html(story: galley.Document) -> None:
    if not writes("html"):
        pytest.skip("no html writer yet")
    assert "<h2>Nine days by helicopter</h2>" in story.article.body.html()


def test_writing(story: galley.Document) -> None:
    assert story.to("markdown").startswith("# Harbour reopens")
    assert story.to_bytes("markdown").decode() == story.to("markdown")
    found = story.to_dict()
    assert found["galley"] == 1 and found["articles"][0]["title"] == story.article.title
    assert len(max(story.to("text", {"text.width": 40}).splitlines(), key=len)) < len(max(story.to("text").splitlines(), key=len))


def test_a_file_in_text_mode_is_refused_and_a_long_answer_is_kept() -> None:
    class Generous:
        """Gives all it has, whatever it is asked for."""

        left = STORY.read_bytes() * 200

        def read(self, _: int) -> bytes:
            given, self.left = self.left, b""
            return given

    with pytest.raises(TypeError, match="binary mode"):
        galley.parse(io.StringIO("A story"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="binary mode"):
        list(galley.stream(iter(["a story"])))  # type: ignore[arg-type]
    assert galley.parse(Generous()).to("json") == galley.parse(STORY.read_bytes() * 200).to("json")  # type: ignore[arg-type]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of files are UTF-8 there")
def test_names_of_files_need_not_be_utf_8(tmp_path: Path) -> None:
    named = tmp_path / os.fsdecode(b"caf\xe9.txt")
    named.write_bytes(STORY.read_bytes())
    page = galley.parse(named)
    page.save(tmp_path / os.fsdecode(b"caf\xe9.md"), "markdown")
    assert (tmp_path / os.fsdecode(b"caf\xe9.md")).read_text("utf-8") == page.to("markdown")
    with pytest.raises(galley.Error) as raised:
        galley.parse(tmp_path / os.fsdecode(b"\xe9.txt"))
    assert raised.value.name is not None and os.fsencode(raised.value.name).endswith(b"/\xe9.txt")


def test_anything_that_holds_bytes_is_read() -> None:
    raw = STORY.read_bytes()
    want = galley.parse(raw, fetched=FETCHED).to("json")
    for data in (bytearray(raw), memoryview(raw), raw.decode(), io.BytesIO(raw), [raw[:100], b"", raw[100:]]):
        assert galley.parse(data, fetched=FETCHED).to("json") == want
    when = dt.datetime(2026, 3, 14, 7, 30, tzinfo=dt.timezone.utc)
    assert galley.parse(raw, fetched=when).article.modified == galley.parse(raw, fetched=FETCHED).article.modified


def test_a_fetching_time_that_is_none_is_a_value_error() -> None:
    for text in ("yesterday", "Thu, 12 Jun 2025 21:47:00 GMT", "2026-13-45"):
        with pytest.raises(ValueError, match="RFC 3339"):
            galley.parse(STORY.read_bytes(), fetched=text)


def test_what_holds_no_bytes_is_told_by_its_type() -> None:
    for nothing in (None, 7):
        with pytest.raises(TypeError, match=f"is read, not {type(nothing).__name__}"):
            galley.parse(nothing)  # type: ignore[arg-type]


def test_streams() -> None:
    stories = STORY.parent / "stories.ndjson"
    whole = [d.article.title for d in galley.stream(stories)]
    assert len(whole) == len(stories.read_text().splitlines())
    raw = stories.read_bytes()
    assert [d.article.title for d in galley.stream([raw[i:i + 7] for i in range(0, len(raw), 7)], format="ndjson")] == whole
    with galley.stream(str(stories)) as reading:
        first = next(reading)
        assert reading.offset > 0
    assert first.article.title == whole[0] and list(reading) == []


def test_a_stream_gives_what_is_whole_before_it_fails() -> None:
    raw = (STORY.parent / "stories.ndjson").read_bytes().splitlines(keepends=True)
    reading, titles = galley.stream([raw[0], b'{"galley": 99, "kind": "article"}\n', raw[1]], format="ndjson"), []
    titles.append(next(reading).article.title)
    with pytest.raises(galley.Error):
        next(reading)
    titles.append(next(reading).article.title)
    assert len(set(titles)) == 2 and list(reading) == []


def test_formats_and_options() -> None:
    formats = {f.name: f for f in galley.formats()}
    assert formats["text"].reads and formats["markdown"].writes and "text/html" in formats["html"].media_types and formats["ndjson"].writes_many
    options = {o.name: o for o in galley.options()}
    assert options["text.width"].default == "0" and options["strict"].type == "flag"
    assert galley.probe(PAGE) == "html" and galley.probe(STORY) == "text"


def test_errors_say_what_and_where() -> None:
    with pytest.raises(galley.Error) as caught:
        galley.parse(b'{"galley": 1,\n "kind": }', format="json", options={"strict": True})
    error = caught.value
    assert error.code is galley.Status.ESYNTAX and error.format == "json" and error.message
    assert error.line == 2 and error.column is not None and error.offset is not None and "line 2" in str(error)
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.code, copy.line, str(copy)) == (error.code, error.line, str(error))
    with pytest.raises(galley.Error) as caught:
        galley.parse(b"x", format="jsom")
    assert caught.value.code is galley.Status.EUNKNOWN_FORMAT
    with pytest.raises(galley.Error) as caught:
        galley.parse(b"x", options={"text.widht": 3})
    assert caught.value.code is galley.Status.EOPTION and "text.width" in str(caught.value)
    with pytest.raises(galley.Error) as caught:
        galley.stream(STORY, options={"text.widht": 3})
    assert caught.value.code is galley.Status.EOPTION
    with pytest.raises(galley.Error) as caught:
        galley.stream("/nowhere/at/all")
    assert caught.value.code is galley.Status.EIO and caught.value.os_error == 2


def test_limits_are_ceilings() -> None:
    small = galley.Context(options={"limit.input": 100})
    with pytest.raises(galley.Error) as caught:
        small.parse(STORY)
    assert caught.value.code is galley.Status.ELIMIT
    with pytest.raises(galley.Error):
        galley.Context(formats=["texd"])
    assert [f.name for f in galley.Context(formats=["text", "json"]).formats()] == ["text", "json"]
    assert [f.name for f in galley.Context(formats="text json").formats()] == ["text", "json"]


def test_a_record_outlives_the_name_of_its_document() -> None:
    article = galley.parse(STORY).article
    node = galley.parse(STORY).article.body.children[0]
    assert article.title and node.plain.startswith("Ferries returned")


def test_a_closed_document_says_so() -> None:
    with galley.parse(STORY) as document:
        article, body = document.article, document.article.body
    for read in (lambda: article.title, lambda: body.markdown(), lambda: document.to("json"), lambda: document.article):
        with pytest.raises(galley.Error) as caught:
            read()
        assert caught.value.code is galley.Status.ESTATE
