from __future__ import annotations

import gc
import io
import threading
import traceback
import weakref
from typing import Any, List

import galley
import pytest
from conftest import STORY
from galley import _context


class Memo(galley.Parser):
    name = "memo"
    title = "Office memo"
    extensions = ("memo",)
    options = {"shout": ("flag", "false", "titles in capitals")}

    def probe(self, facts: galley.Facts) -> int:
        return galley.Score.MAGIC if facts.bytes.startswith(b"MEMO\n") else galley.Score.NO

    def parse(self, call: galley.Call, data: bytes, last: bool) -> None:
        assert last
        root = call.document
        root.kind = "article"
        article = root.articles.add()
        for line in data.decode().split("\n")[1:]:
            key, _, value = line.partition(": ")
            if key == "Subject":
                article.title = value.upper() if call.option("shout") == "true" else value
            elif key == "Date":
                call.set_time(article, "published", value)
            elif key == "Html":
                call.parse_body(article, "html", value)
            elif key == "Crash":
                raise KeyError(value)
            elif key == "Refuse":
                raise galley.Error("a memo does not say this", offset=data.index(b"Refuse"))
            elif key == "Odd":
                call.warn("memo.odd", value, offset=data.index(b"Odd"))
            elif line:
                article.body.add("paragraph", line)
        call.work(len(data))


class Lines(galley.Parser):
    """A document a line, in pieces of any size."""

    name = "lines"
    streams = True

    def open(self, call: galley.Call) -> None:
        call.state = b""

    def parse(self, call: galley.Call, data: bytes, last: bool) -> None:
        *whole, call.state = (call.state + data).split(b"\n")
        for line in whole:
            if line == b"crash":
                raise ZeroDivisionError("crash")
            if line == b"bad":
                call.drop("a bad line")
            else:
                call.document.articles.add(title=line.decode())
            call.emit()


class Headlines(galley.Serializer):
    name = "headlines"
    extensions = ("tsv",)
    writes_many = True

    def open(self, call: galley.Call, sink: galley.Sink) -> None:
        call.state = 0
        sink.write("title\n")

    def write(self, call: galley.Call, document: galley.Document, sink: galley.Sink) -> None:
        for article in document.articles:
            if article.title == "crash":
                raise RuntimeError("cannot write this")
            call.state += 1
            sink.write(f"{article.title}\n")
            if article.body:
                call.lost("body")

    def finish(self, call: galley.Call, sink: galley.Sink) -> None:
        sink.write(f"{call.state} in all\n".encode())

    def write_body(self, call: galley.Call, node: galley.Node, sink: galley.Sink) -> None:
        sink.write(f"<<{node.plain}>>")
        call.write_body(node, "markdown", sink)


@pytest.fixture
def context() -> galley.Context:
    return galley.Context(modules=[Memo(), Lines(), Headlines()])


def test_a_parser_of_ones_own(context: galley.Context) -> None:
    memo = context.parse(b"MEMO\nSubject: Printers\nDate: Thu, 12 Jun 2025 21:47:00 GMT\nOdd: a thing\nThey are out of ink.\n")
    article = memo.article
    assert memo.format == "memo" and article.title == "Printers" and article.timestamp("published").value == "2025-06-12T21:47:00Z"
    assert article.body.markdown() == "They are out of ink.\n"
    warning = memo.diagnostics[0]
    assert (warning.code, warning.message, warning.line) == ("memo.odd", "a thing", 4)
    assert context.parse(b"MEMO\nSubject: Ink", options={"memo.shout": True}).article.title == "INK"
    assert context.parse(b"MEMO\nHtml: <p>Some <b>ink</b>").article.body.markdown() == "Some **ink**\n"
    assert next(f for f in context.formats() if f.name == "memo").title == "Office memo"


def test_what_a_parser_raises_reaches_the_caller(context: galley.Context) -> None:
    with pytest.raises(KeyError, match="lift") as caught:
        context.parse(b"MEMO\nCrash: lift")
    assert "raise KeyError(value)" in "".join(traceback.format_exception(None, caught.value, caught.value.__traceback__))
    with pytest.raises(galley.Error) as refused:
        context.parse(b"MEMO\nRefuse: no")
    error = refused.value
    assert (error.code, error.format, error.offset, error.line, error.column) == (galley.Status.ESYNTAX, "memo", 5, 2, 1)
    assert context.parse(b"MEMO\nSubject: fine").article.title == "fine"


def test_what_a_probe_raises_reaches_the_caller() -> None:
    class Bad(Memo):
        def probe(self, facts: galley.Facts) -> int:
            raise LookupError("probe")

    with pytest.raises(LookupError, match="probe"):
        galley.Context(modules=[Bad()]).parse(b"MEMO\n")
    with pytest.raises(LookupError, match="probe"):
        galley.Context(modules=[Bad()]).probe(b"MEMO\n")


