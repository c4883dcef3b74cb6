"""The root of everything that Verbatim raises on purpose."""


class VerbatimError(Exception):
    """Something is wrong with the data or the environment, and it can be said in one line.

    The command line prints the message and leaves with exit code 3.

    Args:
        what: What is wrong and where, without a full stop.
        mend: What mends it, usually a command; empty where nothing can be advised.
    """

    def __init__(self, what: str, *, mend: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.what}; {self.mend}" if self.mend else self.what
