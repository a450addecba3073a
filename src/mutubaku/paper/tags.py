"""The tags of pages we made, kept when they are bound with others: one structure tree out of several."""

from collections.abc import Iterator, Sequence
from typing import Any

import pypdf
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

ROOT, KIND, KIDS, PARENT, NUMBERS, ID, ATTRIBUTES, HEADERS = (
    NameObject(name) for name in ("/StructTreeRoot", "/S", "/K", "/P", "/Nums", "/ID", "/A", "/Headers")
)
PAGE_KEY, NOTES, NOTE_KEY = NameObject("/StructParents"), NameObject("/Annots"), NameObject("/StructParent")


class Tags:
    """What a writer gathers while parts are appended to it; ``finish`` writes the tree, where there is any."""

    def __init__(self, writer: pypdf.PdfWriter) -> None:
        self._writer = writer
        self._root = DictionaryObject({NameObject("/Type"): ROOT})
        self._whole = DictionaryObject({KIND: NameObject("/Document"), PARENT: writer._add_object(self._root)})
        self._at = writer._add_object(self._whole)
        self._kids, self._numbers, self._ids = ArrayObject(), ArrayObject(), dict[str, Any]()
        self._roles, self._next, self._is_whole = DictionaryObject(), 0, True

    def add(self, reader: pypdf.PdfReader, pages: Sequence[DictionaryObject]) -> None:
        """Take over the tree of a part that we made, whose pages were appended as ``pages``."""
        tree: Any = reader.root_object[ROOT].get_object()
        tree = tree.clone(self._writer)
        for page, source in zip(pages, reader.pages, strict=True):
            if PAGE_KEY in source:
                page[PAGE_KEY] = self._moved(source[PAGE_KEY])
            for note in _listed(page.get(NOTES)):
                if NOTE_KEY in note:
                    note[NOTE_KEY] = self._moved(note[NOTE_KEY])
        prefix = f"{len(self._kids)}-"
        for kid in tree[KIDS]:
            kid.get_object().update({PARENT: self._at, KIND: NameObject("/Part")})
            self._kids.append(kid)
            self._rename(kid.get_object(), prefix)
        held = tree["/ParentTree"][NUMBERS]
        for place in range(0, len(held), 2):
            self._numbers += [self._moved(held[place]), held[place + 1]]
        self._next += tree["/ParentTreeNextKey"]
        self._roles.update(tree.get("/RoleMap", {}))

    def pass_over(self, pages: Sequence[DictionaryObject]) -> None:
        """Pages of others: what of their keys would lead into our tree is taken away."""
        self._is_whole = False
        for page in pages:
            for note in _listed(page.get(NOTES)):
                note.pop(NOTE_KEY, None)

    def finish(self) -> None:
        """Write the tree; where pages of others stand among ours, the file says that not all of it is tagged."""
        names = ArrayObject(part for key in sorted(self._ids) for part in (TextStringObject(key), self._ids[key]))
        self._whole[KIDS] = self._kids
        self._root |= {
            KIDS: self._at,
            NameObject("/ParentTree"): DictionaryObject({NUMBERS: self._numbers}),
            NameObject("/ParentTreeNextKey"): NumberObject(self._next),
            NameObject("/RoleMap"): self._roles,
            NameObject("/IDTree"): DictionaryObject({NameObject("/Names"): names}),
        }
        said = ("/Marked",) if self._is_whole else ("/Marked", "/Suspects")
        marks = DictionaryObject({NameObject(key): BooleanObject(value=True) for key in said})
        self._writer.root_object.update({ROOT: self._root.indirect_reference, NameObject("/MarkInfo"): marks})

    def _moved(self, key: Any) -> NumberObject:
        """The key of a part in the tree of the whole."""
        return NumberObject(key + self._next)

    def _rename(self, top: DictionaryObject, prefix: str) -> None:
        """The headers of tables are known by names that are unlike only within a part."""
        for one in _below(top):
            if ID in one:
                name = prefix + str(one[ID])
                one[ID], self._ids[name] = TextStringObject(name), one.indirect_reference
            for said in _listed(one.get(ATTRIBUTES)):
                if HEADERS in said:
                    said[HEADERS] = ArrayObject(TextStringObject(prefix + str(key)) for key in said[HEADERS])


def _below(top: DictionaryObject) -> Iterator[DictionaryObject]:
    """An element and all below it."""
    waiting = [top]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += [kid for kid in _listed(one.get(KIDS)) if KIND in kid]


def _listed(found: Any) -> list[Any]:
    """The dictionaries in what may stand as one or as many."""
    found = found.get_object() if found is not None else ArrayObject()
    several = [one.get_object() for one in found] if isinstance(found, ArrayObject) else [found]
    return [one for one in several if isinstance(one, DictionaryObject)]
