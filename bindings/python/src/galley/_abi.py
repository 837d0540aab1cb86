# Made by bindings/python/generate.py from include/; do not edit.

from __future__ import annotations

from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int32, c_int64, c_size_t, c_uint32, c_uint64, c_void_p, sizeof
from enum import IntEnum, IntFlag
from typing import Any, Dict, List, Tuple

OK = 0
END = 1
AGAIN = 2
ENOMEM = -1
EARGUMENT = -2
ESTATE = -3
EIO = -4
EUNKNOWN_FORMAT = -5
ESYNTAX = -6
EENCODING = -7
ELIMIT = -8
ECANCELLED = -9
EUNSUPPORTED = -10
EOPTION = -11
EEXISTS = -12
EMODULE = -13
VERSION_NUMBER = 100
VERSION_STRING = "0.1.0"
NUL_TERMINATED = 2 ** (8 * sizeof(c_size_t)) - 1
NEW = 2 ** (8 * sizeof(c_size_t)) - 1
NO_OFFSET = 2 ** 64 - 1
NODE_ROOT = 1001
NODE_PARAGRAPH = 1002
NODE_HEADING = 1003
NODE_TEXT = 1004
NODE_EMPHASIS = 1005
NODE_STRONG = 1006
NODE_DELETE = 1007
NODE_INLINE_CODE = 1008
NODE_BREAK = 1009
NODE_LINK = 1010
NODE_IMAGE = 1011
NODE_LIST = 1012
NODE_LIST_ITEM = 1013
NODE_BLOCKQUOTE = 1014
NODE_CODE = 1015
NODE_TABLE = 1016
NODE_TABLE_ROW = 1017
NODE_TABLE_CELL = 1018
NODE_THEMATIC_BREAK = 1019
NODE_FOOTNOTE_REFERENCE = 1020
NODE_FOOTNOTE_DEFINITION = 1021
NODE_FIGURE = 1064
NODE_CAPTION = 1065
NODE_EMBED = 1066
NODE_PULLQUOTE = 1067
NODE_ASIDE = 1068
NODE_SUBSCRIPT = 1069
NODE_SUPERSCRIPT = 1070
STEP_DONE = 0
STEP_ENTER = 1
STEP_EXIT = 2
CAN_READ = 1
CAN_WRITE = 2
CAN_CARRY = 4
CAN_STREAM = 8
CAN_WRITE_MANY = 16
RECORD_DOCUMENT = 1
RECORD_ARTICLE = 2
RECORD_BYLINE = 3
RECORD_AUTHOR = 4
RECORD_SOURCE = 5
RECORD_TIMESTAMP = 6
RECORD_RELATED = 7
RECORD_DATELINE = 8
RECORD_MEDIA = 9
RECORD_RENDITION = 10
RECORD_SUBJECT = 11
RECORD_RIGHTS = 12
RECORD_NOTE = 13
RECORD_COMMENT = 14
RECORD_ALTERNATIVE = 15
RECORD_DIAGNOSTIC = 16
RECORD_DROPPED = 17
TYPE_NONE = 0
TYPE_TEXT = 1
TYPE_NUMBER = 2
TYPE_FLAG = 3
TYPE_RECORD = 4
TYPE_RECORDS = 5
TYPE_TEXTS = 6
TYPE_BODY = 7
ID = 1
URL = 2
CANONICAL_URL = 3
NAME = 4
TITLE = 5
SUBTITLE = 6
KICKER = 7
SLUG = 8
SUMMARY = 9
SECTION = 10
LANGUAGE = 11
TEXT = 12
KIND = 13
ROLE = 14
ORGANIZATION = 15
JOB_TITLE = 16
EMAIL = 17
DOMAIN = 18
PLACE = 19
AGENCY = 20
RELATION = 21
CAPTION = 22
CREDIT = 23
ALT = 24
MEDIA_TYPE = 25
SCHEME = 26
CODE = 27
HOLDER = 28
LICENSE = 29
USAGE = 30
STATUS = 31
VERSION = 32
EDITION = 33
GENRE = 34
ACCESS = 35
DIGITAL_SOURCE = 36
CHARSET = 37
FORMAT = 38
VALUE = 39
PRECISION = 40
ZONE = 41
REASON = 42
SEVERITY = 43
MESSAGE = 44
FIELD = 45
EXTENSION = 46
EMBED_URL = 47
LOGO = 48
DATA_MINING = 49
ROOT_ELEMENT = 50
ROOT_NAMESPACE = 51
JSON_KEYS = 52
SYNTAX = 53
NEXT_URL = 54
ATTRIBUTION = 55
PROVIDER = 56
IDENTIFIER = 57
WIDTH = 101
HEIGHT = 102
DURATION_MS = 103
BYTES = 104
WORD_COUNT = 105
URGENCY = 106
COMMENT_COUNT = 107
LIKES = 108
YEAR = 109
RELEVANCE = 110
UNIX = 111
NANOSECOND = 112
UTC_OFFSET = 113
POSITION = 114
OFFSET = 115
LENGTH = 116
LINE = 117
COLUMN = 118
OS_ERROR = 119
COMPLETE = 121
RELATIVE = 122
BITRATE = 123
DEPTH = 124
ORDERED = 125
START = 126
COLUMN_SPAN = 127
ROW_SPAN = 128
HEADER = 129
LOCKED = 130
TRUNCATED = 131
ALIGN = 132
CHECKED = 133
SPREAD = 134
MEDIA_INDEX = 135
BYLINE = 201
DATELINE = 202
SOURCE = 203
ORIGINAL_SOURCE = 204
PUBLISHED = 205
MODIFIED = 206
CREATED = 207
EMBARGOED = 208
EXPIRES = 209
FETCHED = 210
COVERAGE_START = 211
COVERAGE_END = 212
RIGHTS = 213
AUTHOR = 214
ARTICLES = 301
AUTHORS = 302
AGENCIES = 303
TAGS = 304
SUBJECTS = 305
MEDIA = 306
RENDITIONS = 307
RELATED = 308
UPDATES = 309
NOTES = 310
COMMENTS = 311
REPLIES = 312
ALTERNATIVES = 313
DIAGNOSTICS = 314
DROPPED = 315
KEY_POINTS = 316
BODY = 401
UTC_OFFSET_UNKNOWN = -32768
CONFIDENCE_UNKNOWN = -1
SCORE_NO = 0
SCORE_FALLBACK = 10
SCORE_EXTENSION = 30
SCORE_MEDIA_TYPE = 50
SCORE_STRUCTURE = 70
SCORE_MAGIC = 90
SCORE_CERTAIN = 100
MODULE_STREAMS = 1
MODULE_WRITES_MANY = 2
MODULE_CARRIES = 4
REPLACE = 1
NOTE = 1
WARNING = 2
ERROR = 3


