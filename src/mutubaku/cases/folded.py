"""Numbers without what a line's end puts into them or takes out of them, so that one read off a page is recognised."""

from __future__ import annotations

import re
from functools import reduce

from django.db.models import CharField, Func

HYPHENS = "\u00ad\u2010\u2011\u2012\u2013-"  # seen at a line's end, set, typed
_FOLDED = re.compile(rf"[\s{HYPHENS}]+")


def folded(text: str) -> str:
    """A number without hyphens and white space."""
    return _FOLDED.sub("", text)


class Folded(Func):
    """``folded`` of a column, in the database, by the index that says the very same.

    The signs stand in the SQL itself: where they are parameters, SQLite does not see that the index is meant.
    """

    arity = 1
    output_field = CharField()
    template = reduce(lambda bare, sign: f"REPLACE({bare}, '{sign}', '')", [" ", *HYPHENS], "%(expressions)s")
