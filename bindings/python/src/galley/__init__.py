"""News in any format, through one document model.

    import galley
    page = galley.parse(open("page.html", "rb").read(), url="https://example.org/story")
    print(page.article.title)
    print(page.to("markdown"))
"""

from __future__ import annotations

from typing import List, Optional

from ._abi import VERSION_STRING as __version__
from ._abi import Score, Severity, Status
from ._body import Body, Node
from ._context import Context, Data, Document, Fetched, Format, Option, Options, Stream, Target, Writer, configure, default
from ._error import Error
from ._library import lib as _lib
from ._model import (Alternative, Article, Author, Byline, Comment, Dateline, Diagnostic, DocumentFields, Dropped, Media, Note, Related, Rendition, Rights, Source,
                     Subject, Timestamp)
from ._modules import Call, Facts, Parser, Serializer, Sink
from ._record import Origin, Record, Records


def parse(data: Data, *, url: Optional[str] = None, fetched: Fetched = None, format: Optional[str] = None, name: Optional[str] = None,
          media_type: Optional[str] = None, charset: Optional[str] = None, language: Optional[str] = None, options: Optional[Options] = None) -> Document:
    """Reads an input to its end. data: bytes, text, a pathlib.Path, or what has read(). fetched: when it was fetched, from which "39 minutes
    ago" counts. What is not told is found out."""
    return default().parse(data, url=url, fetched=fetched, format=format, name=name, media_type=media_type, charset=charset, language=language, options=options)


def stream(path: Data, *, url: Optional[str] = None, fetched: Fetched = None, format: Optional[str] = None, name: Optional[str] = None,
           media_type: Optional[str] = None, charset: Optional[str] = None, language: Optional[str] = None, options: Optional[Options] = None) -> Stream:
    """Reads an input of any size one document at a time. path: a path ("-" is standard input), bytes, what has read(), or an iterable of bytes."""
    return default().stream(path, url=url, fetched=fetched, format=format, name=name, media_type=media_type, charset=charset, language=language, options=options)


def probe(data: Data, *, url: Optional[str] = None, name: Optional[str] = None, media_type: Optional[str] = None) -> Optional[str]:
    """The outermost format; None where none is recognised."""
    return default().probe(data, url=url, name=name, media_type=media_type)


def formats() -> List[Format]:
    """The formats that are there."""
    return default().formats()


def options() -> List[Option]:
    """The options that there are."""
    return default().options()


def library_version() -> str:
    """The version of the library that runs."""
    return str(_lib.galley_version().decode())


__all__ = ["Alternative", "Article", "Author", "Body", "Byline", "Call", "Comment", "Context", "Data", "Dateline", "Diagnostic", "Document", "DocumentFields", "Dropped",
           "Error", "Facts", "Fetched", "Format", "Media", "Node", "Note", "Option", "Options", "Origin", "Parser", "Record", "Records", "Related", "Rendition", "Rights",
           "Score", "Serializer", "Severity", "Sink", "Source", "Status", "Stream", "Subject", "Target", "Timestamp", "Writer", "__version__", "configure", "default",
           "formats", "library_version", "options", "parse", "probe", "stream"]

for _name in __all__:
    if getattr(globals()[_name], "__module__", "").startswith("galley."):
        globals()[_name].__module__ = "galley"
del _name
