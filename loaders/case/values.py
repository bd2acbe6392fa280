"""The values of a case: every scalar comes as text and is read here, by our rules and not by YAML's.

Each type is what pydantic checks and what the JSON Schema shows. A refusal names the problem and the remedy;
``faults`` turns it into a fault with file, line and field.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

WHOLE: Final = re.compile(r"([-+]?[0-9]{1,15})(?:\.0)?")  # 1.000 may well be a thousand
NUMBER: Final = re.compile(r"[-+]?[0-9]{1,15}(?:\.[0-9]{0,30})?(?:[eE][-+]?[0-9]{1,2})?")
RANGE: Final = re.compile(r"([0-9]+)\s*[-–]\s*([0-9]+)")
PAIR: Final = re.compile(r"([0-9]+)\s*[-–:,]\s*([0-9]+)")

DIGEST: Final = re.compile("[0-9a-fA-F]{64}")

#: Characters that hide or reorder what stands on a screen, and so never belong in an id.
HIDDEN: Final = frozenset({"Cc", "Cf", "Co", "Zl", "Zp"})


def refuse(problem: str, remedy: str) -> PydanticCustomError:
    """Make the error that a validator raises."""
    return PydanticCustomError("refused", "{problem}", {"problem": problem, "remedy": remedy})


def read_text(value: Any) -> Any:
    """Take the text of a scalar, without the space around it."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not text:
        raise refuse("is empty", "write a value or leave the field out")
    if "\0" in text:
        raise refuse("holds a NUL character", "remove it")
    return text


def read_id(value: Any) -> Any:
    """Take an id, composed the same way wherever it was typed.

    >>> read_id(" yerlan-karin ")
    'yerlan-karin'
    """
    text = read_text(value)
    if not isinstance(text, str):
        return text
    if len(text) > 500:
        raise refuse(f"is an id of {len(text)} characters", "use at most 500")
    if text.isprintable():
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    if any(unicodedata.category(character) in HIDDEN for character in text):
        raise refuse("is an id with hidden characters", "use letters, digits and '-'")
    return unicodedata.normalize("NFC", text)


def read_whole(value: Any) -> Any:
    """Read a whole number.

    >>> read_whole("12"), read_whole("12.0")
    (12, 12)
    """
    if not isinstance(value, str):
        return value
    match = WHOLE.fullmatch(value.strip())
    if match is None:
        raise refuse(f"'{value[:40]}' is no whole number", "write it in digits, without separators")
    return int(match[1])


def read_number(value: Any) -> Any:
    """Read a number; infinities and NaN are none."""
    if not isinstance(value, str):
        return value
    if not NUMBER.fullmatch(value.strip()):
        raise refuse(f"'{value[:40]}' is no number", "write it in digits, as in 0.8")
    return float(value)


def read_digest(value: Any) -> Any:
    """Read a SHA-256 in hexadecimal digits, small ones."""
    text = read_text(value)
    if isinstance(text, str) and not DIGEST.fullmatch(text):
        raise refuse("is no SHA-256", "write its 64 hexadecimal digits")
    return text.lower() if isinstance(text, str) else text


def between(lowest: float, highest: float) -> Callable[[Any], Any]:
    """Make a reader of numbers that lie between two others."""

    def read(value: Any) -> Any:
        number = read_number(value)
        if isinstance(number, float) and not lowest <= number <= highest:
            raise refuse(
                f"{number:g} is not between {lowest:g} and {highest:g}", "correct the number"
            )
        return number

    return read


def read_flag(value: Any) -> Any:
    """Read true or false."""
    if isinstance(value, str):
        if value.strip() not in {"true", "false"}:
            raise refuse(f"'{value[:40]}' is neither true nor false", "write true or false")
        return value.strip() == "true"
    return value


