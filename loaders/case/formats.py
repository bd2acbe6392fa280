"""Cases as input formats: by suffix, or in a syntax that is named because the suffix does not tell."""

from functools import partial
from typing import Final

from ..registry import Loader
from .files import SYNTAX
from .reader import read_case

CASE: Final = Loader(read_case, suffixes=tuple(SYNTAX), folders=True)
YAML: Final = Loader(partial(read_case, syntax="yaml"))
JSON: Final = Loader(partial(read_case, syntax="json"))
JSONL: Final = Loader(partial(read_case, syntax="jsonl"))