def test_a_parser_that_streams(context: galley.Context) -> None:
    reading = context.stream([b"on", b"e\ntwo\n", b"three\n"], format="lines")
    assert [d.article.title for d in reading] == ["one", "two", "three"]
    reading = context.stream([b"one\n", b"two\ncrash\n"], format="lines")
    assert [next(reading).article.title, next(reading).article.title] == ["one", "two"]
    with pytest.raises(ZeroDivisionError):
        next(reading)


def test_a_serializer_of_ones_own(context: galley.Context) -> None:
    story = context.parse(STORY)
    assert story.to("headlines") == f"title\n{story.article.title}\n1 in all\n"
    assert story.article.body.to("headlines").startswith("<<Ferries returned")
    memory = io.BytesIO()
    with galley.Writer(memory, "headlines", context=context) as out:
        out.add(story)
        out.add(story)
        assert len(out.losses) == 1 and "body" in out.losses[0]
    assert memory.getvalue().endswith(b"2 in all\n")


def test_what_a_serializer_raises_reaches_the_caller(context: galley.Context) -> None:
    document = galley.Document(context=context)
    document.articles.add(title="crash")
    with pytest.raises(RuntimeError, match="cannot write this") as caught:
        document.to("headlines")
    assert "in write" in "".join(traceback.format_exception(None, caught.value, caught.value.__traceback__))


def test_keyboard_interrupt_comes_through() -> None:
    class Interrupted(Memo):
        def parse(self, call: galley.Call, data: bytes, last: bool) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        galley.Context(modules=[Interrupted()]).parse(b"MEMO\n")


def test_what_was_lent_says_when_it_is_over(context: galley.Context) -> None:
    kept: List[Any] = []

    class Keeps(Headlines):
        name = "keeps"

        def write(self, call: galley.Call, document: galley.Document, sink: galley.Sink) -> None:
            kept.append(document.article)
            kept.append(document.article.body)

    galley.parse(STORY)
    keeping = galley.Context(modules=[Keeps()])
    keeping.parse(STORY).to("keeps")
    for lent, name in zip(kept, ("title", "plain")):
        with pytest.raises(galley.Error) as caught:
            getattr(lent, name)
        assert caught.value.code is galley.Status.ESTATE


def test_names_are_taken_once() -> None:
    with pytest.raises(galley.Error) as caught:
        galley.Context(modules=[Memo(), Memo()])
    assert caught.value.code is galley.Status.EEXISTS

    class Wrong(Memo):
        name = "Not A Name"

    with pytest.raises(galley.Error):
        galley.Context(modules=[Wrong()])


def test_the_default_context_is_configured() -> None:
    before = galley.default()
    try:
        galley.configure(modules=[Memo()])
        assert galley.parse(b"MEMO\nSubject: mine").article.title == "mine" and galley.parse(b"x").format
    finally:
        _context._default = before


def test_a_context_with_modules_is_freed() -> None:
    context = galley.Context(modules=[Memo(), Headlines()])
    document = context.parse(b"MEMO\nSubject: gone")
    gone = weakref.ref(context)
    del context
    gc.collect()
    assert gone() is not None and document.article.title == "gone"
    del document
    gc.collect()
    assert gone() is None


def test_modules_serve_threads_at_once(context: galley.Context) -> None:
    titles: List[str] = []

    def work(number: int) -> None:
        for i in range(30):
            titles.append(context.parse(f"MEMO\nSubject: {number}.{i}".encode()).article.title or "")

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(titles) == sorted(f"{n}.{i}" for n in range(4) for i in range(30))


class Bundle(galley.Parser):
    """Payloads parted by a line of dashes; the first line of each is its address."""

    name = "bundle"
    carries = True
    statuses: List[int] = []

    def probe(self, facts: galley.Facts) -> int:
        return galley.Score.MAGIC if facts.bytes.startswith(b"BUNDLE\n") else galley.Score.NO

    def parse(self, call: galley.Call, data: bytes, last: bool) -> None:
        for payload in data[7:].split(b"\n----\n"):
            address, _, rest = payload.partition(b"\n")
            self.statuses.append(call.carry(rest, {"bundle:length": len(rest)}, url=address.decode(), name="page.html"))


def test_a_carrier_of_ones_own() -> None:
    context = galley.Context(modules=[Bundle()])
    pages = [f"https://example.org/{n}\n<title>Page {n}</title><article><h1>Page {n} of the bundle</h1><p>A sentence that is long enough to be one.</p></article>" for n in (1, 2)]
    found = list(context.stream(("BUNDLE\n" + "\n----\n".join(pages)).encode()))
    assert [d.article.title for d in found] == ["Page 1 of the bundle", "Page 2 of the bundle"]
    assert [d.url for d in found] == ["https://example.org/1", "https://example.org/2"] and found[0].properties["bundle:length"] > 50
    assert Bundle.statuses == [0, 0]
