from __future__ import annotations

import io
import json
from pathlib import Path

import galley
import pytest
from conftest import STORY


def build() -> galley.Document:
    document = galley.Document()
    document.kind = "article"
    article = document.articles.add(title="Ferry strike called off", published="2026-03-14T09:05+01:00", tags=["ferries", "strikes"], complete=True, urgency=4)
    article.byline.authors.add(name="Marta Lindqvist")
    article.source.name = "Coastal Wire"
    article.related.add(relation="related", title="Nine days").source.name = "The Echo"
    with article.body.open("paragraph") as body:
        body.write("Crews voted ")
        body.add("strong", "412 to 9")
        body.write(" to end it.")
    article.body.add("heading", "What comes next", depth=2)
    article.set_property("test:note", {"seen": [1, 2]})
    article.set_origin("title", "test:title", 90, slice(10, 33))
    return document


def test_a_document_is_built_by_hand() -> None:
    article = build().article
    assert (article.title, article.urgency, article.complete, article.tags) == ("Ferry strike called off", 4, True, ["ferries", "strikes"])
    assert article.authors[0].name == "Marta Lindqvist" and article.source.name == "Coastal Wire" and article.related[0].source.name == "The Echo"
    assert article.body.markdown() == "Crews voted **412 to 9** to end it.\n\n## What comes next\n"
    assert article.properties == {"test:note": {"seen": [1, 2]}}
    assert article.origin("title") == galley.Origin("test:title", 90, slice(10, 33))


def test_fields_are_changed_and_removed() -> None:
    document = build()
    article = document.article
    article.title, article.urgency, article.complete, article.published, article.tags = "Other", None, None, None, ["one"]
    article.remove("related")
    article.body.children[1].remove()
    article.body.children[0].children[0].value = "They voted "
    assert article.title == "Other" and article.urgency is None and article.complete is None and article.published is None and article.tags == ["one"]
    assert len(article.related) == 0 and article.body.plain == "They voted 412 to 9 to end it."
    with pytest.raises(galley.Error):
        article.published = "yesterday"
    with pytest.raises(AttributeError):
        article.related.add(headline="no such field")
    with pytest.raises(ValueError):
        article.body.add("marquee", "no such node")


def test_it_comes_back_the_same(tmp_path: Path) -> None:
    document = build()
    document.save(tmp_path / "story.json", "json")
    again = galley.parse(tmp_path / "story.json")
    assert again.to_dict()["articles"] == document.to_dict()["articles"]
    assert document.copy().to("json") == document.to("json")


def test_many_documents_go_into_one_output(tmp_path: Path) -> None:
    memory = io.BytesIO()
    for target in (tmp_path / "out.ndjson", memory):
        with galley.Writer(target, "ndjson") as out:
            for _ in range(3):
                out.add(build())
    assert (tmp_path / "out.ndjson").read_bytes() == memory.getvalue()
    assert [json.loads(line)["articles"][0]["title"] for line in memory.getvalue().splitlines()] == ["Ferry strike called off"] * 3
    with galley.Writer(io.BytesIO(), "text") as out:
        out.add(build())
        assert all(isinstance(loss, str) for loss in out.losses)


def test_what_a_file_object_raises_comes_out() -> None:
    class Full:
        def write(self, data: bytes) -> int:
            raise OSError(28, "no space")

    class Torn:
        def read(self, size: int) -> bytes:
            raise ConnectionResetError("torn")

    with pytest.raises(OSError, match="no space"):
        build().save(Full(), "json")  # type: ignore[arg-type]
    with pytest.raises(ConnectionResetError, match="torn"):
        galley.parse(Torn())  # type: ignore[arg-type]
    assert galley.parse(STORY).article


def test_a_folder_that_is_not_there() -> None:
    with pytest.raises(galley.Error) as caught:
        build().save("/nowhere/at/all.json", "json")
    assert caught.value.code is galley.Status.EIO