def read_span(value: Any) -> Any:
    """Read a span of characters: a list of two, or text such as 12-30.

    >>> read_span(["12", "30"]), read_span("12:30"), read_span("12-30")
    ((12, 30), (12, 30), (12, 30))
    """
    remedy = "write [start, end]: characters from the beginning of the text, the end not included"
    if isinstance(value, str):
        match = PAIR.fullmatch(value.strip())
        value = None if match is None else [match[1], match[2]]
    if not isinstance(value, list) or len(value) != 2:
        raise refuse("is no pair of numbers", remedy)
    start, end = (read_whole(part) for part in value)
    if not isinstance(start, int) or not isinstance(end, int):
        raise refuse("is no pair of numbers", remedy)
    if start < 0:
        raise refuse(f"begins before the text does, at {start}", remedy)
    if start >= end:
        raise refuse(f"ends at {end}, not after its beginning at {start}", remedy)
    return start, end


def read_instant(value: Any) -> Any:
    """Read a moment; without a zone it is UTC."""
    if not isinstance(value, str):
        return value
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        raise refuse(f"'{value[:40]}' is no moment", "write it as 2026-11-22T17:00:00Z") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def read_list(value: Any) -> Any:
    """Take one thing for a list of one."""
    return [value] if isinstance(value, str | dict) else value


def under(key: str) -> Callable[[Any], Any]:
    """Make a reader that takes bare text for a mapping with that one field.

    >>> under("actor")("yerlan-karin")
    {'actor': 'yerlan-karin'}
    """
    return lambda value: {key: value} if isinstance(value, str) else value


def read_amount(value: Any) -> Any:
    """Read a number of people as (least, most): one number, two, or ``[3, null]`` for three or more.

    >>> read_amount("5"), read_amount(["3", "7"]), read_amount("3-7"), read_amount(["3", None])
    ((5, 5), (3, 7), (3, 7), (3, None))
    """
    if isinstance(value, str):
        match = RANGE.fullmatch(value.strip())
        value = [value, value] if match is None else [match[1], match[2]]
    if not isinstance(value, list) or len(value) != 2 or value == [None, None]:
        raise refuse("is no number of people", "write 5, or [3, 7], or [3, null] for three or more")
    least, most = (None if part is None else read_whole(part) for part in value)
    for bound in (least, most):
        if bound is not None and not isinstance(bound, int):
            raise refuse("is no number of people", "write 5, or [3, 7]")
        if bound is not None and bound < 0:
            raise refuse(f"{bound} is less than nobody", "write a number from 0 on")
    if least is not None and most is not None and least > most:
        raise refuse(f"at least {least} and at most {most} cannot both be", "write [least, most]")
    return least, most


Text = Annotated[str, BeforeValidator(read_text)]
Digest = Annotated[str, BeforeValidator(read_digest)]
Id = Annotated[str, BeforeValidator(read_id)]
Whole = Annotated[int, BeforeValidator(read_whole, json_schema_input_type=int)]
Flag = Annotated[bool, BeforeValidator(read_flag, json_schema_input_type=bool)]
Share = Annotated[
    float,
    BeforeValidator(between(0, 1), json_schema_input_type=Annotated[float, Field(ge=0, le=1)]),
]
Latitude = Annotated[
    float,
    BeforeValidator(
        between(-90, 90), json_schema_input_type=Annotated[float, Field(ge=-90, le=90)]
    ),
]
Longitude = Annotated[
    float,
    BeforeValidator(
        between(-180, 180), json_schema_input_type=Annotated[float, Field(ge=-180, le=180)]
    ),
]
Span = Annotated[
    tuple[int, int],
    BeforeValidator(read_span),
    WithJsonSchema(
        {
            "anyOf": [
                {
                    "type": "array",
                    "items": {"type": "integer", "minimum": 0},
                    "minItems": 2,
                    "maxItems": 2,
                },
                {"type": "string", "pattern": "^[0-9]+ *[-:,] *[0-9]+$"},
            ]
        }
    ),
]
Amount = Annotated[
    tuple[int | None, int | None],
    BeforeValidator(read_amount),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 0},
                {
                    "type": "array",
                    "items": {"type": ["integer", "null"], "minimum": 0},
                    "minItems": 2,
                    "maxItems": 2,
                },
            ]
        }
    ),
]
Instant = Annotated[datetime, BeforeValidator(read_instant, json_schema_input_type=str)]
