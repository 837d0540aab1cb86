# Made by bindings/python/generate.py from lib/model/fields.def; do not edit.

from __future__ import annotations

from ._body import BodyField
from ._record import FIELDS, KINDS, Flag, Many, Moment, Number, One, Record, Story, Text, Texts, Time


class DocumentFields(Record):
    """What was read: the root of a document."""

    __slots__ = ()
    NUMBER = 1
    kind = Text(13, "article, feed, package, listing, none")
    format = Text(38, "the format it was read as")
    url = Text(2, "address; of a document the one given, unless the page knows better")
    title = Text(5, "headline; of a source the title of the original story")
    summary = Text(9, "what metadata says of the story")
    language = Text(11, "BCP 47 tag")
    source = One["Source"](203, 5, "who published it")
    fetched = Time(210, "when the input was fetched")
    modified = Time(206)
    next_url = Text(54, "the following page")
    truncated = Flag(131, "the input broke off")
    articles = Many["Article"](301, 2)
    related = Many["Related"](308, 7, "stories beside it; of a document the teasers of a listing")
    diagnostics = Many["Diagnostic"](314, 16)
    dropped = Many["Dropped"](315, 17)


class Article(Story):
    """A story."""

    __slots__ = ()
    NUMBER = 2
    id = Text(1, "the publisher's own")
    kind = Text(13, "news, opinion, analysis, live, review, interview, gallery, video, advertorial, press-release, blog, forum, product, documentation, service")
    url = Text(2, "address; of a document the one given, unless the page knows better")
    canonical_url = Text(3, "the address that the publisher calls the right one")
    slug = Text(8, "the desk's short name")
    kicker = Text(7, "the words printed over it")
    title = Text(5, "headline; of a source the title of the original story")
    subtitle = Text(6, "the standfirst printed under the headline")
    summary = Text(9, "what metadata says of the story")
    key_points = Texts(316, "the bullets over a story")
    language = Text(11, "BCP 47 tag")
    section = Text(10, "part of the paper")
    genre = Text(34)
    byline = One["Byline"](201, 3)
    dateline = One["Dateline"](202, 8)
    source = One["Source"](203, 5, "who published it")
    original_source = One["Source"](204, 5, "who published it first")
    agencies = Many["Source"](303, 5, "named as sources")
    published = Time(205)
    modified = Time(206)
    created = Time(207)
    embargoed = Time(208, "not before")
    expires = Time(209)
    coverage_start = Time(211, "of an event")
    coverage_end = Time(212, "of an event")
    status = Text(31, "usable, embargoed, withheld, canceled")
    version = Text(32)
    edition = Text(33)
    urgency = Number(106, "1 (most) to 9")
    word_count = Number(105, "only where it is stated")
    access = Text(35, "free, metered, locked")
    complete = Flag(121, "the whole story is there")
    digital_source = Text(36, "how it was made (IPTC)")
    rights = One["Rights"](213, 12)
    tags = Texts(304)
    subjects = Many["Subject"](305, 11)
    media = Many["Media"](306, 9)
    body = BodyField(401, "a tree, see body.h")
    notes = Many["Note"](310, 13)
    related = Many["Related"](308, 7, "stories beside it; of a document the teasers of a listing")
    updates = Many["Article"](309, 2, "of a live blog")
    comments = Many["Comment"](311, 14)
    comment_count = Number(107, "as stated")
    alternatives = Many["Alternative"](313, 15)


class Byline(Record):
    """Who wrote it, as printed and taken apart."""

    __slots__ = ()
    NUMBER = 3
    text = Text(12, "as printed")
    authors = Many["Author"](302, 4)


class Author(Record):
    """One of the authors, or of a comment."""

    __slots__ = ()
    NUMBER = 4
    kind = Text(13, "person, organization")
    name = Text(4)
    role = Text(14, "what the author did, as printed")
    job_title = Text(16, "'Science editor'")
    organization = Text(15, "that the author works for")
    url = Text(2, "address; of a document the one given, unless the page knows better")
    email = Text(17)


class Source(Record):
    """A publisher or agency."""

    __slots__ = ()
    NUMBER = 5
    role = Text(14, "publisher, original, agency, provider, via")
    name = Text(4)
    title = Text(5, "headline; of a source the title of the original story")
    url = Text(2, "address; of a document the one given, unless the page knows better")
    domain = Text(18, "host name without www")
    logo = Text(48, "address")


class Timestamp(Moment):
    """A time as exact as it is known."""

    __slots__ = ()
    NUMBER = 6
    value = Text(39, "RFC 3339 cut to its precision, no suffix where the zone is unknown; of an alternative the wording")
    precision = Text(40, "year, month, day, hour, minute, second")
    text = Text(12, "as printed")
    zone = Text(41, "as printed")
    relative = Flag(122, "printed as '39 minutes ago'")


