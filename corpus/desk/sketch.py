"""MinHash of a text's word triples: how much two texts share, told from 512 bytes of each.

MinHash is of Broder, "On the resemblance and containment of documents" (1997). The permutations are
those of datasketch 2: words of 32 bits are mixed once (MurmurHash3's finaliser) and then permuted
as a * word + b, modulo 2 ** 32, with a odd. That library itself imports scipy, which would take
half of the second in which a release is added to ten thousand.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

PERMUTATIONS = 128
"""The estimate is then off by 0.03 (one standard deviation) where texts share 85 %."""

_TOGETHER = 3
# Scripts that put no blanks between words count by letters.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


def words_of(text: str) -> list[str]:
    """Return the words of a text, without what two copies of it may differ in by themselves."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\u00ad", "")
    return _WORD.findall(folded)


def triples(words: list[str]) -> set[bytes]:
    """Return every three words that follow each other."""
    last = max(1, len(words) - _TOGETHER + 1)
    return {" ".join(words[at : at + _TOGETHER]).encode() for at in range(last)}


def shared(some: set[bytes], others: set[bytes]) -> float:
    """Return how much two texts have in common, 0 to 1 (Jaccard)."""
    return len(some & others) / len(some | others)


def sketch(some: set[bytes]) -> bytes:
    """Return the MinHash of a text's triples, as many unsigned integers of 32 bits."""
    import numpy as np

    hashes = np.fromiter(map(zlib.crc32, some), np.uint32, len(some))
    factors, terms = _permutations()
    permuted = _mixed(hashes)[:, np.newaxis] * factors + terms  # what overflows is what is meant
    return bytes(permuted.min(axis=0).tobytes())


def estimates(of: bytes, sketches: list[bytes]) -> npt.NDArray[np.floating[Any]]:
    """Return how much each sketch's text shares with one, about: float64 (n,).

    All are compared: for 10,000 that takes 2 ms, and filling the tables of a locality-sensitive
    hash, so as not to compare them, over a second.
    """
    import numpy as np

    known = np.frombuffer(b"".join(sketches), np.uint32).reshape(-1, PERMUTATIONS)
    equal = known == np.frombuffer(of, np.uint32)
    near: npt.NDArray[np.floating[Any]] = equal.mean(axis=1)
    return near


@lru_cache(maxsize=1)
def _permutations() -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    """Return the factors and terms, which are the same for good."""
    import numpy as np

    drawn = hashlib.shake_128(b"permutations").digest(2 * 4 * PERMUTATIONS)
    factors, terms = np.frombuffer(drawn, "<u4").astype(np.uint32).reshape(2, PERMUTATIONS)
    return factors | np.uint32(1), terms


def _mixed(hashes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """Spread hashes over all bits, one to one: those of CRC32 are not at random."""
    import numpy as np

    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1)):
        hashes = (hashes ^ (hashes >> np.uint32(shift))) * np.uint32(factor)
    return hashes
