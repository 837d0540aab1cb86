"""Records and the nodes of bodies: views of what a document owns. Nothing is copied before it is asked for."""

from __future__ import annotations

import datetime as dt
import json
from ctypes import byref, c_int32, c_uint64
from typing import TYPE_CHECKING, Any, Dict, Generic, List, NamedTuple, Optional, Sequence, Type, TypeVar, Union, overload

from . import _abi
from ._abi import Status
from ._error import Error
from ._library import lib

if TYPE_CHECKING:
    from ._context import Context
    from ._model import Author, Byline, Timestamp

# Filled by _model.py: the class of a kind of record, the number of a field's name.
KINDS: "Dict[int, Type[Record]]" = {}
FIELDS: Dict[str, int] = {}
R = TypeVar("R", bound="Record")
FieldName = Union[str, int]


class Owner:
    """A C document, and the context that writes it. It is freed here unless the library only lent it."""

    __slots__ = ("pointer", "context", "lent", "gone")

    def __init__(self, pointer: Optional[int], context: "Context", lent: bool = False) -> None:
        self.pointer = pointer
        self.context = context
        self.lent = lent
        self.gone = False

    def close(self) -> None:
        self.gone = True
        pointer, self.pointer = self.pointer, None
        if pointer and not self.lent:
            lib.galley_document_free(pointer)

    def __del__(self, free: Any = lib.galley_document_free) -> None:
        if self.pointer and not self.lent:
            free(self.pointer)


class Origin(NamedTuple):
    """Where a value was found."""

    name: str                       #: "json-ld:headline", "meta:og:title", "text:line"
    confidence: Optional[int]       #: the percentage of measured pages on which that origin was right
    span: Optional[slice]           #: the bytes of the input that it stands in: data[origin.span]

    def __str__(self) -> str:
        return self.name


def number_of(field: FieldName) -> int:
    """A field by its name, or by its number."""
    if isinstance(field, int):
        return field
    try:
        return FIELDS[field]
    except KeyError:
        raise AttributeError(f"galley has no field '{field}'") from None


def span_of(function: Any, *arguments: Any) -> Optional[slice]:
    offset, length = c_uint64(), c_uint64()
    if not function(*arguments, byref(offset), byref(length)):
        return None
    return slice(offset.value, offset.value + length.value)