class Related(Story):
    """Another story that the page shows beside this one: every field of an article, and these."""

    __slots__ = ()
    NUMBER = 7
    relation = Text(21, "related, promo, series, translation, source, member, previous, next")
    position = Number(114, "top-level body blocks that stand before it")
    id = Text(1, "the publisher's own")
    kind = Text(13)
    url = Text(2, "address; of a document the one given, unless the page knows better")
    canonical_url = Text(3, "the address that the publisher calls the right one")
    slug = Text(8, "the desk's short name")
    kicker = Text(7, "the words printed over it")
    title = Text(5, "headline; of a source the title of the original story")
    subtitle = Text(6, "the standfirst printed under the headline")
    summary = Text(9, "what metadata says of the story")
    key_points = Texts(316, "the bullets over a story")
    language = Text(11, "BCP 47 tag")
    section = Text(10, "part of the paper")
    genre = Text(34)
    byline = One["Byline"](201, 3)
    dateline = One["Dateline"](202, 8)
    source = One["Source"](203, 5, "who published it")
    original_source = One["Source"](204, 5, "who published it first")
    agencies = Many["Source"](303, 5, "named as sources")
    published = Time(205)
    modified = Time(206)
    created = Time(207)
    embargoed = Time(208, "not before")
    expires = Time(209)
    coverage_start = Time(211, "of an event")
    coverage_end = Time(212, "of an event")
    status = Text(31, "usable, embargoed, withheld, canceled")
    version = Text(32)
    edition = Text(33)
    urgency = Number(106, "1 (most) to 9")
    word_count = Number(105, "only where it is stated")
    access = Text(35, "free, metered, locked")
    complete = Flag(121, "the whole story is there")
    digital_source = Text(36, "how it was made (IPTC)")
    rights = One["Rights"](213, 12)
    tags = Texts(304)
    subjects = Many["Subject"](305, 11)
    media = Many["Media"](306, 9)
    body = BodyField(401, "a tree, see body.h")
    notes = Many["Note"](310, 13)
    updates = Many["Article"](309, 2, "of a live blog")
    comments = Many["Comment"](311, 14)
    comment_count = Number(107, "as stated")
    alternatives = Many["Alternative"](313, 15)


class Dateline(Record):
    """Place and agency before the first sentence."""

    __slots__ = ()
    NUMBER = 8
    text = Text(12, "as printed")
    place = Text(19, "town or country")
    agency = Text(20, "'Reuters'")
    published = Time(205)


class Media(Record):
    """A picture, video or sound."""

    __slots__ = ()
    NUMBER = 9
    kind = Text(13, "image, video, audio")
    url = Text(2, "of the file")
    embed_url = Text(47, "address of a player")
    title = Text(5, "headline; of a source the title of the original story")
    caption = Text(22)
    credit = Text(23, "photographer, agency")
    alt = Text(24, "text instead of the picture")
    media_type = Text(25, "RFC 6838")
    width = Number(101, "pixels")
    height = Number(102, "pixels")
    duration_ms = Number(103, "milliseconds")
    renditions = Many["Rendition"](307, 10)
    rights = One["Rights"](213, 12)
    body = BodyField(401, "transcript")


class Rendition(Record):
    """One size or encoding of a medium."""

    __slots__ = ()
    NUMBER = 10
    name = Text(4, "as the source calls it")
    url = Text(2, "address; of a document the one given, unless the page knows better")
    media_type = Text(25, "RFC 6838")
    width = Number(101, "pixels")
    height = Number(102, "pixels")
    bytes = Number(104)
    bitrate = Number(123, "bits a second")


class Subject(Record):
    """What the story is about."""

    __slots__ = ()
    NUMBER = 11
    kind = Text(13, "topic, person, organization, place, event, keyword")
    name = Text(4)
    url = Text(2, "address; of a document the one given, unless the page knows better")
    scheme = Text(26, "vocabulary that code belongs to")
    code = Text(27, "within scheme; of a diagnostic a stable name, 'html.depth-limit'")
    role = Text(14, "what it is to the story")
    relevance = Number(110, "0 to 100")


class Rights(Record):
    """Who owns it and what may be done with it."""

    __slots__ = ()
    NUMBER = 12
    text = Text(12, "as printed")
    holder = Text(28, "copyright holder")
    year = Number(109)
    license = Text(29, "name or address")
    usage = Text(30, "terms in words")
    data_mining = Text(49, "what is allowed")


class Note(Record):
    """What the desk says about the story."""

    __slots__ = ()
    NUMBER = 13
    kind = Text(13, "correction, clarification, retraction, editorial, developing, disclosure, sponsor")
    text = Text(12, "as printed")
    published = Time(205)