class Status(IntEnum):
    """What a call gives back; negative ones are failures."""

    OK = 0
    END = 1
    AGAIN = 2
    ENOMEM = -1
    EARGUMENT = -2
    ESTATE = -3
    EIO = -4
    EUNKNOWN_FORMAT = -5
    ESYNTAX = -6
    EENCODING = -7
    ELIMIT = -8
    ECANCELLED = -9
    EUNSUPPORTED = -10
    EOPTION = -11
    EEXISTS = -12
    EMODULE = -13


class Ability(IntFlag):
    """What a format can do."""

    READ = 1
    WRITE = 2
    CARRY = 4
    STREAM = 8
    WRITE_MANY = 16


class Score(IntEnum):
    """Answers of a probe, from sure-not to sure."""

    NO = 0
    FALLBACK = 10
    EXTENSION = 30
    MEDIA_TYPE = 50
    STRUCTURE = 70
    MAGIC = 90
    CERTAIN = 100


class Severity(IntEnum):
    """How bad a diagnostic is."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


galley_cancel_fn = CFUNCTYPE(c_int32, c_void_p, c_uint64)
galley_read_fn = CFUNCTYPE(c_int64, c_void_p, c_void_p, c_size_t)
galley_write_fn = CFUNCTYPE(c_int32, c_void_p, c_void_p, c_size_t)


class galley_allocator(Structure):
    _fields_ = [
        ("size", c_uint32),
        ("reserved", c_uint32),
        ("user", c_void_p),
        ("resize", CFUNCTYPE(c_void_p, c_void_p, c_void_p, c_size_t, c_size_t)),
    ]


class galley_option(Structure):
    _fields_ = [
        ("key", c_char_p),
        ("type", c_char_p),
        ("fallback", c_char_p),
        ("text", c_char_p),
    ]


class galley_module(Structure):
    _fields_ = [
        ("size", c_uint32),
        ("option_size", c_uint32),
        ("name", c_char_p),
        ("title", c_char_p),
        ("media_types", c_char_p),
        ("extensions", c_char_p),
        ("options", POINTER(galley_option)),
        ("option_count", c_size_t),
    ]


class galley_parser(Structure):
    _fields_ = [
        ("size", c_uint32),
        ("flags", c_uint32),
        ("module", POINTER(galley_module)),
        ("user", c_void_p),
        ("destroy", CFUNCTYPE(None, c_void_p)),
        ("probe", CFUNCTYPE(c_int32, c_void_p, c_void_p)),
        ("open", CFUNCTYPE(c_int32, c_void_p, c_void_p, POINTER(c_void_p))),
        ("push", CFUNCTYPE(c_int32, c_void_p, c_void_p, c_void_p, c_size_t, c_int32)),
        ("close", CFUNCTYPE(None, c_void_p)),
    ]


class galley_serializer(Structure):
    _fields_ = [
        ("size", c_uint32),
        ("flags", c_uint32),
        ("module", POINTER(galley_module)),
        ("user", c_void_p),
        ("destroy", CFUNCTYPE(None, c_void_p)),
        ("open", CFUNCTYPE(c_int32, c_void_p, c_void_p, c_void_p, POINTER(c_void_p))),
        ("write", CFUNCTYPE(c_int32, c_void_p, c_void_p, c_void_p, c_void_p)),
        ("finish", CFUNCTYPE(c_int32, c_void_p, c_void_p, c_void_p)),
        ("close", CFUNCTYPE(None, c_void_p)),
        ("write_body", CFUNCTYPE(c_int32, c_void_p, c_void_p, c_void_p, c_void_p)),
    ]


# name: (restype, argtypes)
PROTOTYPES: Dict[str, Tuple[Any, List[Any]]] = {
    "galley_version": (c_char_p, []),
    "galley_version_number": (c_int32, []),
    "galley_status_name": (c_char_p, [c_int32]),
    "galley_has_feature": (c_int32, [c_char_p]),
    "galley_free": (None, [c_void_p]),
    "galley_node_kind": (c_int32, [c_void_p]),
    "galley_node_parent": (c_void_p, [c_void_p]),
    "galley_node_first_child": (c_void_p, [c_void_p]),
    "galley_node_next": (c_void_p, [c_void_p]),
    "galley_node_text": (c_char_p, [c_void_p, c_int32, POINTER(c_size_t)]),
    "galley_node_number": (c_int64, [c_void_p, c_int32, c_int64]),
    "galley_node_span": (c_int32, [c_void_p, POINTER(c_uint64), POINTER(c_uint64)]),
    "galley_node_step": (c_void_p, [c_void_p, c_void_p, POINTER(c_int32)]),
    "galley_body_open": (c_int32, [c_void_p, c_int32]),
    "galley_body_close": (c_int32, [c_void_p]),
    "galley_body_text": (c_int32, [c_void_p, c_char_p, c_size_t]),
    "galley_body_set_text": (c_int32, [c_void_p, c_int32, c_char_p, c_size_t]),
    "galley_body_set_number": (c_int32, [c_void_p, c_int32, c_int64]),
    "galley_body_set_span": (c_int32, [c_void_p, c_uint64, c_uint64]),
    "galley_body_edit_text": (c_int32, [c_void_p, c_void_p, c_int32, c_char_p, c_size_t]),
    "galley_body_remove": (c_int32, [c_void_p, c_void_p]),
    "galley_context_new": (c_int32, [POINTER(galley_allocator), c_char_p, POINTER(c_void_p)]),
    "galley_context_free": (None, [c_void_p]),
    "galley_context_set": (c_int32, [c_void_p, c_char_p, c_char_p, c_void_p]),
    "galley_format_count": (c_size_t, [c_void_p]),
    "galley_format_text": (c_char_p, [c_void_p, c_size_t, c_int32]),
    "galley_format_abilities": (c_int32, [c_void_p, c_size_t]),
    "galley_option_count": (c_size_t, [c_void_p]),
    "galley_option_text": (c_char_p, [c_void_p, c_size_t, c_int32]),
    "galley_options_new": (c_int32, [c_void_p, POINTER(c_void_p)]),
    "galley_options_free": (None, [c_void_p]),
    "galley_options_set": (c_int32, [c_void_p, c_char_p, c_char_p, c_void_p]),
    "galley_options_set_cancel": (c_int32, [c_void_p, galley_cancel_fn, c_void_p]),
    "galley_document_new": (c_int32, [c_void_p, POINTER(c_void_p)]),
    "galley_document_copy": (c_int32, [c_void_p, POINTER(c_void_p)]),
    "galley_document_free": (None, [c_void_p]),
    "galley_document_status": (c_int32, [c_void_p]),
    "galley_document_edit": (c_void_p, [c_void_p]),
    "galley_document_root": (c_void_p, [c_void_p]),
    "galley_document_article": (c_void_p, [c_void_p, c_size_t]),
    "galley_record_kind": (c_int32, [c_void_p]),
    "galley_record_text": (c_char_p, [c_void_p, c_int32, POINTER(c_size_t)]),
    "galley_record_number": (c_int64, [c_void_p, c_int32, c_int64]),
    "galley_record_get": (c_void_p, [c_void_p, c_int32]),
    "galley_record_count": (c_size_t, [c_void_p, c_int32]),
    "galley_record_at": (c_void_p, [c_void_p, c_int32, c_size_t]),
    "galley_record_text_at": (c_char_p, [c_void_p, c_int32, c_size_t, POINTER(c_size_t)]),
    "galley_record_body": (c_void_p, [c_void_p]),
    "galley_record_origin": (c_char_p, [c_void_p, c_int32, POINTER(c_int32)]),
    "galley_record_span": (c_int32, [c_void_p, c_int32, POINTER(c_uint64), POINTER(c_uint64)]),
    "galley_record_property": (c_char_p, [c_void_p, c_char_p, POINTER(c_size_t)]),
    "galley_record_property_name": (c_char_p, [c_void_p, c_size_t]),
    "galley_record_set_text": (c_int32, [c_void_p, c_int32, c_char_p, c_size_t]),
    "galley_record_set_number": (c_int32, [c_void_p, c_int32, c_int64]),
    "galley_record_set_time": (c_int32, [c_void_p, c_int32, c_char_p, c_size_t]),
    "galley_record_edit": (c_void_p, [c_void_p, c_int32, c_size_t]),
    "galley_record_add_text": (c_int32, [c_void_p, c_int32, c_char_p, c_size_t]),
    "galley_record_remove": (c_int32, [c_void_p, c_int32, c_size_t]),
    "galley_record_set_origin": (c_int32, [c_void_p, c_int32, c_char_p, c_int32, c_uint64, c_uint64]),
    "galley_record_set_property": (c_int32, [c_void_p, c_char_p, c_char_p, c_size_t]),
    "galley_error_new": (c_int32, [POINTER(c_void_p)]),
    "galley_error_free": (None, [c_void_p]),
    "galley_error_code": (c_int32, [c_void_p]),
    "galley_error_message": (c_char_p, [c_void_p]),
    "galley_error_text": (c_char_p, [c_void_p, c_int32]),
    "galley_error_number": (c_int64, [c_void_p, c_int32]),
    "galley_kind_name": (c_char_p, [c_int32]),
    "galley_kind_field": (c_int32, [c_int32, c_size_t]),
    "galley_field_name": (c_char_p, [c_int32]),
    "galley_field_find": (c_int32, [c_char_p]),
    "galley_field_type": (c_int32, [c_int32]),
    "galley_field_kind": (c_int32, [c_int32]),
    "galley_input_from_memory": (c_int32, [c_void_p, c_void_p, c_size_t, POINTER(c_void_p)]),
    "galley_input_from_file": (c_int32, [c_void_p, c_char_p, POINTER(c_void_p), c_void_p]),
    "galley_input_from_fd": (c_int32, [c_void_p, c_int32, POINTER(c_void_p)]),
    "galley_input_from_callback": (c_int32, [c_void_p, galley_read_fn, c_void_p, POINTER(c_void_p)]),
    "galley_input_for_push": (c_int32, [c_void_p, POINTER(c_void_p)]),
    "galley_input_free": (None, [c_void_p]),
    "galley_input_set": (c_int32, [c_void_p, c_int32, c_char_p, c_size_t]),
    "galley_probe": (c_char_p, [c_void_p, c_void_p, c_char_p, POINTER(c_int32), c_void_p]),
    "galley_register_parser": (c_int32, [c_void_p, POINTER(galley_parser), c_int32, c_void_p]),
    "galley_register_serializer": (c_int32, [c_void_p, POINTER(galley_serializer), c_int32, c_void_p]),
    "galley_facts_bytes": (c_void_p, [c_void_p, POINTER(c_size_t)]),
    "galley_facts_text": (c_char_p, [c_void_p, c_int32, POINTER(c_size_t)]),
    "galley_call_facts": (c_void_p, [c_void_p]),
    "galley_call_option": (c_char_p, [c_void_p, c_char_p]),
    "galley_call_allocate": (c_void_p, [c_void_p, c_size_t]),
    "galley_call_fail": (c_int32, [c_void_p, c_int32, c_uint64, c_char_p]),
    "galley_call_warn": (c_int32, [c_void_p, c_int32, c_char_p, c_uint64, c_char_p]),
    "galley_call_lost": (c_int32, [c_void_p, c_int32]),
    "galley_call_work": (c_int32, [c_void_p, c_uint64]),
    "galley_call_root": (c_void_p, [c_void_p]),
    "galley_call_emit": (c_int32, [c_void_p]),
    "galley_call_set_time": (c_int32, [c_void_p, c_void_p, c_int32, c_char_p, c_size_t]),
    "galley_call_parse_body": (c_int32, [c_void_p, c_void_p, c_char_p, c_char_p, c_size_t, c_uint64]),
    "galley_call_write_body": (c_int32, [c_void_p, c_void_p, c_char_p, c_void_p]),
    "galley_call_carry_fact": (c_int32, [c_void_p, c_int32, c_char_p, c_size_t]),
    "galley_call_carry_property": (c_int32, [c_void_p, c_char_p, c_char_p, c_size_t]),
    "galley_call_carry_data": (c_int32, [c_void_p, c_void_p, c_size_t]),
    "galley_call_carry_end": (c_int32, [c_void_p]),
    "galley_parse": (c_int32, [c_void_p, c_void_p, c_void_p, POINTER(c_void_p), c_void_p]),
    "galley_parse_memory": (c_int32, [c_void_p, c_void_p, c_size_t, c_char_p, c_void_p, POINTER(c_void_p), c_void_p]),
    "galley_parse_file": (c_int32, [c_void_p, c_char_p, c_char_p, c_void_p, POINTER(c_void_p), c_void_p]),
    "galley_reader_open": (c_int32, [c_void_p, c_void_p, c_void_p, POINTER(c_void_p), c_void_p]),
    "galley_reader_next": (c_int32, [c_void_p, POINTER(c_void_p), c_void_p]),
    "galley_reader_push": (c_int32, [c_void_p, c_void_p, c_size_t, c_void_p]),
    "galley_reader_offset": (c_uint64, [c_void_p]),
    "galley_reader_free": (None, [c_void_p]),
    "galley_sink_to_memory": (c_int32, [c_void_p, POINTER(c_void_p)]),
    "galley_sink_to_file": (c_int32, [c_void_p, c_char_p, POINTER(c_void_p), c_void_p]),
    "galley_sink_to_callback": (c_int32, [c_void_p, galley_write_fn, c_void_p, POINTER(c_void_p)]),
    "galley_sink_write": (c_int32, [c_void_p, c_void_p, c_size_t]),
    "galley_sink_bytes": (c_void_p, [c_void_p, POINTER(c_size_t)]),
    "galley_sink_close": (c_int32, [c_void_p, c_void_p]),
    "galley_write": (c_int32, [c_void_p, c_void_p, c_char_p, c_void_p, c_void_p, c_void_p]),
    "galley_write_memory": (c_int32, [c_void_p, c_void_p, c_char_p, c_void_p, POINTER(c_void_p), POINTER(c_size_t), c_void_p]),
    "galley_write_file": (c_int32, [c_void_p, c_void_p, c_char_p, c_void_p, c_char_p, c_void_p]),
    "galley_write_body": (c_int32, [c_void_p, c_void_p, c_char_p, c_void_p, c_void_p, c_void_p]),
    "galley_writer_open": (c_int32, [c_void_p, c_char_p, c_void_p, c_void_p, POINTER(c_void_p), c_void_p]),
    "galley_writer_add": (c_int32, [c_void_p, c_void_p, c_void_p]),
    "galley_writer_finish": (c_int32, [c_void_p, c_void_p]),
    "galley_writer_losses": (c_void_p, [c_void_p]),
    "galley_writer_close": (c_int32, [c_void_p, c_void_p]),
}