class Record:
    """One thing with fields: an article, an author, a time. It lives as long as anything of its document is held.

    A single record that is absent is there as an empty one: it is false, and all its fields are None, so that `article.source.name` needs no
    test; setting one of its fields makes it.
    """

    __slots__ = ("_owner", "_pointer", "_parent", "_field")
    NUMBER = 0

    def __init__(self, owner: Owner, pointer: Optional[int], parent: Optional["Record"] = None, field: int = 0) -> None:
        self._owner = owner
        self._pointer = pointer
        self._parent = parent
        self._field = field

    def _read(self) -> Optional[int]:
        if self._owner.gone:
            raise Error("this document is closed, or was lent for a call that has ended", Status.ESTATE)
        return self._pointer

    def _edit(self) -> int:
        pointer = self._read()
        if pointer is None:
            assert self._parent is not None
            pointer = lib.galley_record_edit(self._parent._edit(), self._field, 0)
            if pointer is None:
                raise self._failure()
            self._pointer = pointer
        return pointer

    def _failure(self) -> Error:
        status = lib.galley_document_status(self._owner.pointer) if self._owner.pointer else 0
        return Error(lib.galley_status_name(status or Status.EARGUMENT).decode(), status or Status.EARGUMENT)

    def __bool__(self) -> bool:
        return self._pointer is not None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and self._owner is other._owner and self._pointer == other._pointer

    def __hash__(self) -> int:
        return hash((id(self._owner), self._pointer))

    def __repr__(self) -> str:
        what = next((f" {name}={self.get(name)!r}" for name in ("title", "name", "text", "value", "message", "url") if self and self.get(name)), "")
        return f"<galley.{type(self).__name__}{what}>" if self else f"<galley.{type(self).__name__}, absent>"

    def get(self, field: FieldName) -> Any:
        """A field by its name: what the attribute of that name gives, None where this kind of record has none."""
        name = field if isinstance(field, str) else (lib.galley_field_name(field) or b"").decode()
        value = getattr(type(self), name, None)
        return value.__get__(self, type(self)) if isinstance(value, Field) else None

    def fields(self) -> List[str]:
        """The names of the fields that are there."""
        names: List[str] = []
        pointer, index = self._read(), 0
        while True:
            field = lib.galley_kind_field(self.NUMBER, index)
            if not field:
                return names
            if lib.galley_record_count(pointer, field) or (field == _abi.BODY and lib.galley_record_body(pointer)):
                names.append(lib.galley_field_name(field).decode())
            index += 1

    def origin(self, field: FieldName) -> Optional[Origin]:
        """Where a field was found; None where that is not known."""
        pointer, number, confidence = self._read(), number_of(field), c_int32()
        name = lib.galley_record_origin(pointer, number, byref(confidence))
        if name is None:
            return None
        sure = None if confidence.value == _abi.CONFIDENCE_UNKNOWN else confidence.value
        return Origin(name.decode(), sure, span_of(lib.galley_record_span, pointer, number))

    def set_origin(self, field: FieldName, name: Optional[str], confidence: Optional[int] = None, span: Optional[slice] = None) -> None:
        """Says where a field that is there comes from."""
        offset, length = (_abi.NO_OFFSET, 0) if span is None else (span.start, span.stop - span.start)
        sure = _abi.CONFIDENCE_UNKNOWN if confidence is None else confidence
        self._done(lib.galley_record_set_origin(self._edit(), number_of(field), name.encode() if name else None, sure, offset, length))

    def timestamp(self, field: FieldName) -> "Timestamp":
        """A time as exact as it is known: its printed text, precision and zone."""
        number = number_of(field)
        return KINDS[_abi.RECORD_TIMESTAMP](self._owner, lib.galley_record_get(self._read(), number), self, number)  # type: ignore[return-value]

    @property
    def properties(self) -> Dict[str, Any]:
        """What one format alone has, by name ("ninjs:trustindicator")."""
        found: Dict[str, Any] = {}
        pointer, index = self._read(), 0
        while True:
            name = lib.galley_record_property_name(pointer, index)
            if name is None:
                return found
            found[name.decode()] = json.loads(lib.galley_record_property(pointer, name, None))
            index += 1

    def set_property(self, name: str, value: Any) -> None:
        """Sets a property to a value that JSON can hold; None removes it."""
        text = None if value is None else json.dumps(value, ensure_ascii=False).encode()
        self._done(lib.galley_record_set_property(self._edit(), name.encode(), text, len(text or b"")))

    def remove(self, field: FieldName, index: int = 0) -> None:
        """Removes one of a list, or a single value."""
        self._done(lib.galley_record_remove(self._edit(), number_of(field), index))

    def _done(self, status: int) -> None:
        if status < 0:
            raise Error(lib.galley_status_name(status).decode(), status)

    def _set(self, values: Dict[str, Any]) -> None:
        for name, value in values.items():
            number_of(name)
            setattr(self, name, value)


class Field:
    """An attribute that reads and sets a field of a record."""

    def __init__(self, number: int, doc: str = "") -> None:
        self.number = number
        self.__doc__ = doc

    def __get__(self, record: Any, owner: Any = None) -> Any:
        raise NotImplementedError


class Text(Field):
    @overload
    def __get__(self, record: None, owner: Any = None) -> "Text": ...
    @overload
    def __get__(self, record: Record, owner: Any = None) -> Optional[str]: ...
    def __get__(self, record: Optional[Record], owner: Any = None) -> Any:
        if record is None:
            return self
        text = lib.galley_record_text(record._read(), self.number, None)
        return None if text is None else text.decode()

    def __set__(self, record: Record, value: Optional[str]) -> None:
        text = None if value is None else value.encode()
        record._done(lib.galley_record_set_text(record._edit(), self.number, text, len(text or b"")))


