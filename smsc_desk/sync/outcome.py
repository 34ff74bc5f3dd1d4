"""What each kind of answer, or none, means for an edit: one table (reliability, A.2)."""

from __future__ import annotations

from smsc_desk.book import errors
from smsc_desk.book.errors import Error
from smsc_desk.store.sending import Kind, Outcome

MINUTE_MS = 61_000
"""After "duplicate request, wait a minute" (provider-api, "Errors")."""


def unsent(error: Error) -> Outcome:
    """Return what it means for an edit that the look before it failed: nothing was sent, so it waits its turn again."""
    repeated = isinstance(error, errors.TooManyRequests) and error.repeated
    if isinstance(error, errors.Invalid):
        return Outcome(kind=Kind.REFUSED, reason="unsendable", answer=str(error))
    return Outcome(kind=Kind.AGAIN, wait_ms=MINUTE_MS if repeated else 0, unsent=True)


def outcome_of(error: Error) -> Outcome:
    """Return what an edit's failure means for it.

    Whatever is not surely refused or surely unsent is in doubt: it may have been carried out. Where the provider has
    answered, if only with something that does not tell (`answered`), the look need not wait for the fence.
    """
    match error:
        case errors.NotSent() | errors.BadCredentials() | errors.AddressBlocked():
            return Outcome(kind=Kind.AGAIN, unsent=True)
        case errors.TooManyRequests():
            wait_ms = MINUTE_MS if error.repeated else 0
            return Outcome(kind=Kind.AGAIN, code=error.code, wait_ms=wait_ms, unsent=True)
        case errors.BadParameters():
            return Outcome(kind=Kind.REFUSED, code=error.code, reason=error.text, answer=str(error))
        case errors.NoRecords() | errors.Refused():
            # Whether error 5 leaves a part done, and what of two things error 3 misses, nobody says: look first.
            return Outcome(kind=Kind.DOUBT, code=error.code, reason=error.text, answer=str(error), answered=True)
        case errors.Invalid():
            return Outcome(kind=Kind.REFUSED, reason="unsendable", answer=str(error))
        case errors.UnknownCode():
            return Outcome(kind=Kind.DOUBT, code=error.code, reason=error.text, answer=str(error), answered=True)
        case errors.Garbled():
            answer = f"{error}\n{error.sample}"
            return Outcome(kind=Kind.DOUBT, reason="no_answer", answer=answer, answered=error.ended)
        case _:
            return Outcome(kind=Kind.DOUBT, reason="no_answer", answer=str(error))