class Comment(Record):
    """A reader's comment."""

    __slots__ = ()
    NUMBER = 14
    author = One["Author"](214, 4)
    published = Time(205)
    modified = Time(206)
    likes = Number(108)
    body = BodyField(401, "a tree, see body.h")
    replies = Many["Comment"](312, 14)


class Alternative(Record):
    """Another wording of a field."""

    __slots__ = ()
    NUMBER = 15
    field = Text(45, "name of the field")
    role = Text(14, "short, seo, social, lead, ai")
    language = Text(11, "BCP 47 tag")
    value = Text(39, "RFC 3339 cut to its precision, no suffix where the zone is unknown; of an alternative the wording")


class Diagnostic(Record):
    """Something odd about the input."""

    __slots__ = ()
    NUMBER = 16
    severity = Text(43, "note, warning, error")
    code = Text(27, "within scheme; of a diagnostic a stable name, 'html.depth-limit'")
    message = Text(44, "a line of English")
    offset = Number(115, "bytes from the start of the payload")
    line = Number(117, "from 1")
    column = Number(118, "from 1, in code points")


class Dropped(Record):
    """A piece of the input that is no part of the story; with the option `explain`."""

    __slots__ = ()
    NUMBER = 17
    reason = Text(42, "why it was dropped")
    text = Text(12, "as printed")
    offset = Number(115, "bytes from the start of the payload")
    length = Number(116, "bytes")



KINDS.update({
    1: DocumentFields,
    2: Article,
    3: Byline,
    4: Author,
    5: Source,
    6: Timestamp,
    7: Related,
    8: Dateline,
    9: Media,
    10: Rendition,
    11: Subject,
    12: Rights,
    13: Note,
    14: Comment,
    15: Alternative,
    16: Diagnostic,
    17: Dropped,
})
FIELDS.update({
    "id": 1,
    "url": 2,
    "canonical_url": 3,
    "name": 4,
    "title": 5,
    "subtitle": 6,
    "kicker": 7,
    "slug": 8,
    "summary": 9,
    "section": 10,
    "language": 11,
    "text": 12,
    "kind": 13,
    "role": 14,
    "organization": 15,
    "job_title": 16,
    "email": 17,
    "domain": 18,
    "place": 19,
    "agency": 20,
    "relation": 21,
    "caption": 22,
    "credit": 23,
    "alt": 24,
    "media_type": 25,
    "scheme": 26,
    "code": 27,
    "holder": 28,
    "license": 29,
    "usage": 30,
    "status": 31,
    "version": 32,
    "edition": 33,
    "genre": 34,
    "access": 35,
    "digital_source": 36,
    "charset": 37,
    "format": 38,
    "value": 39,
    "precision": 40,
    "zone": 41,
    "reason": 42,
    "severity": 43,
    "message": 44,
    "field": 45,
    "extension": 46,
    "embed_url": 47,
    "logo": 48,
    "data_mining": 49,
    "root_element": 50,
    "root_namespace": 51,
    "json_keys": 52,
    "syntax": 53,
    "next_url": 54,
    "attribution": 55,
    "provider": 56,
    "identifier": 57,
    "width": 101,
    "height": 102,
    "duration_ms": 103,
    "bytes": 104,
    "word_count": 105,
    "urgency": 106,
    "comment_count": 107,
    "likes": 108,
    "year": 109,
    "relevance": 110,
    "unix": 111,
    "nanosecond": 112,
    "utc_offset": 113,
    "position": 114,
    "offset": 115,
    "length": 116,
    "line": 117,
    "column": 118,
    "os_error": 119,
    "complete": 121,
    "relative": 122,
    "bitrate": 123,
    "depth": 124,
    "ordered": 125,
    "start": 126,
    "column_span": 127,
    "row_span": 128,
    "header": 129,
    "locked": 130,
    "truncated": 131,
    "align": 132,
    "checked": 133,
    "spread": 134,
    "media_index": 135,
    "byline": 201,
    "dateline": 202,
    "source": 203,
    "original_source": 204,
    "published": 205,
    "modified": 206,
    "created": 207,
    "embargoed": 208,
    "expires": 209,
    "fetched": 210,
    "coverage_start": 211,
    "coverage_end": 212,
    "rights": 213,
    "author": 214,
    "articles": 301,
    "authors": 302,
    "agencies": 303,
    "tags": 304,
    "subjects": 305,
    "media": 306,
    "renditions": 307,
    "related": 308,
    "updates": 309,
    "notes": 310,
    "comments": 311,
    "replies": 312,
    "alternatives": 313,
    "diagnostics": 314,
    "dropped": 315,
    "key_points": 316,
    "body": 401,
})