class Number(Field):
    @overload
    def __get__(self, record: None, owner: Any = None) -> "Number": ...
    @overload
    def __get__(self, record: Record, owner: Any = None) -> Optional[int]: ...
    def __get__(self, record: Optional[Record], owner: Any = None) -> Any:
        if record is None:
            return self
        pointer = record._read()
        return lib.galley_record_number(pointer, self.number, 0) if lib.galley_record_count(pointer, self.number) else None

    def __set__(self, record: Record, value: Optional[int]) -> None:
        if value is not None:
            record._done(lib.galley_record_set_number(record._edit(), self.number, value))
        elif lib.galley_record_count(record._read(), self.number):
            record.remove(self.number)


class Flag(Field):
    @overload
    def __get__(self, record: None, owner: Any = None) -> "Flag": ...
    @overload
    def __get__(self, record: Record, owner: Any = None) -> Optional[bool]: ...
    def __get__(self, record: Optional[Record], owner: Any = None) -> Any:
        if record is None:
            return self
        number = lib.galley_record_number(record._read(), self.number, -1)
        return None if number < 0 else number != 0

    def __set__(self, record: Record, value: Optional[bool]) -> None:
        if value is not None:
            record._done(lib.galley_record_set_number(record._edit(), self.number, int(value)))
        elif lib.galley_record_count(record._read(), self.number):
            record.remove(self.number)


class Texts(Field):
    @overload
    def __get__(self, record: None, owner: Any = None) -> "Texts": ...
    @overload
    def __get__(self, record: Record, owner: Any = None) -> List[str]: ...
    def __get__(self, record: Optional[Record], owner: Any = None) -> Any:
        if record is None:
            return self
        pointer, at = record._read(), lib.galley_record_text_at
        return [at(pointer, self.number, i, None).decode() for i in range(lib.galley_record_count(pointer, self.number))]

    def __set__(self, record: Record, values: Sequence[str]) -> None:
        pointer = record._edit()
        for index in reversed(range(lib.galley_record_count(pointer, self.number))):
            record._done(lib.galley_record_remove(pointer, self.number, index))
        for value in values:
            text = value.encode()
            record._done(lib.galley_record_add_text(pointer, self.number, text, len(text)))


class One(Field, Generic[R]):
    """One record, empty where it is absent."""

    def __init__(self, number: int, kind: int, doc: str = "") -> None:
        super().__init__(number, doc)
        self.kind = kind

    @overload
    def __get__(self, record: None, owner: Any = None) -> "One[R]": ...
    @overload
    def __get__(self, record: Record, owner: Any = None) -> R: ...
    def __get__(self, record: Optional[Record], owner: Any = None) -> Any:
        if record is None:
            return self
        return KINDS[self.kind](record._owner, lib.galley_record_get(record._read(), self.number), record, self.number)


class Records(Sequence[R]):
    """A list of records, which are looked up one by one."""

    __slots__ = ("_record", "_field", "_kind")

    def __init__(self, record: Record, field: int, kind: int) -> None:
        self._record = record
        self._field = field
        self._kind = kind

    def __len__(self) -> int:
        return int(lib.galley_record_count(self._record._read(), self._field))

    @overload
    def __getitem__(self, index: int) -> R: ...
    @overload
    def __getitem__(self, index: slice) -> List[R]: ...
    def __getitem__(self, index: Union[int, slice]) -> Any:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        pointer = lib.galley_record_at(self._record._read(), self._field, index if index >= 0 else index + len(self))
        if pointer is None:
            raise IndexError(index)
        return KINDS[self._kind](self._record._owner, pointer)

    def add(self, **fields: Any) -> R:
        """Appends a record with these fields."""
        pointer = lib.galley_record_edit(self._record._edit(), self._field, _abi.NEW)
        if pointer is None:
            raise self._record._failure()
        made: R = KINDS[self._kind](self._record._owner, pointer)  # type: ignore[assignment]
        made._set(fields)
        return made

    def __repr__(self) -> str:
        return repr(list(self))


