"""Loads the folders of procedures into a library, and checks files as if they stood in it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from mutubaku.procedure.checks import disagreements, faults
from mutubaku.procedure.complaints import Complaint, LibraryRefusedError
from mutubaku.procedure.fingerprint import fingerprint
from mutubaku.procedure.library import Library
from mutubaku.procedure.published import PUBLISHED, Published, lost, melted, read_published
from mutubaku.procedure.reading import Draft, read
from mutubaku.procedure.vocabulary import Procedure

BUILT_IN = Path(__file__).parent / "library"


def load_library(*extra_folders: Path) -> Library:
    """The built-in procedures and those of an office's own folders; LibraryRefusedError names every fault."""
    folders = [BUILT_IN, *extra_folders]
    drafts = [draft for folder in folders for draft in _standing_in(folder)]
    frozen, found = _frozen(folders)
    found += [complaint for draft in drafts for complaint in draft.complaints]
    found += _absent(extra_folders)
    found += [*_doubled(drafts), *melted(frozen, drafts), *lost(frozen, drafts), *_disagreements(drafts)]
    if found:
        raise LibraryRefusedError(found)
    return Library(draft.faultless for draft in drafts)


def check(path: Path, *extra_folders: Path) -> tuple[list[Path], list[Complaint]]:
    """Check a file, or each procedure file under a folder, as if it stood in the library.

    A file that stands as in a library is checked with its siblings. Gives the files looked at and every fault: their
    own, those of the list of published versions beside them, and those they bring to the others.
    """
    folders = [BUILT_IN, *extra_folders]
    drafts = _under(path) if path.is_dir() else [_checked(read(path))]
    if not drafts:
        do = "sebut berkas .toml atau folder yang memuatnya"
        return [], [Complaint(str(path), "", "", "folder ini tidak memuat berkas prosedur", do)]
    homes = _homes(path, drafts, folders)
    drafts = [_placed(draft) if _home(draft) in homes else draft for draft in drafts]
    own, found = _frozen(homes)
    library = [
        draft
        for folder in {one.resolve(): one for one in (*homes, *folders)}.values()
        for draft in _standing_in(folder)
    ]
    others = _others(library, drafts)
    found += [complaint for draft in drafts for complaint in draft.complaints]
    found += [*_doubled(drafts), *melted([*_frozen(folders)[0], *own], drafts), *lost(own, [*library, *drafts])]
    not_theirs = set(_disagreements(others))
    found += [one for one in _disagreements([*drafts, *others]) if one not in not_theirs]
    return [draft.path for draft in drafts], list(dict.fromkeys(found))


def read_procedure(path: Path) -> Procedure:
    """The procedure of one file by itself, outside any library; LibraryRefusedError names every fault."""
    return _checked(read(path)).faultless


def _checked(draft: Draft) -> Draft:
    return replace(draft, complaints=faults(draft))


def _standing_in(folder: Path) -> list[Draft]:
    """The files of a library folder, `<key>/<version>.toml`, each held to its place."""
    return [_placed(_checked(read(path))) for path in sorted(folder.glob("*/*.toml"))]


def _under(folder: Path) -> list[Draft]:
    """Every procedure file under a folder; none of them held to its place."""
    paths = sorted(path for path in folder.rglob("*.toml") if path.name != PUBLISHED)
    return [_checked(read(path)) for path in paths]


def _home(draft: Draft) -> Path:
    """The folder of a library in which a file would stand as `<key>/<version>.toml`."""
    return draft.path.resolve().parent.parent


def _homes(path: Path, drafts: Iterable[Draft], folders: Iterable[Path]) -> list[Path]:
    """The folders that are checked as libraries: the one named, and those in which a file stands in its place."""
    known = {folder.resolve() for folder in folders}
    homes = [path.resolve()] if path.is_dir() else []
    homes += [_home(draft) for draft in drafts if _home(draft) in known or _is_in_place(draft)]
    return list(dict.fromkeys(homes))


def _is_in_place(draft: Draft) -> bool:
    return draft.procedure is not None and _key_folder(draft) == draft.procedure.key and draft.path.stem.isdecimal()


def _key_folder(draft: Draft) -> str:
    return draft.path.resolve().parent.name


def _placed(draft: Draft) -> Draft:
    """The draft, with a complaint when key and version are not those of its folder and file name."""
    procedure, stands = draft.procedure, (_key_folder(draft), draft.path.stem)
    if procedure is None or stands == (procedure.key, str(procedure.version)):
        return draft
    what = f"berkas ini memuat «{procedure.key}» versi {procedure.version}"
    do = f"simpan sebagai {procedure.key}/{procedure.version}.toml, atau betulkan key dan version"
    return replace(draft, complaints=(*draft.complaints, Complaint(str(draft.path), "", "key", what, do)))


def _frozen(folders: Iterable[Path]) -> tuple[list[Published], list[Complaint]]:
    rows: list[Published] = []
    found: list[Complaint] = []
    for folder in folders:
        more, complaints = read_published(folder)
        rows += more
        found += complaints
    return rows, found


def _absent(folders: Sequence[Path]) -> list[Complaint]:
    do = "periksa MUTUBAKU_PROCEDURES, atau buat foldernya"
    return [
        Complaint(str(folder), "", "", "folder prosedur kantor ini tidak ada", do)
        for folder in folders
        if not folder.is_dir()
    ]


def _doubled(drafts: Iterable[Draft]) -> list[Complaint]:
    """The files that say something else under a key and version that another file has already."""
    first: dict[tuple[str, int], Draft] = {}
    found = []
    for draft in drafts:
        if draft.place and fingerprint(first.setdefault(draft.place, draft).faultless) != fingerprint(draft.faultless):
            what = f"versi {draft.place[1]} sudah ada di {first[draft.place].path} dengan isi lain"
            found.append(Complaint(str(draft.path), "", "version", what, "tulis sebagai versi baru"))
    return found


def _others(library: Iterable[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """The library without the drafts' own files and without what is there of the same key and version."""
    paths = {draft.path.resolve() for draft in drafts}
    places = {draft.place for draft in drafts}
    return [draft for draft in library if draft.place not in places and draft.path.resolve() not in paths]


def _disagreements(drafts: Iterable[Draft]) -> list[Complaint]:
    sound = [draft for draft in drafts if draft.place]
    known: dict[str, dict[int, Procedure]] = {}
    for draft in sound:
        known.setdefault(draft.faultless.key, {})[draft.faultless.version] = draft.faultless
    return [complaint for draft in sound for complaint in disagreements(draft.faultless, str(draft.path), known)]
