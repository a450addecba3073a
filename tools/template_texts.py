"""Owns finding the texts to translate in a Django template, the way Django itself will look them up."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.template.base import Lexer, Token, TokenType
from django.utils.text import smart_split
from django.utils.translation import trim_whitespace

LITERAL = re.compile(r"""_\(\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*\)""")
ONE_TAGS = {"trans", "translate"}
BLOCK_TAGS = {"blocktrans", "blocktranslate"}


class Text(NamedTuple):
    """What gettext looks up: the context if any, the text, and its plural if it is counted."""

    context: str | None
    one: str
    many: str | None = None


def texts_of_template(source: str) -> Iterator[Text]:
    """Each text of a template: `trans`, `blocktrans`, and `_("…")` in any expression."""
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        if token.token_type not in {TokenType.VAR, TokenType.BLOCK}:
            continue
        tag = token.contents.split(maxsplit=1)[0] if token.token_type == TokenType.BLOCK else ""
        if tag == "comment":
            _skip_comment(tokens)
        elif tag in BLOCK_TAGS:
            yield _block(token, tokens)
        else:
            yield from _in_expression(token)
            if tag in ONE_TAGS:
                yield from _one(token)


def _skip_comment(tokens: Iterator[Token]) -> None:
    for token in tokens:
        if token.token_type == TokenType.BLOCK and token.contents == "endcomment":
            return


def _in_expression(token: Token) -> Iterator[Text]:
    for literal in LITERAL.findall(token.contents):
        yield Text(None, _escaped(_unquoted(literal)))


def _one(token: Token) -> Iterator[Text]:
    """`{% trans "…" context "…" %}`; a variable instead of a literal is translated where it was made."""
    words = list(smart_split(token.contents))
    if words[1][0] in "\"'":
        yield Text(_context(words), _escaped(_unquoted(words[1])))


def _block(token: Token, tokens: Iterator[Token]) -> Text:
    """The text of a block up to its end tag, with `%(name)s` for each variable."""
    words = list(smart_split(token.contents))
    parts: list[list[str]] = [[]]
    for inner in tokens:
        if inner.token_type == TokenType.BLOCK:
            if inner.contents != "plural":
                break
            parts.append([])
        elif inner.token_type == TokenType.VAR:
            parts[-1].append(f"%({inner.contents})s")
        elif inner.token_type == TokenType.TEXT:
            parts[-1].append(_escaped(inner.contents))
    texts = ["".join(part) for part in parts]
    if "trimmed" in words:
        texts = [trim_whitespace(text) for text in texts]
    return Text(_context(words), *texts)


def _context(words: list[str]) -> str | None:
    return _unquoted(words[words.index("context") + 1]) if "context" in words else None


def _escaped(text: str) -> str:
    """Django doubles a template's percent signs before it asks gettext."""
    return text.replace("%", "%%")


def _unquoted(literal: str) -> str:
    quote = literal[0]
    return literal[1:-1].replace(f"\\{quote}", quote).replace("\\\\", "\\")