class Many(Field, Generic[R]):
    """A list of records."""

    def __init__(self, number: int, kind: int, doc: str = "") -> None:
        super().__init__(number, doc)
        self.kind = kind

    @overload
    def __get__(self, record: None, owner: Any = None) -> "Many[R]": ...
    @overload
    def __get__(self, record: Record, owner: Any = None) -> Records[R]: ...
    def __get__(self, record: Optional[Record], owner: Any = None) -> Any:
        return self if record is None else Records(record, self.number, self.kind)


def time_of(value: str) -> Optional[dt.datetime]:
    """RFC 3339 cut to its precision as a datetime, aware where it says its zone; None where a datetime cannot hold it."""
    day, _, clock = value.partition("T")
    zone: Optional[dt.timezone] = None
    if clock.endswith("Z"):
        clock, zone = clock[:-1], dt.timezone.utc
    elif len(clock) > 6 and clock[-6] in "+-":
        minutes = int(clock[-5:-3]) * 60 + int(clock[-2:])
        zone = dt.timezone(dt.timedelta(minutes=-minutes if clock[-6] == "-" else minutes))
        clock = clock[:-6]
    clock, _, fraction = clock.partition(".")
    parts = [int(p) for p in day.split("-")] + [1, 1]
    hms = [int(p) for p in clock.split(":")] if clock else []
    hms += [0] * (3 - len(hms))
    try:
        return dt.datetime(parts[0], parts[1], parts[2], hms[0], hms[1], min(hms[2], 59), int((fraction + "000000")[:6]), zone)
    except ValueError:
        return None


def time_text(value: Union[str, dt.datetime]) -> bytes:
    return (value if isinstance(value, str) else value.isoformat()).encode()


class Time(Field):
    """A time as a datetime, aware where its zone is known; record.timestamp("published") tells its precision and what was printed."""

    @overload
    def __get__(self, record: None, owner: Any = None) -> "Time": ...
    @overload
    def __get__(self, record: Record, owner: Any = None) -> Optional[dt.datetime]: ...
    def __get__(self, record: Optional[Record], owner: Any = None) -> Any:
        if record is None:
            return self
        value = lib.galley_record_text(lib.galley_record_get(record._read(), self.number), _abi.VALUE, None)
        return None if value is None else time_of(value.decode())

    def __set__(self, record: Record, value: Union[str, dt.datetime, None]) -> None:
        if value is not None:
            text = time_text(value)
            record._done(lib.galley_record_set_time(record._edit(), self.number, text, len(text)))
        elif lib.galley_record_count(record._read(), self.number):
            record.remove(self.number)


class Moment(Record):
    """What a timestamp can do besides its fields."""

    __slots__ = ()

    @property
    def when(self) -> Optional[dt.datetime]:
        """The time, at the start of what is known of it, aware where the zone is known."""
        value = lib.galley_record_text(self._read(), _abi.VALUE, None)
        return None if value is None else time_of(value.decode())

    @property
    def unix(self) -> Optional[int]:
        """Seconds since 1970 in UTC; None where the zone is unknown."""
        pointer = self._read()
        missing = -(2 ** 63)
        seconds = int(lib.galley_record_number(pointer, _abi.UNIX, missing))
        return None if seconds == missing else seconds


class Story(Record):
    """What an article and a related story can do besides their fields."""

    __slots__ = ()
    if TYPE_CHECKING:
        byline: "One[Byline]"

    @property
    def authors(self) -> "Records[Author]":
        """The authors of the byline."""
        return self.byline.authors
