"""The library of procedures by key and version, and which version is in force on a day."""

from collections.abc import Iterable
from datetime import date

from mutubaku.procedure.complaints import NotInForceError, UnknownProcedureError, instead
from mutubaku.procedure.fingerprint import fingerprint
from mutubaku.procedure.vocabulary import Procedure
from mutubaku.procedure.wording import printed_date


class Library:
    """Faultless procedures by key and version; immutable."""

    def __init__(self, procedures: Iterable[Procedure]) -> None:
        self._procedures: dict[str, dict[int, Procedure]] = {}
        for procedure in sorted(procedures, key=lambda one: (one.key, one.version)):
            self._procedures.setdefault(procedure.key, {})[procedure.version] = procedure

    def keys(self) -> tuple[str, ...]:
        """The keys, in alphabetical order."""
        return tuple(self._procedures)

    def versions(self, key: str) -> tuple[int, ...]:
        """The versions of a procedure, lowest first; UnknownProcedureError without any."""
        return tuple(self._of(key))

    def get(self, key: str, version: int) -> Procedure:
        """One version of a procedure; UnknownProcedureError when there is none."""
        try:
            return self._procedures[key][version]
        except KeyError:
            known = ", ".join(str(number) for number in self._of(key))
            raise UnknownProcedureError(
                f"Prosedur «{key}» tidak mempunyai versi {version}; yang ada: {known}."
            ) from None

    def in_force(self, key: str, on: date) -> Procedure:
        """The version in force on a day: the latest that has taken effect; NotInForceError before the first."""
        versions = self._of(key).values()
        taken = [one for one in versions if one.identity.effective <= on]
        if not taken:
            first = min(one.identity.effective for one in versions)
            raise NotInForceError(
                f"Prosedur «{key}» belum berlaku pada {printed_date(on)}; berlaku mulai {printed_date(first)}."
            )
        return max(taken, key=lambda one: one.identity.effective)

    def fingerprint(self, procedure: Procedure) -> str:
        """The fingerprint of a procedure's content."""
        return fingerprint(procedure)

    def _of(self, key: str) -> dict[int, Procedure]:
        if key not in self._procedures:
            missing = f"Prosedur «{key}» tidak ada di pustaka; {instead(key, self._procedures)}."
            raise UnknownProcedureError(missing) from None
        return self._procedures[key]
